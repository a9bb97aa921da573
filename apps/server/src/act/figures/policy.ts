import { holdsOver, type PersonActor, unitsHeldAs } from '../../platform/access/actor.ts';

/** May the actor ask units for figures in the name of the region at this path: its campaign office, or one above. */
export const mayAskFigures = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['office'], regionPath);

/** The units that the actor answers for. */
export const askedUnits = (actor: PersonActor): readonly string[] => unitsHeldAs(actor, ['liaison']);
