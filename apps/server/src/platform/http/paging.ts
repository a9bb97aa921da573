import { text } from '@chengshi/contract';
import { z } from 'zod';
import { failure } from './fail.ts';

type CursorPart = string | number | null;

/** Sort keys as cursors carry them. A forged one must fail here, not in the database. */
export const keys = {
  instantAndId: z.tuple([z.iso.datetime().regex(/^[12]/), z.uuid()]),
  nameAndId: z.tuple([text(100), z.uuid()]),
  /** Where the rest of the key is too long for a cursor, and is looked up by the id. */
  id: z.tuple([z.uuid()]),
  dateAndId: z.tuple([z.union([z.iso.date(), z.literal('')]), z.uuid()]),
  ordinal: z.tuple([z.int32()]),
  placeAndOrdinal: z.tuple([z.int32(), z.int32()]),
  sequence: z.tuple([z.string().regex(/^\d{1,18}$/)]),
} as const;

/** A schema by what is asked of it: to hold one against `ZodType` compares every kind of schema with every other. */
interface KeySchema<Key> {
  safeParse(value: unknown): z.ZodSafeParseResult<Key>;
}

/** The sort key of the last row seen, from the cursor that the client gave back; undefined on the first page. */
export function fromCursor<Key>(cursor: string | undefined, key: KeySchema<Key>): Key | undefined {
  if (cursor === undefined) return undefined;
  const parsed = key.safeParse(decoded(cursor));
  if (!parsed.success) {
    throw failure('BAD_REQUEST', {
      detail: '翻页位置无效，请从第一页重新开始 · the cursor is not valid: begin at the first page',
    });
  }
  return parsed.data;
}

function decoded(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    // Not a cursor of ours: the schema refuses it.
    return null;
  }
}

/** A page from one row more than was asked for: the extra row says that there is a next page. */
export function toPage<Row, View>(
  rows: readonly Row[],
  limit: number,
  sortKey: (row: Row) => readonly CursorPart[],
  view: (row: Row) => View,
): { rows: View[]; next: string | null } {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit).map(view),
    next: last === undefined ? null : Buffer.from(JSON.stringify(sortKey(last))).toString('base64url'),
  };
}
