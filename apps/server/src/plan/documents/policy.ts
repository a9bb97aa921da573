import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor import, change and publish documents of the region at this path: its campaign office, or one above. */
export const mayManage = (actor: PersonActor, regionPath: string): boolean => holdsOver(actor, ['office'], regionPath);

/** The region that an import goes to when none is named: the first one in which the actor is the office. */
export const homeOffice = (actor: PersonActor): { regionId: string; path: string } | null => {
  const held = actor.roles.find((role) => role.role === 'office' && role.regionId !== null);
  return held?.regionId ? { regionId: held.regionId, path: held.regionPath } : null;
};
