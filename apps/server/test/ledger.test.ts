import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import { changesSomething, contractRoutes } from './support/contract-routes.ts';
import { requests } from './support/requests/index.ts';
import { addressOf, type RouteRequest } from './support/requests/request.ts';
import { newAccount, startWorld, type World } from './support/world.ts';

interface Entry {
  readonly seq: string;
  readonly actor: { id: string; name: string } | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly before: string | null;
  readonly after: string | null;
}

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const accounts: Record<string, string> = { administrator: 'admin' };
const changing = Object.keys(requests).flatMap((name) =>
  contractRoutes.filter((route) => route.name === name && changesSomething(route)),
);
const count = async () => Number(await world.value('select count(*) from ledger'));
const entriesOf = async (subjectId: string): Promise<Entry[]> => {
  const auditor = await world.client('auditor');
  return (await auditor.get<{ rows: Entry[] }>(`/ledger?subjectId=${subjectId}`)).body.rows;
};

/** The transactions that wrote the rows of all tables but those that only serve the writing itself. */
async function writers(): Promise<Map<string, Set<string>>> {
  const tables = await world.owner.query<{ tablename: string }>(
    "select tablename from pg_tables where schemaname = 'public' and tablename not in ('idempotency_keys', 'migrations')",
  );
  const found = new Map<string, Set<string>>();
  for (const { tablename } of tables.rows) {
    const { rows } = await world.owner.query<{ xmin: string }>(`select distinct xmin::text from ${tablename}`);
    found.set(tablename, new Set(rows.map((row) => row.xmin)));
  }
  return found;
}

describe.each(changing.map((route) => ({ route, title: `${route.method} ${route.path}` })))('$title', ({ route }) => {
  test('leaves an entry of who did it, written by the transaction that made the change', async () => {
    const role = Array.isArray(route.access) ? String(route.access[0]) : 'leader';
    const userName = accounts[role] ?? role;
    const client = await world.client(userName);
    const own: RouteRequest | null =
      route.name === 'session.revoke' ? { params: { id: await world.spareSession(userName) } } : null;
    const request = own ?? (await requests[route.name]?.(world, userName));
    if (!request) throw new Error(`support/requests has no request for ${route.name}`);
    const before = await writers();
    const answer = await client.call(route.method, addressOf(route.path, request), request.body);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    const after = await writers();

    const fresh = (table: string) => [...(after.get(table) ?? [])].filter((xmin) => !before.get(table)?.has(xmin));
    const entries = fresh('ledger');
    expect(entries.length).toBeGreaterThan(0);
    for (const table of after.keys())
      expect({ table, written: entries }).toMatchObject({ written: expect.arrayContaining(fresh(table)) });
    const actor = await world.value('select actor_id from ledger order by seq desc limit 1');
    expect(actor).toBe(await world.person(userName));
  });
});

test('a change that fails when it is committed leaves no entry, and the answer says so', async () => {
  await world.owner.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused at commit by the test'; end $$;
    create constraint trigger refuse after insert on acceptances deferrable initially deferred for each row execute function refuse()`);
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const office = await world.client('office');
    const { params, body } = (await requests['commitments.accept']?.(world)) ?? {};
    const entries = await entriesOf(params?.id ?? '');
    const before = await count();
    const answer = await office.post<{ code: string }>(`/commitments/${params?.id}/acceptance`, body);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 500, code: 'INTERNAL' });
    expect(await count()).toBe(before);
    expect(await entriesOf(params?.id ?? '')).toEqual(entries);
    expect(log).toHaveBeenCalledWith(expect.stringContaining('failed'), expect.any(Error));
  } finally {
    log.mockRestore();
    await world.owner.query('drop trigger refuse on acceptances; drop function refuse');
  }
});

test('what is refused by a rule leaves no entry either', async () => {
  const office = await world.client('office');
  const { params } = (await requests['commitments.withdrawAcceptance']?.(world)) ?? {};
  const before = await count();
  const answer = await office.post(`/commitments/${params?.id}/acceptance`, { on: '2026-01-05' });
  expect(answer.status).toBe(409);
  expect(await count()).toBe(before);
});

test.each([
  ['the product itself', { grants: 'system' }],
  ['an auditor', { grants: 'auditor:/379900/' }],
])('%s can read entries and never change, remove or replace one', async (_who, actor) => {
  const person = await world.person('auditor');
  const results = await asApplication(world.server, { person, ...actor }, async (client) => ({
    read: (await client.query('select 1 from ledger limit 1')).rowCount,
    update: await attempt(client, "update ledger set action = 'nothing'"),
    remove: await attempt(client, 'delete from ledger'),
    empty: await attempt(client, 'truncate ledger'),
    number: await attempt(
      client,
      `insert into ledger (seq, at, action, subject_kind, subject_id, region_path) overriding system value
      values (1, now(), 'x', 'x', 'x', '/')`,
    ),
    trigger: await attempt(client, 'alter table ledger disable row level security'),
  }));
  expect(results).toEqual({
    read: 1,
    update: refusedByDatabase,
    remove: refusedByDatabase,
    empty: refusedByDatabase,
    number: expect.stringMatching(/^(42501|23505)$/),
    trigger: refusedByDatabase,
  });
});

test('nobody can write an entry in the name of somebody else', async () => {
  const entry = `insert into ledger (at, actor_id, action, subject_kind, subject_id, region_path) values (now(), $1, 'x', 'x', 'x', '/')`;
  const me = await world.person('office');
  const other = await world.person('leader');
  const actor = { person: me, grants: 'office:/379900/' };
  expect(await asApplication(world.server, actor, (client) => attempt(client, entry, [other]))).toBe(refusedByDatabase);
  expect(await asApplication(world.server, actor, (client) => attempt(client, entry, [null]))).toBe(refusedByDatabase);
  expect(await asApplication(world.server, actor, (client) => attempt(client, entry, [me]))).toBe(1);
});

test('the state after one change is the state before the next', async () => {
  const admin = await world.client('admin');
  const id = await world.region('379902002');
  for (const name of ['第一次改名', '第二次改名', '第三次改名']) {
    expect((await admin.call('PATCH', `/regions/${id}`, { name })).status).toBe(200);
  }
  const [third, second, first] = await entriesOf(id);
  expect(first?.before).toMatch(/^[0-9a-f]{64}$/);
  expect(second?.before).toBe(first?.after);
  expect(third?.before).toBe(second?.after);
  expect(new Set([first?.before, first?.after, second?.after, third?.after]).size).toBe(4);

  const office = await world.client('office');
  const { params } = (await requests['commitments.accept']?.(world)) ?? {};
  await office.post(`/commitments/${params?.id}/acceptance`, { on: '2026-01-05' });
  await office.call('DELETE', `/commitments/${params?.id}/acceptance`, { reason: '数据有误' });
  const [withdrawn, accepted] = await entriesOf(params?.id ?? '');
  expect(accepted?.action).toBe('commitment.accepted');
  expect(withdrawn?.before).toBe(accepted?.after);
});

test('a refused sign-in is on record for a name that exists, and leaves nothing for one that does not', async () => {
  const id = await world.person('inspector');
  await world.server.client().signIn('inspector', 'not the password');
  expect((await entriesOf(id))[0]).toMatchObject({ action: 'session.refused', actor: null });
  const before = await count();
  await world.server.client().signIn('a-password-typed-here', 'not the password');
  expect(await count()).toBe(before);
});

test('the year that an administrator entered is seen by the auditor of the same city', async () => {
  const auditor = await world.client('auditor');
  const { body } = await auditor.get<{ rows: Entry[] }>('/ledger?subjectKind=calendar');
  expect(body.rows.map((row) => row.action)).toContain('calendar.year-entered');
});

test('the auditor of a district sees the entries of the district and no others', async () => {
  const { client } = await newAccount(world, { userName: 'pruefer', role: 'auditor', regionCode: '379904' });
  await (await world.client('district')).import({ classification: 'internal', text: '全区年内建成公园7处。' });
  const seen = await client.get<{ rows: Entry[] }>('/ledger?limit=200');
  const own = await world.owner.query<{ seq: string }>(
    "select seq from ledger where region_path like '/379900/379904/%' order by seq desc limit 200",
  );
  expect(seen.body.rows.map((row) => row.seq)).toEqual(own.rows.map((row) => row.seq));
  expect(seen.body.rows.map((row) => row.action)).toContain('document.imported');
  const all = await count();
  expect(seen.body.rows.length).toBeLessThan(all);
});
