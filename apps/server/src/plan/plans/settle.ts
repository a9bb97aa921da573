import type { Merger, PlanMark } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { commitmentById, insertCommitments } from '../commitments/service.ts';
import { issuePlan } from '../documents/service.ts';
import type { PlanBody } from './body.ts';
import { planText } from './document.ts';
import { planToDecide } from './held.ts';
import { measurePlan } from './measure.ts';
import {
  insertDecision,
  insertOutcomes,
  movePlan,
  type PlanRow,
  planById,
  type VersionRow,
  versionOf,
} from './store.ts';

/** Back to the unit, which corrects it and submits the next version. */
export async function returnPlan(
  platform: Platform,
  actor: PersonActor,
  id: string,
  { version, reason, marks }: { version: number; reason: string; marks: readonly PlanMark[] },
): Promise<void> {
  await platform.database.as(actor, async (trx) => {
    const plan = await planToDecide(trx, actor, id, version);
    const submitted = found(await versionOf(trx, id, version));
    knownOnce(
      submitted,
      marks.map((mark) => mark.measureId),
    );
    await decide(platform, trx, actor, plan, { kind: 'returned', reason, marks });
    await movePlan(trx, id, { state: 'returned', movedAt: platform.clock.now() });
  });
}

export const approvePlan = (
  platform: Platform,
  actor: PersonActor,
  id: string,
  decision: { version: number; reason: string | null },
): Promise<void> => settle(platform, actor, id, { ...decision, mergers: [] });

export const mergePlan = (
  platform: Platform,
  actor: PersonActor,
  id: string,
  decision: { version: number; reason: string; mergers: readonly Merger[] },
): Promise<void> => settle(platform, actor, id, decision);

/**
 * Every measure goes somewhere: into a commitment or another plan of the campaign where the office says so, and otherwise it becomes
 * a commitment of the unit under the front. With at least one of those the plan is approved and sealed as a document.
 */
async function settle(
  platform: Platform,
  actor: PersonActor,
  id: string,
  { version, reason, mergers }: { version: number; reason: string | null; mergers: readonly Merger[] },
): Promise<void> {
  await platform.database.as(actor, async (trx) => {
    const plan = await planToDecide(trx, actor, id, version);
    const submitted = found(await versionOf(trx, id, version));
    knownOnce(
      submitted,
      mergers.map((merger) => merger.measureId),
    );
    const merged = new Map<string, Destination>();
    for (const merger of mergers) merged.set(merger.measureId, await destinationOf(trx, plan, merger));
    const own = submitted.measures.filter((measure) => !merged.has(measure.id));
    const kind = own.length > 0 ? 'approved' : 'merged';
    await decide(platform, trx, actor, plan, { kind, reason, marks: [] }, { mergers });
    const made = own.length > 0 ? await makeCommitments(platform, trx, actor, plan, submitted, own) : new Map();
    if (kind === 'merged') await movePlan(trx, id, { state: 'merged', movedAt: platform.clock.now() });
    const place = { planId: id, regionPath: plan.regionPath, unitId: plan.unitId, title: submitted.title };
    await insertOutcomes(
      trx,
      submitted.measures.map((measure, ordinal) => ({
        ...place,
        ...{ measureId: measure.id, ordinal, words: measure.words },
        ...(merged.get(measure.id) ?? { kind: 'made', commitmentId: made.get(measure.id) ?? null }),
      })),
    );
  });
}

/** Seals the version as a document, and makes commitments of the measures that stand for themselves. */
async function makeCommitments(
  platform: Platform,
  trx: Trx,
  actor: PersonActor,
  plan: PlanRow,
  submitted: VersionRow,
  own: PlanBody['measures'],
): Promise<Map<string, string>> {
  const ids = new Set<string>(own.map((measure) => measure.id));
  const text = planText(
    { ...submitted, code: plan.code, unitName: plan.unitName, frontName: plan.frontName },
    (measure) => ids.has(measure.id),
  );
  const document = await issuePlan(trx, platform, actor, { id: plan.regionId, path: plan.regionPath }, text);
  const now = platform.clock.now();
  // The commitments may stand in this document because the plan says that it is its own.
  await movePlan(trx, plan.id, { state: 'approved', documentId: document.id, movedAt: now });
  const made = await insertCommitments(trx, {
    ...{ campaignId: plan.campaignId, documentId: document.id, regionId: plan.regionId, regionPath: plan.regionPath },
    codePrefix: `${plan.year}-${String(plan.campaignNumber).padStart(2, '0')}`,
    frontIds: [plan.frontId],
    outlined: document.items.map((item) => ({
      ...{ kind: item.kind, title: item.title, quote: item.quote, start: item.startAt, end: item.endAt },
      ...{ front: 0, parent: null, item },
    })),
    createdAt: now,
  });
  const items = document.items.map((item, index) => ({ item, commitmentId: made[index] as string }));
  await measurePlan(trx, platform, actor, plan, items);
  // Whose measures they are is known: the unit's own name stands in its plan.
  const unit = { how: 'name', doubtful: false, unitIds: [plan.unitId], candidateIds: [] } as const;
  await platform.events.emit(trx, 'document.published', {
    ...{ actor, documentId: document.id, campaignId: plan.campaignId, regionPath: plan.regionPath },
    names: new Map([[plan.unitName, unit]]),
  });
  return new Map(own.map((measure, index) => [measure.id, made[index] as string]));
}

type Destination = {
  readonly kind: 'merged';
  readonly commitmentId: string | null;
  readonly intoPlanId?: string;
  readonly intoUnitId?: string;
  readonly intoTitle?: string;
  readonly intoMeasureId?: string | null;
};

/** A commitment or another plan of the same campaign; a plan that was never submitted is nobody's but its unit's. */
async function destinationOf(trx: Trx, plan: PlanRow, { into }: Merger): Promise<Destination> {
  if (into.kind === 'commitment') {
    const commitment = found(await commitmentById(trx, into.id));
    if (commitment.campaignId !== plan.campaignId || commitment.kind === 'group') throw failure('NOT_FOUND');
    return { kind: 'merged', commitmentId: into.id };
  }
  const other = found(await planById(trx, into.id));
  const open = ['submitted', 'returned', 'approved'].includes(other.state);
  if (other.campaignId !== plan.campaignId || other.id === plan.id || !open) throw failure('NOT_FOUND');
  if (into.measureId) {
    const measures = (await versionOf(trx, other.id, other.version))?.measures ?? [];
    if (!measures.some((measure) => measure.id === into.measureId)) throw failure('NOT_FOUND');
  }
  return {
    ...{ kind: 'merged', commitmentId: null, intoPlanId: other.id, intoUnitId: other.unitId },
    ...{ intoTitle: other.title, intoMeasureId: into.measureId ?? null },
  };
}

/** Each measure named belongs to the version, and is named once. */
function knownOnce(version: VersionRow, measureIds: readonly string[]): void {
  const known = new Set<string>(version.measures.map((measure) => measure.id));
  if (!measureIds.every((id) => known.has(id))) throw failure('NOT_FOUND');
  if (new Set(measureIds).size !== measureIds.length) {
    throw failure('BAD_REQUEST', { detail: '同一条举措出现了两次 · one measure is named twice' });
  }
}

async function decide(
  platform: Platform,
  trx: Trx,
  actor: PersonActor,
  plan: PlanRow,
  decision: { kind: 'returned' | 'approved' | 'merged'; reason: string | null; marks: readonly PlanMark[] },
  more: { mergers?: readonly Merger[] } = {},
): Promise<void> {
  const now = platform.clock.now();
  await insertDecision(trx, {
    ...{ planId: plan.id, regionPath: plan.regionPath, unitId: plan.unitId, version: plan.version },
    ...{ ...decision, marks: [...decision.marks], decidedBy: actor.personId, decidedName: actor.name, decidedAt: now },
  });
  await record(trx, platform.clock, actor, {
    action: `plan.${decision.kind}`,
    subjectKind: 'plan',
    subjectId: plan.id,
    regionPath: plan.regionPath,
    before: { state: plan.state, version: plan.version },
    after: { ...decision, ...more },
  });
}
