import type { PartRef } from '@chengshi/contract';
import { type SqlBool, sql } from 'kysely';
import type { Trx } from '../../platform/database/database.ts';

interface UnitName {
  readonly id: string;
  readonly name: string;
}
export interface FactRow {
  readonly kind: string;
  readonly reason: string | null;
  readonly words: string | null;
  readonly suggested: UnitName | null;
  readonly by: string;
  readonly at: string;
}
export interface DutyRow {
  readonly duty: string;
  readonly person: UnitName;
  readonly post: { readonly id: string; readonly title: string };
}

const instant = (column: string) =>
  sql<string>`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const factObject = sql`jsonb_build_object('kind', f.kind, 'reason', f.reason, 'words', f.words, 'by', f.said_name, 'at', ${instant('f.said_at')},
  'suggested', (select jsonb_build_object('id', s.id, 'name', s.name) from units s where s.id = f.suggested_id))`;
const dutyList = sql<DutyRow[]>`(select coalesce(jsonb_agg(jsonb_build_object('duty', y.duty,
    'person', jsonb_build_object('id', y.person_id, 'name', y.person_name), 'post', jsonb_build_object('id', y.post_id, 'title', y.post_title))
    order by array_position(array['handler', 'overall', 'charge', 'assist'], y.duty), y.ordinal), '[]')
  from duties y where y.dispatch_id = d.id and y.number = (select max(l.number) from duties l where l.dispatch_id = d.id))`;

function dispatchRows(trx: Trx) {
  return trx
    .selectFrom('dispatches as d')
    .innerJoin('commitments as c', 'c.id', 'd.commitmentId')
    .innerJoin('campaigns as k', 'k.id', 'c.campaignId')
    .innerJoin('units as u', 'u.id', 'd.unitId')
    .select([
      'd.id',
      'd.commitmentId',
      'd.place',
      'd.regionPath',
      'd.officePath',
      'd.number',
      'd.unitId',
      'u.name as unitName',
    ])
    .select('d.note')
    .select(['d.state', 'd.facts', 'd.termDays', 'd.dueOn', 'd.counted', 'd.sentName', 'd.sentAt'])
    .select(['c.code', 'c.title', 'c.dueOn as commitmentDueOn', 'k.id as campaignId', 'k.name as campaignName'])
    .select([
      sql<PartRef | null>`part_view(d.commitment_id, d.place)`.as('part'),
      dutyList.as('duties'),
      sql<
        UnitName[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by s.region_path, s.name), '[]')
        from dispatch_supports p join units s on s.id = p.unit_id where p.dispatch_id = d.id)`.as('supports'),
      sql<FactRow | null>`(select ${factObject} from dispatch_facts f where f.dispatch_id = d.id and f.number = d.facts)`.as(
        'last',
      ),
    ]);
}
export type DispatchRow = Awaited<ReturnType<ReturnType<typeof dispatchRows>['executeTakeFirstOrThrow']>>;

export const dispatchById = (trx: Trx, id: string): Promise<DispatchRow | undefined> =>
  dispatchRows(trx).where('d.id', '=', id).executeTakeFirst();

export const dispatchesByIds = (trx: Trx, ids: readonly string[]): Promise<DispatchRow[]> =>
  dispatchRows(trx).where('d.id', '=', sql<string>`any(${ids}::uuid[])`).orderBy('d.id').execute();

/** All dispatches of a commitment or of a part of it, the newest first, with everything that was said about them. */
export const dispatchHistory = (trx: Trx, commitmentId: string, place: string) =>
  dispatchRows(trx)
    .select(
      sql<FactRow[]>`(select coalesce(jsonb_agg(${factObject} order by f.number), '[]')
        from dispatch_facts f where f.dispatch_id = d.id)`.as('history'),
    )
    .where('d.commitmentId', '=', commitmentId)
    .where('d.place', '=', place)
    .orderBy('d.number', 'desc')
    .execute();

/** The one in force for a commitment, or for the part at a place of it. */
export const dispatchInForce = (trx: Trx, commitmentId: string, place = ''): Promise<DispatchRow | undefined> =>
  dispatchRows(trx)
    .where('d.commitmentId', '=', commitmentId)
    .where('d.place', '=', place)
    .where('d.state', '<>', 'ended')
    .executeTakeFirst();

/** Those in force for a commitment and its parts, as far as the actor sees them. */
export const dispatchesInForce = (trx: Trx, commitmentId: string): Promise<DispatchRow[]> =>
  dispatchRows(trx)
    .where('d.commitmentId', '=', commitmentId)
    .where('d.state', '<>', 'ended')
    .orderBy('d.id')
    .execute();

/** Keeps others from answering and deciding about these dispatches until the transaction ends. */
export async function holdDispatches(trx: Trx, ids: readonly string[]): Promise<void> {
  for (const id of [...ids].sort())
    await sql`select pg_advisory_xact_lock(hashtext('dispatches'), hashtext(${id}))`.execute(trx);
}

/**
 * Whose dispatches: of units and of all units in towns, or whatever was dispatched in regions and whatever their units were told from
 * above.
 */
export type Whose =
  | { readonly unitIds: readonly string[]; readonly towns: readonly string[] }
  | { readonly paths: readonly string[] };

const within = (column: string, paths: readonly string[]) => sql<SqlBool>`${sql.ref(column)} ^@ any (${paths}::text[])`;
const belongsTo = (whose: Whose) =>
  'unitIds' in whose
    ? sql<SqlBool>`(d.unit_id = any(${whose.unitIds}::uuid[]) or ${within('u.region_path', whose.towns)})`
    : sql<SqlBool>`(${within('d.region_path', whose.paths)} or ${within('u.region_path', whose.paths)})`;
/** What is done or was withdrawn is nobody's to do any more. */
const isOpen = sql<SqlBool>`c.accepted_on is null and c.withdrawn_on is null`;

export interface DispatchFilter {
  readonly whose: Whose;
  readonly campaignId?: string | undefined;
  readonly query?: string | undefined;
  readonly state?: string | undefined;
  readonly overdueOn?: string | undefined;
  readonly unitId?: string | undefined;
  readonly after?: readonly [dueOn: string, id: string] | undefined;
  readonly limit: number;
}

const holdsWords = (words: string) =>
  sql<SqlBool>`(position(${words} in c.title) > 0 or position(${words} in c.code) > 0)`;

export function listDispatches(trx: Trx, filter: DispatchFilter): Promise<DispatchRow[]> {
  let query = dispatchRows(trx)
    .where('d.state', '<>', 'ended')
    .where(isOpen)
    .where(belongsTo(filter.whose))
    .orderBy('d.dueOn')
    .orderBy('d.id')
    .limit(filter.limit);
  if (filter.campaignId) query = query.where('c.campaignId', '=', filter.campaignId);
  if (filter.query) query = query.where(holdsWords(filter.query));
  if (filter.state) query = query.where('d.state', '=', filter.state);
  if (filter.overdueOn) query = query.where('d.state', '<>', 'accepted').where('d.dueOn', '<', filter.overdueOn);
  if (filter.unitId) query = query.where('d.unitId', '=', filter.unitId);
  if (filter.after)
    query = query.where(sql<SqlBool>`(d.due_on, d.id) > (${filter.after[0]}::date, ${filter.after[1]}::uuid)`);
  return query.execute();
}

export async function countDispatches(
  trx: Trx,
  {
    whose,
    campaignId,
    today,
  }: { readonly whose: Whose; readonly campaignId?: string | undefined; readonly today: string },
) {
  let query = trx
    .selectFrom('dispatches as d')
    .innerJoin('commitments as c', 'c.id', 'd.commitmentId')
    .innerJoin('units as u', 'u.id', 'd.unitId')
    .where('d.state', '<>', 'ended')
    .where(isOpen)
    .where(belongsTo(whose));
  if (campaignId) query = query.where('c.campaignId', '=', campaignId);
  return query
    .select([
      sql<number>`count(*) filter (where d.state = 'waiting')::int`.as('waiting'),
      sql<number>`count(*) filter (where d.state = 'waiting' and d.due_on < ${today})::int`.as('waitingLate'),
      sql<number>`count(*) filter (where d.state = 'objected')::int`.as('objected'),
      sql<number>`count(*) filter (where d.state = 'objected' and d.due_on < ${today})::int`.as('objectedLate'),
      sql<number>`count(*) filter (where d.state = 'accepted')::int`.as('accepted'),
    ])
    .executeTakeFirstOrThrow();
}

/** What is open and nobody was told to do: groups promise nothing, and what was withdrawn or accepted needs nobody. */
const isUndispatched = sql<SqlBool>`c.kind <> 'group' and c.withdrawn_on is null and c.accepted_on is null
  and not exists (select from dispatches d where d.commitment_id = c.id and d.place = '' and d.state <> 'ended')`;
/** One unit leads, and it is known which: confirmed, or matched without doubt. */
const isReady = sql<SqlBool>`(select count(distinct au.unit_id) = 1 and bool_and(not a.doubtful) from assignments a
    left join assignment_units au on au.assignment_id = a.id
    where a.commitment_id = c.id and a.role = 'lead' and a.state <> 'withdrawn'
      and not exists (select from assignments l where l.commitment_id = a.commitment_id and l.role = a.role and l.words = a.words and l.number > a.number))`;

export interface UndispatchedFilter {
  readonly paths: readonly string[];
  readonly campaignId?: string | undefined;
  readonly query?: string | undefined;
  readonly ready?: boolean;
  readonly after?: readonly [campaignId: string, ordinal: number] | undefined;
  readonly limit: number;
}

function undispatched(trx: Trx, { paths, campaignId }: Pick<UndispatchedFilter, 'paths' | 'campaignId'>) {
  const query = trx.selectFrom('commitments as c').where(isUndispatched).where(within('c.region_path', paths));
  return campaignId ? query.where('c.campaignId', '=', campaignId) : query;
}

export function listUndispatched(trx: Trx, filter: UndispatchedFilter) {
  let query = undispatched(trx, filter)
    .innerJoin('campaigns as k', 'k.id', 'c.campaignId')
    .leftJoin('fronts as f', 'f.id', 'c.frontId')
    .select(['c.id', 'c.code', 'c.title', 'c.dueOn', 'c.ordinal', 'c.campaignId', 'k.name as campaignName'])
    .select('f.name as frontName')
    .orderBy('c.campaignId', 'desc')
    .orderBy('c.ordinal')
    .limit(filter.limit);
  if (filter.query) query = query.where(holdsWords(filter.query));
  if (filter.ready) query = query.where(isReady);
  if (filter.after) {
    const [campaign, ordinal] = filter.after;
    query = query.where(
      sql<SqlBool>`c.campaign_id <= ${campaign} and (c.campaign_id < ${campaign} or c.ordinal > ${ordinal})`,
    );
  }
  return query.execute();
}

export async function countUndispatched(
  trx: Trx,
  filter: Pick<UndispatchedFilter, 'paths' | 'campaignId'>,
): Promise<number> {
  const { count } = await undispatched(trx, filter)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
