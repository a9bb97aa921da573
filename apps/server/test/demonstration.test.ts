import { readFile } from 'node:fs/promises';
import type { Body, BodySummary } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DemoBody, DemoCity } from '../demo/format.ts';
import { signedIn } from '../src/setup/cast.ts';
import { loadActs } from '../src/setup/demonstration-acts.ts';
import { loadBodies } from '../src/setup/demonstration-bodies.ts';
import type { Client } from './support/client.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;
let office: Client;
beforeAll(async () => {
  server = await startTestServer();
  await loadActs(server.deps.platform);
  await found();
  office = await server.as('office');
});
afterAll(() => server.close());

const read = async <Content>(name: string) =>
  JSON.parse(await readFile(new URL(`../demo/${name}`, import.meta.url), 'utf8')) as Content;
const found = async () => {
  const { platform } = server.deps;
  await loadBodies(platform, await signedIn(platform, 'office'), await read<DemoCity>('city.json'));
};

test('in the city of the first start units have accepted, objected and reported, and inspectors have looked', async () => {
  const { body } = await office.get<Record<'waiting' | 'objected' | 'accepted', number>>('/dispatches/counts');
  expect(body).toMatchObject({ objected: 2, waiting: expect.toSatisfy((count: number) => count > 2) });
  expect(body.accepted).toBeGreaterThan(80);
  const reports = await office.get<{ rows: { part: object | null }[] }>('/reports?limit=50');
  expect(reports.body.rows).toHaveLength(15);
  expect(reports.body.rows.filter(({ part }) => part !== null)).toHaveLength(3);
  const queue = await office.get<{ rows: unknown[] }>('/verifications/queue');
  expect(queue.body.rows).toHaveLength(5);
  for (const state of ['open', 'granted']) {
    const { rows } = (await office.get<{ rows: unknown[] }>(`/amendments?state=${state}`)).body;
    expect(rows).toHaveLength(1);
  }
});

test('its clerk has reviewed what was found: rejected, called otherwise, and the rest accepted', async () => {
  const documents = await office.get<{ rows: { id: string }[] }>('/documents?state=published');
  for (const { id } of documents.body.rows) {
    const { rows } = (
      await office.get<{ rows: { state: string; title: string; quote: string }[] }>(`/documents/${id}/items?limit=1000`)
    ).body;
    expect(rows.filter(({ state }) => state === 'found')).toEqual([]);
    const quoted = (words: string) => rows.find(({ quote }) => quote.startsWith(words));
    const talk = quoted('链长这个名不能白挂');
    if (talk) expect(talk.state).toBe('rejected');
    else expect(quoted('路线全长46公里')?.state).toBe('rejected');
  }
});

const wholeBodies = async () => {
  const { rows } = (await office.get<{ rows: BodySummary[] }>('/bodies')).body;
  return Promise.all(rows.map(async ({ id }) => (await office.get<Body>(`/bodies/${id}`)).body));
};

test('its leading group, chains and task force are founded by the words of the speech, led, and carry what they should', async () => {
  const bodies = await wholeBodies();
  expect(bodies.map(({ kind }) => kind)).toEqual(['leading-group', 'chain', 'chain', 'chain', 'task-force']);
  expect(bodies[0]).toMatchObject({ chiefs: ['陆砚舟', '沈知衡'], office: { name: '中共云泽市委办公室' } });
  expect(bodies[0]?.below).toHaveLength(4);
  const planned = await read<DemoBody[]>('bodies.json');
  for (const { name, seats, fronts, commitments, order } of planned) {
    const body = bodies.find((one) => one.name === name);
    expect(body?.order?.quote, name).toBe(order);
    expect(body?.members, name).toHaveLength(seats.length);
    expect(body?.carries, name).toHaveLength(fronts.length + commitments.length);
  }
  // A chain that changed its leader keeps the one before.
  const chemical = bodies.find(({ name }) => name.includes('精细化工'));
  expect(chemical?.chiefs).toEqual(['周牧野']);
  expect(chemical?.members.at(-1)).toMatchObject({ person: { name: '邵启明' }, until: '2025-09-01' });
});

test('loading it again adds nothing', async () => {
  const before = await wholeBodies();
  await found();
  expect(await wholeBodies()).toEqual(before);
  await loadActs(server.deps.platform);
  const reports = await office.get<{ rows: unknown[] }>('/reports?limit=50');
  expect(reports.body.rows).toHaveLength(15);
});
