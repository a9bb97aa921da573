import { type PersonActor, pathsHeldAs } from '../../platform/access/actor.ts';

/** May the actor decide who answers for commitments of the region at this path: its campaign office, or one above. */
export function mayAssign(actor: PersonActor, regionPath: string): boolean {
  return pathsHeldAs(actor, ['office']).some((held) => regionPath.startsWith(held));
}
