import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

export interface NewPart {
  readonly commitmentId: string;
  readonly regionPath: string;
  readonly ordinal: number;
  readonly forRegionId: string | null;
  readonly forUnitId: string | null;
  readonly name: string;
  readonly value: number;
}

/** Rows per statement: keeps the number of parameters under PostgreSQL's 65,535. */
const batch = 1000;

export async function insertParts(trx: Trx, parts: readonly NewPart[]): Promise<void> {
  for (let from = 0; from < parts.length; from += batch) {
    const values = parts.slice(from, from + batch).map((row) => ({ ...row, id: uuidv7(), state: 'prepared' }));
    await trx.insertInto('preparedParts').values(values).execute();
  }
}

export const partsOf = (trx: Trx, commitmentId: string) =>
  trx
    .selectFrom('preparedParts')
    .select(['name', 'value', 'forRegionId as regionId', 'forUnitId as unitId'])
    .where('commitmentId', '=', commitmentId)
    .orderBy('ordinal')
    .execute();
