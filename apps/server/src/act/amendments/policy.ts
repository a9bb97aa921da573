import { holdsOver, type PersonActor, unitsHeldAs } from '../../platform/access/actor.ts';

/** In whose name a request is made: a unit, or the office of the region when there is none. */
export interface AskingSide {
  readonly unitId: string | null;
  readonly regionPath: string;
}

/** May the actor ask in this name: the unit's liaison, or the office of the region. That the side answers for the commitment is checked apart. */
export const mayAskAs = (actor: PersonActor, side: AskingSide): boolean =>
  side.unitId === null
    ? holdsOver(actor, ['office'], side.regionPath)
    : unitsHeldAs(actor, ['liaison']).includes(side.unitId);

/** May the actor decide requests about commitments of the region at this path: its campaign office, or one above. */
export const mayDecide = (actor: PersonActor, regionPath: string): boolean => holdsOver(actor, ['office'], regionPath);

/** Nobody decides about a request that he made himself, or that a unit made whose liaison he is. */
export const isOwn = (actor: PersonActor, request: { readonly askedBy: string; readonly unitId: string | null }) =>
  request.askedBy === actor.personId ||
  (request.unitId !== null && unitsHeldAs(actor, ['liaison']).includes(request.unitId));
