import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor open entry for a town below the region at this path: its campaign office, or one above. Never the town itself. */
export const mayOpenEntry = (actor: PersonActor, abovePath: string): boolean => holdsOver(actor, ['office'], abovePath);
