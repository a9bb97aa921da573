import { type PersonActor, pathsHeldAs } from '../../platform/access/actor.ts';

/** May the actor read spreadsheets into the region at this path: its campaign office, or one above. */
export function mayReadTables(actor: PersonActor, regionPath: string): boolean {
  return pathsHeldAs(actor, ['office']).some((held) => regionPath.startsWith(held));
}
