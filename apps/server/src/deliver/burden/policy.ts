import { type PersonActor, pathsHeldAs, unitsHeldAs } from '../../platform/access/actor.ts';

/** Whose burden the actor sees: of all units of the regions that he follows, and of the units that he reports for himself. */
export const burdenScope = (actor: PersonActor) => ({
  paths: pathsHeldAs(actor, ['office', 'leader', 'inspector']),
  unitIds: unitsHeldAs(actor, ['liaison']),
});
