import type { Me, RouteMeta } from '@chengshi/contract';

/** A route of the contract, of which only the access rule counts here. */
export interface Guarded {
  readonly '~orpc': { readonly meta: RouteMeta };
}

/**
 * May this person call the route at all? The server decides about the thing itself;
 * this only keeps buttons and links away that could not work.
 */
export function may(me: Pick<Me, 'grants'>, route: Guarded): boolean {
  const { access } = route['~orpc'].meta;
  if (access === 'anybody' || access === 'nobody') return true;
  return me.grants.some((grant) => access.includes(grant.role));
}
