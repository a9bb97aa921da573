import { Quantity } from '@chengshi/contract';
import type { z } from 'zod';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { commitmentById } from '../commitments/service.ts';
import { directionOf, indicatorName, nameKey, periodKindOf, type TargetWords } from './naming.ts';
import { mayBind } from './policy.ts';
import {
  bindingsOf,
  ensureIndicators,
  holdBindings,
  indicatorById,
  indicatorsFor,
  insertTargets,
  type NewIndicator,
} from './store.ts';

export {
  bindingsOf,
  figureKey,
  type IndicatorRow,
  indicatorById,
  listIndicators,
  measuredByAny,
  measuringIndicator,
  sameFigure,
  targetsOf,
} from './store.ts';

type TargetQuantity = z.infer<typeof Quantity>;

/** What a person chose to measure a target by. */
export type IndicatorChoice =
  | { readonly kind: 'existing'; readonly id: string }
  | { readonly kind: 'new'; readonly name: string }
  | { readonly kind: 'none' };

interface TargetToMeasure {
  readonly key: string;
  readonly title: string;
  readonly quantity: TargetQuantity;
}
interface TargetToBind extends TargetWords {
  readonly commitmentId: string;
  readonly proposal: Proposal;
}

export interface Proposal {
  readonly kind: 'existing' | 'new' | 'none';
  readonly id: string | null;
  readonly name: string | null;
  readonly chosen: boolean;
  readonly candidates: readonly { readonly id: string; readonly name: string }[];
}

/**
 * What measures each target: what a person chose, else the indicator with the same name, unit and measure of the region or of one
 * above it, else a new one. A choice that is gone, or does not fit, falls back to the proposal.
 */
export async function proposeIndicators(
  trx: Trx,
  regionPath: string,
  targets: readonly TargetToMeasure[],
  choices: ReadonlyMap<string, IndicatorChoice>,
): Promise<Map<string, Proposal>> {
  const known = await indicatorsFor(trx, regionPath, [...new Set(targets.map(({ quantity }) => quantity.unit))]);
  return new Map(
    targets.map(({ key, title, quantity }): [string, Proposal] => {
      const fitting = known.filter((row) => row.unit === quantity.unit && row.measure === quantity.measure);
      const candidates = fitting.map(({ id, name }) => ({ id, name }));
      const choice = choices.get(key);
      if (choice?.kind === 'none') return [key, { kind: 'none', id: null, name: null, chosen: true, candidates }];
      if (choice?.kind === 'new') return [key, { kind: 'new', id: null, name: choice.name, chosen: true, candidates }];
      const chosen = choice && fitting.find((row) => row.id === choice.id);
      // Of equal ones that of the own region: the longest path.
      const same = fitting
        .filter((row) => row.nameKey === nameKey(title))
        .sort((a, b) => b.regionPath.length - a.regionPath.length)[0];
      const row = chosen ?? same;
      return row
        ? [key, { kind: 'existing', id: row.id, name: row.name, chosen: chosen !== undefined, candidates }]
        : [key, { kind: 'new', id: null, name: indicatorName(title), chosen: false, candidates }];
    }),
  );
}

interface Place {
  readonly regionId: string;
  readonly regionPath: string;
}

/** Binds the targets of a campaign that begins; new indicators are made in its region, one for all targets of the same name, unit and measure. */
export async function bindTargets(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  place: Place,
  targets: readonly TargetToBind[],
): Promise<void> {
  const fresh = targets.filter(({ proposal }) => proposal.kind === 'new');
  const made = await ensureIndicators(
    trx,
    fresh.map((target) => newIndicator(platform, actor, place, target.proposal.name ?? target.title, target)),
  );
  const madeFor = new Map(fresh.map((target, index) => [target.commitmentId, made[index] ?? null]));
  await insertTargets(
    trx,
    targets
      .filter(({ proposal }) => proposal.kind !== 'none')
      .map(({ commitmentId, proposal }) => ({
        ...{ commitmentId, regionPath: place.regionPath, number: 1, reason: null },
        indicatorId: proposal.id ?? madeFor.get(commitmentId) ?? null,
        ...{ boundBy: actor.personId, boundName: actor.name, boundAt: platform.clock.now() },
      })),
  );
}

function newIndicator(
  platform: Platform,
  actor: PersonActor,
  place: Place,
  name: string,
  target: TargetWords,
): NewIndicator {
  return {
    ...{ regionId: place.regionId, regionPath: place.regionPath },
    name,
    nameKey: nameKey(name),
    unit: target.quantity.unit,
    measure: target.quantity.measure,
    direction: directionOf(target),
    periodKind: periodKindOf(target.quantity),
    createdBy: actor.personId,
    createdAt: platform.clock.now(),
  };
}

/** Corrects what measures a commitment: a new binding, the one before stays on record. */
export async function bindAnew(
  platform: Platform,
  actor: PersonActor,
  commitmentId: string,
  choice: IndicatorChoice,
  reason: string,
) {
  return platform.database.as(actor, async (trx) => {
    await holdBindings(trx, commitmentId);
    const commitment = found(await commitmentById(trx, commitmentId));
    if (!mayBind(actor, commitment.regionPath)) throw failure('NOT_ALLOWED');
    const quantity = Quantity.nullable().parse(commitment.quantity);
    if (quantity === null) {
      throw failure('CONFLICT', { detail: '只有目标才用指标衡量 · only a target is measured by an indicator' });
    }
    const place = { regionId: commitment.regionId, regionPath: commitment.regionPath };
    const before = await bindingsOf(trx, commitmentId);
    const indicatorId = await chosenIndicator(trx, platform, actor, place, choice, { ...commitment, quantity });
    if ((before[0]?.indicatorId ?? null) === indicatorId) {
      throw failure('CONFLICT', { detail: '已经是这个指标 · it is measured by this already' });
    }
    await insertTargets(trx, [
      {
        ...{ commitmentId, regionPath: commitment.regionPath, indicatorId, reason },
        number: (before[0]?.number ?? 0) + 1,
        ...{ boundBy: actor.personId, boundName: actor.name, boundAt: platform.clock.now() },
      },
    ]);
    await record(trx, platform.clock, actor, {
      action: 'target.bound',
      subjectKind: 'commitment',
      subjectId: commitmentId,
      regionPath: commitment.regionPath,
      before: { indicatorId: before[0]?.indicatorId ?? null },
      after: { indicatorId, reason },
    });
    return bindingsOf(trx, commitmentId);
  });
}

async function chosenIndicator(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  place: Place,
  choice: IndicatorChoice,
  target: TargetWords,
): Promise<string | null> {
  if (choice.kind === 'none') return null;
  if (choice.kind === 'new') {
    const made = await ensureIndicators(trx, [newIndicator(platform, actor, place, choice.name, target)]);
    return found(made[0]);
  }
  const indicator = found(await indicatorById(trx, choice.id));
  if (indicator.unit !== target.quantity.unit || indicator.measure !== target.quantity.measure) {
    throw failure('CONFLICT', {
      detail: `指标“${indicator.name}”的单位或性质与目标不同 · “${indicator.name}” has another unit or measure than the target`,
    });
  }
  return indicator.id;
}
