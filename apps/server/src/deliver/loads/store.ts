import type { PartRef } from '@chengshi/contract';
import { type SqlBool, sql } from 'kysely';
import type { Trx } from '../../platform/database/database.ts';
import type { PartKey } from '../status/service.ts';

/** A place in a list by deadline; what has none comes last. */
export type DuePlace = readonly [due: string, tie: string];
const farDay = '9999-12-31';
const dueKey = sql<string>`coalesce(c.due_on, ${farDay}::date)`;

export interface CarriedRow {
  readonly dispatchId: string;
  readonly commitmentId: string;
  /** Whose part of it; empty for the whole. */
  readonly place: string;
  readonly part: PartRef | null;
  readonly dueKey: string;
  readonly state: string;
  readonly lastOn: string | null;
  readonly lastWords: string | null;
}

const lastReport = (of: 'd' | 'k') =>
  sql`left join lateral (select r.reported_on, r.words from reports r where r.commitment_id = c.id and r.place = ${sql.ref(`${of}.place`)}
    order by r.number desc limit 1) last on true`;

/** What a unit answers for and is not done yet, the earliest deadline first. */
export async function carriedByUnit(
  trx: Trx,
  unitId: string,
  page: { readonly after: DuePlace | undefined; readonly limit: number },
): Promise<CarriedRow[]> {
  const { after, limit } = page;
  const { rows } = await sql<CarriedRow>`
    select d.id as "dispatchId", c.id as "commitmentId", d.place, part_view(c.id, d.place) as part, ${dueKey} as "dueKey", d.state, last.reported_on as "lastOn", last.words as "lastWords"
    from dispatches d join commitments c on c.id = d.commitment_id ${lastReport('d')}
    where d.unit_id = ${unitId} and d.state <> 'ended' and c.withdrawn_on is null and c.accepted_on is null
      and ${after ? sql<SqlBool>`(${dueKey}, d.id) > (${after[0]}::date, ${after[1]}::uuid)` : sql<SqlBool>`true`}
    order by ${dueKey}, d.id limit ${limit}`.execute(trx);
  return rows;
}

/** All commitments and parts that a unit accepted, done ones too: what its lights are counted from. */
export async function acceptedByUnit(trx: Trx, unitId: string): Promise<PartKey[]> {
  return trx
    .selectFrom('dispatches as d')
    .innerJoin('commitments as c', 'c.id', 'd.commitmentId')
    .select(['c.id as commitmentId', 'd.place'])
    .where('d.unitId', '=', unitId)
    .where('d.state', '=', 'accepted')
    .where('c.withdrawnOn', 'is', null)
    .execute();
}

export interface UnitFigures {
  readonly waiting: number;
  readonly supports: number;
  readonly doubts: number;
  readonly reports: number;
  readonly seconds: number;
}

export async function unitFigures(trx: Trx, unitId: string, monthStart: string): Promise<UnitFigures> {
  const { rows } = await sql<UnitFigures>`select
    (select count(*)::int from dispatches where unit_id = ${unitId} and state = 'waiting') as waiting,
    (select count(*)::int from dispatch_supports s join dispatches d on d.id = s.dispatch_id and d.state <> 'ended'
      where s.unit_id = ${unitId}) as supports,
    (select count(*)::int from dispatches d join commitments c on c.id = d.commitment_id
      where d.unit_id = ${unitId} and d.place = '' and d.state = 'accepted' and c.claim = 'doubted' and c.accepted_on is null) as doubts,
    (select count(*)::int from reports where unit_id = ${unitId} and reported_on >= ${monthStart}::date) as reports,
    (select coalesce(sum(seconds), 0)::int from reports where unit_id = ${unitId} and reported_on >= ${monthStart}::date) as seconds`.execute(
    trx,
  );
  return rows[0] ?? { waiting: 0, supports: 0, doubts: 0, reports: 0, seconds: 0 };
}

/**
 * Who carries what is open: the person named while he holds the post, and whoever holds it when it changed hands. The last set of duties
 * of an accepted dispatch counts.
 */
const carrying = sql`
  select y.commitment_id, d.id as dispatch_id, d.place, y.duty, d.unit_id, d.state, coalesce(own.person_id, heir.person_id) as person_id,
    case when own.person_id is null then y.person_name end as inherited
  from duties y
    join dispatches d on d.id = y.dispatch_id and d.state = 'accepted'
    join commitments c on c.id = y.commitment_id and c.accepted_on is null and c.withdrawn_on is null
    left join holdings own on own.post_id = y.post_id and own.person_id = y.person_id and own.until is null
    left join holdings heir on own.id is null and heir.post_id = y.post_id and heir.until is null
  where y.number = (select max(l.number) from duties l where l.dispatch_id = y.dispatch_id)`;

export interface PersonCarriedRow extends CarriedRow {
  readonly duty: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly inherited: string | null;
}

/** What a person carries, each duty of a commitment by itself, the earliest deadline first. */
export async function carriedByPerson(
  trx: Trx,
  personId: string,
  page: { readonly after: DuePlace | undefined; readonly limit: number },
): Promise<PersonCarriedRow[]> {
  const { after, limit } = page;
  const tie = sql<string>`(k.dispatch_id || ' ' || k.duty) collate "C"`;
  const { rows } = await sql<PersonCarriedRow>`
    with k as (${carrying})
    select k.dispatch_id as "dispatchId", c.id as "commitmentId", k.place, part_view(c.id, k.place) as part, ${dueKey} as "dueKey", k.state, k.duty, k.inherited, u.id as "unitId", u.name as "unitName",
      last.reported_on as "lastOn", last.words as "lastWords"
    from k join commitments c on c.id = k.commitment_id join units u on u.id = k.unit_id ${lastReport('k')}
    where k.person_id = ${personId}
      and ${after ? sql<SqlBool>`(${dueKey}, ${tie}) > (${after[0]}::date, ${after[1]})` : sql<SqlBool>`true`}
    order by ${dueKey}, ${tie} limit ${limit}`.execute(trx);
  return rows;
}

export interface DutyCounts {
  readonly handler: number;
  readonly overall: number;
  readonly charge: number;
  readonly assist: number;
}
const dutyCounts = sql`count(*) filter (where k.duty = 'handler')::int as handler, count(*) filter (where k.duty = 'overall')::int as overall,
  count(*) filter (where k.duty = 'charge')::int as charge, count(*) filter (where k.duty = 'assist')::int as assist`;

/** How many of each duty a person has, and which commitments and parts these are. */
export async function dutiesOfPerson(trx: Trx, personId: string): Promise<DutyCounts & { carried: PartKey[] }> {
  const { rows } = await sql<DutyCounts & { carried: PartKey[] }>`
    with k as (${carrying})
    select ${dutyCounts}, coalesce(jsonb_agg(distinct jsonb_build_object('commitmentId', k.commitment_id, 'place', k.place)), '[]') as carried
    from k where k.person_id = ${personId}`.execute(trx);
  return rows[0] ?? { handler: 0, overall: 0, charge: 0, assist: 0, carried: [] };
}

export interface PersonLoadRow extends DutyCounts {
  readonly id: string;
  readonly name: string;
  readonly posts: readonly string[];
  readonly inherited: number;
}

/** People who hold posts of public bodies in these subtrees: those who do most come first, then by name. */
export async function peopleLoads(
  trx: Trx,
  filter: {
    readonly paths: readonly string[];
    readonly show: 'none' | 'overloaded' | 'all';
    readonly most: number;
    readonly unitId: string | undefined;
    readonly after: readonly [handler: number, name: string, id: string] | undefined;
    readonly limit: number;
  },
): Promise<PersonLoadRow[]> {
  const { paths, show, most, unitId, after, limit } = filter;
  const shown = {
    all: sql<SqlBool>`true`,
    none: sql<SqlBool>`l.handler + l.overall + l.charge + l.assist = 0`,
    overloaded: sql<SqlBool>`l.handler > ${most}`,
  };
  const { rows } = await sql<PersonLoadRow>`
    with k as (${carrying}), l as (
      select p.id, p.name, array_agg(distinct coalesce(u.short_name, u.name) || ' ' || t.title) as posts,
        coalesce(n.handler, 0) as handler, coalesce(n.overall, 0) as overall, coalesce(n.charge, 0) as charge, coalesce(n.assist, 0) as assist,
        coalesce(n.inherited, 0) as inherited
      from people p join holdings h on h.person_id = p.id and h.until is null join posts t on t.id = h.post_id
        join units u on u.id = t.unit_id and u.kind in ('party', 'government', 'department', 'park')
        left join (select k.person_id, ${dutyCounts}, count(*) filter (where k.inherited is not null)::int as inherited from k group by 1) n
          on n.person_id = p.id
      where u.region_path ^@ any (${paths}::text[]) and ${unitId ? sql<SqlBool>`u.id = ${unitId}` : sql<SqlBool>`true`}
      group by p.id, p.name, n.handler, n.overall, n.charge, n.assist, n.inherited)
    select l.* from l
    where ${shown[show]}
      and ${after ? sql<SqlBool>`(-l.handler, l.name, l.id) > (${-after[0]}, ${after[1]}, ${after[2]}::uuid)` : sql<SqlBool>`true`}
    order by -l.handler, l.name, l.id limit ${limit}`.execute(trx);
  return rows;
}
