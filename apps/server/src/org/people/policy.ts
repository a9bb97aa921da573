import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor add posts and people in the region at this path. */
export const mayAdministerPeople = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['administrator'], regionPath);

/** May the actor grant roles for this region, end sessions of its people and lift their locks. */
export const maySecure = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['security'], regionPath);
