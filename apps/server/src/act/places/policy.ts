import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor let reports about a commitment say where they were made: its campaign office, or one above. */
export const mayOpenPlace = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['office'], regionPath);
