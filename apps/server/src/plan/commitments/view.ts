import { Commitment } from '@chengshi/contract';
import type { CommitmentRow } from './store.ts';

export function commitmentView(row: CommitmentRow): Commitment {
  return Commitment.parse({
    ...row,
    front: row.frontId === null ? null : { id: row.frontId, name: row.frontName ?? '' },
    withdrawn: row.withdrawnOn === null ? null : { on: row.withdrawnOn, reason: row.withdrawnReason },
    region: { id: row.regionId, name: row.regionName },
    due: row.dueText === null ? null : { text: row.dueText, end: row.dueOn },
  });
}
