import { type PersonActor, pathsHeldAs } from '../../platform/access/actor.ts';

/** May the actor correct the rules of a campaign in the region at this path: its campaign office, or one above. */
export function maySetRhythm(actor: PersonActor, regionPath: string): boolean {
  return pathsHeldAs(actor, ['office']).some((held) => regionPath.startsWith(held));
}
