import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor add or change units of the region at this path. */
export const mayAdministerUnits = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['administrator'], regionPath);
