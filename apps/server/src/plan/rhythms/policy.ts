import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor correct the rules of a campaign in the region at this path: its campaign office, or one above. */
export const maySetRhythm = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['office'], regionPath);
