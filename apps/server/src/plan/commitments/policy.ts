import { type PersonActor, pathsHeldAs } from '../../platform/access/actor.ts';

/** May the actor accept and change commitments of the region at this path: its campaign office, or one above. */
export function mayManage(actor: PersonActor, regionPath: string): boolean {
  return pathsHeldAs(actor, ['office']).some((held) => regionPath.startsWith(held));
}
