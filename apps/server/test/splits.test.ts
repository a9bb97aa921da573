import type { Commitment, Split } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { partsFor, splitBody } from './support/splits.ts';
import { newAccount, startWorld, type World } from './support/world.ts';

interface View {
  readonly split: Split | null;
  readonly whole: number | null;
  readonly maySplit: boolean;
  readonly candidates: { name: string; weight: number | null }[];
  readonly weightName: string | null;
}

let world: World;
let office: Client;
let targets: string[];
beforeAll(async () => {
  world = await startWorld({ time: '2026-07-02T02:00:00Z' });
  office = await world.client('office');
  const { rows } = await world.owner.query<{ id: string }>(
    "select id from commitments where region_path = '/379900/' and quantity ->> 'comparator' = 'ge' and (quantity ->> 'value')::float8 >= 10 order by ordinal, id",
  );
  targets = rows.map(({ id }) => id);
});
afterAll(() => world.close());

/** A target of this value that no test before had. */
async function target(value: number): Promise<string> {
  const id = targets.shift() ?? '';
  await wholeOf(id, value);
  return id;
}
async function wholeOf(id: string, value: number): Promise<void> {
  const { body } = await office.get<Commitment>(`/commitments/${id}`);
  if (body.quantity?.value === value) return;
  const change = { quantity: { ...body.quantity, value } };
  const answer = await office.call('PATCH', `/commitments/${id}`, {
    revision: body.revision,
    change,
    reason: '按会议要求',
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}
const set = (id: string, body: object, by = office) => by.call<Split>('PUT', `/commitments/${id}/split`, body);
const get = async (id: string, place = '', by = office) =>
  (await by.get<View>(`/commitments/${id}/split?place=${place}`)).body;
const hand = async (values: Record<string, number>, change: object = {}) => ({
  ...{ number: 0, rule: 'sum', method: 'hand', parts: await partsFor(world, values) },
  ...change,
});

test('parts are checked against the whole, and what remains is shown', async () => {
  const id = await target(10);
  expect(await get(id)).toMatchObject({ split: null, whole: 10, maySplit: true });
  const split = (await set(id, await hand({ '379902': 4, '379903': 3 }))).body;
  expect(split.check).toEqual({ holds: false, found: 7, remainder: 3 });
  expect(split.parts.map(({ name, value }) => [name, value])).toEqual([
    ['澄湖区', 4],
    ['望岳区', 3],
  ]);
  const more = await set(id, await hand({ '379902': 4, '379903': 9 }, { number: 1 }));
  expect(more.body.check).toEqual({ holds: true, found: 13, remainder: -3 });
  expectRefusal(await set(id, await hand({ '379902': 5 }, { number: 1 })), 'STALE_SPLIT');
  expect(await world.value('select count(*) from splits where commitment_id = $1', id)).toBe('2');
});

test('each part has its own way, and says what is expected of it today', async () => {
  const id = await target(12);
  const parts = await partsFor(world, { '379902': 6, '379903': 6 });
  const months = [0, 0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0];
  const ways = [
    { kind: 'milestones', points: [{ on: '2026-07-02', value: 5 }] },
    { kind: 'shape', months },
  ];
  const body = { number: 0, rule: 'sum', method: 'hand' };
  const split = await set(id, { ...body, parts: parts.map((part, at) => ({ ...part, trajectory: ways[at] })) });
  expect(split.body.parts.map(({ expected }) => Number(expected.toFixed(2)))).toEqual([5, 4.06]);
});

test('a part is split further by the region’s own office, to any depth, and nothing beside it', async () => {
  const id = await target(10);
  await set(id, await hand({ '379904': 6, '379903': 4 }));
  const district = await world.client('district');
  const place = await world.region('379904');
  const below = await get(id, place, district);
  expect(below).toMatchObject({ whole: 6, maySplit: true, split: null });
  expect(below.candidates.length).toBeGreaterThan(2);
  const town = await world.value('select code from regions where parent_id = $1 order by code limit 1', place);
  const split = await set(id, await hand({ [town]: 5 }, { place }), district);
  expect(split.body).toMatchObject({ place, check: { remainder: 1 } });
  expect((await get(id)).split?.parts.map((part) => [part.place === place, part.split])).toContainEqual([true, true]);
  const neighbour = await world.region('379903');
  expectRefusal(await set(id, await hand({ [town]: 1 }, { place: neighbour }), district), 'NOT_ALLOWED');
  expectRefusal(await set(id, await hand({ '379903': 1 }, { place, number: 1 }), district), 'NOT_FOUND');
  expectRefusal(await set(id, await hand({ '379902': 1 }, { number: 1 }), district), 'NOT_ALLOWED');
  const person = await world.person('district');
  const insert = `insert into splits (id, commitment_id, region_path, place, number, rule, method, whole, origin, set_by, set_name, set_at)
    values (gen_random_uuid(), $1, '/379900/', $2, 9, 'sum', 'hand', 1, 'set', $3, 'x', now())`;
  const actor = { person, grants: 'office:/379900/379904/', places: '/379900/379904/' };
  const results = await asApplication(world.server, actor, async (client) => ({
    whole: await attempt(client, insert, [id, '', person]),
    neighbour: await attempt(client, insert, [id, neighbour, person]),
    own: await attempt(client, insert, [id, place, person]),
  }));
  expect(results).toEqual({ whole: refusedByDatabase, neighbour: refusedByDatabase, own: 1 });
  // The part above is smaller now: whoever split it further has to say what happens below.
  await set(id, await hand({ '379904': 4, '379903': 6 }, { number: 1 }));
  expect((await get(id, place)).split).toMatchObject({ stale: true, whole: 6, now: 4 });
});

test('when the whole changes, somebody says what happens to the parts: they stay, or change with it', async () => {
  const [kept, scaled] = [await target(10), await target(10)];
  for (const id of [kept, scaled]) await set(id, await hand({ '379902': 5, '379903': 3, '379904': 2 }));
  const settle = (id: string, choice: string) =>
    office.post<Split>(`/commitments/${id}/split/settlement`, { number: 1, choice, words: '市委全会调整目标' });
  expectRefusal(await settle(kept, 'kept'), 'CONFLICT');
  for (const id of [kept, scaled]) await wholeOf(id, 17);
  expect((await get(kept)).split).toMatchObject({ stale: true, whole: 10, now: 17, check: { remainder: 7 } });
  const listed = await office.get<{ rows: { commitment: { id: string }; stale: boolean }[] }>('/splits?stale=true');
  expect(listed.body.rows.map(({ commitment }) => commitment.id)).toEqual(expect.arrayContaining([kept, scaled]));
  expect((await settle(kept, 'kept')).body).toMatchObject({ stale: false, origin: 'kept', check: { remainder: 7 } });
  const after = (await settle(scaled, 'scaled')).body;
  // 8.5, 5.1 and 3.4 by the largest remainder.
  expect(after.parts.map(({ value }) => value)).toEqual([9, 5, 3]);
  expect(after).toMatchObject({ stale: false, origin: 'scaled', check: { holds: true, remainder: 0 } });
  expectRefusal(await settle(scaled, 'kept'), 'STALE_SPLIT');
});

test('a whole is divided by weight and by what each takes at least; more than there is cannot be', async () => {
  const id = await target(10);
  const [one, other] = [await world.region('379902'), await world.region('379903')];
  const propose = (shares: object[]) =>
    office.post<{ parts: { value: number }[] }>(`/commitments/${id}/split/proposal`, { shares });
  const share = (key: string, weight: number, minimum = 0) => ({ key, weight, minimum });
  const values = async (shares: object[]) => (await propose(shares)).body.parts.map(({ value }) => value);
  expect(await values([share(one, 3), share(other, 1)])).toEqual([8, 2]);
  expect(await values([share(one, 9, 1), share(other, 1, 3)])).toEqual([7, 3]);
  expectRefusal(await propose([share(one, 1, 8), share(other, 1, 3)]), 'SPLIT_IMPOSSIBLE');
  expectRefusal(await propose([share(one, 0)]), 'CONFLICT');
});

test('the weights of last time are proposed for the next target', async () => {
  const id = await target(10);
  const parts = (await partsFor(world, { '379902': 6, '379903': 4 })).map((part, at) => ({
    ...part,
    weight: 60 - at * 20,
  }));
  await set(id, { number: 0, rule: 'sum', method: 'weight', weightName: '常住人口（万人）', parts });
  const next = await get(await target(11));
  expect(next.weightName).toBe('常住人口（万人）');
  expect(next.candidates.filter(({ weight }) => weight !== null).map(({ name, weight }) => [name, weight])).toEqual([
    ['澄湖区', 60],
    ['望岳区', 40],
  ]);
});

test('what has no value, who may not, and parts that are twice there are refused', async () => {
  const task = await world.value(
    "select id from commitments where region_path = '/379900/' and quantity is null and kind = 'task' limit 1",
  );
  expectRefusal(await set(task, await splitBody(world)), 'CONFLICT');
  const id = await target(10);
  const part = (await partsFor(world, { '379902': 4 }))[0];
  expectRefusal(await set(id, { number: 0, rule: 'sum', method: 'hand', parts: [part, part] }), 'CONFLICT');
  const { client } = await newAccount(world, { userName: 'wangyue-split', role: 'office', regionCode: '379903' });
  expectRefusal(await set(id, await splitBody(world), client), 'NOT_ALLOWED');
});
