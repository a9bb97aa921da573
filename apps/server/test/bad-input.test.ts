import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from './support/client.ts';
import { type ContractRoute, contractRoutes } from './support/contract-routes.ts';
import { expectRefusal } from './support/refusal.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
let draft: string;
beforeAll(async () => {
  world = await startWorld();
  office = await world.client('office');
  draft = await world.draft();
});
afterAll(() => world.close());

const accounts: Record<string, string> = { administrator: 'admin' };
const clientFor = (route: ContractRoute): Promise<Client> => {
  const role = Array.isArray(route.access) ? String(route.access[0]) : 'office';
  return world.client(accounts[role] ?? role);
};
const titled = (routes: readonly ContractRoute[]) =>
  routes.map((route) => [`${route.method} ${route.path}`, route] as const);
/**
 * All routes share one reader of ids and bodies: each is tried with the first form of a list and with two more that are its own share, so that
 * every form meets many routes.
 */
function shareOf<Form>(forms: readonly Form[], route: ContractRoute): Form[] {
  const [first, ...others] = forms as [Form, ...Form[]];
  const at = contractRoutes.indexOf(route);
  return [first, ...[0, 1].map((step) => others[(2 * at + step) % others.length] as Form)];
}
const cursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');

const noIds = ['1', 'x'.repeat(600), "' or 1=1 --", '../../etc/passwd', '0199d6a2-0000-7000-8000-00000000000g', '%00'];
const withId = contractRoutes.filter((route) => route.path.includes('{id}') && route.name !== 'session.revoke');
test.each(titled(withId))('%s refuses ids that are none', async (_title, route) => {
  const client = await clientFor(route);
  for (const id of shareOf(noIds, route)) {
    const body = route.method === 'GET' ? undefined : {};
    const answer = await client.call(route.method, route.path.replace('{id}', encodeURIComponent(id)), body);
    expectRefusal(answer, 'BAD_REQUEST');
  }
});

const contentTypes = ['nonsense', 'multipart/form-data', 'multipart/form-data; boundary=x', 'image/png', 'text/plain'];
const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
const oddBodies = [
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  deep,
  `{"a":${deep}}`,
  `{"${'x'.repeat(100_000)}":1}`,
  '[]',
  '1',
  '"text"',
  'null',
];
const withBody = contractRoutes.filter(
  (route) => !['GET', 'DELETE'].includes(route.method) && !/unlocks/.test(route.path),
);
describe.each(titled(withBody))('%s', (_title, route) => {
  const path = route.path.replace('{id}', '0199d6a2-0000-7000-8000-000000000000').replace('{year}', '2055');

  test('refuses a body that is no JSON, and content types that are none or others', async () => {
    const client = await clientFor(route);
    for (const broken of shareOf(['{oops', '{"a":1', '\u0000', '{"a":\u0001}', 'null null'], route)) {
      expectRefusal(await client.call(route.method, path, broken), 'BAD_REQUEST');
    }
    for (const type of shareOf(contentTypes, route)) {
      expectRefusal(await client.call(route.method, path, 'some text', { 'content-type': type }), 'BAD_REQUEST');
    }
  });

  test('is not harmed by nesting, by names that reach for prototypes, or by the wrong kinds of values', async () => {
    const client = await clientFor(route);
    for (const body of shareOf(oddBodies, route)) {
      for (const headers of route.idempotent ? [{}, { 'idempotency-key': `key ${world.next()}` }] : [{}]) {
        const { status } = await client.call(route.method, path, body, headers);
        expect([400, 404]).toContain(status);
      }
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

const lists = contractRoutes.filter((route) =>
  ['documents.list', 'campaigns.list', 'commitments.list', 'people.list', 'units.list', 'ledger.list'].includes(
    route.name,
  ),
);
describe.each([
  ...titled(lists),
  [
    'GET /documents/{id}/items',
    contractRoutes.find((route) => route.name === 'documents.items') as ContractRoute,
  ] as const,
])('%s', (_title, route) => {
  const ask = async (query: string) => (await clientFor(route)).get(`${route.path.replace('{id}', draft)}?${query}`);

  test('refuses forged cursors', async () => {
    const forged = [
      'nonsense',
      '%00',
      'x'.repeat(501),
      cursor([]),
      cursor({}),
      cursor(null),
      cursor(['x', 'y']),
      cursor(['2026-01-01T00:00:00.000Z', 'y']),
      // For people the first part is a name, and any name will do.
      ...(route.name === 'people.list'
        ? []
        : [cursor(['0000-01-01T00:00:00.000Z', '0199d6a2-0000-7000-8000-000000000000'])]),
      cursor(['0199d6a2-0000-7000-8000-000000000000', 1e300]),
      cursor(['0199d6a2-0000-7000-8000-000000000000', 1.5]),
      cursor(['\u0000', '0199d6a2-0000-7000-8000-000000000000']),
      cursor(['1; drop table documents', "' or 1=1"]),
      cursor(['99999999999999999999999999']),
      cursor([1e10]),
    ];
    for (const value of forged) expectRefusal(await ask(`cursor=${value}`), 'BAD_REQUEST');
  });

  test('gives one row to two hundred, and refuses other limits', async () => {
    const most = route.name === 'documents.items' ? 1000 : 200;
    for (const limit of ['0', '-1', '1.5', 'many', String(most + 1), '1e9', '']) {
      if (limit === '') expect((await ask('limit=')).status).toBe(400);
      else expectRefusal(await ask(`limit=${limit}`), 'BAD_REQUEST');
    }
    const one = await ask('limit=1');
    expect((one.body as { rows: unknown[] }).rows.length).toBeLessThanOrEqual(1);
    expect((await ask(`limit=${most}`)).status).toBe(200);
  });
});

test('a query that reaches for prototypes or names huge lists is answered like any other', async () => {
  const started = Date.now();
  for (const query of [
    '__proto__[polluted]=1',
    'constructor[prototype][polluted]=1',
    'a[4294967290]=1',
    `a${'[b]'.repeat(5000)}=1`,
  ]) {
    expect([200, 400]).toContain((await office.get(`/documents?${query}`)).status);
  }
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(Date.now() - started).toBeLessThan(5000);
});

test('routes and methods that do not exist are answered in the catalogue’s form', async () => {
  for (const [method, path] of [
    ['GET', '/nothing'],
    ['GET', '/documents/1/2/3'],
    ['PUT', '/documents'],
    ['DELETE', '/overview'],
    ['POST', '/ledger'],
    ['GET', '/../../etc/passwd'],
    ['GET', '/__proto__'],
    ['GET', '/constructor/prototype'],
  ] as const) {
    expectRefusal(await office.call(method, path), 'NOT_FOUND');
  }
});
