import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor start a campaign in the region at this path: its campaign office, or one above. */
export const mayStartCampaign = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['office'], regionPath);
