import { type SqlBool, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

function openingRows(trx: Trx) {
  return trx
    .selectFrom('entryOpenings as o')
    .innerJoin('regions as r', 'r.id', 'o.regionId')
    .leftJoin('entryClosings as c', 'c.openingId', 'o.id')
    .select(['o.id', 'o.regionId', 'r.name as regionName', 'r.parentId', 'o.regionPath', 'o.filingNumber', 'o.reason'])
    .select(['o.since', 'o.until', 'o.openedName', 'o.openedAt'])
    .select(['c.closedOn', 'c.reason as closedReason', 'c.closedName']);
}
export type OpeningRow = Awaited<ReturnType<ReturnType<typeof openingRows>['executeTakeFirstOrThrow']>>;

export const openingById = (trx: Trx, id: string): Promise<OpeningRow | undefined> =>
  openingRows(trx).where('o.id', '=', id).executeTakeFirst();

export function listOpenings(
  trx: Trx,
  page: { readonly after: readonly [at: string, id: string] | undefined; readonly limit: number },
): Promise<OpeningRow[]> {
  const query = openingRows(trx).orderBy('o.openedAt', 'desc').orderBy('o.id', 'desc').limit(page.limit);
  return (
    page.after
      ? query.where(sql<SqlBool>`(o.opened_at, o.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`)
      : query
  ).execute();
}

/** The opening in force on a day for what lies at this path, or in the town above it. */
export const openingFor = (trx: Trx, path: string, day: string): Promise<OpeningRow | undefined> =>
  openingRows(trx)
    .where(sql<SqlBool>`starts_with(${path}, o.region_path)`)
    .where('o.since', '<=', day)
    .where('o.until', '>=', day)
    .where(sql<SqlBool>`coalesce(c.closed_on > ${day}::date, true)`)
    .orderBy('o.openedAt', 'desc')
    .limit(1)
    .executeTakeFirst();

export async function insertOpening(
  trx: Trx,
  opening: {
    readonly regionId: string;
    readonly regionPath: string;
    readonly filingNumber: string;
    readonly reason: string;
    readonly since: string;
    readonly until: string;
    readonly openedBy: string;
    readonly openedName: string;
    readonly openedAt: Date;
  },
): Promise<string> {
  const id = uuidv7();
  await trx
    .insertInto('entryOpenings')
    .values({ ...opening, id })
    .execute();
  return id;
}

export async function insertClosing(
  trx: Trx,
  closing: {
    readonly openingId: string;
    readonly regionPath: string;
    readonly reason: string;
    readonly closedBy: string;
    readonly closedName: string;
    readonly closedAt: Date;
    readonly closedOn: string;
  },
): Promise<void> {
  await trx.insertInto('entryClosings').values(closing).execute();
}
