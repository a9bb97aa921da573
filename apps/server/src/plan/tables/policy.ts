import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor read spreadsheets into the region at this path: its campaign office, or one above. */
export const mayReadTables = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['office'], regionPath);
