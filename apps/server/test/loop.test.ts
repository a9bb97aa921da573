import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './support/test-server.ts';

const sample = (name: string) => readFileSync(new URL(`samples/${name}`, import.meta.url), 'utf8');

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('the demonstration city is there: its speech and plan are published with marks in every light', async () => {
  const office = await server.as('office');
  const { body } = await office.get<{ documents: { title: string; counts: Record<string, number> }[] }>('/overview');
  expect(body.documents).toHaveLength(2);
  for (const light of ['done', 'green', 'red', 'grey']) {
    expect(body.documents.reduce((sum, document) => sum + (document.counts[light] ?? 0), 0)).toBeGreaterThan(0);
  }
});

test('a clerk imports a speech, publishes it and reads it as a living document', async () => {
  const office = await server.as('office');
  const imported = await office.import({ classification: 'public', text: sample('short-speech.txt') });
  expect(imported.refusal).toBeNull();
  expect(imported.events.map((event) => event.phase ?? event.kind)).toEqual([
    'received',
    'read',
    'recognised',
    'stored',
    'done',
  ]);
  const id = imported.events.at(-1)?.documentId;
  const published = await office.post<{ state: string; seal: string }>(`/documents/${id}/publication`, {
    undecided: 'accept',
  });
  expect(published.body).toMatchObject({ state: 'published', seal: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const living = await office.get<{ marks: { quote: string; start: number; end: number }[] }>(
    `/documents/${id}/living`,
  );
  const { body: document } = await office.get<{ text: string }>(`/documents/${id}`);
  expect(living.body.marks.length).toBeGreaterThan(5);
  for (const mark of living.body.marks) expect(document.text.slice(mark.start, mark.end)).toBe(mark.quote);
});
