import type { CommitmentRow } from '../../plan/commitments/service.ts';
import type { Trx } from '../../platform/database/database.ts';
import { type ClaimFact, claimFacts } from './store.ts';

/** What reports and verifications said about the completion on a day. */
export interface ClaimColumns {
  readonly claim: 'claimed' | 'verified' | 'doubted' | null;
  readonly claimOn: string | null;
  readonly answerBy: string | null;
}

const nothing: ClaimColumns = { claim: null, claimOn: null, answerBy: null };

/**
 * Claims as they were known on a day, for those commitments whose last word is younger: their columns tell of today. The rest need no
 * look at reports.
 */
export async function claimsAsOf(
  trx: Trx,
  rows: readonly Pick<CommitmentRow, 'id' | 'heardOn'>[],
  asOf: string,
): Promise<Map<string, ClaimColumns>> {
  const younger = rows.filter(({ heardOn }) => heardOn !== null && heardOn > asOf).map(({ id }) => id);
  const facts = younger.length === 0 ? [] : await claimFacts(trx, younger, asOf);
  const claims = new Map(younger.map((id) => [id, nothing]));
  for (const fact of facts) claims.set(fact.commitmentId, after(claims.get(fact.commitmentId) ?? nothing, fact));
  return claims;
}

/** The same steps that the triggers of `commitments` take (migration 0016), for facts in the order in which they happened. */
function after(before: ClaimColumns, fact: ClaimFact): ClaimColumns {
  if (fact.kind === 'reopened') return nothing;
  if (fact.kind === 'reported') {
    if (fact.completion) return { claim: 'claimed', claimOn: fact.on, answerBy: null };
    return before.claim === 'doubted' ? nothing : before;
  }
  if (fact.verdict === 'doubted') {
    return fact.newest ? { claim: 'doubted', claimOn: fact.on, answerBy: fact.answerBy } : before;
  }
  if (fact.newestCompletion) return { claim: 'verified', claimOn: fact.on, answerBy: null };
  return before.claim === 'doubted' && fact.newest ? nothing : before;
}
