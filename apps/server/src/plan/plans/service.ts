import type { Trx } from '../../platform/database/database.ts';
import { found } from '../../platform/http/fail.ts';
import { decisionsOf, draftOf, outcomesOf, planById, receivedBy, versionOf, versionsOf } from './store.ts';
import type { WholePlan } from './view.ts';

export { beginPlan, readIntoDraft, saveDraft, submitPlan, withdrawPlan } from './file.ts';
export { registerPlans } from './follow.ts';
export { approvePlan, mergePlan, returnPlan } from './settle.ts';
export { approvedDeadlines, approvedPlans, listPlans, versionOf } from './store.ts';

/** Everything of a plan that the actor may see. */
export async function wholePlan(trx: Trx, id: string): Promise<WholePlan> {
  const row = found(await planById(trx, id));
  return {
    row,
    draft: await draftOf(trx, id),
    versions: await versionsOf(trx, id),
    submitted: row.version > 0 ? await versionOf(trx, id, row.version) : undefined,
    decisions: await decisionsOf(trx, id),
    outcomes: await outcomesOf(trx, id),
    received: await receivedBy(trx, id),
  };
}
