import type { Trx } from '../../platform/database/database.ts';
import type { FrontsMerged, UnitClosing, UnitMerged } from '../../platform/events/events.ts';
import { failure } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { carryFrontPlans, carryUnitPlans, plansInHand } from './store.ts';

/** Plans go where their unit or front goes, and keep a unit from being closed while it has one in hand. */
export function registerPlans(platform: Platform): void {
  platform.events.on('unit.closing', keepOpen);
  platform.events.on('unit.merged', (trx, merged) => followUnit(trx, platform, merged));
  platform.events.on('campaign.fronts-merged', (trx, merged) => followFronts(trx, platform, merged));
}

async function keepOpen(trx: Trx, { unitId, name }: UnitClosing): Promise<void> {
  const inHand = await plansInHand(trx, unitId);
  if (inHand === 0) return;
  throw failure('STILL_IN_USE', {
    name,
    zh: `还有在办的攻坚方案 ${inHand} 份，请先办结或撤回，或并入其他单位`,
    en: `it still has ${inHand} plans in hand: have them decided or withdraw them first, or merge it into another unit`,
  });
}

async function followUnit(trx: Trx, platform: Platform, merged: UnitMerged): Promise<void> {
  const { actor, fromId, intoId, regionPath } = merged;
  const plans = await carryUnitPlans(trx, fromId);
  if (plans === 0) return;
  await record(trx, platform.clock, actor, {
    action: 'unit.plans-taken-over',
    subjectKind: 'unit',
    subjectId: intoId,
    regionPath,
    after: { from: fromId, plans },
  });
}

async function followFronts(trx: Trx, platform: Platform, merged: FrontsMerged): Promise<void> {
  const { actor, campaignId, regionPath, frontIds } = merged;
  for (const frontId of frontIds) {
    const plans = await carryFrontPlans(trx, frontId);
    if (plans === 0) continue;
    await record(trx, platform.clock, actor, {
      action: 'campaign.plans-moved',
      subjectKind: 'campaign',
      subjectId: campaignId,
      regionPath,
      after: { from: frontId, plans },
    });
  }
}
