import { type SqlBool, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

/** Something that a unit owes: which, since when, and where its office is. */
export interface Owed {
  readonly dispatchId: string;
  readonly commitmentId: string;
  readonly unitId: string;
  readonly regionPath: string;
  readonly title: string;
  readonly dueOn: string;
}

/** Dispatches that wait for their unit's answer up to a day. */
export const acceptancesOwed = (trx: Trx, until: string): Promise<Owed[]> =>
  trx
    .selectFrom('dispatches as d')
    .innerJoin('commitments as c', 'c.id', 'd.commitmentId')
    .select(['d.id as dispatchId', 'd.commitmentId', 'd.unitId', 'd.regionPath', 'c.title', 'd.dueOn'])
    .where('d.state', '=', 'waiting')
    .where('d.dueOn', '<=', until)
    .orderBy('d.dueOn')
    .orderBy('d.id')
    .execute();

/**
 * Accepted commitments that could owe a report up to a day: those that repeat, and those with a dated point by then. The rest, most of them,
 * never leave the database; parts owe nothing by themselves.
 */
export async function reportingFacts(trx: Trx, until: string) {
  return (
    trx
      .selectFrom('dispatches as d')
      .innerJoin('commitments as c', 'c.id', 'd.commitmentId')
      .leftJoin('rhythmRules as y', (join) =>
        join
          .onRef('y.commitmentId', '=', 'c.id')
          .on('y.number', '=', sql<number>`(select max(l.number) from rhythm_rules l where l.commitment_id = c.id)`),
      )
      .innerJoinLateral(
        (of) =>
          of
            .selectFrom('dispatchFacts as f')
            .select('f.saidOn as acceptedOn')
            .whereRef('f.dispatchId', '=', 'd.id')
            .where('f.kind', '=', 'accepted')
            .orderBy('f.number', 'desc')
            .limit(1)
            .as('a'),
        (join) => join.onTrue(),
      )
      .leftJoinLateral(
        (of) =>
          of
            .selectFrom('reports as r')
            .select(sql<string | null>`max(r.as_of)`.as('lastAsOf'))
            .whereRef('r.commitmentId', '=', 'c.id')
            .where('r.place', '=', '')
            .as('r'),
        (join) => join.onTrue(),
      )
      .select([
        'd.id as dispatchId',
        'd.commitmentId',
        'd.unitId',
        'd.regionPath',
        'c.title',
        'c.dueOn',
        'a.acceptedOn',
      ])
      .select(['r.lastAsOf', 'c.answerBy', 'y.every', 'y.unit', 'y.firstOn', 'y.onDayOff'])
      .select(
        sql<
          string[]
        >`array(select m.due_on::text from milestones m where m.commitment_id = c.id and m.due_on <= ${until}::date
        and not exists (select from reports t where t.commitment_id = c.id and t.milestone = m.title) order by m.due_on)`.as(
          'milestones',
        ),
      )
      .select(sql<boolean>`coalesce(c.claim in ('claimed', 'verified'), false)`.as('claimedDone'))
      .where('d.state', '=', 'accepted')
      // Rhythm, points and deadline are those of the whole.
      .where('d.place', '=', '')
      .where('c.withdrawnOn', 'is', null)
      .where('c.acceptedOn', 'is', null)
      .where(
        sql<SqlBool>`(y.commitment_id is not null or c.due_on <= ${until}::date or c.answer_by <= ${until}::date
        or exists (select from milestones m where m.commitment_id = c.id and m.due_on <= ${until}::date))`,
      )
      .orderBy('d.id')
      .execute()
  );
}

/** What waits for the office of each region: objections by a day, and requests for amendments. */
export async function officeQueues(trx: Trx, until: string, today: string) {
  const { rows } = await sql<{
    regionPath: string;
    objections: number;
    objectionsLate: number;
    amendments: number;
  }>`select region_path as "regionPath", sum(objection)::int as objections, sum(late)::int as "objectionsLate", sum(amendment)::int as amendments
    from (select office_path as region_path, 1 as objection, (due_on < ${today}::date)::int as late, 0 as amendment
        from dispatches where state = 'objected' and due_on <= ${until}::date
      union all select region_path, 0, 0, 1 from amendments where state = 'open') queue
    group by region_path order by region_path`.execute(trx);
  return rows;
}

/** Whom a side reaches, every unit and region asked for at once: people who answer for units, and those who are a region's office. */
export async function peopleOf(trx: Trx, unitIds: readonly string[], regionPaths: readonly string[]) {
  const units = await sql<{ unitId: string; personId: string }>`
    select distinct u.id as "unitId", g.person_id as "personId" from units u join role_grants g
      on g.role = 'liaison' and g.unit_id = u.id or g.role = 'township' and g.region_path = u.region_path
    where u.id = any(${unitIds}::uuid[]) and g.revoked_at is null`.execute(trx);
  const offices = await sql<{ regionPath: string; personId: string }>`
    select distinct p.path as "regionPath", g.person_id as "personId" from unnest(${regionPaths}::text[]) p (path)
      join lateral (select max(h.region_path) as place from role_grants h
        where h.role = 'office' and h.region_id is not null and h.revoked_at is null and starts_with(p.path, h.region_path)) nearest on true
      join role_grants g on g.role = 'office' and g.region_id is not null and g.revoked_at is null and g.region_path = nearest.place`.execute(
    trx,
  );
  return { units: units.rows, offices: offices.rows };
}

/** The regions that lie at these paths themselves. */
export const regionsAt = (trx: Trx, paths: readonly string[]) =>
  paths.length === 0
    ? Promise.resolve([])
    : trx.selectFrom('regions').select(['id', 'name', 'path']).where('path', 'in', paths).orderBy('path').execute();

export async function unitNames(trx: Trx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('units')
    .select(['id', sql<string>`coalesce(short_name, name)`.as('name')])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Leaders of the fronts that these commitments belong to. */
export async function patronsOf(trx: Trx, commitmentIds: readonly string[]) {
  if (commitmentIds.length === 0) return [];
  const { rows } = await sql<{ commitmentId: string; personId: string }>`
    select c.id as "commitmentId", f.patron_id as "personId" from commitments c join fronts f on f.id = c.front_id
    where c.id = any(${commitmentIds}::uuid[]) and f.patron_id is not null`.execute(trx);
  return rows;
}

/** After how many working days a unit counts as silent: what its region said last, or one above it, the nearest first. */
export async function silenceTerms(trx: Trx): Promise<{ regionPath: string; days: number }[]> {
  const { rows } = await sql<{ regionPath: string; days: number }>`
    select t.region_path as "regionPath", t.days from silence_terms t
    where not exists (select from silence_terms l where l.region_id = t.region_id and l.number > t.number)
    order by length(t.region_path) desc`.execute(trx);
  return rows;
}

export async function insertTerm(
  trx: Trx,
  term: {
    readonly regionId: string;
    readonly regionPath: string;
    readonly days: number;
    readonly setBy: string;
    readonly setName: string;
    readonly setAt: Date;
  },
): Promise<void> {
  const number = sql<number>`(select coalesce(max(number), 0) + 1 from silence_terms where region_id = ${term.regionId})`;
  await trx
    .insertInto('silenceTerms')
    .values({ ...term, number })
    .execute();
}

export interface NewSilence extends Omit<Owed, 'title'> {
  readonly owed: 'acceptance' | 'report';
  readonly termDays: number;
  readonly noticedOn: string;
  readonly noticedAt: Date;
}

/** Rows per statement: keeps the number of parameters under PostgreSQL's 65,535. */
const batch = 1000;

/** Keeps silences that were not noticed before; gives their dispatches. */
export async function insertSilences(trx: Trx, silences: readonly NewSilence[]): Promise<ReadonlySet<string>> {
  const fresh = new Set<string>();
  for (let from = 0; from < silences.length; from += batch) {
    const rows = await trx
      .insertInto('silences')
      .values(silences.slice(from, from + batch).map((row) => ({ ...row, id: uuidv7() })))
      .onConflict((there) => there.columns(['dispatchId', 'owed', 'dueOn']).doNothing())
      .returning(['dispatchId', 'owed'])
      .execute();
    for (const { dispatchId, owed } of rows) fresh.add(`${owed} ${dispatchId}`);
  }
  return fresh;
}

/** Begins the run of a day; false when it has begun already, here or on another server. */
export async function beginRun(trx: Trx, onDate: string, ranAt: Date): Promise<boolean> {
  const done = await trx
    .insertInto('reminderRuns')
    .values({ onDate, ranAt })
    .onConflict((there) => there.column('onDate').doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

export const hasRun = async (trx: Trx, onDate: string): Promise<boolean> =>
  (await trx.selectFrom('reminderRuns').select('onDate').where('onDate', '=', onDate).executeTakeFirst()) !== undefined;

/** The unit still owes it and has said nothing since. */
const stillSilent = sql<boolean>`case s.owed when 'acceptance' then d.state = 'waiting'
  else d.state = 'accepted' and c.accepted_on is null and c.withdrawn_on is null
    and not exists (select from reports r where r.commitment_id = s.commitment_id and r.place = d.place and r.reported_at >= s.noticed_at) end`;

function silenceRows(trx: Trx) {
  return trx
    .selectFrom('silences as s')
    .innerJoin('dispatches as d', 'd.id', 's.dispatchId')
    .innerJoin('commitments as c', 'c.id', 's.commitmentId')
    .innerJoin('units as u', 'u.id', 's.unitId')
    .select([
      's.id',
      's.owed',
      's.dueOn',
      's.termDays',
      's.noticedOn',
      's.commitmentId',
      'c.code',
      'c.title',
      's.unitId',
    ])
    .select(['u.name as unitName', stillSilent.as('silent')]);
}
export type SilenceRow = Awaited<ReturnType<ReturnType<typeof silenceRows>['executeTakeFirstOrThrow']>>;

export function listSilences(
  trx: Trx,
  filter: {
    readonly silent: boolean;
    readonly unitId: string | undefined;
    readonly after: readonly [on: string, id: string] | undefined;
    readonly limit: number;
  },
): Promise<SilenceRow[]> {
  let query = silenceRows(trx).orderBy('s.noticedOn', 'desc').orderBy('s.id', 'desc').limit(filter.limit);
  if (filter.silent) query = query.where(stillSilent);
  if (filter.unitId) query = query.where('s.unitId', '=', filter.unitId);
  if (filter.after) {
    query = query.where(sql<SqlBool>`(s.noticed_on, s.id) < (${filter.after[0]}::date, ${filter.after[1]}::uuid)`);
  }
  return query.execute();
}

/** Units that are silent now, those with the most first. */
export const silentUnits = (trx: Trx) =>
  trx
    .selectFrom('silences as s')
    .innerJoin('dispatches as d', 'd.id', 's.dispatchId')
    .innerJoin('commitments as c', 'c.id', 's.commitmentId')
    .innerJoin('units as u', 'u.id', 's.unitId')
    .select([
      's.unitId as id',
      'u.name',
      sql<number>`count(*)::int`.as('count'),
      sql<string>`min(s.due_on)`.as('since'),
    ])
    .where(stillSilent)
    .groupBy(['s.unitId', 'u.name'])
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('u.name')
    .limit(100)
    .execute();
