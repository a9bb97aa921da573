import { type PersonActor, pathsHeldAs } from '../../platform/access/actor.ts';

/** May the actor add posts and people in the region at this path. */
export function mayAdministerPeople(actor: PersonActor, regionPath: string): boolean {
  return pathsHeldAs(actor, ['administrator']).some((held) => regionPath.startsWith(held));
}

/** May the actor grant roles for this region, end sessions of its people and lift their locks. */
export function maySecure(actor: PersonActor, regionPath: string): boolean {
  return pathsHeldAs(actor, ['security']).some((held) => regionPath.startsWith(held));
}
