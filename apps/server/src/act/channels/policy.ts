import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor set up where messages of a unit or office at this path go: the administrator of the region, or of one above. */
export const maySetUp = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['administrator'], regionPath);
