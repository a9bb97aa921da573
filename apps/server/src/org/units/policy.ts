import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor add or change units of the region at this path. */
export const mayAdministerUnits = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['administrator'], regionPath);

/** May the actor teach names of units of the region at this path: its campaign office, or one above. */
export const mayTeachNames = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['office'], regionPath);
