import type { Actor, PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import type { OutlinedItem } from './outlined.ts';
import { mayManage } from './policy.ts';
import {
  type CommitmentRow,
  commitmentById,
  holdAcceptances,
  insertAcceptance,
  insertTree,
  lastAcceptance,
  lastCodeNumber,
  type NewCommitment,
  nextOrdinal,
} from './store.ts';
import { rowOf } from './versions.ts';

export { type ChangeOutcome, changeCommitments, undoChanges, type WishedChange } from './changes/change.ts';
export { changeHistory } from './changes/history.ts';
export { fieldsNow, proposeChange } from './changes/propose.ts';
export {
  type CommitmentRow,
  commitmentById,
  commitmentsByIds,
  commitmentsOfDocument,
  deadlineCounts,
  keepPassages,
  lastCodeNumber,
  moveToVersion,
  openUntil,
} from './store.ts';
export { countRows, groupCounts, mostGroups, type StandingCounts, setCounts } from './table/counts/store.ts';
export { type TableKey, tableCursor } from './table/cursor.ts';
export { type CommitmentFilter, narrowed, type Standing } from './table/filter/store.ts';
export { listCommitments } from './table/store.ts';
export { addCommitments } from './versions.ts';
export { commitmentView } from './view.ts';

/** Stores the tree of a campaign, and gives the ids in the order given; codes run through the whole campaign in the order of the text. */
export async function insertCommitments(
  trx: Trx,
  plan: {
    readonly campaignId: string;
    readonly documentId: string;
    readonly regionId: string;
    readonly regionPath: string;
    readonly codePrefix: string;
    readonly frontIds: readonly string[];
    readonly outlined: readonly OutlinedItem[];
    readonly createdAt: Date;
  },
): Promise<string[]> {
  const { campaignId, documentId, regionId, regionPath, createdAt } = plan;
  // What comes later, from a plan of a unit, goes on counting where the campaign's own document stopped.
  const first = await nextOrdinal(trx, campaignId);
  const { last } = await lastCodeNumber(trx, campaignId);
  const rows = plan.outlined.map(
    (node, index): NewCommitment => ({
      ...{ campaignId, documentId, regionId, regionPath, createdAt, parent: node.parent },
      ...rowOf(node),
      code: `${plan.codePrefix}-${String((last ?? 0) + index + 1).padStart(3, '0')}`,
      ordinal: first + index,
      frontId: node.front === null ? null : (plan.frontIds[node.front] ?? null),
    }),
  );
  return insertTree(trx, rows);
}

/** Records that the completion was accepted: a new fact, nothing is overwritten. */
export async function acceptCommitment(
  platform: Platform,
  actor: PersonActor,
  id: string,
  acceptance: { on: string; note: string | null },
): Promise<CommitmentRow> {
  if (acceptance.on > platform.clock.today()) {
    throw failure('CONFLICT', { detail: `验收日期 ${acceptance.on} 在今天之后 · ${acceptance.on} lies in the future` });
  }
  return platform.database.as(actor, (trx) =>
    recordFact(trx, platform, actor, id, { kind: 'accepted', ...acceptance }),
  );
}

export async function withdrawAcceptance(
  platform: Platform,
  actor: PersonActor,
  id: string,
  reason: string,
): Promise<CommitmentRow> {
  return platform.database.as(actor, (trx) =>
    recordFact(trx, platform, actor, id, { kind: 'withdrawn', on: null, note: reason }),
  );
}

interface Fact {
  readonly kind: 'accepted' | 'withdrawn';
  readonly on: string | null;
  readonly note: string | null;
}

async function recordFact(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  id: string,
  fact: Fact,
): Promise<CommitmentRow> {
  // From here on nobody else answers the same last fact.
  await holdAcceptances(trx, id);
  const before = found(await commitmentById(trx, id));
  if (!mayManage(actor, before.regionPath)) throw failure('NOT_ALLOWED');
  if (before.kind === 'group') {
    throw failure('CONFLICT', { detail: '分组的状态由下辖事项决定 · a group is done when its parts are' });
  }
  const accepted = before.acceptance !== null;
  if (accepted === (fact.kind === 'accepted')) {
    throw failure('CONFLICT', {
      detail: accepted ? '该事项已经验收 · it is accepted already' : '该事项尚未验收 · it is not accepted',
    });
  }
  if (fact.kind === 'accepted') await platform.events.emit(trx, 'commitment.closing', { commitmentId: id });
  await addFact(trx, platform, actor, before, fact);
  const after = found(await commitmentById(trx, id));
  await record(trx, platform.clock, actor, {
    action: fact.kind === 'accepted' ? 'commitment.accepted' : 'commitment.acceptance-withdrawn',
    subjectKind: 'commitment',
    subjectId: id,
    regionPath: before.regionPath,
    before: before.acceptance,
    after: after.acceptance ?? { withdrawn: fact.note },
  });
  return after;
}

async function addFact(
  trx: Trx,
  platform: Platform,
  actor: Actor,
  commitment: CommitmentRow,
  fact: Fact,
): Promise<void> {
  const last = await lastAcceptance(trx, commitment.id);
  await insertAcceptance(trx, {
    commitmentId: commitment.id,
    regionPath: commitment.regionPath,
    kind: fact.kind,
    acceptedOn: fact.on,
    note: fact.note,
    recordedBy: actor.kind === 'person' ? actor.personId : null,
    recordedName: actor.kind === 'person' ? actor.name : '系统',
    recordedAt: platform.clock.now(),
    number: (last?.number ?? 0) + 1,
  });
}
