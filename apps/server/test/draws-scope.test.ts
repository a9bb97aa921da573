import type { Draw } from '@chengshi/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client, Refusal } from './support/client.ts';
import { reported } from './support/draws.ts';
import { expectRefusal } from './support/refusal.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { openWorld, type World } from './support/world.ts';

let server: TestServer;
let world: World;
let office: Client;
let liaison: Client;
let regionId: string;
let inspectorId: string;
let campaignId: string;
let first: Draw;

beforeAll(async () => {
  server = await startTestServer({ time: '2026-03-09T02:00:00Z' });
  world = await openWorld(server);
  [office, liaison] = [await world.client('office'), await world.client('liaison')];
  [regionId, inspectorId] = [await world.region('379900'), await world.person('inspector')];
  ({ campaignId } = await reported(world));
  const made = await drawn({ wanted: 4, riskShare: 25 });
  expect(made.status).toBe(201);
  first = made.body;
});
afterAll(async () => {
  await world?.close();
  await server?.close();
});

const selection = () => ({ regionId, inspectorId, campaignId });
const drawn = (change: object = {}, by = office) =>
  by.post<Draw & Refusal>('/draws', { ...selection(), wanted: 3, ...change });

describe('who may', () => {
  test('a district draws for nobody in the city, sees no list of it, and the database holds it to that', async () => {
    const district = await world.client('district');
    expectRefusal(await drawn({}, district), 'NOT_ALLOWED');
    expectRefusal(await district.post('/draws/preview', selection()), 'NOT_ALLOWED');
    expectRefusal(await district.get(`/draws/inspectors?regionId=${regionId}`), 'NOT_ALLOWED');
    for (const path of ['', '/items', '/proof', '/population']) {
      expect((await district.get(`/draws/${first.id}${path}`)).status).toBe(404);
    }
    expect((await district.get<{ rows: unknown[] }>('/draws')).body.rows).toEqual([]);
    const grants = 'office:/379900/379904/';
    const actor = { person: await world.person('district'), grants, places: '/379900/379904/' };
    await asApplication(server, actor, async (client) => {
      expect(
        await attempt(client, "update draws set withdrawn_at = now(), withdrawn_name = 'x', withdrawn_reason = 'x'"),
      ).toBe(0);
      expect(await attempt(client, 'select 1 from draw_items')).toBe(0);
      expect(await attempt(client, "select 1 from app_inspectors('/379900/')")).toBe(0);
      expect(await attempt(client, "select 1 from app_listed('/379900/')")).toBe(0);
    });
  });

  test('units do not read what will be looked at, nor who asks learns what others speak for', async () => {
    expectRefusal(await liaison.get('/draws'), 'NOT_ALLOWED');
    const actor = { person: await world.person('liaison'), grants: '', places: '/379900/' };
    await asApplication(server, actor, async (client) => {
      expect(await attempt(client, 'select 1 from draws')).toBe(0);
      expect(await attempt(client, 'select 1 from app_units_of($1)', [inspectorId])).toBe(refusedByDatabase);
    });
  });

  test('only somebody who inspects there gets a list', async () => {
    expectRefusal(await drawn({ inspectorId: await world.person('leader') }), 'DRAW_IMPOSSIBLE');
  });

  test('nothing of a draw is altered: the application may only withdraw it', async () => {
    const actor = { person: await world.person('office'), grants: 'office:/379900/', places: '/379900/' };
    await asApplication(server, actor, async (client) => {
      expect(await attempt(client, "update draws set seed = repeat('0', 64)")).toBe(refusedByDatabase);
      expect(await attempt(client, 'update draw_items set place = 1')).toBe(refusedByDatabase);
      expect(await attempt(client, 'delete from draw_items')).toBe(refusedByDatabase);
    });
  });
});
