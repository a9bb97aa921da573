import type { FigureSelection } from '@chengshi/contract';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { figureKey, measuredByAny, measuringIndicator, sameFigure } from '../../plan/indicators/service.ts';
import type { Trx } from '../../platform/database/database.ts';

interface Given {
  readonly value: number | null;
  readonly asOf: string;
  readonly words: string;
  readonly by: string;
  readonly verified: { readonly verdict: string; readonly value: number | null } | null;
  readonly adopted: number | null;
  readonly from: { readonly id: string; readonly code: string; readonly title: string } | null;
}

type Sql = ReturnType<typeof sql>;
/**
 * A report answers that speaks of the day or a later one, with a value where the commitment has a figure to reach; one of the same unit about
 * another commitment with the same figure does too, so that one entry feeds every list.
 */
const answers = (asOf: Sql, unit: Sql) =>
  sql<SqlBool>`r.commitment_id = any(${sameFigure}) and r.place = '' and (r.commitment_id = c.id or r.unit_id = ${unit})
    and r.as_of >= ${asOf} and (c.quantity is null or r.value is not null)`;
/** With what others found about it: facts of the verification, read here because a list is read at once. */
const givenAsOf = (asOf: Sql, unit: Sql) =>
  sql<Given | null>`(select jsonb_build_object('value', r.value, 'asOf', r.as_of, 'words', r.words, 'by', r.reported_name,
      'verified', (select jsonb_build_object('verdict', v.verdict, 'value', v.value) from verifications v
        where v.report_id = r.id order by v.number desc limit 1),
      'adopted', (select a.value from adoptions a where a.report_id = r.id order by a.number desc limit 1),
      'from', (select jsonb_build_object('id', o.id, 'code', o.code, 'title', o.title) from commitments o
        where o.id = r.commitment_id and o.id <> c.id))
    from reports r where ${answers(asOf, unit)} order by r.reported_at desc, r.number desc limit 1)`;
/** What no longer waits for anybody: done, withdrawn by a later version, or no longer the unit's. */
const stillOwed = sql<SqlBool>`c.accepted_on is null and c.withdrawn_on is null
  and exists (select from dispatches d where d.commitment_id = c.id and d.unit_id = l.unit_id and d.place = '' and d.state = 'accepted')`;
/** Its own reports are looked at first: what other commitments say is asked for the few that nobody reported about. */
const missing = sql<SqlBool>`${stillOwed}
  and not exists (select from reports r where r.commitment_id = c.id and r.place = '' and r.as_of >= q.as_of and (c.quantity is null or r.value is not null))
  and not (c.quantity is not null and exists (select from reports r where ${answers(sql`q.as_of`, sql`l.unit_id`)}))`;

export interface WantedLine {
  readonly commitmentId: string;
  readonly code: string;
  readonly title: string;
  readonly valueUnit: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly indicator: { readonly id: string; readonly name: string } | null;
  /** Two lines of a unit with the same key wait for one figure. */
  readonly figure: string;
  readonly found: 'missing' | 'in' | 'asked';
  readonly given: Given | null;
}

function wanted(trx: Trx, regionPath: string, selection: Omit<FigureSelection, 'regionId'>) {
  const { campaignId, frontId, indicatorIds, kinds } = selection;
  let query = trx
    .selectFrom('commitments as c')
    .where('c.kind', 'in', kinds)
    .where('c.withdrawnOn', 'is', null)
    .where('c.acceptedOn', 'is', null)
    .where(sql<SqlBool>`starts_with(c.region_path, ${regionPath})`);
  if (campaignId) query = query.where('c.campaignId', '=', campaignId);
  if (frontId) query = query.where('c.frontId', '=', frontId);
  if (indicatorIds) query = query.where(measuredByAny(indicatorIds));
  return query;
}

/** What a selection asks for, in the order of the text, and how each stands before it is asked. */
export async function wantedLines(
  trx: Trx,
  regionPath: string,
  selection: Omit<FigureSelection, 'regionId'>,
): Promise<WantedLine[]> {
  const { asOf, unitIds } = selection;
  const given = givenAsOf(sql`${asOf}::date`, sql`d.unit_id`);
  let query = wanted(trx, regionPath, selection)
    .innerJoin('dispatches as d', (join) =>
      join.onRef('d.commitmentId', '=', 'c.id').on('d.place', '=', '').on('d.state', '=', 'accepted'),
    )
    .innerJoin('units as u', 'u.id', 'd.unitId')
    .select(['c.id as commitmentId', 'c.code', 'c.title', 'd.unitId', 'u.name as unitName'])
    .select(sql<string | null>`c.quantity ->> 'unit'`.as('valueUnit'))
    .select([given.as('given'), measuringIndicator.as('indicator'), figureKey('c').as('figure')])
    .select(
      sql<boolean>`exists (select from figure_lines l join figure_requests q on q.id = l.request_id
        where l.commitment_id = any(${sameFigure}) and l.unit_id = d.unit_id and q.withdrawn_at is null and q.as_of >= ${asOf}::date)`.as(
        'asked',
      ),
    )
    .orderBy('c.campaignId')
    .orderBy('c.ordinal')
    .orderBy('c.id');
  if (unitIds) query = query.where(sql<SqlBool>`d.unit_id = any(${unitIds}::uuid[])`);
  const rows = await query.execute();
  return rows.map(({ asked, ...row }) => ({ ...row, found: row.given ? 'in' : asked ? 'asked' : 'missing' }));
}

/** Commitments that fit and that nobody answers for yet. */
export async function countUnanswered(
  trx: Trx,
  regionPath: string,
  selection: Omit<FigureSelection, 'regionId'>,
): Promise<number> {
  if (selection.unitIds) return 0;
  const { count } = await wanted(trx, regionPath, selection)
    .where(
      sql<SqlBool>`not exists (select from dispatches d where d.commitment_id = c.id and d.place = '' and d.state = 'accepted')`,
    )
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Keeps others from asking in the name of this region until the transaction ends: the same figure is not asked for twice at once. */
export async function holdAsking(trx: Trx, regionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('figures'), hashtext(${regionId}))`.execute(trx);
}

export interface NewRequest {
  readonly regionId: string;
  readonly regionPath: string;
  readonly title: string;
  readonly note: string | null;
  readonly asOf: string;
  readonly dueOn: string;
  readonly askedBy: string;
  readonly askedName: string;
  readonly askedAt: Date;
  readonly askedOn: string;
}

/** Rows per statement: keeps the number of parameters under PostgreSQL's 65,535. */
const batch = 1000;

export async function insertRequest(trx: Trx, request: NewRequest, lines: readonly WantedLine[]): Promise<string> {
  const id = uuidv7();
  await trx
    .insertInto('figureRequests')
    .values({ ...request, id })
    .execute();
  const rows = lines.map(({ commitmentId, unitId, found }, ordinal) => ({
    ...{ requestId: id, regionPath: request.regionPath, commitmentId, unitId, found, ordinal },
  }));
  for (let from = 0; from < rows.length; from += batch) {
    await trx
      .insertInto('figureLines')
      .values(rows.slice(from, from + batch))
      .execute();
  }
  return id;
}

function requestRows(trx: Trx) {
  return trx
    .selectFrom('figureRequests as q')
    .innerJoinLateral(
      (of) =>
        of
          .selectFrom('figureLines as l')
          .innerJoin('commitments as c', 'c.id', 'l.commitmentId')
          .whereRef('l.requestId', '=', 'q.id')
          .select([
            sql<number>`count(*)::int`.as('lines'),
            sql<number>`count(*) filter (where l.found <> 'missing')::int`.as('spared'),
            sql<number>`count(*) filter (where ${missing})::int`.as('missing'),
          ])
          .as('counted'),
      (join) => join.onTrue(),
    )
    .select(['q.id', 'q.regionPath', 'q.title', 'q.note', 'q.asOf', 'q.dueOn', 'q.askedName', 'q.askedAt', 'q.askedOn'])
    .select(['q.withdrawnAt', 'q.withdrawnName', 'q.withdrawnReason'])
    .select(['counted.lines', 'counted.spared', 'counted.missing']);
}
export type RequestRow = Awaited<ReturnType<ReturnType<typeof requestRows>['executeTakeFirstOrThrow']>>;

export const requestById = (trx: Trx, id: string): Promise<RequestRow | undefined> =>
  requestRows(trx).where('q.id', '=', id).executeTakeFirst();

export function listRequests(
  trx: Trx,
  filter: {
    readonly open: boolean;
    readonly after: readonly [at: string, id: string] | undefined;
    readonly limit: number;
  },
): Promise<RequestRow[]> {
  let query = requestRows(trx).orderBy('q.askedAt', 'desc').orderBy('q.id', 'desc').limit(filter.limit);
  if (filter.open) query = query.where('q.withdrawnAt', 'is', null).where('counted.missing', '>', 0);
  if (filter.after) {
    query = query.where(sql<SqlBool>`(q.asked_at, q.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`);
  }
  return query.execute();
}

export const unitsAsked = (trx: Trx, requestId: string) =>
  trx
    .selectFrom('figureLines as l')
    .innerJoin('figureRequests as q', 'q.id', 'l.requestId')
    .innerJoin('commitments as c', 'c.id', 'l.commitmentId')
    .innerJoin('units as u', 'u.id', 'l.unitId')
    .select(['u.id', 'u.name', sql<number>`count(*)::int`.as('lines')])
    .select(sql<number>`count(*) filter (where ${missing})::int`.as('missing'))
    .where('l.requestId', '=', requestId)
    .groupBy(['u.id', 'u.name'])
    .orderBy('missing', 'desc')
    .orderBy('u.name')
    .execute();

export function requestLines(
  trx: Trx,
  requestId: string,
  filter: {
    readonly missing: boolean;
    readonly unitId: string | undefined;
    readonly after: number | undefined;
    readonly limit: number;
  },
) {
  let query = trx
    .selectFrom('figureLines as l')
    .innerJoin('figureRequests as q', 'q.id', 'l.requestId')
    .innerJoin('commitments as c', 'c.id', 'l.commitmentId')
    .innerJoin('units as u', 'u.id', 'l.unitId')
    .select(['l.ordinal', 'l.commitmentId', 'c.code', 'c.title', 'l.unitId', 'u.name as unitName', 'l.found'])
    .select(sql<string | null>`c.quantity ->> 'unit'`.as('valueUnit'))
    .select([givenAsOf(sql`q.as_of`, sql`l.unit_id`).as('given'), measuringIndicator.as('indicator')])
    .where('l.requestId', '=', requestId)
    .orderBy('l.ordinal')
    .limit(filter.limit);
  if (filter.missing) query = query.where(missing);
  if (filter.unitId) query = query.where('l.unitId', '=', filter.unitId);
  if (filter.after !== undefined) query = query.where('l.ordinal', '>', filter.after);
  return query.execute();
}
export type LineRow = Omit<WantedLine, 'figure' | 'found'> & { readonly found: string };

export async function withdrawRequest(
  trx: Trx,
  id: string,
  withdrawal: { readonly withdrawnAt: Date; readonly withdrawnName: string; readonly withdrawnReason: string },
): Promise<boolean> {
  const done = await trx
    .updateTable('figureRequests')
    .set(withdrawal)
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

const firstDue = <T>(of: RawBuilder<T>) => sql<T>`(array_agg(${of} order by q.due_on, c.id))[1]`;

/** What units owe to open requests, each figure once under the commitment that is due first. */
export const owedFigures = (trx: Trx, unitIds: readonly string[], limit: number) =>
  trx
    .selectFrom('figureLines as l')
    .innerJoin('figureRequests as q', 'q.id', 'l.requestId')
    .innerJoin('commitments as c', 'c.id', 'l.commitmentId')
    .innerJoin('units as u', 'u.id', 'l.unitId')
    .select(['u.id as unitId', 'u.name as unitName'])
    .select([
      firstDue(sql<string>`c.id`).as('commitmentId'),
      firstDue(sql<string>`c.code`).as('code'),
      firstDue(sql<string>`c.title`).as('title'),
      firstDue(sql<string | null>`c.quantity ->> 'unit'`).as('valueUnit'),
      firstDue(measuringIndicator).as('indicator'),
      sql<string>`max(q.as_of)`.as('asOf'),
      sql<string>`min(q.due_on)`.as('dueOn'),
      sql<string[]>`array_agg(q.title order by q.due_on, q.id)`.as('titles'),
    ])
    .where(sql<SqlBool>`l.unit_id = any(${unitIds}::uuid[])`)
    .where('q.withdrawnAt', 'is', null)
    .where(missing)
    .groupBy(['u.id', 'u.name', figureKey('c')])
    .orderBy(sql`min(q.due_on)`)
    .orderBy(firstDue(sql`c.id`))
    .limit(limit)
    .execute();

/** How many figures each unit owes to open requests by a day, each once, and how many of them are late. */
export const figuresOwed = (trx: Trx, until: string, today: string) =>
  trx
    .selectFrom('figureLines as l')
    .innerJoin('figureRequests as q', 'q.id', 'l.requestId')
    .innerJoin('commitments as c', 'c.id', 'l.commitmentId')
    .select(['l.unitId', sql<number>`count(distinct ${figureKey('c')})::int`.as('figures')])
    .select(
      sql<number>`(count(distinct ${figureKey('c')}) filter (where q.due_on < ${today}::date))::int`.as('figuresLate'),
    )
    .where('q.withdrawnAt', 'is', null)
    .where('q.dueOn', '<=', until)
    .where(missing)
    .groupBy('l.unitId')
    .orderBy('l.unitId')
    .execute();
