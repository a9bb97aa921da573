import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';
import type { KnownUnit } from './matching.ts';

function unitRows(trx: Trx) {
  return trx
    .selectFrom('units')
    .innerJoin('regions', 'regions.id', 'units.regionId')
    .select(['units.id', 'units.regionId', 'units.regionPath', 'regions.name as regionName', 'units.parentId'])
    .select(['units.name', 'units.shortName', 'units.kind'])
    .select((eb) =>
      eb
        .selectFrom('unitAliases')
        .whereRef('unitAliases.unitId', '=', 'units.id')
        .select(sql<string[]>`coalesce(array_agg(alias order by alias), '{}')`.as('aliases'))
        .as('aliases'),
    );
}
export type UnitRow = Awaited<ReturnType<ReturnType<typeof unitRows>['executeTakeFirstOrThrow']>>;

export const unitById = (trx: Trx, id: string): Promise<UnitRow | undefined> =>
  unitRows(trx).where('units.id', '=', id).executeTakeFirst();

export const unitByName = (trx: Trx, regionId: string, name: string): Promise<UnitRow | undefined> =>
  unitRows(trx).where('units.regionId', '=', regionId).where('units.name', '=', name).executeTakeFirst();

/** Units of a region, of those directly below it and of those above it, with the names that they go by. */
export async function unitsAround(trx: Trx, regionPath: string): Promise<KnownUnit[]> {
  const { rows } = await sql<KnownUnit>`
    select u.id, u.name, u.short_name as "shortName", u.kind, u.region_path as "regionPath", r.name as "regionName", r.level as "regionLevel",
      coalesce((select array_agg(a.alias order by a.alias) from unit_aliases a where a.unit_id = u.id and a.source = 'entered'), '{}') as aliases,
      coalesce((select array_agg(a.alias order by a.alias) from unit_aliases a where a.unit_id = u.id and a.source = 'learned'), '{}') as learned
    from units u join regions r on r.id = u.region_id
    where starts_with(${regionPath}, u.region_path)
      or r.parent_id = (select id from regions home where home.path = ${regionPath})
    order by u.region_path, u.name, u.id`.execute(trx);
  return rows;
}

/** Stores names that people confirmed; those that are there stay as they are. Gives how many are new. */
export async function learnAliases(
  trx: Trx,
  aliases: readonly { readonly unitId: string; readonly regionPath: string; readonly alias: string }[],
  learned: { readonly by: string; readonly name: string; readonly at: Date },
): Promise<number> {
  if (aliases.length === 0) return 0;
  const by = { source: 'learned', learnedBy: learned.by, learnedName: learned.name, learnedAt: learned.at };
  const result = await trx
    .insertInto('unitAliases')
    .values(aliases.map((alias) => ({ ...alias, ...by })))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0n);
}

export const unitsByIds = (trx: Trx, ids: readonly string[]) =>
  trx
    .selectFrom('units')
    .select(['id', 'name', 'shortName', 'regionPath'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();

export interface UnitFilter {
  readonly paths: readonly string[];
  readonly query?: string | undefined;
  /** The last unit of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export function listUnits(trx: Trx, filter: UnitFilter): Promise<UnitRow[]> {
  let query = unitRows(trx)
    .where((eb) =>
      eb.or(filter.paths.map((path) => eb(sql<boolean>`starts_with(units.region_path, ${path})`, '=', true))),
    )
    .orderBy('units.regionPath')
    .orderBy('units.name')
    .orderBy('units.id')
    .limit(filter.limit);
  const { after, query: words } = filter;
  if (after) {
    query = query.where(
      sql<boolean>`(units.region_path, units.name, units.id) > (select last.region_path, last.name, last.id from units last where last.id = ${after})`,
    );
  }
  if (words) {
    query = query.where((eb) =>
      eb.or([
        eb(sql`position(${words} in units.name)`, '>', 0),
        eb(sql`position(${words} in coalesce(units.short_name, ''))`, '>', 0),
        eb.exists(
          eb
            .selectFrom('unitAliases')
            .whereRef('unitAliases.unitId', '=', 'units.id')
            .where(sql`position(${words} in alias)`, '>', 0)
            .select('alias'),
        ),
      ]),
    );
  }
  return query.execute();
}

export interface NewUnit {
  readonly regionId: string;
  readonly regionPath: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: string;
  readonly aliases: readonly string[];
}

export async function insertUnit(trx: Trx, { aliases, ...unit }: NewUnit, createdAt: Date): Promise<string> {
  const id = uuidv7();
  await trx
    .insertInto('units')
    .values({ ...unit, id, createdAt })
    .execute();
  if (aliases.length > 0) {
    await trx
      .insertInto('unitAliases')
      .values([...new Set(aliases)].map((alias) => ({ unitId: id, regionPath: unit.regionPath, alias })))
      .execute();
  }
  return id;
}
