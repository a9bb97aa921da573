import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

const columns = ['id', 'code', 'codeKind', 'name', 'nameEn', 'level', 'parentId', 'path'] as const;

function regionRows(trx: Trx) {
  return trx
    .selectFrom('regions')
    .select([...columns])
    .select((eb) =>
      eb
        .selectFrom('regions as child')
        .whereRef('child.parentId', '=', 'regions.id')
        .select((count) => count.fn.countAll<string>().as('count'))
        .as('children'),
    );
}
export type RegionRow = Awaited<ReturnType<ReturnType<typeof regionRows>['executeTakeFirstOrThrow']>>;

export const regionById = (trx: Trx, id: string): Promise<RegionRow | undefined> =>
  regionRows(trx).where('id', '=', id).executeTakeFirst();

export const regionsByCode = (trx: Trx, codes: readonly string[]): Promise<RegionRow[]> =>
  regionRows(trx).where('code', '=', sql<string>`any(${codes})`).execute();

export const childRegions = (trx: Trx, parentId: string): Promise<RegionRow[]> =>
  regionRows(trx).where('parentId', '=', parentId).orderBy('code').limit(1000).execute();

export const regionsAtPaths = (trx: Trx, paths: readonly string[]): Promise<RegionRow[]> =>
  regionRows(trx).where('path', '=', sql<string>`any(${paths})`).orderBy('code').execute();

export const regionsNamed = (trx: Trx, words: string, paths: readonly string[]): Promise<RegionRow[]> =>
  regionRows(trx)
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
