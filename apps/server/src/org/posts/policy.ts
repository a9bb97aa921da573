import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor add and change posts of units of the region at this path. */
export const mayAdministerPosts = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['administrator'], regionPath);
