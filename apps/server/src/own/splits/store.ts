import { type SqlBool, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

export interface PartRow {
  readonly regionId: string | null;
  readonly unitId: string | null;
  readonly name: string;
  readonly value: number;
  readonly weight: number | null;
  readonly minimum: number | null;
  readonly base: number;
  readonly startsOn: string;
  readonly dueOn: string;
  readonly trajectory: unknown;
}

function splitRows(trx: Trx) {
  return trx
    .selectFrom('splits as s')
    .select(['s.id', 's.commitmentId', 's.place', 's.number', 's.rule', 's.method', 's.weightName', 's.whole'])
    .select(['s.origin', 's.words', 's.setName', 's.setAt'])
    .select(
      sql<PartRow[]>`(select jsonb_agg(jsonb_build_object('regionId', p.for_region_id, 'unitId', p.for_unit_id,
          'name', coalesce(r.name, u.short_name, u.name), 'value', p.value, 'weight', p.weight, 'minimum', p.minimum, 'base', p.base,
          'startsOn', p.starts_on, 'dueOn', p.due_on, 'trajectory', p.trajectory) order by p.ordinal)
        from split_parts p left join regions r on r.id = p.for_region_id left join units u on u.id = p.for_unit_id
        where p.split_id = s.id)`.as('parts'),
    );
}
export type SplitRow = Awaited<ReturnType<ReturnType<typeof splitRows>['executeTakeFirstOrThrow']>>;

const isLast = sql<SqlBool>`not exists (select from splits l where l.commitment_id = s.commitment_id and l.place = s.place and l.number > s.number)`;

export const splitAt = (trx: Trx, commitmentId: string, place: string): Promise<SplitRow | undefined> =>
  splitRows(trx)
    .where('s.commitmentId', '=', commitmentId)
    .where('s.place', '=', place)
    .where(isLast)
    .executeTakeFirst();

/** The places of a commitment that are split, the whole left out. */
export async function splitPlaces(trx: Trx, commitmentId: string): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('splits')
    .select('place')
    .distinct()
    .where('commitmentId', '=', commitmentId)
    .execute();
  return new Set(rows.map(({ place }) => place));
}

export interface ListedSplit {
  readonly commitmentId: string;
  readonly code: string;
  readonly title: string;
  readonly quantity: unknown;
  readonly whole: number;
  readonly rule: string;
  readonly stale: boolean;
  readonly parts: { readonly value: number; readonly weight: number | null }[];
}

/** Splits of whole targets in force; those whose target was changed since stand first. */
export async function listSplits(
  trx: Trx,
  page: {
    readonly stale: boolean;
    readonly after: readonly [stale: number, id: string] | undefined;
    readonly limit: number;
  },
): Promise<ListedSplit[]> {
  const { stale, after, limit } = page;
  const { rows } = await sql<ListedSplit>`
    select * from (
      select s.commitment_id as "commitmentId", c.code, c.title, c.quantity, s.whole, s.rule,
        s.whole is distinct from (c.quantity ->> 'value')::float8 as stale,
        (select jsonb_agg(jsonb_build_object('value', p.value, 'weight', p.weight)) from split_parts p where p.split_id = s.id) as parts
      from splits s join commitments c on c.id = s.commitment_id
      where s.place = '' and ${isLast} and c.withdrawn_on is null and c.quantity is not null
    ) listed
    where ${stale ? sql<SqlBool>`stale` : sql<SqlBool>`true`}
      and ${after ? sql<SqlBool>`((not stale)::int, "commitmentId") > (${after[0]}, ${after[1]}::uuid)` : sql<SqlBool>`true`}
    order by (not stale)::int, "commitmentId" limit ${limit}`.execute(trx);
  return rows;
}

/** Weights that were last used for these regions, all of one name: the newest that any of them has. */
export async function knownWeights(
  trx: Trx,
  regionIds: readonly string[],
): Promise<{ name: string | null; weights: Map<string, number> }> {
  const { rows } = await sql<{ name: string; regionId: string; weight: number }>`
    with newest as (
      select s.weight_name from splits s join split_parts p on p.split_id = s.id
      where p.for_region_id = any(${regionIds}::uuid[]) and s.weight_name is not null order by s.set_at desc, s.id desc limit 1)
    select distinct on (p.for_region_id) s.weight_name as name, p.for_region_id as "regionId", p.weight
    from splits s join newest n on n.weight_name = s.weight_name join split_parts p on p.split_id = s.id
    where p.for_region_id = any(${regionIds}::uuid[]) and p.weight is not null
    order by p.for_region_id, s.set_at desc, s.id desc`.execute(trx);
  return { name: rows[0]?.name ?? null, weights: new Map(rows.map(({ regionId, weight }) => [regionId, weight])) };
}

/** Paths of regions, and of the regions of units, by their ids. */
export async function pathsOf(trx: Trx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; path: string }>`
    select id, path from regions where id = any(${ids}::uuid[]) and closed_on is null
    union all select id, region_path from units where id = any(${ids}::uuid[]) and closed_on is null`.execute(trx);
  return new Map(rows.map(({ id, path }) => [id, path]));
}

/** Keeps others from splitting this commitment until the transaction ends. */
export async function holdSplits(trx: Trx, commitmentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('splits'), hashtext(${commitmentId}))`.execute(trx);
}

export interface NewSplit {
  readonly commitmentId: string;
  readonly regionPath: string;
  readonly place: string;
  readonly number: number;
  readonly rule: string;
  readonly method: string;
  readonly weightName: string | null;
  readonly whole: number;
  readonly origin: string;
  readonly words: string | null;
  readonly setBy: string;
  readonly setName: string;
  readonly setAt: Date;
}

export async function insertSplit(trx: Trx, split: NewSplit, parts: readonly Omit<PartRow, 'name'>[]): Promise<void> {
  const id = uuidv7();
  await trx
    .insertInto('splits')
    .values({ ...split, id })
    .execute();
  const rows = parts.map(({ regionId, unitId, trajectory, ...part }, ordinal) => ({
    ...part,
    ...{ splitId: id, ordinal, regionPath: split.regionPath, forRegionId: regionId, forUnitId: unitId },
    trajectory: JSON.stringify(trajectory),
  }));
  await trx.insertInto('splitParts').values(rows).execute();
}
