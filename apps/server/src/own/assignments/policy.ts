import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor decide who answers for commitments of the region at this path: its campaign office, or one above. */
export const mayAssign = (actor: PersonActor, regionPath: string): boolean => holdsOver(actor, ['office'], regionPath);
