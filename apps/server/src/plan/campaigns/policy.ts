import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor start a campaign in the region at this path, and change its fronts and road map: its campaign office, or one above. */
export const mayManageCampaign = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['office'], regionPath);
