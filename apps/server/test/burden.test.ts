import type { Burden } from '@chengshi/contract';
import { readWorkbook } from '@chengshi/office';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from './support/client.ts';
import { acceptedDispatch, openCommitments } from './support/dispatches.ts';
import { expectRefusal } from './support/refusal.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { newAccount, openWorld, type World } from './support/world.ts';

let server: TestServer;
let world: World;
let office: Client;
let liaison: Client;

beforeAll(async () => {
  server = await startTestServer({ time: '2026-03-30T02:00:00Z' });
  world = await openWorld(server);
  [office, liaison] = [await world.client('office'), await world.client('liaison')];
  const ids = await openCommitments(world, 2);
  for (const id of ids) await acceptedDispatch(world, id);
  const report = (id: string | undefined, seconds: number) =>
    liaison.post(`/commitments/${id}/reports`, { kind: 'progress', words: '按进度推进', seconds });
  await report(ids[0], 40);
  await report(ids[1], 20);
  server.setTime('2026-03-31T16:00:00Z'); // Midnight in the city: April has begun.
  await report(ids[0], 90);
});
afterAll(async () => {
  await world?.close();
  await server?.close();
});

const burden = async (client: Client, from = '2026-02', until = '2026-04') =>
  (await client.get<Burden>(`/burden?from=${from}&until=${until}`)).body;

test('what reporting cost is shown by month of the city, by unit and by campaign; an empty month is there', async () => {
  const { months, units, campaigns } = await burden(office);
  expect(months).toEqual([
    { month: '2026-02', reports: 0, seconds: 0, asked: 0, spared: 0 },
    { month: '2026-03', reports: 2, seconds: 60, asked: 0, spared: 0 },
    { month: '2026-04', reports: 1, seconds: 90, asked: 0, spared: 0 },
  ]);
  expect(units).toMatchObject([
    {
      ...{ name: '云泽市工业和信息化局', reports: 3, seconds: 150 },
      months: [
        { month: '2026-03', reports: 2, seconds: 60 },
        { month: '2026-04', reports: 1, seconds: 90 },
      ],
    },
  ]);
  expect(campaigns.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(150);
  expect((await burden(office, '2026-04', '2026-04')).units[0]).toMatchObject({ reports: 1, seconds: 90 });
});

test('the file holds the figures of the page in both languages, and those of whoever asks alone', async () => {
  const rowsOf = async (client: Client, language: string) => {
    const path = `/api/burden/file?from=2026-02&until=2026-04&language=${language}`;
    const response = await fetch(`${server.url}${path}`, { headers: { cookie: client.cookie } });
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('2026-02 — 2026-04.xlsx'));
    const read = readWorkbook(new Uint8Array(await response.arrayBuffer()));
    if (read.kind !== 'workbook') throw new Error(JSON.stringify(read));
    const rows: string[][] = [];
    for (const { row, column, text } of read.sheets[0]?.cells ?? []) {
      rows[row] ??= Array<string>(7).fill('');
      (rows[row] as string[])[column] = text;
    }
    return rows;
  };
  const rows = await rowsOf(office, 'zh-CN');
  expect(rows[1]).toEqual(['对象', '月份', '填报次数', '用时（分钟）', '每次（秒）', '要数（项）', '免报（项）']);
  expect(rows.slice(3, 6)).toEqual([
    ['', '2026-02', '0', '0', '0', '0', '0'],
    ['', '2026-03', '2', '1', '30', '0', '0'],
    ['', '2026-04', '1', '1.5', '90', '0', '0'],
  ]);
  const bureau = '云泽市工业和信息化局';
  expect(rows.filter(([name]) => name === bureau)).toEqual([
    [bureau, '合计', '3', '2.5', '50', '', ''],
    [bureau, '2026-03', '2', '1', '30', '', ''],
    [bureau, '2026-04', '1', '1.5', '90', '', ''],
  ]);
  expect((await rowsOf(office, 'en'))[2]?.[0]).toBe('By month');
  expect((await rowsOf(await world.client('district'), 'en')).flat()).not.toContain(bureau);
});

test('what was asked for by request and what nobody had to report again stands beside it', async () => {
  const campaignId = await world.value(
    "select c.campaign_id from commitments c join dispatches d on d.commitment_id = c.id where d.state = 'accepted' limit 1",
  );
  const accepted = Number(
    await world.value(
      "select count(*) from dispatches d join commitments c on c.id = d.commitment_id where d.state = 'accepted' and c.campaign_id = $1",
      campaignId,
    ),
  );
  const asked = await office.post('/figure-requests', {
    ...{ regionId: await world.region('379900'), campaignId, asOf: '2026-04-30', kinds: ['target', 'task'] },
    ...{ title: '四月数据', dueOn: '2026-05-05' },
  });
  expect(asked.status).toBe(201);
  expect((await burden(office)).months.at(-1)).toMatchObject({ asked: accepted, spared: 0 });
});

test('a unit sees its own, an office below sees its own units alone', async () => {
  expect((await burden(liaison)).units.map(({ seconds }) => seconds)).toEqual([150]);
  const district = await burden(await world.client('district'));
  expect(district.units).toEqual([]);
  expect(district.months.every(({ seconds, asked }) => seconds === 0 && asked === 0)).toBe(true);
  const inspector = await newAccount(world, { userName: 'far-inspector', role: 'inspector', regionCode: '379903' });
  expect((await burden(inspector.client)).units).toEqual([]);
});

test('months the wrong way round, too many, or none are refused', async () => {
  for (const [from, until] of [
    ['2026-04', '2026-03'],
    ['2020-01', '2026-03'],
    ['2026-13', '2026-12'],
  ]) {
    expectRefusal(await office.get(`/burden?from=${from}&until=${until}`), 'BAD_REQUEST');
  }
});
