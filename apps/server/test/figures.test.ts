import type { FigureLine, FigurePreview, FigureRequest, Message } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client, Refusal } from './support/client.ts';
import { acceptedDispatch, bureau, openCommitments } from './support/dispatches.ts';
import { expectRefusal } from './support/refusal.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { openWorld, type World } from './support/world.ts';

interface Mine {
  readonly rows: { commitment: { id: string }; asOf: string; dueOn: string; titles: string[] }[];
}

let server: TestServer;
let world: World;
let office: Client;
let liaison: Client;
/** Targets of one campaign that the industry bureau has accepted. */
let ids: string[];
let selection: { regionId: string; campaignId: string; asOf: string };

beforeAll(async () => {
  server = await startTestServer({ time: '2026-03-30T02:00:00Z' });
  world = await openWorld(server);
  [office, liaison] = [await world.client('office'), await world.client('liaison')];
  const campaignId = await world.value(
    "select campaign_id from commitments where kind = 'target' and quantity is not null group by 1 order by count(*) desc limit 1",
  );
  const fits = `kind = 'target' and quantity is not null and campaign_id = '${campaignId}'`;
  ids = await openCommitments(world, 3, fits);
  for (const id of ids) await acceptedDispatch(world, id);
  selection = { regionId: await world.region('379900'), campaignId, asOf: '2026-03-31' };
});
afterAll(async () => {
  await world?.close();
  await server?.close();
});

const preview = async (change: object = {}) =>
  (await office.post<FigurePreview>('/figure-requests/preview', { ...selection, ...change })).body;
const ask = (change: object = {}) =>
  office.post<FigureRequest & Refusal>('/figure-requests', {
    ...{ ...selection, title: '一季度数据', dueOn: '2026-04-03', ...change },
  });
const report = async (id: string | undefined, asOf: string, value: number | null) => {
  const body = { kind: 'progress', words: '按进度推进', seconds: 20, asOf, value };
  expect((await liaison.post(`/commitments/${id}/reports`, body)).status).toBe(201);
};
const request = async (id: string) =>
  (await office.get<FigureRequest & { units: { missing: number }[] }>(`/figure-requests/${id}`)).body;
const mine = async () => (await liaison.get<Mine>('/figure-requests/mine')).body.rows;
const asked = async () =>
  (await liaison.get<{ rows: Message[] }>('/messages')).body.rows.filter(({ kind }) => kind === 'figures.asked');

let first: FigureRequest;

test('before it goes out the office sees what is in already; units are asked for the rest alone, in one message', async () => {
  server.setTime('2026-03-31T02:00:00Z');
  await report(ids[0], '2026-03-31', 12);
  await report(ids[1], '2026-03-31', null); // Words without the figure answer nothing.
  server.setTime('2026-04-01T02:00:00Z');
  await report(ids[2], '2026-03-30', 5); // Older than what is asked for.
  const before = await preview();
  expect(before).toMatchObject({
    counts: { missing: 2, in: 1, asked: 0 },
    units: [{ name: '云泽市工业和信息化局', missing: 2 }],
  });
  expect(before.nobody).toBeGreaterThan(0);
  expect(before.lines.map(({ found }) => found)).toEqual(['missing', 'missing', 'in']);
  expect(before.lines[2]).toMatchObject({ commitment: { id: ids[0] }, given: { value: 12, asOf: '2026-03-31' } });
  expect(await asked()).toEqual([]);

  const made = await ask();
  expect(made.status).toBe(201);
  first = made.body;
  expect(first).toMatchObject({ lines: 3, spared: 1, missing: 2, withdrawn: null });
  const told = await asked();
  expect(told).toHaveLength(1);
  expect(told[0]?.zh).toMatch(
    /^“一季度数据”要数：请于 2026-04-03 前填报“.+”等 2 项（2026-03-31 或之后的数），已报的不再要$/,
  );
  expect((await mine()).map(({ commitment }) => commitment.id).sort()).toEqual([ids[1], ids[2]].sort());
});

test('what an open request asks for is not asked for again: the second list waits for the same answer', async () => {
  expect((await preview()).counts).toEqual({ missing: 0, in: 1, asked: 2 });
  expectRefusal(await ask({ title: '又一张表' }), 'NOTHING_TO_ASK');
  // A later day is another figure.
  const later = await ask({ title: '四月数据', asOf: '2026-04-01', dueOn: '2026-04-10' });
  expect(later.body).toMatchObject({ lines: 3, spared: 0, missing: 3 });
  const owed = (await mine()).find(({ commitment }) => commitment.id === ids[1]);
  expect(owed).toMatchObject({ asOf: '2026-04-01', dueOn: '2026-04-03', titles: ['一季度数据', '四月数据'] });
  const earlier = await preview({ asOf: '2026-03-31' });
  expect(earlier.counts).toEqual({ missing: 0, in: 1, asked: 2 });
});

test('one report answers every list that waits for it', async () => {
  const open = async () => (await office.get<{ rows: FigureRequest[] }>('/figure-requests?open=true')).body.rows;
  expect((await open()).map(({ missing }) => missing)).toEqual([3, 2]);
  await report(ids[1], '2026-04-01', 7);
  expect((await open()).map(({ missing }) => missing)).toEqual([2, 1]);
  expect((await request(first.id)).units).toMatchObject([{ lines: 3, missing: 1 }]);
  const lines = (await office.get<{ rows: FigureLine[] }>(`/figure-requests/${first.id}/lines`)).body.rows;
  expect(lines.find(({ commitment }) => commitment.id === ids[1])).toMatchObject({
    ...{ found: 'missing', given: { value: 7, asOf: '2026-04-01', by: '冉以宁' } },
  });
  await report(ids[2], '2026-04-01', 8);
  expect((await open()).map(({ title }) => title)).toEqual(['四月数据']);
  const left = (
    await office.get<{ rows: FigureLine[] }>(`/figure-requests/${(await open())[0]?.id}/lines?missing=true`)
  ).body;
  expect(left.rows.map(({ commitment }) => commitment.id)).toEqual([ids[0]]);
});

test('lines come page by page in the order of the text', async () => {
  const all = (await office.get<{ rows: FigureLine[] }>(`/figure-requests/${first.id}/lines`)).body.rows;
  const one = (await office.get<{ rows: FigureLine[]; next: string }>(`/figure-requests/${first.id}/lines?limit=2`))
    .body;
  const two = (
    await office.get<{ rows: FigureLine[] }>(`/figure-requests/${first.id}/lines?limit=2&cursor=${one.next}`)
  ).body;
  expect([...one.rows, ...two.rows]).toEqual(all);
});

test('a request that was taken back waits for nobody, stays on record, and the figure may be asked for again', async () => {
  const [open] = (await office.get<{ rows: FigureRequest[] }>('/figure-requests?open=true')).body.rows;
  const back = await office.post<FigureRequest>(`/figure-requests/${open?.id}/withdrawal`, { reason: '口径有误' });
  expect(back.body.withdrawn).toMatchObject({ reason: '口径有误' });
  expectRefusal(await office.post(`/figure-requests/${open?.id}/withdrawal`, { reason: '再撤' }), 'CONFLICT');
  expect(await mine()).toEqual([]);
  expect((await preview({ asOf: '2026-04-01' })).counts).toMatchObject({ missing: 1, asked: 0 });
  expect((await office.get<{ rows: FigureRequest[] }>('/figure-requests')).body.rows).toHaveLength(2);
});

test('a commitment that is done or given to another unit waits no longer', async () => {
  const again = await ask({ title: '再要一次', asOf: '2026-04-01' });
  expect(again.body.missing).toBe(1);
  await world.owner.query("update dispatches set state = 'ended' where commitment_id = $1", [ids[0]]);
  expect((await request(again.body.id)).missing).toBe(0);
  expect(await mine()).toEqual([]);
});

test('a district asks for its own alone, and the database holds it to that', async () => {
  const district = await world.client('district');
  expectRefusal(await district.post('/figure-requests/preview', selection), 'NOT_ALLOWED');
  expect((await district.get(`/figure-requests/${first.id}`)).status).toBe(404);
  const actor = { person: await world.person('district'), grants: 'office:/379900/379904/', places: '/379900/379904/' };
  await asApplication(server, actor, async (client) => {
    const line = `insert into figure_lines (request_id, commitment_id, unit_id, region_path, ordinal, found)
      values ($1, $2, $3, '/379900/', 99, 'missing')`;
    expect(await attempt(client, line, [first.id, ids[1], await bureau(world)])).toBe(refusedByDatabase);
    const back = "update figure_requests set withdrawn_at = now(), withdrawn_reason = 'x' where id = $1";
    expect(await attempt(client, back, [first.id])).toBe(0);
  });
});

test('two that ask for the same at the same moment ask once', async () => {
  const [id = ''] = await openCommitments(
    world,
    1,
    `kind = 'target' and campaign_id = '${selection.campaignId}' and id <> '${ids[0]}'`,
  );
  await acceptedDispatch(world, id);
  const both = await Promise.all([ask({ title: '甲', asOf: '2026-04-01' }), ask({ title: '乙', asOf: '2026-04-01' })]);
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
});

test('asked for by indicator, over all campaigns, a figure that stands in two documents is asked for once and one entry feeds both', async () => {
  server.setTime('2026-04-02T02:00:00Z');
  const publish = async (text: string) => {
    const issued = `关于教育的通知（之${world.next()}）\n（2026年3月2日）\n\n`;
    const imported = await office.import({ classification: 'internal', text: issued + text });
    const documentId = imported.events.at(-1)?.documentId ?? '';
    const published = await office.post(`/documents/${documentId}/publication`, { undecided: 'accept' });
    expect(published.status, JSON.stringify(published.body)).toBe(200);
    const id = await world.value("select id from commitments where document_id = $1 and kind = 'target'", documentId);
    await acceptedDispatch(world, id);
    return id;
  };
  const one = await publish('2026年底前，新建幼儿园8所。');
  const other = await publish('2026年底前，新建幼儿园8所。');
  const later = await publish('2027年底前，新建幼儿园20所。');
  const indicatorId = await world.value('select indicator_id from targets where commitment_id = $1', one);
  const byIndicator = { campaignId: undefined, indicatorIds: [indicatorId], asOf: '2026-04-02' };
  const before = await preview(byIndicator);
  // What is counted until another year is another figure, though the indicator is the same.
  expect(before.counts).toEqual({ missing: 2, in: 0, asked: 1 });
  expect(new Set(before.lines.map(({ commitment }) => commitment.id))).toEqual(new Set([one, other, later]));
  expect(before.lines.every(({ indicator }) => indicator?.id === indicatorId)).toBe(true);
  expectRefusal(await ask({ campaignId: undefined }), 'BAD_REQUEST');

  const made = (await ask({ ...byIndicator, title: '幼儿园' })).body;
  expect(made).toMatchObject({ lines: 3, spared: 1, missing: 3 });
  const owed = async () => (await mine()).filter(({ titles }) => titles.includes('幼儿园'));
  expect(await owed()).toHaveLength(2);
  expect((await preview(byIndicator)).counts).toEqual({ missing: 0, in: 0, asked: 3 });
  await report(other, '2026-04-02', 5);
  expect(await request(made.id)).toMatchObject({ missing: 1 });
  const reportId = await world.value('select id from reports where commitment_id = $1', other);
  const found = { verdict: 'corrected', value: 4, words: '一所尚未开园' };
  const verified = await (await world.client('inspector')).post(`/reports/${reportId}/verifications`, found);
  expect(verified.status, JSON.stringify(verified.body)).toBe(201);
  const lines = (await office.get<{ rows: FigureLine[] }>(`/figure-requests/${made.id}/lines`)).body.rows;
  const given = (id: string) => lines.find(({ commitment }) => commitment.id === id)?.given;
  const both = { value: 5, verified: { verdict: 'corrected', value: 4 }, adopted: null };
  expect(given(one)).toMatchObject({ ...both, from: { id: other } });
  expect(given(other)).toMatchObject({ ...both, from: null });
  expect(given(later)).toBeNull();
  expect((await owed()).map(({ commitment }) => commitment.id)).toEqual([later]);
  expect((await preview(byIndicator)).counts).toEqual({ missing: 0, in: 2, asked: 1 });
});
