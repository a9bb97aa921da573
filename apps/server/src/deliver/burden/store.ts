import { type SqlBool, sql } from 'kysely';
import type { Trx } from '../../platform/database/database.ts';

/** Days from the first to the last, both inside, and whose. */
export interface Span {
  readonly from: string;
  readonly to: string;
  readonly paths: readonly string[];
  readonly unitIds: readonly string[];
}

interface Cost {
  readonly reports: number;
  readonly seconds: number;
}

const ofScope = ({ paths, unitIds }: Span) => sql<SqlBool>`exists (select from units s where s.id = unit_id
  and (s.region_path ^@ any(${paths}::text[]) or s.id = any(${unitIds}::uuid[])))`;

export async function costByMonth(trx: Trx, span: Span): Promise<(Cost & { readonly month: string })[]> {
  const { rows } = await sql<Cost & { month: string }>`
    select to_char(reported_on, 'YYYY-MM') as month, count(*)::int as reports, sum(seconds)::int as seconds
    from reports where reported_on between ${span.from}::date and ${span.to}::date and ${ofScope(span)}
    group by 1 order by 1`.execute(trx);
  return rows;
}

/** Units with the most seconds, each with its months. */
export async function costByUnit(trx: Trx, span: Span, most: number) {
  const { rows } = await sql<Cost & { id: string; name: string; months: (Cost & { month: string })[] }>`
    with monthly as (
      select unit_id, to_char(reported_on, 'YYYY-MM') as month, count(*)::int as reports, sum(seconds)::int as seconds
      from reports where reported_on between ${span.from}::date and ${span.to}::date and ${ofScope(span)} group by 1, 2)
    select u.id, u.name, sum(m.reports)::int as reports, sum(m.seconds)::int as seconds,
      jsonb_agg(jsonb_build_object('month', m.month, 'reports', m.reports, 'seconds', m.seconds) order by m.month) as months
    from monthly m join units u on u.id = m.unit_id
    group by u.id, u.name order by sum(m.seconds) desc, u.name limit ${most}`.execute(trx);
  return rows;
}

/** For what it was reported. */
export async function costByCampaign(trx: Trx, span: Span) {
  const { rows } = await sql<Cost & { id: string; name: string }>`
    select k.id, k.name, count(*)::int as reports, sum(r.seconds)::int as seconds
    from reports r join commitments c on c.id = r.commitment_id join campaigns k on k.id = c.campaign_id
    where r.reported_on between ${span.from}::date and ${span.to}::date and ${ofScope(span)}
    group by k.id, k.name order by sum(r.seconds) desc, k.name`.execute(trx);
  return rows;
}

/** What requests for figures asked for, and what they did not have to. */
export async function askedByMonth(trx: Trx, span: Span) {
  const { rows } = await sql<{ month: string; asked: number; spared: number }>`
    select to_char(q.asked_on, 'YYYY-MM') as month, count(*) filter (where found = 'missing')::int as asked,
      count(*) filter (where found <> 'missing')::int as spared
    from figure_lines l join figure_requests q on q.id = l.request_id
    where q.asked_on between ${span.from}::date and ${span.to}::date and ${ofScope(span)} group by 1`.execute(trx);
  return rows;
}
