import type { ErrorCode } from '@chengshi/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from './support/client.ts';
import { type ContractRoute, contractRoutes } from './support/contract-routes.ts';
import { expectRefusal } from './support/refusal.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { openWorld, type World } from './support/world.ts';

let server: TestServer;
let world: World;
let office: Client;
let draft: string;
beforeAll(async () => {
  server = await startTestServer();
  world = await openWorld(server);
  office = await world.client('office');
  draft = await world.draft();
});
afterAll(async () => {
  await world.close();
  await server.close();
});

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

describe('a search', () => {
  const words = [
    "'; drop table documents; --",
    '%%',
    '__',
    '\\\\',
    "\\'",
    '$$',
    '"”',
    '项目%',
    '(項|目)',
    '.*',
    '\u{20000}\u{20001}',
    ')) or 1=1 --',
  ];

  test.each(words)('for %s looks for just that', async (query) => {
    const before = await world.value('select count(*) from documents');
    const encoded = encodeURIComponent(query);
    const admin = await world.client('admin');
    const answers = await Promise.all([
      office.get(`/documents?query=${encoded}`),
      office.get(`/commitments?query=${encoded}`),
      office.get(`/units?query=${encoded}`),
      office.get(`/regions?query=${encoded}`),
      admin.get(`/people?query=${encoded}`),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: { rows: [] } });
    expect(await world.value('select count(*) from documents')).toBe(before);
  });

  test('for one character asks for two, and for blanks gives everything', async () => {
    for (const path of ['/documents', '/commitments']) {
      for (const query of ['项', ' 项 ', '%', '𠀀']) {
        expectRefusal(await office.get(`${path}?query=${encodeURIComponent(query)}`), 'BAD_REQUEST');
      }
      expect((await office.get<{ rows: unknown[] }>(`${path}?query=%20%20`)).body.rows.length).toBeGreaterThan(0);
    }
  });

  test('refuses what no database can hold, and texts that are too long', async () => {
    for (const query of ['a%00b', `${'长'.repeat(101)}`]) {
      for (const path of ['/documents', '/commitments', '/units', '/regions']) {
        expectRefusal(await office.get(`${path}?query=${query}`), 'BAD_REQUEST');
      }
    }
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

describe('dates that do not exist', () => {
  const commitment = () => world.value("select id from commitments where kind = 'target' order by id limit 1");
  const published = () => world.value("select id from documents where state = 'published' order by id limit 1");

  test.each([
    ['2026-02-30', 'BAD_REQUEST'],
    ['2025-02-29', 'BAD_REQUEST'],
    ['2026-13-01', 'BAD_REQUEST'],
    ['2026-1-1', 'BAD_REQUEST'],
    ['2026年1月1日', 'BAD_REQUEST'],
    ['2026-01-01T00:00:00Z', 'BAD_REQUEST'],
    ['0000-01-01', 'DATE_NOT_REAL'],
    ['0999-12-31', 'DATE_NOT_REAL'],
    ['9999-12-31', 'DATE_NOT_REAL'],
  ] satisfies [string, ErrorCode][])('such as %s are refused wherever a date can stand', async (date, code) => {
    const encoded = encodeURIComponent(date);
    expectRefusal(await office.get(`/documents/${await published()}/living?asOf=${encoded}`), code);
    expectRefusal(await office.get(`/commitments/${await commitment()}/status?asOf=${encoded}`), code);
    expectRefusal(await office.get(`/calendar/deadline?from=${encoded}&workingDays=1`), code);
    expectRefusal(await office.get(`/calendar/occurrences?every=1&unit=day&from=2026-01-01&until=${encoded}`), code);
    expectRefusal(await office.call('PATCH', `/documents/${draft}`, { issuedOn: date }), code);
    expectRefusal(await office.post(`/commitments/${await commitment()}/acceptance`, { on: date }), code);
    const { status, refusal } = await office.import({
      classification: 'internal',
      text: '年内建成桥梁1座。',
      issuedOn: date,
    });
    expectRefusal({ status, body: refusal }, code);
  });

  test('are refused in a year that is entered by hand', async () => {
    const admin = await world.client('admin');
    const day = (date: string) => ({ days: [{ date, working: false, name: '元旦' }] });
    expectRefusal(await admin.call('PUT', '/calendar/2031', day('2031-02-29')), 'BAD_REQUEST');
    expectRefusal(await admin.call('PUT', '/calendar/2031', day('2030-01-01')), 'DATE_NOT_REAL');
    for (const year of ['1999', '2101', '2031.5', 'x']) {
      expectRefusal(await admin.call('PUT', `/calendar/${year}`, day('2031-01-01')), 'BAD_REQUEST');
    }
    const twice = { days: [...day('2031-01-01').days, ...day('2031-01-01').days] };
    expectRefusal(await admin.call('PUT', '/calendar/2031', twice), 'CONFLICT');
  });
});

describe('texts in forms', () => {
  test('that are too long, blank or broken are refused with the place', async () => {
    for (const title of [
      '',
      '   ',
      '长'.repeat(301),
      'x'.repeat(1_000_000),
      'a\u0000b',
      '\ud800',
      7,
      null,
      ['x'],
      { x: 1 },
    ]) {
      const data = expectRefusal(await office.call('PATCH', `/documents/${draft}`, { title }), 'BAD_REQUEST');
      expect(data.faults?.[0]?.place).toBe('title');
    }
  });

  test('that hold markup or script are kept as they are and come back as JSON, never as a page', async () => {
    const title = `<script>alert("1")</script><img src=x onerror=alert(1)> & '引号' 𠀀`;
    const changed = await office.call<{ title: string }>('PATCH', `/documents/${draft}`, { title });
    expect(changed.body.title).toBe(title);
    for (const path of [`/documents/${draft}`, '/documents']) {
      const { headers, body } = await office.get<{ title?: string; rows?: { title: string }[] }>(path);
      expect(headers.get('content-type')).toMatch(/^application\/json/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(body.title ?? body.rows?.map((row) => row.title)).toEqual(
        body.title ? title : expect.arrayContaining([title]),
      );
    }
  });

  test('that come back in a refusal come back as JSON too', async () => {
    const answer = await office.get(`/documents/${encodeURIComponent('<script>alert(1)</script>')}`);
    expectRefusal(answer, 'BAD_REQUEST');
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  });
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

test('what is there already is named in words, without columns and ids', async () => {
  const admin = await world.client('admin');
  const regionId = await world.region('379900');
  const unitName = await world.value('select name from units where region_id = $1 limit 1', regionId);
  const unitId = await world.value('select id from units where name = $1', unitName);
  const title = await world.value(
    'select title from posts where unit_id = (select unit_id from posts limit 1) limit 1',
  );
  const postUnit = await world.value('select unit_id from posts limit 1');
  const answers = [
    [await admin.post('/units', { regionId, name: unitName, kind: 'other' }), unitName],
    [await admin.post('/posts', { unitId: postUnit, title }), title],
    [
      await admin.post('/regions', {
        code: '379902',
        codeKind: 'gbt2260',
        name: '重复',
        level: 'county',
        parentCode: '379900',
      }),
      '379902',
    ],
  ] as const;
  for (const [answer, value] of answers) {
    const { zh } = expectRefusal(answer, 'CONFLICT');
    expect(zh).toContain(value);
    expect(zh).not.toMatch(/_id|Key|=/);
  }
  expect(unitId).not.toBe('');
});
