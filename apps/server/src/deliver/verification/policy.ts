import { holdsOver, type PersonActor, pathsHeldAs, unitsHeldAs } from '../../platform/access/actor.ts';

interface Reported {
  readonly regionPath: string;
  readonly unitId: string;
  readonly reportedBy: string;
}

/** Whether the actor reported this, or speaks for the unit that did: then others verify it. */
export const isOwn = (actor: PersonActor, report: Reported): boolean =>
  report.reportedBy === actor.personId || unitsHeldAs(actor, ['liaison']).includes(report.unitId);

/** May the actor verify reports about commitments of the region at this path: its inspectors, or those above. */
export const mayVerify = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['inspector'], regionPath);

/** May the actor say which value is the true one: the campaign office of the region, or one above. */
export const mayAdopt = (actor: PersonActor, regionPath: string): boolean => holdsOver(actor, ['office'], regionPath);

/** The regions whose reports the actor follows as a whole. */
export const followedPaths = (actor: PersonActor): readonly string[] =>
  pathsHeldAs(actor, ['inspector', 'office', 'leader']);

export const ownUnits = (actor: PersonActor): readonly string[] => unitsHeldAs(actor, ['liaison']);
