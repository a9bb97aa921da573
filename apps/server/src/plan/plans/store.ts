import type { PlanState } from '@chengshi/contract';
import { type Insertable, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';
import type { PlanDecisions, PlanDrafts, PlanOutcomes, PlanVersions } from '../../platform/database/schema.gen.ts';
import type { PlanBody } from './body.ts';

type Measures = PlanBody['measures'];

/** Without a cast of the whole row, JSON columns are unknown; they were checked on their way in. */
const measuresIn = (table: 'd' | 'v') => sql<Measures>`${sql.ref(`${table}.measures`)}`.as('measures');

function planRows(trx: Trx) {
  return trx
    .selectFrom('plans as p')
    .innerJoin('units as u', 'u.id', 'p.unitId')
    .innerJoin('fronts as f', 'f.id', 'p.frontId')
    .innerJoin('campaigns as c', 'c.id', 'p.campaignId')
    .leftJoin('planCalls as k', 'k.id', 'p.callId')
    .select(['p.id', 'p.title', 'p.version', 'p.unitId', 'p.frontId', 'p.campaignId', 'p.regionPath', 'p.documentId'])
    .select('p.unitRegionPath')
    .select(['p.createdAt', 'p.movedAt', 'p.callId', 'k.title as callTitle', 'k.dueOn as callDueOn'])
    .select(['f.name as frontName', 'c.name as campaignName', 'c.regionId', 'c.year', 'c.number as campaignNumber'])
    .select([
      sql<PlanState>`p.state`.as('state'),
      sql<string>`coalesce(u.short_name, u.name)`.as('unitName'),
      sql<string>`c.year || '-' || lpad(c.number::text, 2, '0') || '-P' || lpad(p.number::text, 3, '0')`.as('code'),
      sql<
        number | null
      >`(select jsonb_array_length(v.measures) from plan_versions v where v.plan_id = p.id and v.number = p.version)`.as(
        'measures',
      ),
    ]);
}
export type PlanRow = Awaited<ReturnType<ReturnType<typeof planRows>['executeTakeFirstOrThrow']>>;

export const planById = (trx: Trx, id: string): Promise<PlanRow | undefined> =>
  planRows(trx).where('p.id', '=', id).executeTakeFirst();

export interface PlanFilter {
  readonly states?: readonly PlanState[] | undefined;
  readonly campaignId?: string | undefined;
  readonly frontId?: string | undefined;
  readonly unitIds?: readonly string[] | undefined;
  readonly callId?: string | undefined;
  readonly query?: string | undefined;
  readonly after?: readonly [movedAt: string, id: string] | undefined;
  readonly limit: number;
}

export function listPlans(trx: Trx, filter: PlanFilter): Promise<PlanRow[]> {
  const { states, campaignId, frontId, unitIds, callId, query: words, after } = filter;
  let query = planRows(trx).orderBy('p.movedAt', 'desc').orderBy('p.id', 'desc').limit(filter.limit);
  if (states) query = query.where('p.state', '=', sql<string>`any(${states}::text[])`);
  if (campaignId) query = query.where('p.campaignId', '=', campaignId);
  if (frontId) query = query.where('p.frontId', '=', frontId);
  if (unitIds) query = query.where('p.unitId', '=', sql<string>`any(${unitIds}::uuid[])`);
  if (callId) query = query.where('p.callId', '=', callId);
  if (words) query = query.where('p.id', 'in', sql<string>`(select search_plans(${words}))`);
  if (after) query = query.where(sql<boolean>`(p.moved_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

/** Holds the plan against a second change until the transaction ends. */
export async function holdPlan(trx: Trx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('plan'), hashtext(${id}))`.execute(trx);
}

/** A front with its campaign, as a plan is filed under it: of one that was merged, the one that goes on. */
export async function frontById(trx: Trx, id: string) {
  const { rows } = await sql<{ id: string; name: string; campaignId: string; regionPath: string }>`
    with recursive chain as (
      select id, merged_into from fronts where id = ${id}
      union select f.id, f.merged_into from fronts f join chain on f.id = chain.merged_into)
    select f.id, f.name, f.campaign_id as "campaignId", c.region_path as "regionPath"
    from chain join fronts f on f.id = chain.id join campaigns c on c.id = f.campaign_id
    where chain.merged_into is null`.execute(trx);
  return rows[0];
}

/** Plans of a merged unit go to the unit that goes on; gives how many. */
export async function carryUnitPlans(trx: Trx, unitId: string): Promise<number> {
  const { rows } = await sql<{ carried: number }>`select app_carry_unit_plans(${unitId}) as carried`.execute(trx);
  return rows[0]?.carried ?? 0;
}

/** Plans under a merged front go to the front that goes on; gives how many. */
export async function carryFrontPlans(trx: Trx, frontId: string): Promise<number> {
  const { rows } = await sql<{ carried: number }>`select app_carry_front_plans(${frontId}) as carried`.execute(trx);
  return rows[0]?.carried ?? 0;
}

/** How many plans a unit has in hand, for whoever administers the unit. */
export async function plansInHand(trx: Trx, unitId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select app_plans_in_hand(${unitId}) as count`.execute(trx);
  return rows[0]?.count ?? 0;
}

export interface NewPlan {
  readonly campaignId: string;
  readonly frontId: string;
  readonly callId: string | null;
  readonly regionPath: string;
  readonly unitId: string;
  readonly unitRegionPath: string;
  readonly title: string;
  readonly createdAt: Date;
}

/** Stores an empty draft under the next number of the campaign. */
export async function insertPlan(trx: Trx, plan: NewPlan, by: { id: string; name: string }): Promise<string> {
  const { last } = await trx
    .insertInto('planNumbers')
    .values({ campaignId: plan.campaignId, regionPath: plan.regionPath, last: 1 })
    .onConflict((conflict) => conflict.column('campaignId').doUpdateSet({ last: sql`plan_numbers.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  const id = uuidv7();
  await trx
    .insertInto('plans')
    .values({ ...plan, id, number: last, state: 'draft', movedAt: plan.createdAt })
    .execute();
  const draft = { planId: id, regionPath: plan.regionPath, unitId: plan.unitId, title: plan.title, revision: 1 };
  await trx
    .insertInto('planDrafts')
    .values({
      ...draft,
      ...{ idea: '', measures: '[]', editedBy: by.id, editedName: by.name, editedAt: plan.createdAt },
    })
    .execute();
  return id;
}

export const draftOf = (trx: Trx, planId: string) =>
  trx
    .selectFrom('planDrafts as d')
    .select([
      'd.title',
      'd.idea',
      'd.sourceName',
      'd.sourceDigest',
      'd.revision',
      'd.editedBy',
      'd.editedName',
      'd.editedAt',
    ])
    .select(measuresIn('d'))
    .where('d.planId', '=', planId)
    .executeTakeFirst();
export type DraftRow = NonNullable<Awaited<ReturnType<typeof draftOf>>>;

export async function updateDraft(
  trx: Trx,
  planId: string,
  draft: PlanBody &
    Pick<PlanDrafts, 'sourceName' | 'sourceDigest' | 'revision' | 'editedBy' | 'editedName'> & { editedAt: Date },
): Promise<void> {
  await trx
    .updateTable('planDrafts')
    .set({ ...draft, measures: JSON.stringify(draft.measures) })
    .where('planId', '=', planId)
    .execute();
}

/** Title, state and the rest that lists show. */
export async function movePlan(
  trx: Trx,
  id: string,
  change: { title?: string; state?: PlanState; version?: number; movedAt?: Date; documentId?: string; callId?: string },
): Promise<void> {
  await trx.updateTable('plans').set(change).where('id', '=', id).execute();
}

/** More than any plan has seen: a page does not grow without end. */
const mostVersions = 200;

export const versionsOf = (trx: Trx, planId: string) =>
  trx
    .selectFrom('planVersions')
    .select(['number', 'submittedName', 'submittedAt', 'sourceName'])
    .where('planId', '=', planId)
    .orderBy('number', 'desc')
    .limit(mostVersions)
    .execute();

export const versionOf = (trx: Trx, planId: string, number: number) =>
  trx
    .selectFrom('planVersions as v')
    .select(['v.number', 'v.title', 'v.idea', 'v.sourceName', 'v.sourceDigest', 'v.submittedName', 'v.submittedAt'])
    .select(measuresIn('v'))
    .where('v.planId', '=', planId)
    .where('v.number', '=', number)
    .executeTakeFirst();
export type VersionRow = NonNullable<Awaited<ReturnType<typeof versionOf>>>;

export async function insertVersion(
  trx: Trx,
  version: Omit<Insertable<PlanVersions>, 'measures'> & { measures: Measures },
): Promise<void> {
  await trx
    .insertInto('planVersions')
    .values({ ...version, measures: JSON.stringify(version.measures) })
    .execute();
}

export const decisionsOf = (trx: Trx, planId: string) =>
  trx
    .selectFrom('planDecisions')
    .select(['version', 'kind', 'reason', 'decidedName', 'decidedAt'])
    .select(sql<{ measureId: string; note: string }[]>`marks`.as('marks'))
    .where('planId', '=', planId)
    .orderBy('version')
    .orderBy('decidedAt')
    .limit(mostVersions)
    .execute();
export type DecisionRow = Awaited<ReturnType<typeof decisionsOf>>[number];

export async function insertDecision(
  trx: Trx,
  decision: Omit<Insertable<PlanDecisions>, 'id' | 'marks'> & { marks: DecisionRow['marks'] },
): Promise<void> {
  await trx
    .insertInto('planDecisions')
    .values({ ...decision, id: uuidv7(), marks: JSON.stringify(decision.marks) })
    .execute();
}

export async function insertOutcomes(trx: Trx, outcomes: readonly Insertable<PlanOutcomes>[]): Promise<void> {
  if (outcomes.length > 0) await trx.insertInto('planOutcomes').values(outcomes).execute();
}

/** Where each measure went. What went into another plan is shown with the commitment that became of it there. */
export const outcomesOf = (trx: Trx, planId: string) =>
  trx
    .selectFrom('planOutcomes as o')
    .leftJoin('planOutcomes as later', (join) =>
      join
        .onRef('later.planId', '=', 'o.intoPlanId')
        .onRef('later.measureId', '=', 'o.intoMeasureId')
        .on('later.kind', '=', 'made'),
    )
    .leftJoin('commitments as c', (join) =>
      join.on(sql<boolean>`c.id = coalesce(o.commitment_id, later.commitment_id)`),
    )
    .leftJoin('units as u', 'u.id', 'o.intoUnitId')
    .select(['o.measureId', 'o.words', 'o.kind', 'o.intoPlanId', 'o.intoTitle'])
    .select(['c.id as commitmentId', 'c.code as commitmentCode', 'c.title as commitmentTitle'])
    .select(sql<string | null>`coalesce(u.short_name, u.name)`.as('intoUnitName'))
    .where('o.planId', '=', planId)
    .orderBy('o.ordinal')
    .execute();
export type OutcomeRow = Awaited<ReturnType<typeof outcomesOf>>[number];

/** Measures of other plans that the office put into this one. */
export const receivedBy = (trx: Trx, planId: string) =>
  trx
    .selectFrom('planOutcomes as o')
    .innerJoin('units as u', 'u.id', 'o.unitId')
    .select(['o.planId', 'o.title', 'o.words', sql<string>`coalesce(u.short_name, u.name)`.as('unitName')])
    .where('o.intoPlanId', '=', planId)
    .orderBy('o.planId')
    .orderBy('o.ordinal')
    .limit(mostVersions)
    .execute();
export type ReceivedRow = Awaited<ReturnType<typeof receivedBy>>[number];

export async function approvedPlans(trx: Trx): Promise<number> {
  const plans = trx.selectFrom('plans').select(sql<number>`count(*)::int`.as('count'));
  return (await plans.where('state', '=', 'approved').executeTakeFirstOrThrow()).count;
}

/** How many open and accepted commitments approved plans have together, per front and deadline: of one campaign, or of all in scope. */
export function approvedDeadlines(trx: Trx, asOf: string, campaignId?: string) {
  let query = trx
    .selectFrom('commitments as c')
    .innerJoin('plans as p', 'p.documentId', 'c.documentId')
    .select([
      'p.frontId',
      'c.dueOn',
      'c.claim',
      'c.claimOn',
      'c.answerBy',
      'c.behindOn',
      'c.farBehindOn',
      sql<boolean>`c.kind = 'mechanism'`.as('recurring'),
      sql<boolean>`coalesce((select a.kind = 'accepted' and a.accepted_on <= ${asOf}::date from acceptances a
        where a.commitment_id = c.id order by a.number desc limit 1), false)`.as('accepted'),
      sql<number>`count(*)::int`.as('count'),
    ])
    .groupBy(['p.frontId', 'c.dueOn', 'c.claim', 'c.claimOn', 'c.answerBy', 'c.behindOn', 'c.farBehindOn'])
    .groupBy([sql`8`, sql`9`]);
  if (campaignId) query = query.where('p.campaignId', '=', campaignId);
  return query.execute();
}
