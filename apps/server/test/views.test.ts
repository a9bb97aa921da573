import { afterAll, beforeAll, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client, Refusal } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { newAccount, startWorld, type World } from './support/world.ts';

interface View {
  readonly id: string;
  readonly name: string;
  readonly shared: boolean;
  readonly own: boolean;
  readonly isDefault: boolean;
  readonly owner: { name: string };
  readonly content: unknown;
}

let world: World;
let clerk: Client;
beforeAll(async () => {
  world = await startWorld();
  clerk = await world.client('office');
});
afterAll(() => world.close());

const content = {
  filter: { lights: ['red', 'yellow'], query: '厂房', changed: true },
  order: 'due-descending',
  by: 'front',
  columns: ['code', 'title', 'due'],
};
const save = (client: Client, name: string, shared = false) =>
  client.post<View & Refusal>('/views', { name, shared, content });
const list = async (client: Client): Promise<View[]> => (await client.get<{ rows: View[] }>('/views')).body.rows;

test('a saved view comes back as it was, under its name, to its owner alone', async () => {
  const saved = await save(clerk, '告急事项');
  expect(saved.status).toBe(201);
  expect(saved.body).toMatchObject({ name: '告急事项', own: true, shared: false, isDefault: false, content });
  expect((await list(clerk)).map(({ id }) => id)).toContain(saved.body.id);
  for (const name of ['leader', 'admin', 'district']) expect(await list(await world.client(name))).toEqual([]);
});

test('a shared view is seen by those who work in the region, and changed by its owner alone', async () => {
  const { body } = await save(clerk, '全市共用', true);
  const leader = await world.client('leader');
  expect(await list(leader)).toMatchObject([{ id: body.id, own: false, shared: true }]);
  expectRefusal(await leader.call('PATCH', `/views/${body.id}`, { name: '改名' }), 'NOT_ALLOWED');
  expectRefusal(await leader.call('DELETE', `/views/${body.id}`), 'NOT_ALLOWED');
  const changed = await clerk.call<View>('PATCH', `/views/${body.id}`, { name: '全市通用', shared: false });
  expect(changed.body).toMatchObject({ name: '全市通用', shared: false, content });
  expect(await list(leader)).toEqual([]);
});

test("a view that a district shares does not reach its neighbour, nor can it be put under the city's path", async () => {
  const one = await newAccount(world, { userName: 'view-one', role: 'office', regionCode: '379902' });
  const other = await newAccount(world, { userName: 'view-other', role: 'office', regionCode: '379903' });
  const { body } = await save(one.client, '本区', true);
  expect((await list(other.client)).map(({ id }) => id)).not.toContain(body.id);
  expectRefusal(await other.client.call('PATCH', `/views/${body.id}`, { name: '抢' }), 'NOT_FOUND');
  expectRefusal(await other.client.call('PUT', '/views/default', { id: body.id }), 'NOT_FOUND');
  const actor = { person: one.id, grants: 'office:/379900/379902/', places: '/379900/379902/' };
  const results = await asApplication(world.server, actor, async (db) => ({
    elsewhere: await attempt(
      db,
      `insert into views select gen_random_uuid(), owner_id, owner_name, '/379900/379903/', 'x', true, content, created_at, changed_at from views where id = '${body.id}'`,
    ),
    nowhere: await attempt(
      db,
      `insert into views select gen_random_uuid(), owner_id, owner_name, '/379900/379902/0/', 'y', true, content, created_at, changed_at from views where id = '${body.id}'`,
    ),
    moved: await attempt(db, "update views set region_path = '/379900/'"),
  }));
  expect(results).toEqual({ elsewhere: refusedByDatabase, nowhere: refusedByDatabase, moved: refusedByDatabase });
});

test('the table opens with one view per person, which may be somebody else’s and goes with it', async () => {
  const { body: shared } = await save(clerk, '默认用', true);
  const leader = await world.client('leader');
  expect((await leader.call('PUT', '/views/default', { id: shared.id })).status).toBe(200);
  const { body: own } = await save(leader, '我的');
  await leader.call('PUT', '/views/default', { id: own.id });
  expect((await list(leader)).filter(({ isDefault }) => isDefault)).toMatchObject([{ id: own.id }]);
  expect((await list(clerk)).some(({ isDefault }) => isDefault)).toBe(false);
  await leader.call('DELETE', `/views/${own.id}`);
  expect((await list(leader)).some(({ isDefault }) => isDefault)).toBe(false);
});

test('a second view of one name, columns that stand twice and filters that are none are refused', async () => {
  await save(clerk, '同名');
  expectRefusal(await save(clerk, ' 同名 '), 'CONFLICT');
  const twice = { ...content, columns: ['title', 'title'] };
  expectRefusal(await clerk.post('/views', { name: '两次', content: twice }), 'BAD_REQUEST');
  const foreign = { ...content, filter: { lights: ['blue'] } };
  expectRefusal(await clerk.post('/views', { name: '蓝灯', content: foreign }), 'BAD_REQUEST');
  expectRefusal(await clerk.post('/views', { name: '', content }), 'BAD_REQUEST');
});
