import { type RawBuilder, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../../platform/database/database.ts';

/**
 * Which commitments bodies carry, as a query with the columns `key` (of the body) and `id`: those of their fronts, of the fronts into which these
 * were merged, those given singly, and all below them; each once for a body. Groups are among them. Each step looks its rows up by their index
 * (`offset 0` keeps it so): planned as a join it reads all commitments of a province for every level of the tree.
 */
export const carriedBy = (bodyIds: readonly string[]): RawBuilder<unknown> => sql`(
  with recursive f as (
    select k.body_id, fr.id, fr.merged_into from body_carries k join fronts fr on fr.id = k.front_id
      where k.body_id = any(${bodyIds}::uuid[]) and k.until is null
    union select f.body_id, fr.id, fr.merged_into from f join fronts fr on fr.id = f.merged_into),
  tree as (
    select given.body_id, given.id from (
      select k.body_id, k.commitment_id as id from body_carries k
        where k.body_id = any(${bodyIds}::uuid[]) and k.until is null and k.commitment_id is not null
      union all select f.body_id, c.id
        from f cross join lateral (select c.id from commitments c where c.front_id = f.id offset 0) c) given
    union select tree.body_id, c.id
      from tree cross join lateral (select c.id from commitments c where c.parent_id = tree.id offset 0) c)
  select body_id as key, id from tree)`;

/** The same of one body, looked up. */
export async function carriedIds(trx: Trx, bodyId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${carriedBy([bodyId])} carried`.execute(trx);
  return rows.map(({ id }) => id);
}

export interface CarrierRow {
  readonly body: { readonly id: string; readonly name: string; readonly kind: string };
  readonly chiefs: string[];
  readonly ways: { readonly kind: string; readonly name: string; readonly since: string }[];
}

/** `carriedBy` from the other end: the bodies at work that carry a commitment, with what each of them was given. */
export async function carriersOf(trx: Trx, commitmentId: string): Promise<CarrierRow[]> {
  const { rows } = await sql<CarrierRow>`
    with recursive line as (
      select c.id, c.parent_id, c.front_id, c.title, 0 as up from commitments c where c.id = ${commitmentId}
      union all select c.id, c.parent_id, c.front_id, c.title, line.up + 1 from line join commitments c on c.id = line.parent_id),
    f as (
      select fr.id, fr.name from line join fronts fr on fr.id = line.front_id
      union select fr.id, fr.name from f join fronts fr on fr.merged_into = f.id),
    way as (
      select k.body_id, case line.up when 0 then 'itself' else 'above' end as kind, line.title as name, k.since, line.up as far
        from line join body_carries k on k.commitment_id = line.id where k.until is null
      union all select k.body_id, 'front', f.name, k.since, 1000
        from f join body_carries k on k.front_id = f.id where k.until is null)
    select jsonb_build_object('id', b.id, 'name', b.name, 'kind', b.kind) as body,
      coalesce((select array_agg(m.person_name order by m.added_at, m.id) from body_members m
        where m.body_id = b.id and m.until is null and m.duty = 'chief'), '{}') as chiefs,
      jsonb_agg(jsonb_build_object('kind', way.kind, 'name', way.name, 'since', way.since) order by way.far, way.since, way.name) as ways
    from way join bodies b on b.id = way.body_id
    where b.dissolved_on is null group by b.id order by min(way.far), b.name, b.id`.execute(trx);
  return rows;
}

export interface CarryRow {
  readonly id: string;
  readonly what:
    | {
        readonly kind: 'front';
        readonly id: string;
        readonly name: string;
        readonly campaign: { readonly id: string; readonly name: string };
        readonly mergedInto: string | null;
      }
    | { readonly kind: 'commitment'; readonly id: string; readonly code: string; readonly title: string };
  readonly since: string;
  readonly until: string | null;
}

/** What a body carries, and what it carried: that of today first, fronts before single commitments. */
export async function carriesOf(trx: Trx, bodyId: string): Promise<CarryRow[]> {
  const { rows } = await sql<CarryRow>`
    select k.id, k.since, k.until, case when f.id is not null
      then jsonb_build_object('kind', 'front', 'id', f.id, 'name', f.name,
        'campaign', (select jsonb_build_object('id', a.id, 'name', a.name) from campaigns a where a.id = f.campaign_id),
        'mergedInto', (select i.name from fronts i where i.id = f.merged_into))
      else jsonb_build_object('kind', 'commitment', 'id', c.id, 'code', c.code, 'title', c.title) end as what
    from body_carries k left join fronts f on f.id = k.front_id left join commitments c on c.id = k.commitment_id
    where k.body_id = ${bodyId} and (f.id is not null or c.id is not null)
    order by k.until desc nulls first, f.id is null, f.ordinal, c.code collate "C", k.id`.execute(trx);
  return rows;
}

export interface CarriableRow {
  readonly id: string;
  readonly name: string;
  readonly regionPath: string;
  /** Merged or withdrawn. */
  readonly gone: boolean;
  /** The body carries it already. */
  readonly there: boolean;
}

/** Fronts as something to be carried by a body. */
export async function frontsToCarry(trx: Trx, bodyId: string, ids: readonly string[]): Promise<CarriableRow[]> {
  const { rows } = await sql<CarriableRow>`
    select f.id, f.name, f.region_path as "regionPath", f.merged_into is not null as gone,
      exists (select from body_carries k where k.body_id = ${bodyId} and k.front_id = f.id and k.until is null) as there
    from fronts f where f.id = any(${ids}::uuid[])`.execute(trx);
  return rows;
}

/** Commitments as something to be carried by a body. */
export async function commitmentsToCarry(trx: Trx, bodyId: string, ids: readonly string[]): Promise<CarriableRow[]> {
  const { rows } = await sql<CarriableRow>`
    select c.id, c.code || ' ' || c.title as name, c.region_path as "regionPath", c.withdrawn_on is not null as gone,
      exists (select from body_carries k where k.body_id = ${bodyId} and k.commitment_id = c.id and k.until is null) as there
    from commitments c where c.id = any(${ids}::uuid[])`.execute(trx);
  return rows;
}

export interface NewCarry {
  readonly bodyId: string;
  readonly regionPath: string;
  readonly frontId: string | null;
  readonly commitmentId: string | null;
  readonly since: string;
  readonly addedBy: string;
  readonly addedName: string;
  readonly addedAt: Date;
}

export async function insertCarries(trx: Trx, carries: readonly NewCarry[]): Promise<void> {
  await trx
    .insertInto('bodyCarries')
    .values(carries.map((carry) => ({ ...carry, id: uuidv7() })))
    .execute();
}

export async function endCarry(trx: Trx, id: string, until: string): Promise<void> {
  await trx.updateTable('bodyCarries').set({ until }).where('id', '=', id).where('until', 'is', null).execute();
}
