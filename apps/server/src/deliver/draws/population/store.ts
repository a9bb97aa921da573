import type { DrawSelection } from '@chengshi/contract';
import { type SqlBool, sql } from 'kysely';
import type { Trx } from '../../../platform/database/database.ts';
import type { RiskFacts } from '../risk.ts';

export interface CandidateRow extends RiskFacts {
  readonly id: string;
  readonly commitmentId: string;
  readonly unitId: string;
  /** Code of the answering unit's region: the chosen one itself or one right below it; its own code where it lies elsewhere. */
  readonly place: string;
  readonly unitKind: string;
  readonly own: boolean;
  readonly listed: boolean;
}

/**
 * Last reports that wait to be verified: of open commitments those that nobody has verified, of closed ones, where they are wanted, those
 * that nobody looked at since they were closed. With what risk is worked out from.
 */
export async function candidateRows(
  trx: Trx,
  region: { readonly path: string; readonly code: string },
  selection: Omit<DrawSelection, 'regionId'>,
  { since, limit }: { readonly since: string; readonly limit: number },
): Promise<CandidateRow[]> {
  const { inspectorId, campaignId, frontId, closedToo } = selection;
  const { path, code } = region;
  const { rows } = await sql<CandidateRow>`
    with checked as (
      select unit_id, count(*) filter (where verdict = 'doubted' and verified_on >= ${since}::date)::int as doubts from verifications group by unit_id
    ), own as materialized (select unit_id from app_units_of(${inspectorId}::uuid) unit_id
    ), listed as materialized (select commitment_id from app_listed(${path}) commitment_id)
    select r.id, r.commitment_id as "commitmentId", r.unit_id as "unitId", r.kind, r.value, r.reported_on as "reportedOn",
      c.due_on as "dueOn", c.accepted_on is not null as closed, u.kind as "unitKind",
      (select b.value from reports b where b.commitment_id = r.commitment_id and b.place = '' and b.number < r.number and b.value is not null
        order by b.number desc limit 1) as "lastValue",
      (select count(*)::int from report_evidence e where e.report_id = r.id) as evidence,
      coalesce(checked.doubts, 0) as doubts, checked.unit_id is not null as "unitVerified",
      coalesce(case when starts_with(u.region_path, ${path}) then nullif(split_part(substr(u.region_path, ${path.length + 1}), '/', 1), '')
        else place.code end, ${code}) as place,
      r.reported_by = ${inspectorId}::uuid or exists (select from own where own.unit_id = r.unit_id) as own,
      exists (select from listed where listed.commitment_id = r.commitment_id) as listed
    from commitments c cross join lateral (select * from reports l where l.commitment_id = c.id and l.place = '' order by l.number desc limit 1) r
      join units u on u.id = r.unit_id join regions place on place.id = u.region_id
      left join checked on checked.unit_id = r.unit_id
    where starts_with(c.region_path, ${path}) and c.kind <> 'group' and c.withdrawn_on is null
      and case when c.accepted_on is null then not exists (select from verifications v where v.report_id = r.id)
        else ${closedToo} and not exists (select from verifications v where v.commitment_id = c.id and v.place = ''
          and v.verified_at > (select max(a.recorded_at) from acceptances a where a.commitment_id = c.id)) end
      and ${campaignId ? sql<SqlBool>`c.campaign_id = ${campaignId}` : sql<SqlBool>`true`}
      and ${frontId ? sql<SqlBool>`c.front_id = ${frontId}` : sql<SqlBool>`true`}
    limit ${limit}`.execute(trx);
  return rows;
}
