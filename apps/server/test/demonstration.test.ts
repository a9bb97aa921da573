import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadActs } from '../src/setup/demonstration-acts.ts';
import type { Client } from './support/client.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;
let office: Client;
beforeAll(async () => {
  server = await startTestServer();
  await loadActs(server.deps.platform);
  office = await server.as('office');
});
afterAll(() => server.close());

test('in the city of the first start units have accepted, objected and reported, and inspectors have looked', async () => {
  const { body } = await office.get<Record<'waiting' | 'objected' | 'accepted', number>>('/dispatches/counts');
  expect(body).toMatchObject({ objected: 2, waiting: expect.toSatisfy((count: number) => count > 2) });
  expect(body.accepted).toBeGreaterThan(80);
  const reports = await office.get<{ rows: { kind: string; value: number | null }[] }>('/reports?limit=50');
  expect(reports.body.rows).toHaveLength(11);
  const queue = await office.get<{ rows: unknown[] }>('/verifications/queue');
  expect(queue.body.rows).toHaveLength(3);
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

test('loading it again adds nothing', async () => {
  await loadActs(server.deps.platform);
  const reports = await office.get<{ rows: unknown[] }>('/reports?limit=50');
  expect(reports.body.rows).toHaveLength(11);
});
