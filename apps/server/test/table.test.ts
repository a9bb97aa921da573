import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from './support/client.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly status: { light: string };
  readonly due: { end: string | null } | null;
  readonly owner: { lead: string[]; support: string[] } | null;
  readonly front: { id: string; name: string } | null;
}

let server: TestServer;
let clerk: Client;
beforeAll(async () => {
  server = await startTestServer({ time: '2026-11-20T04:00:00Z' });
  clerk = await server.as('office');
});
afterAll(() => server.close());

async function all(query: string, limit = 200): Promise<Row[]> {
  const rows: Row[] = [];
  let next: string | null = '';
  while (next !== null) {
    const cursor: string = next ? `&cursor=${encodeURIComponent(next)}` : '';
    const { status, body }: { status: number; body: { rows: Row[]; next: string | null } } = await clerk.get<{
      rows: Row[];
      next: string | null;
    }>(`/table?limit=${limit}&${query}${cursor}`);
    expect(status).toBe(200);
    rows.push(...body.rows);
    next = body.next;
  }
  return rows;
}

test('the table filtered by a light holds exactly the rows that the ruler gives this light', async () => {
  const everything = await all('');
  expect(everything.length).toBeGreaterThan(100);
  expect(everything.some((row) => row.kind === 'group')).toBe(false);
  for (const light of ['done', 'red', 'yellow', 'green', 'grey']) {
    const found = await all(`lights[]=${light}`);
    const expected = everything.filter((row) => row.status.light === light);
    expect(found.map((row) => row.id)).toEqual(expected.map((row) => row.id));
  }
  const two = await all('lights[]=red&lights[]=yellow');
  expect(two.every((row) => ['red', 'yellow'].includes(row.status.light))).toBe(true);
});

test('a deadline is yellow for exactly as long as the table finds it among the near ones', async () => {
  // Before a long holiday fifteen working days are more calendar days than usual.
  for (const day of ['2026-09-28', '2026-02-10', '2026-06-15']) {
    server.setTime(`${day}T04:00:00Z`);
    const everything = await all('');
    expect((await all('lights[]=yellow')).map((row) => row.id)).toEqual(
      everything.filter((row) => row.status.light === 'yellow').map((row) => row.id),
    );
  }
  server.setTime('2026-11-20T04:00:00Z');
});

test.each(['text', 'due', 'due-descending'])(
  'every row comes once however small the pages are, ordered by %s',
  async (order) => {
    const whole = await all(`order=${order}`);
    const small = await all(`order=${order}`, 7);
    expect(small.map((row) => row.id)).toEqual(whole.map((row) => row.id));
    expect(new Set(whole.map((row) => row.id)).size).toBe(whole.length);
    if (order === 'text') return;
    const dates = whole.map((row) => row.due?.end ?? null);
    const dated = dates.filter((date) => date !== null);
    expect(dates.slice(0, dated.length)).not.toContain(null);
    expect(dated).toEqual(order === 'due' ? [...dated].sort() : [...dated].sort().reverse());
  },
);

test('groups count what the same filter lists', async () => {
  const everything = await all('');
  const { body } = await clerk.get<{ groups: { key: string | null; count: number }[] }>('/table/groups?by=front');
  expect(body.groups.reduce((sum, group) => sum + group.count, 0)).toBe(everything.length);
  for (const { key, count } of body.groups.filter((group) => group.key !== null)) {
    expect((await all(`frontId=${key}`)).length).toBe(count);
  }
  const owners = await clerk.get<{ groups: { key: string | null; count: number }[] }>(
    '/table/groups?by=owner&lights[]=red',
  );
  const red = await all('lights[]=red');
  for (const { key, count } of owners.body.groups) {
    expect(red.filter((row) => (row.owner?.lead[0] ?? null) === key)).toHaveLength(count);
  }
});

test('an owner is found whether leading or supporting, and wildcards are plain characters', async () => {
  const everything = await all('');
  const name = everything.find((row) => row.owner?.support.length)!.owner!.support[0]!;
  const found = await all(`owner=${encodeURIComponent(name)}`);
  const named = (row: Row) =>
    [...(row.owner?.lead ?? []), ...(row.owner?.support ?? [])].some((unit) => unit.includes(name));
  expect(found.map((row) => row.id)).toEqual(everything.filter(named).map((row) => row.id));
  expect(await all('owner=%25')).toEqual([]);
});
