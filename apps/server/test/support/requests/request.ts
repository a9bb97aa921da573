import type { World } from '../world.ts';

/** What a route is called with: parts of its path, its query, its body. */
export interface RouteRequest {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * A request that succeeds for a role that the route allows, over the whole city; made anew for each call, since changes use things up.
 * For what belongs to one person it is made for the account that sends it.
 */
export type MakeRequest = (world: World, userName?: string) => RouteRequest | Promise<RouteRequest>;

export type Requests = Readonly<Record<string, MakeRequest>>;

export const byId = (find: (world: World) => Promise<string>): MakeRequest => {
  return async (world) => ({ params: { id: await find(world) } });
};

/** The address of a request under /api. */
export function addressOf(path: string, { params = {}, query = {} }: RouteRequest): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return search ? `${filled}?${search}` : filled;
}
