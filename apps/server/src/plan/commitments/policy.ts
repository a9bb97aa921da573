import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor accept the completion of commitments of the region at this path: its campaign office, or one above. */
export const mayAccept = (actor: PersonActor, regionPath: string): boolean => holdsOver(actor, ['office'], regionPath);
