import { sql } from 'kysely';
import type { Trx } from '../../platform/database/database.ts';

/** One thing that was said about the completion of a commitment. */
export type ClaimFact = { readonly commitmentId: string; readonly on: string } & (
  | { readonly kind: 'reported'; readonly completion: boolean }
  | {
      readonly kind: 'verified';
      readonly verdict: string;
      readonly answerBy: string | null;
      /** It was about the last report there was, or the last that said it is done. */
      readonly newest: boolean;
      readonly newestCompletion: boolean;
    }
  | { readonly kind: 'reopened' }
);

/** What was said up to a day, in the order in which it was said. */
export async function claimFacts(trx: Trx, commitmentIds: readonly string[], asOf: string): Promise<ClaimFact[]> {
  const { rows } = await sql<ClaimFact>`
    with facts as (
      select commitment_id, reported_on as said_on, reported_at as said_at, 'reported' as kind, kind = 'completion' as completion,
        null as verdict, null::date as answer_by, null::boolean as newest, null::boolean as newest_completion
      from reports where commitment_id = any(${commitmentIds}::uuid[]) and place = ''
      union all
      select v.commitment_id, v.verified_on, v.verified_at, 'verified', null, v.verdict, v.answer_by,
        not exists (select from reports l where l.commitment_id = r.commitment_id and l.place = '' and l.number > r.number and l.reported_at <= v.verified_at),
        r.kind = 'completion' and not exists (select from reports l where l.commitment_id = r.commitment_id and l.kind = 'completion'
          and l.number > r.number and l.reported_at <= v.verified_at)
      from verifications v join reports r on r.id = v.report_id where v.commitment_id = any(${commitmentIds}::uuid[]) and v.place = ''
      union all
      select commitment_id, (recorded_at at time zone 'Asia/Shanghai')::date, recorded_at, 'reopened', null, null, null, null, null
      from acceptances where kind = 'withdrawn' and commitment_id = any(${commitmentIds}::uuid[])
    )
    select commitment_id as "commitmentId", said_on as "on", kind, completion, verdict, answer_by as "answerBy", newest,
      newest_completion as "newestCompletion"
    from facts where said_on <= ${asOf}::date order by said_at, kind`.execute(trx);
  return rows;
}
