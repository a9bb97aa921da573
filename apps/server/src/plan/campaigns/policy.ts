import { type PersonActor, pathsHeldAs } from '../../platform/access/actor.ts';

/** May the actor start a campaign in the region at this path: its campaign office, or one above. */
export function mayStartCampaign(actor: PersonActor, regionPath: string): boolean {
  return pathsHeldAs(actor, ['office']).some((held) => regionPath.startsWith(held));
}

/** May the actor change fronts and road map of a campaign in the region at this path: its campaign office, or one above. */
export function mayChangeCampaign(actor: PersonActor, regionPath: string): boolean {
  return mayStartCampaign(actor, regionPath);
}
