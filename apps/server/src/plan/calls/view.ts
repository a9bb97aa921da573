import { CalledUnit, PlanCall } from '@chengshi/contract';
import { type PersonActor, unitsHeldAs } from '../../platform/access/actor.ts';
import { mayFollow } from './policy.ts';
import type { CalledUnitRow, CallRow } from './store.ts';

export function callView(row: CallRow, actor: PersonActor): PlanCall {
  const own = unitsHeldAs(actor, ['liaison']);
  return PlanCall.parse({
    ...row,
    campaign: { id: row.campaignId, name: row.campaignName },
    by: row.calledName,
    at: row.calledAt.toISOString(),
    units: row.unitIds.length,
    asked: row.unitIds.length * row.fronts.length,
    filed: mayFollow(actor, row.regionPath) ? row.filed : null,
    mine: row.unitIds.filter((id) => own.includes(id)),
    withdrawn: row.withdrawnAt
      ? { reason: row.withdrawnReason, by: row.withdrawnName, at: row.withdrawnAt.toISOString() }
      : null,
  });
}

export function calledUnitView(call: CallRow, row: CalledUnitRow): CalledUnit {
  return CalledUnit.parse({
    unit: { id: row.unitId, name: row.unitName },
    plans: call.fronts.map((front) => ({
      frontId: front.id,
      plan: row.plans.find((plan) => plan.frontId === front.id) ?? null,
    })),
  });
}
