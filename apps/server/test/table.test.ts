import { readWorkbook } from '@chengshi/office';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly revision: number;
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

const orders = ['text', ...['due', 'code', 'title', 'owner', 'light'].flatMap((name) => [name, `${name}-descending`])];

test.each(orders)('every row comes once however small the pages are, ordered by %s', async (order) => {
  const whole = await all(`order=${order}`);
  const small = await all(`order=${order}`, 31);
  expect(small.map((row) => row.id)).toEqual(whole.map((row) => row.id));
  expect(new Set(whole.map((row) => row.id)).size).toBe(whole.length);
  if (!order.startsWith('due')) return;
  const dates = whole.map((row) => row.due?.end ?? null);
  const dated = dates.filter((date) => date !== null);
  expect(dates.slice(0, dated.length)).not.toContain(null);
  expect(dated).toEqual(order === 'due' ? [...dated].sort() : [...dated].sort().reverse());
});

test('by light the worst come first, by owner those of one unit stand together, and an order can be turned round', async () => {
  const worstFirst = ['red', 'yellow', 'green', 'grey', 'done'];
  const lights = (await all('order=light')).map((row) => worstFirst.indexOf(row.status.light));
  expect(lights).toEqual([...lights].sort((a, b) => a - b));
  expect(new Set(lights).size).toBe(5);
  const turned = (await all('order=light-descending')).map((row) => worstFirst.indexOf(row.status.light));
  expect(turned).toEqual([...turned].sort((a, b) => b - a));
  const leads = (await all('order=owner')).map((row) => row.owner?.lead[0] ?? null);
  expect(leads.filter((lead, at) => lead !== leads[at - 1])).toHaveLength(new Set(leads).size);
  const codes = (await all('order=code')).map((row) => row.code);
  expect(codes).toEqual([...codes].sort());
  expect((await all('order=code-descending')).map((row) => row.code)).toEqual(codes.reverse());
});

test('a page goes on where it stopped although a colleague changed the row where it stopped', async () => {
  const whole = await all('order=due');
  const first = await clerk.get<{ rows: Row[]; next: string }>('/table?order=due&limit=10');
  const last = first.body.rows[9]!;
  const due = { text: '2035年底', end: '2035-12-31' };
  await clerk.call('PATCH', `/commitments/${last.id}`, {
    revision: last.revision,
    change: { due },
    reason: '期限后移',
  });
  const second = await clerk.get<{ rows: Row[] }>(
    `/table?order=due&limit=10&cursor=${encodeURIComponent(first.body.next)}`,
  );
  expect(second.body.rows.map((row) => row.id)).toEqual(whole.slice(10, 20).map((row) => row.id));
  expect((await all('changed=true')).map((row) => row.id)).toEqual([last.id]);
});

test('a cursor of another order and one that is forged are refused', async () => {
  const { body } = await clerk.get<{ next: string }>('/table?order=title&limit=5');
  const forged = Buffer.from('[1,"2026-13-45","x"]').toString('base64url');
  for (const [order, cursor] of [
    ['due', body.next],
    ['text', body.next],
    ['light', forged],
    ['code', 'xx'],
  ]) {
    expectRefusal(await clerk.get(`/table?order=${order}&cursor=${encodeURIComponent(cursor!)}`), 'BAD_REQUEST');
  }
});

test.each(['front', 'owner', 'region'])('a group by %s holds the rows and lights that its head counts', async (by) => {
  const { body } = await clerk.get<{ groups: { key: string | null; count: number; counts: Record<string, number> }[] }>(
    `/table/groups?by=${by}`,
  );
  expect(body.groups.length).toBeGreaterThan(0);
  for (const { key, count, counts } of body.groups.slice(0, 6)) {
    const rows = await all(`within[by]=${by}${key === null ? '' : `&within[key]=${encodeURIComponent(key)}`}`);
    expect(rows).toHaveLength(count);
    for (const [light, lit] of Object.entries(counts)) {
      expect(rows.filter((row) => row.status.light === light)).toHaveLength(lit);
    }
  }
  const { body: total } = await clerk.get<{ count: number; more: boolean }>('/table/count');
  expect(total).toEqual({ count: body.groups.reduce((sum, group) => sum + group.count, 0), more: false });
});

test('a district is the region with all below it, and a count is that of the same filter', async () => {
  const district = await server.as('office');
  const { body: regions } = await district.get<{ rows: { id: string; name: string }[] }>('/regions');
  const city = regions.rows[0]!;
  const inCity = await all(`regionId=${city.id}`);
  expect(inCity.length).toBe((await all('')).length);
  const { body: below } = await clerk.get<{ rows: { id: string }[] }>(`/regions?parentId=${city.id}`);
  expect(await all(`regionId=${below.rows[0]!.id}`)).toEqual([]);
  const { body } = await clerk.get<{ count: number }>('/table/count?lights[]=red');
  expect(body.count).toBe((await all('lights[]=red')).length);
});

async function sheetOf(query: string): Promise<string[][]> {
  const response = await fetch(`${server.url}/api/table/file?${query}`, { headers: { cookie: clerk.cookie } });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toMatch(/\.xlsx$/);
  const workbook = readWorkbook(new Uint8Array(await response.arrayBuffer()));
  if (workbook.kind === 'fault') throw new Error(workbook.code);
  const { cells, rowCount, columnCount } = workbook.sheets[0]!;
  const rows = Array.from({ length: rowCount }, () => Array<string>(columnCount).fill(''));
  for (const { row, column, text } of cells) rows[row]![column] = text;
  return rows;
}

test('the file holds what the screen shows: the same rows in the same order, the chosen columns, words of the language', async () => {
  const rows = await all('lights[]=red&order=due');
  const columns = 'columns[]=code&columns[]=title&columns[]=due&columns[]=light';
  const [title, headings, ...body] = await sheetOf(`lights[]=red&order=due&${columns}`);
  expect(title![0]).toBe('事项清单');
  expect(headings).toEqual(['编号', '事项', '时限', '状态']);
  expect(body).toEqual(rows.map((row) => [row.code, row.title, row.due?.end ?? '', '告急']));
  const [, english, first] = await sheetOf(`lights[]=red&order=due&${columns}&language=en`);
  expect(english).toEqual(['Code', 'Commitment', 'Deadline', 'Status']);
  expect(first![3]).toBe('Urgent');
});

test('a grouped file has a head over each group with its number, and every row once', async () => {
  const [, , ...body] = await sheetOf('by=front&columns[]=code&columns[]=front');
  const heads = body.filter((row) => /（\d+ 项）$/.test(row[0]!));
  const { body: groups } = await clerk.get<{ groups: { count: number }[] }>('/table/groups?by=front');
  expect(heads.map((row) => Number(/（(\d+) 项）$/.exec(row[0]!)![1]))).toEqual(
    groups.groups.map(({ count }) => count),
  );
  const codes = body.filter((row) => !heads.includes(row)).map((row) => row[0]);
  expect([...codes].sort()).toEqual((await all('')).map((row) => row.code).sort());
});

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
