import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../../../../platform/database/database.ts';
import { acceptance, allOf, type Conditions, type Grouping, groupColumn, lightsOf } from '../filter/store.ts';

/** How many rows the conditions leave, counted no further than `most`. */
export async function countRows(trx: Trx, conditions: Conditions, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select from commitments c where ${allOf(conditions)} limit ${most}) counted`.execute(
    trx,
  );
  return rows[0]?.count ?? 0;
}

/** How many stand how; in terms of the lights: done, red, yellow, green, grey. */
export interface StandingCounts {
  readonly accepted: number;
  readonly overdue: number;
  readonly soon: number;
  readonly later: number;
  readonly undated: number;
}
export interface GroupCounts extends StandingCounts {
  readonly key: string | null;
  readonly label: string | null;
  /** The campaign of a front; null for the others. */
  readonly campaign: string | null;
}
interface Day {
  readonly asOf: string;
  readonly soonUntil: string;
}

/** More heads than this nobody looks through. */
export const mostGroups = 500;

/** How many rows belong to each front, unit or region, and how they stand; the largest groups first, those without one last. */
export async function groupCounts(trx: Trx, conditions: Conditions, by: Grouping, day: Day): Promise<GroupCounts[]> {
  const column = sql.ref(`c.${groupColumn[by]}`);
  const { rows } = await sql<GroupCounts>`
    with lit as (
      -- How a row stands is asked once for each, not once for every light.
      select ${column} as key, ${await standing(trx, day)} as standing, count(*) as n
      from commitments c where ${allOf(conditions)} group by 1, 2
    ), counted as (
      select key, sum(n) as total, ${summed('accepted')}, ${summed('overdue')}, ${summed('soon')}, ${summed('later')}, ${summed('undated')}
      from lit group by 1 order by (key is null), total desc, 1 limit ${mostGroups})
    select g.key::text as key, ${labels[by]}, g.accepted, g.overdue, g.soon, g.later, g.undated
    from counted g order by (g.key is null), g.total desc, g.key`.execute(trx);
  return rows;
}

/** How the commitments of each of several sets stand. `sets` is a query with the columns `key` and `id`, each pair once; sets without any are left out. */
export async function setCounts(
  trx: Trx,
  sets: RawBuilder<unknown>,
  day: Day,
): Promise<(StandingCounts & { readonly key: string })[]> {
  const { rows } = await sql<StandingCounts & { readonly key: string }>`
    select s.key, ${await standingColumns(trx, day)}
    from ${sets} s cross join lateral (
      -- Looked up one by one: how many there are is not known when this is planned, and they are few beside all.
      select c.kind, c.withdrawn_on, c.accepted_on, c.due_on, c.claim, c.claim_on, c.answer_by, c.behind_on, c.far_behind_on from commitments c where c.id = s.id offset 0) c
    where c.kind <> 'group' and c.withdrawn_on is null group by s.key`.execute(trx);
  return rows;
}

const summed = (name: keyof StandingCounts) =>
  sql`coalesce(sum(n) filter (where standing = ${sql.lit(name)}), 0)::int as ${sql.ref(name)}`;

/** How a row stands, in one word. */
async function standing(trx: Trx, { asOf, soonUntil }: Day): Promise<RawBuilder<string>> {
  const { accepted } = await acceptance(trx, asOf);
  const { red, yellow, green } = lightsOf(asOf, soonUntil);
  // Of nearly all rows nothing was said and no way is asked for: then the deadline alone decides, which is quick to see.
  const byDeadline = sql`case when c.due_on is null then 'undated' when c.due_on < ${asOf} then 'overdue'
    when c.due_on <= ${soonUntil} then 'soon' else 'later' end`;
  return sql<string>`case when ${accepted} then 'accepted'
    when c.claim is null and c.behind_on is null and c.far_behind_on is null then ${byDeadline}
    when ${red} then 'overdue' when ${yellow} then 'soon'
    when ${green} then 'later' else 'undated' end`;
}

async function standingColumns(trx: Trx, { asOf, soonUntil }: Day): Promise<RawBuilder<unknown>> {
  const { accepted, open } = await acceptance(trx, asOf);
  const lights = lightsOf(asOf, soonUntil);
  return sql`count(*) filter (where ${accepted})::int as accepted,
    count(*) filter (where ${open} and ${lights.red})::int as overdue,
    count(*) filter (where ${open} and ${lights.yellow})::int as soon,
    count(*) filter (where ${open} and ${lights.green})::int as later,
    count(*) filter (where ${open} and ${lights.grey})::int as undated`;
}

const labels: Record<Grouping, RawBuilder<unknown>> = {
  front: sql`(select f.name from fronts f where f.id = g.key) as label,
    (select k.name from fronts f join campaigns k on k.id = f.campaign_id where f.id = g.key) as campaign`,
  owner: sql`g.key as label, null as campaign`,
  region: sql`(select r.name from regions r where r.path = g.key) as label, null as campaign`,
};
