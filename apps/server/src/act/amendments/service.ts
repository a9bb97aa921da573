import type { AmendmentCause, AmendmentWish } from '@chengshi/contract';
import { v7 as uuidv7 } from 'uuid';
import { ownRegions, regionById } from '../../org/regions/service.ts';
import { changeCommitments, commitmentById, fieldsNow, proposeChange } from '../../plan/commitments/service.ts';
import { type PersonActor, pathsHeldAs, unitsHeldAs } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { isTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { isOwn, mayAskAs, mayDecide } from './policy.ts';
import {
  type AmendmentRow,
  amendmentById,
  answeringUnits,
  insertAmendment,
  insertDecision,
  type OwnSides,
} from './store.ts';

export { amendmentById, amendmentsOf, countAmendments, listAmendments } from './store.ts';

/** Whose requests the actor makes: of the units whose liaison, and of the regions whose office he is. */
export const sidesOf = (actor: PersonActor): OwnSides => ({
  unitIds: unitsHeldAs(actor, ['liaison']),
  paths: pathsHeldAs(actor, ['office']),
});

interface Side {
  readonly kind: 'unit' | 'region';
  readonly id: string;
  readonly name: string;
  readonly regionId: string;
  readonly regionPath: string;
}

/** In whose name the actor may ask about a commitment: units that answer for it, and offices of its region and of those below. */
export async function askersOf(trx: Trx, actor: PersonActor, commitmentId: string): Promise<Side[]> {
  const row = found(await commitmentById(trx, commitmentId));
  if (row.kind === 'group' || row.withdrawnOn !== null) return [];
  const units = await answeringUnits(trx, row.id, unitsHeldAs(actor, ['liaison']));
  const regions = (await ownRegions(trx, actor)).filter(
    ({ path }) => path.startsWith(row.regionPath) && mayAskAs(actor, { unitId: null, regionPath: path }),
  );
  return [
    ...units.map((unit): Side => ({ kind: 'unit', ...unit })),
    ...regions.map(({ id, name, path }): Side => ({ kind: 'region', id, name, regionId: id, regionPath: path })),
  ];
}

export async function askAmendment(
  platform: Platform,
  actor: PersonActor,
  request: {
    readonly commitmentId: string;
    readonly revision: number;
    readonly asker: { readonly kind: 'unit' | 'region'; readonly id: string };
    readonly wish: AmendmentWish;
    readonly cause: AmendmentCause;
    readonly words: string;
  },
): Promise<string> {
  return platform.database.as(actor, async (trx) => {
    const { wish, cause, words } = request;
    const row = found(await commitmentById(trx, request.commitmentId));
    const side = await sideOf(trx, actor, row, request.asker);
    if (row.kind === 'group' || row.withdrawnOn !== null) {
      throw failure('CONFLICT', {
        detail: '分组和已撤下的事项不能申请变更 · groups and withdrawn commitments are not amended',
      });
    }
    const { before, after } = await proposeChange(trx, row, request.revision, wish);
    const insert = insertAmendment(trx, {
      ...{ commitmentId: row.id, regionPath: row.regionPath, before, after, change: wish, cause, words },
      ...{ unitId: side.kind === 'unit' ? side.id : null, askerRegionId: side.regionId },
      ...{ askedBy: actor.personId, askedName: actor.name, askedAt: platform.clock.now() },
      askedOn: platform.clock.today(),
    });
    const id = await unlessOpen(insert);
    await record(trx, platform.clock, actor, {
      action: 'amendment.asked',
      subjectKind: 'commitment',
      subjectId: row.id,
      regionPath: row.regionPath,
      before,
      after: { ...after, amendment: id, asker: request.asker, cause, words },
    });
    await platform.events.emit(trx, 'amendment.moved', { actor, kind: 'asked', amendmentId: id, words });
    return id;
  });
}

/** The side in whose name is asked, when the actor may: others learn nothing about it. */
async function sideOf(
  trx: Trx,
  actor: PersonActor,
  commitment: { readonly id: string; readonly regionPath: string },
  { kind, id }: { readonly kind: 'unit' | 'region'; readonly id: string },
): Promise<Pick<Side, 'kind' | 'id' | 'regionId'>> {
  if (kind === 'unit') {
    const [unit] = unitsHeldAs(actor, ['liaison']).includes(id) ? await answeringUnits(trx, commitment.id, [id]) : [];
    if (!unit) throw failure('NOT_ALLOWED');
    return { kind, id, regionId: unit.regionId };
  }
  const region = await regionById(trx, id);
  const fits =
    region?.path.startsWith(commitment.regionPath) && mayAskAs(actor, { unitId: null, regionPath: region.path });
  if (!fits) throw failure('NOT_ALLOWED');
  return { kind, id, regionId: id };
}

async function unlessOpen(insert: Promise<string>): Promise<string> {
  try {
    return await insert;
  } catch (error) {
    if (isTaken(error, 'amendments_open_unit') || isTaken(error, 'amendments_open_region')) {
      throw failure('CONFLICT', {
        detail:
          '该事项已有一份待审批的变更申请，请先撤回或等待审批 · a request about this commitment waits for its decision: take it back or wait',
      });
    }
    throw error;
  }
}

export type Decision =
  | { readonly kind: 'granted' }
  | { readonly kind: 'altered'; readonly revision: number; readonly wish: AmendmentWish }
  | { readonly kind: 'refused' };

/** Decides a request. What is granted is changed in the same transaction, and the change names the request. */
export async function decideAmendment(
  platform: Platform,
  actor: PersonActor,
  id: string,
  decision: Decision,
  words: string,
): Promise<void> {
  await platform.database.as(actor, async (trx) => {
    const request = found(await amendmentById(trx, id));
    if (!mayDecide(actor, request.regionPath)) throw failure('NOT_ALLOWED');
    if (isOwn(actor, request)) throw failure('OWN_REQUEST');
    if (decision.kind === 'refused') return settle(trx, platform, actor, request, { kind: 'refused', words });
    const batchId = uuidv7();
    await settle(trx, platform, actor, request, { kind: decision.kind, words, batchId });
    const asked = decision.kind === 'granted';
    const wish = asked ? (request.change as AmendmentWish) : decision.wish;
    const change = { id: request.commitmentId, change: wish, revision: asked ? undefined : decision.revision };
    const outcome = await changeCommitments(trx, platform, actor, [change], {
      ...{ kind: 'amended' as const, reason: request.words, batchId, amendmentId: id },
    });
    // Everything is as asked for already: nothing would be left of the decision.
    if (outcome.batchId === null) throw asked ? failure('AMENDMENT_STALE') : nothingAltered();
  });
}

const nothingAltered = () =>
  failure('CONFLICT', { detail: '与现有内容相同，没有可批准的变更 · it is so already: there is nothing to grant' });

/** Whoever asked takes the request back; it stays on record. */
export async function withdrawAmendment(
  platform: Platform,
  actor: PersonActor,
  id: string,
  words: string,
): Promise<void> {
  await platform.database.as(actor, async (trx) => {
    const request = found(await amendmentById(trx, id));
    if (!mayAskAs(actor, { unitId: request.unitId, regionPath: request.askerPath })) throw failure('NOT_ALLOWED');
    await settle(trx, platform, actor, request, { kind: 'withdrawn', words });
  });
}

async function settle(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  request: AmendmentRow,
  fact: {
    readonly kind: 'granted' | 'altered' | 'refused' | 'withdrawn';
    readonly words: string;
    readonly batchId?: string;
  },
): Promise<void> {
  if (request.state !== 'open') throw failure('AMENDMENT_DECIDED');
  const commitment = found(await commitmentById(trx, request.commitmentId));
  if (fact.batchId && commitment.withdrawnOn !== null) {
    throw failure('CONFLICT', {
      detail: '该事项已撤下，只能不予批准 · the commitment was withdrawn: refuse the request',
    });
  }
  if (fact.kind === 'granted' && fieldsNow(commitment, request.before as object)) throw failure('AMENDMENT_STALE');
  const { kind, words, batchId = null } = fact;
  try {
    await insertDecision(trx, {
      ...{ amendmentId: request.id, regionPath: request.regionPath, kind, words, batchId },
      ...{ decidedBy: actor.personId, decidedName: actor.name, decidedAt: platform.clock.now() },
    });
  } catch (error) {
    if (isTaken(error, 'amendment_decisions_pkey')) throw failure('AMENDMENT_DECIDED');
    throw error;
  }
  await record(trx, platform.clock, actor, {
    action: `amendment.${kind}`,
    subjectKind: 'commitment',
    subjectId: request.commitmentId,
    regionPath: request.regionPath,
    before: request.before,
    after: { amendment: request.id, words, ...(batchId ? { batch: batchId } : {}) },
  });
  if (kind !== 'withdrawn') {
    await platform.events.emit(trx, 'amendment.moved', { actor, kind, amendmentId: request.id, words });
  }
}
