import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor see and decide how a draft of the region at this path is published: its campaign office, or one above. */
export const mayPlanPublication = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['office'], regionPath);
