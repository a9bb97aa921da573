import { holdsOver, type PersonActor } from '../../platform/access/actor.ts';

/** May the actor add people in the region at this path, and change what they hold. */
export const mayAdministerPeople = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['administrator'], regionPath);

/** May the actor grant roles for this region, end sessions of its people and lift their locks. */
export const maySecure = (actor: PersonActor, regionPath: string): boolean =>
  holdsOver(actor, ['security'], regionPath);

/**
 * May the actor change the account of somebody with these roles. Whoever sets a password could sign in with it: so not those of the two
 * other duties, and nobody whose roles reach further than the actor's own.
 */
export const mayChangeAccount = (
  actor: PersonActor,
  roles: readonly { readonly role: string; readonly regionPath: string }[],
): boolean =>
  roles.every(
    ({ role, regionPath }) => role !== 'security' && role !== 'auditor' && mayAdministerPeople(actor, regionPath),
  );
