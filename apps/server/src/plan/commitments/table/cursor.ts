import { type TableOrder, text } from '@chengshi/contract';
import { z } from 'zod';
import { fromCursor } from '../../../platform/http/paging.ts';

/** The place of a row: which stretch of the order it lies in, its sort key there (none where all are equal), and what keeps equal ones apart. */
export type TableKey = readonly [stretch: number, key: string | null, tie: string];

const stretch = z.int().min(0).max(9);
const shapes = {
  text: z.tuple([stretch, z.uuid(), z.string().regex(/^\d{1,9}$/)]),
  dates: z.tuple([stretch, z.iso.date().nullable(), z.uuid()]),
  words: z.tuple([stretch, text(100).nullable(), z.uuid()]),
};

/** The place after which a page goes on. A forged cursor fails here, not in the database. */
export function tableCursor(order: TableOrder, cursor: string | undefined): TableKey | undefined {
  const shape = order === 'text' ? shapes.text : /^(due|light)/.test(order) ? shapes.dates : shapes.words;
  return fromCursor<TableKey>(cursor, shape);
}
