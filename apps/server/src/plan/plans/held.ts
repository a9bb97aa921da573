import type { PlanState } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { mayDecide, mayFile } from './policy.ts';
import { type DraftRow, draftOf, holdPlan, type PlanRow, planById } from './store.ts';

const stateWords: Readonly<Record<PlanState, readonly [zh: string, en: string]>> = {
  draft: ['起草中', 'a draft'],
  submitted: ['待审', 'submitted'],
  returned: ['已退回', 'returned'],
  approved: ['已批准', 'approved'],
  merged: ['已并入', 'merged'],
  withdrawn: ['已撤回', 'withdrawn'],
};

/** The plan, held until the transaction ends, when it stands where this can be done with it. */
async function held(
  trx: Trx,
  id: string,
  may: (plan: PlanRow) => boolean,
  states: readonly PlanState[],
): Promise<PlanRow> {
  if (!may(found(await planById(trx, id)))) throw failure('NOT_ALLOWED');
  await holdPlan(trx, id);
  const plan = found(await planById(trx, id));
  if (!states.includes(plan.state)) {
    const [state, stateEn] = stateWords[plan.state];
    throw failure('PLAN_NOT_OPEN', { state, stateEn });
  }
  return plan;
}

export const planInHand = (
  trx: Trx,
  actor: PersonActor,
  id: string,
  states: readonly PlanState[] = ['draft', 'returned'],
): Promise<PlanRow> => held(trx, id, (plan) => mayFile(actor, plan.unitId), states);

/** The submitted plan in the version that the office has read: another one is not decided about unseen. */
export async function planToDecide(trx: Trx, actor: PersonActor, id: string, version: number): Promise<PlanRow> {
  const plan = await held(trx, id, ({ regionPath }) => mayDecide(actor, regionPath), ['submitted']);
  if (plan.version !== version) throw failure('STALE_PLAN');
  return plan;
}

/** The draft, as long as it is the one that the writer saw. */
export async function currentDraft(trx: Trx, id: string, revision: number): Promise<DraftRow> {
  const draft = found(await draftOf(trx, id));
  if (draft.revision !== revision) throw failure('STALE_PLAN');
  return draft;
}
