import type { CommitmentChange, Fault } from '@chengshi/contract';
import { v7 as uuidv7 } from 'uuid';
import type { PersonActor } from '../../../platform/access/actor.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { failure, found } from '../../../platform/http/fail.ts';
import { recordAll } from '../../../platform/ledger/ledger.ts';
import type { Platform } from '../../../platform/platform.ts';
import { mayManage } from '../policy.ts';
import { type CommitmentRow, commitmentsByIds } from '../store.ts';
import { asksForReason, changed, type Difference, difference, type Fields, fieldsOf } from './fields.ts';
import { faultsOf } from './rules.ts';
import { changesOfBatch, insertChanges, lockCommitments, setFields } from './store.ts';

export interface WishedChange {
  readonly id: string;
  /** The revision that the change was made on; left out by whoever holds the commitments locked anyway. */
  readonly revision?: number | undefined;
  readonly change: CommitmentChange;
}

export interface ChangeOutcome {
  /** Null when everything was as asked for already. */
  readonly batchId: string | null;
  readonly commitments: CommitmentRow[];
}

export interface ChangeBatch {
  readonly kind: 'edited' | 'republished' | 'amended';
  readonly reason: string | null;
  /** The version of the document that is the reason. */
  readonly version?: number;
  readonly batchId: string;
  /** The request that is granted with an amendment. */
  readonly amendmentId?: string;
}

/**
 * Changes published commitments, all or none, with a record of each change, its ledger entry and the event `commitment.changed`.
 * An edit of deadline, target, owner or wording needs a reason; a corrected version of the document is a reason by itself.
 */
export async function changeCommitments(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  wished: readonly WishedChange[],
  batch: ChangeBatch,
): Promise<ChangeOutcome> {
  const wishOf = new Map(wished.map((wish) => [wish.id, wish]));
  if (wishOf.size !== wished.length) {
    throw failure('BAD_REQUEST', {
      detail: '同一事项在一次修改中出现了两次 · a commitment stands twice in one request',
    });
  }
  const rows = await held(trx, actor, [...wishOf.keys()]);
  const wishes = rows.map((row) => ({ row, ...(wishOf.get(row.id) as WishedChange) }));
  const stale = wishes.filter(({ row, revision }) => revision !== undefined && revision !== row.revision);
  if (stale.length > 0) {
    throw failure(
      'STALE_COMMITMENT',
      { count: stale.length },
      stale.map(({ row }) => placed(row, '刚被他人修改过', 'was changed by somebody else')),
    );
  }
  const faults = await faultsOf(trx, wishes);
  if (faults.length > 0) throw failure('CHANGE_FAULTS', { count: faults.length }, faults);
  const made = wishes.flatMap(({ row, change }) => madeFrom(row, changed(fieldsOf(row), change)));
  if (batch.kind === 'edited' && batch.reason === null && made.some(asksForReason)) throw failure('REASON_MISSING');
  return store(trx, platform, actor, { rows, made }, { version: null, amendmentId: null, ...batch, undoesBatch: null });
}

/** Takes a batch back, as long as nobody changed its commitments since. The undoing is a batch itself, and can be taken back too. */
export async function undoChanges(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  batchId: string,
): Promise<ChangeOutcome> {
  const taken = await changesOfBatch(trx, batchId);
  found(taken[0]);
  if (taken.some(({ kind }) => kind === 'republished')) {
    throw failure('CONFLICT', {
      detail: '文件重新发布带来的修改，须再次发布才能改回 · it came with a corrected version: publish another one',
    });
  }
  if (taken.some(({ kind }) => kind === 'amended')) {
    throw failure('CONFLICT', {
      detail:
        '经申请批准的变更不能撤销，须重新申请，或说明理由另行修改 · it was asked for and granted: ask again, or change it with a reason',
    });
  }
  const ids = taken.map((change) => change.commitmentId);
  const rows = await held(trx, actor, ids);
  const changeOf = new Map(taken.map((change) => [change.commitmentId, change]));
  const later = rows.filter((row) => row.revision !== changeOf.get(row.id)?.number);
  if (later.length > 0) {
    throw failure(
      'UNDO_BLOCKED',
      {},
      later.map((row) => placed(row, '之后又被修改', 'was changed again since')),
    );
  }
  const made = rows.flatMap((row) =>
    madeFrom(row, { ...fieldsOf(row), ...(changeOf.get(row.id)?.before as unknown as Partial<Fields>) }),
  );
  const batch = {
    kind: 'undone',
    reason: null,
    version: null,
    batchId: uuidv7(),
    undoesBatch: batchId,
    amendmentId: null,
  } as const;
  return store(trx, platform, actor, { rows, made }, batch);
}

interface Made extends Difference {
  readonly row: CommitmentRow;
  readonly fields: Fields;
}

function madeFrom(row: CommitmentRow, fields: Fields): Made[] {
  const differs = difference(fieldsOf(row), fields);
  return differs === null ? [] : [{ row, fields, ...differs }];
}

/** The commitments, locked: all of them there for the actor, and the actor's to change. */
async function held(trx: Trx, actor: PersonActor, ids: readonly string[]): Promise<CommitmentRow[]> {
  const seen = await commitmentsByIds(trx, ids);
  if (seen.length !== ids.length) throw failure('NOT_FOUND');
  if (!seen.every((row) => mayManage(actor, row.regionPath))) throw failure('NOT_ALLOWED');
  await lockCommitments(trx, ids);
  return commitmentsByIds(trx, ids);
}

const placed = (row: CommitmentRow, zh: string, en: string): Fault => ({ place: row.code, zh, en });

async function store(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  { rows, made }: { readonly rows: readonly CommitmentRow[]; readonly made: readonly Made[] },
  batch: {
    readonly kind: ChangeBatch['kind'] | 'undone';
    readonly reason: string | null;
    readonly version: number | null;
    readonly batchId: string;
    readonly undoesBatch: string | null;
    readonly amendmentId: string | null;
  },
): Promise<ChangeOutcome> {
  if (made.length === 0) return { batchId: null, commitments: [...rows] };
  const changes = made.map(({ row, before, after }) => ({
    commitmentId: row.id,
    regionPath: row.regionPath,
    before,
    after,
  }));
  await setFields(
    trx,
    made.map(({ row, fields }) => ({ id: row.id, fields })),
  );
  const numbered = changes.map((change, index) => ({ ...change, number: (made[index] as Made).row.revision + 1 }));
  const who = { actorId: actor.personId, actorName: actor.name, at: platform.clock.now() };
  await insertChanges(trx, numbered, { ...batch, ...who });
  await recordAll(
    trx,
    platform.clock,
    actor,
    changes.map(({ commitmentId, regionPath, before, after }) => ({
      action: actions[batch.kind],
      subjectKind: 'commitment',
      subjectId: commitmentId,
      regionPath,
      before,
      after: { ...after, reason: batch.reason, ...(batch.version === null ? {} : { version: batch.version }) },
    })),
  );
  await platform.events.emit(trx, 'commitment.changed', { actor, batchId: batch.batchId, kind: batch.kind, changes });
  const ids = rows.map((row) => row.id);
  return { batchId: batch.batchId, commitments: await commitmentsByIds(trx, ids) };
}

const actions = {
  edited: 'commitment.changed',
  republished: 'commitment.republished',
  undone: 'commitment.change-undone',
  amended: 'commitment.amended',
} as const;
