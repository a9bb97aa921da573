import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor have lists drawn in the region at this path: its campaign office, or one above. */
export const mayDraw = (actor: PersonActor, regionPath: string): boolean => holdsOver(actor, ['office'], regionPath);
