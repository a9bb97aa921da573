import { holdsOver, type PersonActor, unitsHeldAs } from '../../platform/access/actor.ts';
import { townLevels } from '../entries/service.ts';

/** A unit as far as it decides who may report for it. */
export interface ReportingUnit {
  readonly id: string;
  readonly regionPath: string;
  readonly level: string;
  /** Path of the region above; null at the top. */
  readonly abovePath: string | null;
}

export type Entry = 'unit' | 'town' | 'county';

/**
 * How the actor enters reports for a unit: as its liaison; for a unit of a town as the office above it, or from the town itself where
 * entry is open. `closed` would be possible if it were open.
 */
export function entryOf(actor: PersonActor, unit: ReportingUnit, open: boolean): Entry | 'closed' | null {
  const liaison = unitsHeldAs(actor, ['liaison']).includes(unit.id);
  if (!townLevels.includes(unit.level)) return liaison ? 'unit' : null;
  if (liaison || holdsOver(actor, ['township'], unit.regionPath)) return open ? 'town' : 'closed';
  return unit.abovePath !== null && holdsOver(actor, ['office'], unit.abovePath) ? 'county' : null;
}

/** May the actor show something about a commitment: who reports about it, and the office and inspectors who look at it. */
export const mayShow = (actor: PersonActor, regionPath: string, unit: ReportingUnit | undefined): boolean =>
  holdsOver(actor, ['office', 'inspector'], regionPath) || (unit !== undefined && entryOf(actor, unit, true) !== null);
