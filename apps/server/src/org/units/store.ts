import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';
import type { KnownUnit } from './matching.ts';

function unitRows(trx: Trx) {
  return trx
    .selectFrom('units')
    .innerJoin('regions', 'regions.id', 'units.regionId')
    .leftJoin('units as parent', 'parent.id', 'units.parentId')
    .select(['units.id', 'units.regionId', 'units.regionPath', 'regions.name as regionName', 'units.parentId'])
    .select(['units.name', 'units.shortName', 'units.kind', 'units.closedOn', 'parent.name as parentName'])
    .select(
      sql<{ id: string; name: string } | null>`(
        select jsonb_build_object('id', m.id, 'name', m.name) from units m where m.id = units.merged_into)`.as(
        'mergedInto',
      ),
    )
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

/**
 * Open units of a region, of those directly below it and of those above it, with the names that they go by; those of units that were merged
 * into them are among these.
 */
export async function unitsAround(trx: Trx, regionPath: string): Promise<KnownUnit[]> {
  const { rows } = await sql<KnownUnit>`
    select u.id, u.name, u.short_name as "shortName", u.kind, u.region_path as "regionPath", r.name as "regionName", r.level as "regionLevel",
      coalesce((select array_agg(a.alias order by a.alias) from unit_aliases a where a.unit_id = u.id and a.source <> 'learned'), '{}') as aliases,
      coalesce((select array_agg(a.alias order by a.alias) from unit_aliases a where a.unit_id = u.id and a.source = 'learned'), '{}') as learned
    from units u join regions r on r.id = u.region_id
    where u.closed_on is null and (starts_with(${regionPath}, u.region_path)
      or r.parent_id = (select id from regions home where home.path = ${regionPath}))
    order by u.region_path, u.name, u.id`.execute(trx);
  return rows;
}

/** Stores names that people confirmed; those that are there stay as they are. Gives how many are new. */
export async function learnAliases(
  trx: Trx,
  aliases: readonly { readonly unitId: string; readonly regionPath: string; readonly alias: string }[],
  learned: { readonly by: string; readonly at: Date },
): Promise<number> {
  if (aliases.length === 0) return 0;
  const by = { source: 'learned', addedBy: learned.by, addedAt: learned.at };
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

/** Which unit goes on for each of these: itself, or the one that it was merged into. */
export async function heirsOf(trx: Trx, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; heirId: string; name: string; regionPath: string; closedOn: string | null }>`
    with recursive chain as (
      select u.id as asked, u.id, u.merged_into from units u where u.id = any(${ids}::uuid[])
      union select chain.asked, u.id, u.merged_into from chain join units u on u.id = chain.merged_into)
    select c.asked as id, u.id as "heirId", u.name, u.region_path as "regionPath", u.closed_on as "closedOn"
    from chain c join units u on u.id = c.id where c.merged_into is null`.execute(trx);
  return new Map(rows.map(({ id, heirId, ...unit }) => [id, { ...unit, id: heirId }]));
}

export interface UnitFilter {
  readonly paths: readonly string[];
  readonly query?: string | undefined;
  readonly kind?: string | undefined;
  readonly closed?: boolean | undefined;
  /** The last unit of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export function listUnits(trx: Trx, filter: UnitFilter): Promise<UnitRow[]> {
  let query = unitRows(trx)
    .where((eb) =>
      eb.or(filter.paths.map((path) => eb(sql<boolean>`starts_with(units.region_path, ${path})`, '=', true))),
    )
    .where('units.closedOn', filter.closed ? 'is not' : 'is', null)
    .orderBy('units.regionPath')
    .orderBy('units.name')
    .orderBy('units.id')
    .limit(filter.limit);
  const { after, query: words } = filter;
  if (filter.kind) query = query.where('units.kind', '=', filter.kind);
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

/** All units of these regions, closed ones too: what a list of names is compared with. */
export const unitsOfRegions = (trx: Trx, regionIds: readonly string[]): Promise<UnitRow[]> =>
  unitRows(trx).where('units.regionId', '=', sql<string>`any(${regionIds})`).orderBy('units.id').execute();

/** Whatever lies in these subtrees and is not closed; one more than `most` says that there is more. */
export const unitsWithin = (trx: Trx, paths: readonly string[], most: number): Promise<UnitRow[]> =>
  listUnits(trx, { paths, limit: most + 1 });

export interface NewUnit {
  readonly regionId: string;
  readonly regionPath: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: string;
  readonly aliases: readonly string[];
}

export async function insertUnit(
  trx: Trx,
  { aliases, ...unit }: NewUnit,
  createdAt: Date,
  addedBy: string | null = null,
): Promise<string> {
  const id = uuidv7();
  await trx
    .insertInto('units')
    .values({ ...unit, id, createdAt })
    .execute();
  await insertAliases(trx, { id, regionPath: unit.regionPath }, aliases, {
    source: 'entered',
    addedBy,
    addedAt: createdAt,
  });
  return id;
}

export interface UnitChange {
  readonly name?: string;
  readonly shortName?: string | null;
  readonly kind?: string;
  readonly parentId?: string | null;
  readonly closedOn?: string | null;
  readonly mergedInto?: string;
}

export async function changeUnit(trx: Trx, id: string, change: UnitChange): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await trx.updateTable('units').set(change).where('id', '=', id).execute();
}

export interface AliasOrigin {
  readonly source: 'entered' | 'former';
  readonly addedBy: string | null;
  readonly addedAt: Date;
}

/** Adds names; one that the unit has already keeps its origin. */
export async function insertAliases(
  trx: Trx,
  unit: { readonly id: string; readonly regionPath: string },
  aliases: readonly string[],
  origin: AliasOrigin,
): Promise<void> {
  if (aliases.length === 0) return;
  await trx
    .insertInto('unitAliases')
    .values([...new Set(aliases)].map((alias) => ({ ...origin, unitId: unit.id, regionPath: unit.regionPath, alias })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** False when the unit has no such name. */
export async function deleteAlias(trx: Trx, unitId: string, alias: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('unitAliases')
    .where('unitId', '=', unitId)
    .where('alias', '=', alias)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export const aliasesOf = (trx: Trx, unitId: string) =>
  trx
    .selectFrom('unitAliases')
    .leftJoin('people', 'people.id', 'unitAliases.addedBy')
    .select(['alias', 'source', 'people.name as addedBy', 'addedAt'])
    .where('unitId', '=', unitId)
    .orderBy('alias')
    .execute();

/** Whether a unit stands below another, or is it. */
export async function standsBelow(trx: Trx, unitId: string, aboveId: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`with recursive up as (
      select id, parent_id from units where id = ${unitId}
      union select u.id, u.parent_id from units u join up on u.id = up.parent_id)
    select id from up where id = ${aboveId}`.execute(trx);
  return rows.length > 0;
}

/** Keeps others from closing the unit, or hanging something on it, until the transaction ends. */
export async function holdUnit(trx: Trx, id: string): Promise<void> {
  await trx.selectFrom('units').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

/** What keeps a unit from being closed: units below it, held posts, roles for it. */
export async function usesOfUnit(trx: Trx, id: string): Promise<{ units: number; held: number; roles: number }> {
  // A role granted meanwhile waits here, and is refused by its policy afterwards.
  await sql`lock table role_grants in share row exclusive mode`.execute(trx);
  const { rows } = await sql<{ units: number; held: number; roles: number }>`select
    (select count(*)::int from units where parent_id = ${id} and closed_on is null) as units,
    (select count(*)::int from posts p join holdings h on h.post_id = p.id where p.unit_id = ${id} and h.until is null) as held,
    (select count(*)::int from role_grants where unit_id = ${id} and revoked_at is null) as roles`.execute(trx);
  return rows[0] ?? { units: 0, held: 0, roles: 0 };
}

/** Closes the open posts of a unit with it. */
export async function closePostsOf(trx: Trx, unitId: string, closedOn: string): Promise<void> {
  await trx.updateTable('posts').set({ closedOn }).where('unitId', '=', unitId).where('closedOn', 'is', null).execute();
}

/** Hangs posts with their holdings on another unit; one whose title is taken there says where it came from. */
export async function movePosts(trx: Trx, from: UnitRow, into: UnitRow): Promise<number> {
  const { rows } = await sql<{ id: string }>`update posts p set unit_id = ${into.id}, region_path = ${into.regionPath},
      title = case when exists (select from posts t where t.unit_id = ${into.id} and t.title = p.title and t.closed_on is null)
        then p.title || ${`（原${from.name}）`} else p.title end
    where p.unit_id = ${from.id} returning id`.execute(trx);
  if (from.regionPath !== into.regionPath) {
    const posts = rows.map((row) => row.id);
    await trx
      .updateTable('holdings')
      .set({ regionPath: into.regionPath })
      .where('postId', '=', sql<string>`any(${posts})`)
      .execute();
  }
  return rows.length;
}

export async function moveUnitsBelow(trx: Trx, from: string, into: string): Promise<void> {
  await trx.updateTable('units').set({ parentId: into }).where('parentId', '=', from).execute();
}

/** Roles for a merged unit become roles for the unit that it was merged into; needs the merger on record. */
export async function carryRoles(trx: Trx, from: string, at: Date): Promise<number> {
  const grants = await trx
    .selectFrom('roleGrants')
    .select('id')
    .where('unitId', '=', from)
    .where('revokedAt', 'is', null)
    .orderBy('id')
    .execute();
  for (const { id } of grants) await sql`select app_carry_role(${id}, ${uuidv7()}, ${at})`.execute(trx);
  return grants.length;
}
