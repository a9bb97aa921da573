import type { PersonActor } from '../../platform/access/actor.ts';
import { unlessTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { campaignById } from '../campaigns/service.ts';
import { mayCall } from './policy.ts';
import { type CallRow, callById, insertCall, insertWithdrawal, unitsBelow } from './store.ts';

export { type CallRow, callById, calledUnits, callFor, listCalls } from './store.ts';

export interface CallDraft {
  readonly campaignId: string;
  readonly title: string;
  readonly request: string;
  readonly dueOn: string;
  readonly frontIds: readonly string[];
  readonly unitIds: readonly string[];
}

/** Asks every unit named for one plan under every front named. */
export async function createCall(platform: Platform, actor: PersonActor, draft: CallDraft): Promise<CallRow> {
  if (draft.dueOn < platform.clock.today()) {
    throw failure('CONFLICT', {
      detail: `报送期限 ${draft.dueOn} 已经过去 · the deadline ${draft.dueOn} has passed already`,
    });
  }
  return platform.database.as(actor, async (trx) => {
    const campaign = found(await campaignById(trx, draft.campaignId));
    if (!mayCall(actor, campaign.regionPath)) throw failure('NOT_ALLOWED');
    const frontIds = [...new Set(draft.frontIds)];
    const unitIds = [...new Set(draft.unitIds)];
    const known = new Set(campaign.fronts.map((front) => front.id));
    if (!frontIds.every((id) => known.has(id))) throw failure('NOT_FOUND');
    if ((await unitsBelow(trx, campaign.regionPath, unitIds)) !== unitIds.length) throw failure('NOT_FOUND');
    const { campaignId, title, request, dueOn } = draft;
    const id = await insertCall(
      trx,
      {
        ...{ campaignId, title, request, dueOn, regionPath: campaign.regionPath },
        ...{ calledBy: actor.personId, calledName: actor.name, calledAt: platform.clock.now() },
      },
      { frontIds, unitIds },
    );
    await record(trx, platform.clock, actor, {
      action: 'plan-call.made',
      subjectKind: 'plan-call',
      subjectId: id,
      regionPath: campaign.regionPath,
      after: { campaignId, title, request, dueOn, frontIds, unitIds },
    });
    return found(await callById(trx, id));
  });
}

/** A call that was a mistake, or is over: nothing that was filed is touched. */
export async function withdrawCall(
  platform: Platform,
  actor: PersonActor,
  id: string,
  reason: string,
): Promise<CallRow> {
  return platform.database.as(actor, async (trx) => {
    const call = found(await callById(trx, id));
    if (!mayCall(actor, call.regionPath)) throw failure('NOT_ALLOWED');
    const insert = insertWithdrawal(trx, {
      ...{ callId: id, regionPath: call.regionPath, reason },
      ...{ withdrawnBy: actor.personId, withdrawnName: actor.name, withdrawnAt: platform.clock.now() },
    });
    await unlessTaken(insert, 'plan_call_withdrawals_pkey', {
      zh: '这次征集已经撤销',
      en: 'this call was withdrawn already',
    });
    await record(trx, platform.clock, actor, {
      action: 'plan-call.withdrawn',
      subjectKind: 'plan-call',
      subjectId: id,
      regionPath: call.regionPath,
      after: { reason },
    });
    return found(await callById(trx, id));
  });
}
