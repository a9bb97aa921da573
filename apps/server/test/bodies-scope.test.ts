import type { Body } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import { actOn, aFront, bodyDraft, bureauHead, newBody } from './support/bodies.ts';
import type { Client, Refusal } from './support/client.ts';
import { bureau } from './support/dispatches.ts';
import { expectRefusal } from './support/refusal.ts';
import { newAccount, startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
let frontId: string;

beforeAll(async () => {
  world = await startWorld({ time: '2026-03-10T02:00:00Z' });
  office = await world.client('office');
  frontId = await aFront(world);
});
afterAll(() => world.close());

const act = (body: Pick<Body, 'id' | 'revision'>, what: string, more: object, client = office) =>
  actOn(client, body, what, more);
const get = async (id: string, client: Client) => (await client.get<Body>(`/bodies/${id}`)).body;

test('a district looks at the bodies of the city and changes none; a neighbour’s are not there for it', async () => {
  const body = await newBody(world);
  const district = await world.client('district');
  expect((await get(body.id, district)).mayManage).toBe(false);
  expectRefusal(await act(body, 'carries', { frontIds: [frontId] }, district), 'NOT_ALLOWED');
  const own = { ...(await bodyDraft(world)), regionId: await world.region('379904'), name: '青埠区临港产业链' };
  expectRefusal(await district.post<Refusal>('/bodies', await bodyDraft(world)), 'NOT_ALLOWED');
  const founded = (await district.post<Body & Refusal>('/bodies', own)).body;
  expect(founded).toMatchObject({ region: { name: '青埠区' }, mayManage: true });
  // What belongs to the city is not a district's to carry, nor are units of another district its to call in.
  expectRefusal(await act(founded, 'carries', { frontIds: [frontId] }, district), 'CARRY_FAULTS');
  const foreign = await world.value("select id from units where short_name = '望岳区工信局'");
  expectRefusal(
    await act(founded, 'members', { duty: 'member', seat: { kind: 'unit', unitId: foreign } }, district),
    'CONFLICT',
  );
  const neighbour = (await newAccount(world, { regionCode: '379903', userName: 'wangyue', role: 'office' })).client;
  expect((await neighbour.get(`/bodies/${founded.id}`)).status).toBe(404);
  expect((await neighbour.get(`/bodies/${founded.id}/standing`)).status).toBe(404);
  expect((await neighbour.get(`/table?bodyId=${founded.id}`)).status).toBe(404);
  const counts = await neighbour.get<{ rows: { counts: object }[] }>(`/bodies/standings?ids[]=${founded.id}`);
  expect(counts.body.rows[0]?.counts).toEqual({ done: 0, green: 0, yellow: 0, red: 0, grey: 0 });
  // The office above may.
  expect((await act(founded, 'members', { duty: 'chief', seat: await bureauHead(world) })).status).toBe(201);
});

test('a liaison sees the bodies of the city and changes none, in the database either', async () => {
  const body = await newBody(world);
  const liaison = await world.client('liaison');
  expect((await get(body.id, liaison)).mayManage).toBe(false);
  expect((await act(body, 'carries', { frontIds: [frontId] }, liaison)).status).toBe(403);
  const insert = `insert into bodies (id, region_id, region_path, kind, name, founded_on, created_at)
    values (gen_random_uuid(), $1, '/379900/', 'chain', 'x', '2026-01-05', now())`;
  const unled = `insert into body_members (id, body_id, region_path, duty, unit_id, unit_name, since, added_by, added_name, added_at)
    values (gen_random_uuid(), $1, '/379900/', $2, $3, 'x', '2026-03-10', app_person(), 'x', now())`;
  const [regionId, unitId, person] = [await world.region('379900'), await bureau(world), await world.person('office')];
  const asLiaison = { person: await world.person('liaison'), grants: '', places: '/379900/' };
  const refused = await asApplication(world.server, asLiaison, async (db) => ({
    found: await attempt(db, insert, [regionId]),
    sit: await attempt(db, unled, [body.id, 'member', unitId]),
    rename: await attempt(db, "update bodies set name = 'x' where id = $1", [body.id]),
  }));
  expect(refused).toEqual({ found: refusedByDatabase, sit: refusedByDatabase, rename: 0 });
  const clerk = { person, grants: 'office:/379900/', places: '/379900/' };
  const ofClerk = await asApplication(world.server, clerk, async (db) => ({
    unitAsChief: await attempt(db, unled, [body.id, 'chief', unitId]),
    forget: await attempt(db, 'delete from body_events where body_id = $1', [body.id]),
    sit: await attempt(db, unled, [body.id, 'member', unitId]),
  }));
  expect(ofClerk).toEqual({ unitAsChief: '23514', forget: refusedByDatabase, sit: 1 });
});
