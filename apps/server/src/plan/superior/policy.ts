import { type PersonActor, pathsHeldAs } from '../../platform/access/actor.ts';

/** May the actor answer a superior's list in the region at this path: its campaign office, or one above. */
export function mayAnswer(actor: PersonActor, regionPath: string): boolean {
  return pathsHeldAs(actor, ['office']).some((held) => regionPath.startsWith(held));
}
