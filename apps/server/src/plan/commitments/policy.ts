import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor accept and change commitments of the region at this path: its campaign office, or one above. */
export const mayManage = (actor: PersonActor, regionPath: string): boolean => holdsOver(actor, ['office'], regionPath);
