import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../../platform/database/database.ts';

/** What commitments and parts of them must be to be dispatched, as far as the actor sees them. */
export async function toDispatch(
  trx: Trx,
  wished: readonly { readonly commitmentId: string; readonly place: string }[],
) {
  const { rows } = await sql<{
    id: string;
    place: string;
    code: string;
    kind: string;
    regionPath: string;
    withdrawnOn: string | null;
    acceptedOn: string | null;
    /** Path of the region whose office gives it out; null where the place is no part. */
    officePath: string | null;
    partName: string | null;
    inForce: boolean;
    last: number;
  }>`
    select c.id, w.place, c.code, c.kind, c.region_path as "regionPath", c.withdrawn_on as "withdrawnOn", c.accepted_on as "acceptedOn",
      case when w.place = '' then c.region_path else p.office_path end as "officePath", p.name as "partName",
      exists (select from dispatches d where d.commitment_id = c.id and d.place = w.place and d.state <> 'ended') as "inForce",
      app_last_number(c.id, 'dispatches') as last
    from unnest(${wished.map(({ commitmentId }) => commitmentId)}::uuid[], ${wished.map(({ place }) => place)}::text[]) w (id, place)
      join commitments c on c.id = w.id left join lateral part_at(c.id, w.place) p on true`.execute(trx);
  return rows;
}

/** Open units that are the government or management committee of a region: who answers for a part of it. */
export const governingUnits = (trx: Trx, regionIds: readonly string[]) =>
  trx
    .selectFrom('units')
    .select(['id', 'name', 'regionId'])
    .where('regionId', '=', sql<string>`any(${regionIds}::uuid[])`)
    .where('kind', 'in', ['government', 'park'])
    .where('closedOn', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();

/** The units among these that are open. */
export const openUnits = (trx: Trx, ids: readonly string[]) =>
  trx
    .selectFrom('units')
    .select(['id', 'name', 'regionPath'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('closedOn', 'is', null)
    .execute();

export interface NewDispatch {
  readonly commitmentId: string;
  readonly place: string;
  readonly officePath: string;
  readonly regionPath: string;
  readonly number: number;
  readonly unitId: string;
  readonly supportIds: readonly string[];
  readonly note: string | null;
  readonly termDays: number;
  readonly dueOn: string;
  readonly counted: string;
  readonly sentBy: string;
  readonly sentName: string;
  readonly sentAt: Date;
  readonly sentOn: string;
}

/** Gives the ids in the order of the dispatches. */
export async function insertDispatches(trx: Trx, dispatches: readonly NewDispatch[]): Promise<string[]> {
  const made = dispatches.map((dispatch) => ({ ...dispatch, id: uuidv7() }));
  await trx
    .insertInto('dispatches')
    .values(made.map(({ supportIds: _, ...row }) => row))
    .execute();
  const supports = made.flatMap(({ id: dispatchId, regionPath, supportIds }) =>
    supportIds.map((unitId) => ({ dispatchId, unitId, regionPath })),
  );
  for (let from = 0; from < supports.length; from += batch) {
    await trx
      .insertInto('dispatchSupports')
      .values(supports.slice(from, from + batch))
      .execute();
  }
  return made.map(({ id }) => id);
}

/** Rows per statement: keeps the number of parameters under PostgreSQL's 65,535. */
const batch = 1000;
