import { holdsOver, type PersonActor, pathsHeldAs, unitsHeldAs } from '../../platform/access/actor.ts';

/** May the actor dispatch for the region at this path, its commitments or the parts of what it split, and decide about objections: its campaign office, or one above. */
export const mayDispatch = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['office'], regionPath);

/** May the actor answer for this unit: its liaison. */
export const mayAnswer = (actor: PersonActor, unitId: string): boolean => unitsOf(actor).includes(unitId);

/** Towns for which the actor enters what is theirs to do. */
export const townsOf = (actor: PersonActor): readonly string[] => pathsHeldAs(actor, ['township']);

export const unitsOf = (actor: PersonActor): readonly string[] => unitsHeldAs(actor, ['liaison']);

/** The regions whose dispatches the actor follows as a whole. */
export const followedPaths = (actor: PersonActor): readonly string[] =>
  pathsHeldAs(actor, ['office', 'leader', 'inspector']);
