import { type PersonActor, pathsHeldAs } from '../../platform/access/actor.ts';

/** May the actor add or change units of the region at this path. */
export function mayAdministerUnits(actor: PersonActor, regionPath: string): boolean {
  return pathsHeldAs(actor, ['administrator']).some((held) => regionPath.startsWith(held));
}

/** May the actor teach names of units of the region at this path: its campaign office, or one above. */
export function mayTeachNames(actor: PersonActor, regionPath: string): boolean {
  return pathsHeldAs(actor, ['office']).some((held) => regionPath.startsWith(held));
}
