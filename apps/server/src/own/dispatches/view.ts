import { Dispatch, Undispatched } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import { mayAnswer, mayDispatch } from './policy.ts';
import type { Proposal } from './service.ts';
import type { DispatchRow } from './store.ts';

/** Rows as the contract has them, on a day: a late answer depends on it. */
export function dispatchView(row: DispatchRow, actor: PersonActor, today: string): Dispatch {
  return Dispatch.parse({
    ...row,
    commitment: { id: row.commitmentId, code: row.code, title: row.title, due: row.commitmentDueOn },
    campaign: { id: row.campaignId, name: row.campaignName },
    unit: { id: row.unitId, name: row.unitName },
    overdue: (row.state === 'waiting' || row.state === 'objected') && row.dueOn < today,
    sent: { by: row.sentName, at: row.sentAt.toISOString() },
    mayAnswer: mayAnswer(actor, row.unitId),
    mayDecide: mayDispatch(actor, row.officePath),
  });
}

export function undispatchedView(row: Proposal): Undispatched {
  return Undispatched.parse({
    ...row,
    commitment: { id: row.id, code: row.code, title: row.title, due: row.dueOn },
    campaign: { id: row.campaignId, name: row.campaignName },
    front: row.frontName,
  });
}
