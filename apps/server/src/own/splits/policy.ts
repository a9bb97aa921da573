import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor split a target of the region at this path: its campaign office; a region's part also that region's own office. */
export const maySplit = (actor: PersonActor, regionPath: string, partPath: string | null): boolean =>
  holdsOver(actor, ['office'], regionPath) || (partPath !== null && holdsOver(actor, ['office'], partPath));
