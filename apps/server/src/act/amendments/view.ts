import { Amendment, NamedAsker } from '@chengshi/contract';
import { type CommitmentRow, commitmentsByIds, fieldsNow } from '../../plan/commitments/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { found } from '../../platform/http/fail.ts';
import { isOwn, mayAskAs, mayDecide } from './policy.ts';
import type { AmendmentRow } from './store.ts';

/** Requests as somebody sees them, beside how their commitments stand now. */
export async function amendmentViews(
  trx: Trx,
  actor: PersonActor,
  rows: readonly AmendmentRow[],
): Promise<Amendment[]> {
  const commitments = await commitmentsByIds(trx, [...new Set(rows.map(({ commitmentId }) => commitmentId))]);
  const byId = new Map(commitments.map((row) => [row.id, row]));
  return rows.map((row) => amendmentView(actor, row, found(byId.get(row.commitmentId))));
}

function amendmentView(actor: PersonActor, row: AmendmentRow, commitment: CommitmentRow): Amendment {
  const open = row.state === 'open';
  const before = row.before as { due?: { end: string | null } | null };
  const due = 'due' in before ? before.due?.end : commitment.dueOn;
  const { decision } = row;
  return Amendment.parse({
    ...row,
    commitment: {
      ...{ id: commitment.id, code: commitment.code, title: commitment.title, revision: commitment.revision },
      withdrawn: commitment.withdrawnOn !== null,
    },
    campaign: { id: row.campaignId, name: row.campaignName },
    asker: askerOf(row),
    asked: { by: { id: row.askedBy, name: row.askedName }, at: row.askedAt.toISOString(), on: row.askedOn },
    late: due !== undefined && due !== null && due < row.askedOn,
    now: open ? fieldsNow(commitment, row.before as object) : null,
    decision: decision && {
      ...{ words: decision.words, at: decision.at, applied: decision.applied },
      by: { id: decision.by, name: decision.byName },
    },
    mayDecide: open && mayDecide(actor, row.regionPath) && !isOwn(actor, row),
    mayWithdraw: open && mayAskAs(actor, { unitId: row.unitId, regionPath: row.askerPath }),
  });
}

const askerOf = (row: AmendmentRow): NamedAsker =>
  NamedAsker.parse(
    row.unitId === null
      ? { kind: 'region', id: row.askerRegionId, name: row.regionName }
      : { kind: 'unit', id: row.unitId, name: row.unitName ?? '' },
  );
