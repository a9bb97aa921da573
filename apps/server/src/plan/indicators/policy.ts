import { type PersonActor, pathsHeldAs } from '../../platform/access/actor.ts';

/** May the actor correct what measures a commitment of the region at this path: its campaign office, or one above. */
export function mayBind(actor: PersonActor, regionPath: string): boolean {
  return pathsHeldAs(actor, ['office']).some((held) => regionPath.startsWith(held));
}
