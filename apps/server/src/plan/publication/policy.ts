import { type PersonActor, pathsHeldAs } from '../../platform/access/actor.ts';

/** May the actor see and decide how a draft of the region at this path is published: its campaign office, or one above. */
export function mayPlanPublication(actor: PersonActor, regionPath: string): boolean {
  return pathsHeldAs(actor, ['office']).some((held) => regionPath.startsWith(held));
}
