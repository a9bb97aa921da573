import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

const columns = ['id', 'code', 'codeKind', 'name', 'nameEn', 'level', 'parentId', 'path', 'closedOn'] as const;

function regionRows(trx: Trx) {
  return trx
    .selectFrom('regions')
    .select([...columns])
    .select((eb) =>
      eb
        .selectFrom('regions as child')
        .whereRef('child.parentId', '=', 'regions.id')
        .where('child.closedOn', 'is', null)
        .select((count) => count.fn.countAll<string>().as('count'))
        .as('children'),
    );
}
export type RegionRow = Awaited<ReturnType<ReturnType<typeof regionRows>['executeTakeFirstOrThrow']>>;

export const regionById = (trx: Trx, id: string): Promise<RegionRow | undefined> =>
  regionRows(trx).where('id', '=', id).executeTakeFirst();

export const regionsByCode = (trx: Trx, codes: readonly string[]): Promise<RegionRow[]> =>
  regionRows(trx).where('code', '=', sql<string>`any(${codes})`).execute();

export const childRegions = (trx: Trx, parentId: string, closed = false): Promise<RegionRow[]> =>
  regionRows(trx)
    .where('parentId', '=', parentId)
    .where('closedOn', closed ? 'is not' : 'is', null)
    .orderBy('code')
    .limit(1000)
    .execute();

export const regionsAtPaths = (trx: Trx, paths: readonly string[]): Promise<RegionRow[]> =>
  regionRows(trx).where('path', '=', sql<string>`any(${paths})`).orderBy('code').execute();

/** Whatever lies in these subtrees and is not closed, from the top down; one more than `most` says that there is more. */
export const regionsWithin = (trx: Trx, paths: readonly string[], most: number): Promise<RegionRow[]> =>
  regionRows(trx)
    .where('closedOn', 'is', null)
    .where((eb) => eb.or(paths.map((path) => eb(sql<boolean>`starts_with(path, ${path})`, '=', true))))
    .orderBy('path')
    .limit(most + 1)
    .execute();

export const regionsNamed = (trx: Trx, words: string, paths: readonly string[], closed = false): Promise<RegionRow[]> =>
  regionRows(trx)
    .where('closedOn', closed ? 'is not' : 'is', null)
    .where((eb) => eb.or([eb(sql`position(${words} in name)`, '>', 0), eb('code', '=', words)]))
    .where((eb) => eb.or(paths.map((path) => eb(sql<boolean>`starts_with(path, ${path})`, '=', true))))
    .orderBy('code')
    .limit(100)
    .execute();

export interface NewRegion {
  readonly code: string;
  readonly codeKind: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly level: string;
  readonly parent: { readonly id: string; readonly path: string } | null;
}

export async function insertRegion(
  trx: Trx,
  region: NewRegion,
  createdAt: Date,
): Promise<{ id: string; path: string }> {
  const { parent, ...values } = region;
  const row = { id: uuidv7(), path: `${parent?.path ?? '/'}${region.code}/` };
  await trx
    .insertInto('regions')
    .values({ ...values, ...row, parentId: parent?.id ?? null, createdAt })
    .execute();
  return row;
}

export async function renameRegion(trx: Trx, id: string, name: string, nameEn: string | null): Promise<void> {
  await trx.updateTable('regions').set({ name, nameEn }).where('id', '=', id).execute();
}

export async function changeRegion(
  trx: Trx,
  id: string,
  change: { readonly level?: string; readonly closedOn?: string | null },
): Promise<void> {
  await trx.updateTable('regions').set(change).where('id', '=', id).execute();
}

/** Keeps others from closing the region, or hanging something below it, until the transaction ends. */
export async function holdRegion(trx: Trx, id: string): Promise<void> {
  await trx.selectFrom('regions').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

/** What keeps a region from being closed: regions and units in it that are open, and roles for it. */
export async function usesOfRegion(trx: Trx, id: string): Promise<{ regions: number; units: number; roles: number }> {
  // A role granted meanwhile waits here, and is refused by its policy afterwards.
  await sql`lock table role_grants in share row exclusive mode`.execute(trx);
  const { rows } = await sql<{ regions: number; units: number; roles: number }>`select
    (select count(*)::int from regions where parent_id = ${id} and closed_on is null) as regions,
    (select count(*)::int from units where region_id = ${id} and closed_on is null) as units,
    (select count(*)::int from role_grants where region_id = ${id} and revoked_at is null) as roles`.execute(trx);
  return rows[0] ?? { regions: 0, units: 0, roles: 0 };
}

/** Hangs a region with all below it under another; gives the table whose rows forbid it, or null when it is done. */
export async function moveRegion(trx: Trx, id: string, parentId: string): Promise<string | null> {
  const { rows } = await sql<{ busy: string | null }>`select app_move_region(${id}, ${parentId}) as busy`.execute(trx);
  return rows[0]?.busy ?? null;
}
