import { type PersonActor, pathsHeldAs, unitsHeldAs } from '../../platform/access/actor.ts';

/** May the actor write and submit plans of this unit: its liaison. */
export const mayFile = (actor: PersonActor, unitId: string): boolean =>
  unitsHeldAs(actor, ['liaison']).includes(unitId);

/** May the actor return, merge and approve plans under the campaigns of the region at this path: its campaign office, or one above. */
export function mayDecide(actor: PersonActor, regionPath: string): boolean {
  return pathsHeldAs(actor, ['office']).some((held) => regionPath.startsWith(held));
}
