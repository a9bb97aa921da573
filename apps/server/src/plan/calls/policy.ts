import { type PersonActor, pathsHeldAs } from '../../platform/access/actor.ts';

/** May the actor ask units of the region at this path for plans: its campaign office, or one above. */
export function mayCall(actor: PersonActor, regionPath: string): boolean {
  return pathsHeldAs(actor, ['office']).some((held) => regionPath.startsWith(held));
}

/** May the actor see which units have filed: the office, and those who lead or inspect the region. */
export function mayFollow(actor: PersonActor, regionPath: string): boolean {
  return pathsHeldAs(actor, ['office', 'leader', 'inspector']).some((held) => regionPath.startsWith(held));
}
