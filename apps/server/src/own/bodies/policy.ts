import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor found and change bodies of the region at this path: its campaign office, or one above. */
export const mayManageBodies = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['office'], regionPath);
