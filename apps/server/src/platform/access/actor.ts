import type { Role } from '@chengshi/contract';

/** A role over the subtree of a region, or for one unit. */
export interface HeldRole {
  readonly role: Role;
  readonly regionId: string | null;
  readonly unitId: string | null;
  /** Path of the region, or of the region in which the unit lies. */
  readonly regionPath: string;
}

/** Who acts. Every transaction carries one; the database's policies read it. */
export type Actor =
  | { readonly kind: 'person'; readonly personId: string; readonly name: string; readonly roles: readonly HeldRole[] }
  | { readonly kind: 'system' };

export type PersonActor = Extract<Actor, { kind: 'person' }>;

/** The product itself: loading data, looking up who signs in, cleaning up. */
export const system: Actor = { kind: 'system' };

export const holds = (actor: PersonActor, roles: readonly Role[]): boolean =>
  actor.roles.some((held) => roles.includes(held.role));

/** The regions whose subtree the actor holds under one of these roles. */
export function pathsHeldAs(actor: PersonActor, roles: readonly Role[]): readonly string[] {
  return actor.roles
    .filter((held) => held.regionId !== null && roles.includes(held.role))
    .map((held) => held.regionPath);
}

/** The actor holds one of these roles over the region at this path, or over one above it. */
export const holdsOver = (actor: PersonActor, roles: readonly Role[], path: string): boolean =>
  pathsHeldAs(actor, roles).some((held) => path.startsWith(held));

/** The units that the actor holds under one of these roles. */
export function unitsHeldAs(actor: PersonActor, roles: readonly Role[]): readonly string[] {
  return actor.roles.flatMap((held) => (held.unitId !== null && roles.includes(held.role) ? [held.unitId] : []));
}
