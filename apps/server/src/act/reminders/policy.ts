import { holdsOver, type PersonActor, pathsHeldAs } from '../../platform/access/actor.ts';

/** May the actor set when units of the region at this path count as silent: its campaign office, or one above. */
export const maySetTerm = (actor: PersonActor, regionPath: string): boolean => holdsOver(actor, ['office'], regionPath);

/** The regions whose office the actor is himself. */
export const officePaths = (actor: PersonActor): readonly string[] => pathsHeldAs(actor, ['office']);
