import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { type RegionRow, regionsAtPaths } from './store.ts';

/** The regions in which the actor works, topmost first. */
export async function ownRegions(trx: Trx, actor: PersonActor): Promise<RegionRow[]> {
  const paths = [...new Set(actor.roles.map((role) => role.regionPath))].sort();
  const topmost = paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(other)));
  return regionsAtPaths(trx, topmost);
}
