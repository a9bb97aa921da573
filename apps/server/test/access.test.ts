import type { Role } from '@chengshi/contract';
import { roles } from '@chengshi/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Client } from './support/client.ts';
import { type ContractRoute, contractRoutes } from './support/contract-routes.ts';
import { requests } from './support/requests/index.ts';
import { addressOf, type RouteRequest } from './support/requests/request.ts';
import { startWorld, type World } from './support/world.ts';

/** Each role's account in the demonstration city. */
const accountOf: Record<Role, string> = {
  administrator: 'admin',
  security: 'security',
  auditor: 'auditor',
  office: 'office',
  leader: 'leader',
  liaison: 'liaison',
  township: 'township',
  inspector: 'inspector',
  enterprise: 'enterprise',
};

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const send = (client: Client, route: ContractRoute, request: RouteRequest): Promise<Answer<{ code?: string }>> =>
  client.call(route.method, addressOf(route.path, request), request.body);
const make = (route: ContractRoute, about = world, userName?: string): RouteRequest | Promise<RouteRequest> => {
  const request = requests[route.name];
  if (!request) throw new Error(`support/requests has no request for ${route.name}`);
  return request(about, userName);
};
let digestStatement: Promise<string> | undefined;
/** One draft for all that is refused: a refusal does not use it up. */
let draft: Promise<string> | undefined;
const oneDraft = () => {
  draft ??= world.draft();
  return draft;
};
const inOrder = Object.keys(requests).flatMap((name) => contractRoutes.filter((route) => route.name === name));
const mayCall = ({ access }: ContractRoute, role: Role): boolean =>
  access === 'nobody' || access === 'anybody' || access.includes(role);

test('every route of the contract has a request to try it with, and every request a route', () => {
  expect(Object.keys(requests).sort()).toEqual(contractRoutes.map((route) => route.name).sort());
});

describe.each(inOrder.map((route) => ({ route, title: `${route.method} ${route.path}` })))('$title', ({ route }) => {
  const denied = roles.filter((role) => !mayCall(route, role));
  // What needs no sign-in is the same for everybody: nobody and one role will do.
  const allowed = roles.filter((role) => mayCall(route, role)).slice(0, route.access === 'nobody' ? 1 : roles.length);

  test('is closed to nobody and to the roles that the contract leaves out, whatever they ask for', async () => {
    const request = await make(route, { ...world, draft: oneDraft });
    const before = await contentDigest(world);
    if (route.access !== 'nobody') {
      const answer = await send(world.server.client(), route, request);
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 401, code: 'NOT_SIGNED_IN' });
    }
    for (const role of denied) {
      const { status, body } = await send(await world.client(accountOf[role]), route, request);
      expect({ role, status, code: body.code }).toEqual({ role, status: 403, code: 'NOT_ALLOWED' });
    }
    // Access comes before everything else: what does not even parse is refused in the same way.
    for (const role of denied.slice(0, 1)) {
      const nonsense = {
        params: { id: 'no-id', year: 'no-year', number: 'no-number' },
        body: route.method === 'GET' ? undefined : [1],
      };
      const { status } = await send(await world.client(accountOf[role]), route, nonsense);
      expect(status).toBe(403);
    }
    expect(await contentDigest(world)).toEqual(before);
  });

  test('answers the roles that the contract names', async () => {
    // What is only read, and belongs to nobody, is made once for all who read it.
    const shared = route.method === 'GET' && (requests[route.name]?.length ?? 0) < 2 ? make(route) : undefined;
    if (route.access === 'nobody')
      expect((await send(world.server.client(), route, await make(route))).status).toBe(200);
    for (const role of allowed) {
      const client = await world.client(accountOf[role]);
      const answer = await send(client, route, await (shared ?? make(route, world, accountOf[role])));
      // Ending a session of somebody else is not found; that is an answer, not a refusal of the role.
      const expected = route.name === 'session.revoke' && role !== 'office' ? [404] : [200, 201];
      expect({ role, status: answer.status }, JSON.stringify(answer.body)).toEqual({
        role,
        status: expect.toSatisfy((status: number) => expected.includes(status)),
      });
    }
  });
});

/**
 * Changes when any row is written, be it with the same values: whoever writes a row puts the number of a newer transaction into it.
 * Sessions are not looked at.
 */
async function contentDigest({ owner }: World): Promise<Record<string, string>> {
  digestStatement ??= statementOverTables(owner);
  // By name, so that a statement over a hundred tables is planned once.
  const { rows } = await owner.query<{ name: string; part: string }>({ name: 'digest', text: await digestStatement });
  return Object.fromEntries(rows.map(({ name, part }) => [name, part]));
}

async function statementOverTables(owner: World['owner']): Promise<string> {
  const { rows } = await owner.query<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = 'public' order by 1",
  );
  const parts = rows.map(
    ({ tablename }) =>
      `select '${tablename}' as name, count(*) || ' rows, ' || coalesce(sum(xmin::text::bigint), 0) as part from ${tablename}`,
  );
  return parts.join(' union all ');
}
