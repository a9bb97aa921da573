import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor correct what measures a commitment of the region at this path: its campaign office, or one above. */
export const mayBind = (actor: PersonActor, regionPath: string): boolean => holdsOver(actor, ['office'], regionPath);
