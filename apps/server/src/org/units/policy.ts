import { type PersonActor, pathsHeldAs } from '../../platform/access/actor.ts';

/** May the actor add or change units of the region at this path. */
export function mayAdministerUnits(actor: PersonActor, regionPath: string): boolean {
  return pathsHeldAs(actor, ['administrator']).some((held) => regionPath.startsWith(held));
}
