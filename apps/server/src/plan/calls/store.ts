import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

interface FrontView {
  readonly id: string;
  readonly name: string;
}

/** A plan answers a call once it was submitted; one that its unit withdrew does not. */
const answers = sql<boolean>`p.version > 0 and p.state <> 'withdrawn'`;

function callRows(trx: Trx) {
  return trx
    .selectFrom('planCalls as c')
    .innerJoin('campaigns', 'campaigns.id', 'c.campaignId')
    .leftJoin('planCallWithdrawals as w', 'w.callId', 'c.id')
    .select(['c.id', 'c.campaignId', 'campaigns.name as campaignName', 'c.regionPath', 'c.title', 'c.request'])
    .select(['c.dueOn', 'c.calledName', 'c.calledAt'])
    .select(['w.reason as withdrawnReason', 'w.withdrawnName', 'w.withdrawnAt'])
    .select([
      sql<FrontView[]>`(select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name) order by f.ordinal)
        from plan_call_fronts k join fronts f on f.id = k.front_id where k.call_id = c.id)`.as('fronts'),
      sql<string[]>`(select array_agg(k.unit_id::text) from plan_call_units k where k.call_id = c.id)`.as('unitIds'),
      sql<number>`(select count(distinct (p.front_id, p.unit_id))::int from plans p where p.call_id = c.id and ${answers})`.as(
        'filed',
      ),
    ]);
}
export type CallRow = Awaited<ReturnType<ReturnType<typeof callRows>['executeTakeFirstOrThrow']>>;

export const callById = (trx: Trx, id: string): Promise<CallRow | undefined> =>
  callRows(trx).where('c.id', '=', id).executeTakeFirst();

export function listCalls(
  trx: Trx,
  page: { open: boolean; after: readonly [calledAt: string, id: string] | undefined; limit: number },
): Promise<CallRow[]> {
  let query = callRows(trx).orderBy('c.calledAt', 'desc').orderBy('c.id', 'desc').limit(page.limit);
  if (page.open) query = query.where('w.callId', 'is', null);
  if (page.after)
    query = query.where(sql<boolean>`(c.called_at, c.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`);
  return query.execute();
}

export interface NewCall {
  readonly campaignId: string;
  readonly regionPath: string;
  readonly title: string;
  readonly request: string;
  readonly dueOn: string;
  readonly calledBy: string;
  readonly calledName: string;
  readonly calledAt: Date;
}

export async function insertCall(
  trx: Trx,
  call: NewCall,
  asked: { readonly frontIds: readonly string[]; readonly unitIds: readonly string[] },
): Promise<string> {
  const id = uuidv7();
  const place = { callId: id, regionPath: call.regionPath };
  await trx
    .insertInto('planCalls')
    .values({ ...call, id })
    .execute();
  await trx
    .insertInto('planCallFronts')
    .values(asked.frontIds.map((frontId) => ({ ...place, frontId })))
    .execute();
  await trx
    .insertInto('planCallUnits')
    .values(asked.unitIds.map((unitId) => ({ ...place, unitId })))
    .execute();
  return id;
}

export async function insertWithdrawal(
  trx: Trx,
  withdrawal: {
    callId: string;
    regionPath: string;
    reason: string;
    withdrawnBy: string;
    withdrawnName: string;
    withdrawnAt: Date;
  },
): Promise<void> {
  await trx.insertInto('planCallWithdrawals').values(withdrawal).execute();
}

/** How many of these units lie in the region at this path or below. */
export async function unitsBelow(trx: Trx, regionPath: string, ids: readonly string[]): Promise<number> {
  const { count } = await trx
    .selectFrom('units')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where(sql<boolean>`starts_with(region_path, ${regionPath})`)
    .executeTakeFirstOrThrow();
  return count;
}

export interface CalledUnitRow {
  readonly unitId: string;
  readonly unitName: string;
  /** The last plan under each front, where there is one. */
  readonly plans: readonly { frontId: string; id: string; state: string; firstOn: string | null }[];
}

/** Units asked, by name, with what they have filed. Names are looked up by the last id of the page before. */
export function calledUnits(
  trx: Trx,
  call: Pick<CallRow, 'id' | 'fronts'>,
  page: { missing: boolean; after: string | undefined; limit: number },
): Promise<CalledUnitRow[]> {
  let query = trx
    .selectFrom('planCallUnits as k')
    .innerJoin('units as u', 'u.id', 'k.unitId')
    .select(['u.id as unitId', sql<string>`coalesce(u.short_name, u.name)`.as('unitName')])
    .select(
      sql<CalledUnitRow['plans']>`(select coalesce(jsonb_agg(to_jsonb(last)), '[]') from (
        select distinct on (p.front_id) p.front_id as "frontId", p.id, p.state,
          (select v.submitted_on from plan_versions v where v.plan_id = p.id and v.number = 1) as "firstOn"
        from plans p where p.call_id = k.call_id and p.unit_id = k.unit_id
        order by p.front_id, (${answers}) desc, p.created_at desc, p.id) last)`.as('plans'),
    )
    .where('k.callId', '=', call.id)
    .orderBy('u.regionPath')
    .orderBy('u.name')
    .orderBy('u.id')
    .limit(page.limit);
  if (page.missing)
    query = query.where(
      sql<boolean>`(select count(distinct p.front_id) from plans p where p.call_id = k.call_id and p.unit_id = k.unit_id and ${answers}) < ${call.fronts.length}`,
    );
  if (page.after)
    query = query.where(
      sql<boolean>`(u.region_path, u.name, u.id) > (select last.region_path, last.name, last.id from units last where last.id = ${page.after})`,
    );
  return query.execute();
}

/** The newest call that asks this unit for a plan under this front, is not withdrawn, and has none yet. */
export function callFor(trx: Trx, frontId: string, unitId: string): Promise<{ id: string } | undefined> {
  return trx
    .selectFrom('planCalls as c')
    .innerJoin('planCallFronts as f', 'f.callId', 'c.id')
    .innerJoin('planCallUnits as u', 'u.callId', 'c.id')
    .leftJoin('planCallWithdrawals as w', 'w.callId', 'c.id')
    .select('c.id')
    .where('f.frontId', '=', frontId)
    .where('u.unitId', '=', unitId)
    .where('w.callId', 'is', null)
    .where(
      sql<boolean>`not exists (select from plans p where p.call_id = c.id and p.front_id = f.front_id and p.unit_id = u.unit_id and p.state <> 'withdrawn')`,
    )
    .orderBy('c.calledAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}
