import { createHash } from 'node:crypto';
import type { Draw, DrawItem, DrawPreview, DrawProof, DrawRecord, Message } from '@chengshi/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client, Refusal } from './support/client.ts';
import { bureau } from './support/dispatches.ts';
import { fileReport, reported } from './support/draws.ts';
import { expectRefusal } from './support/refusal.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { openWorld, type World } from './support/world.ts';

let server: TestServer;
let world: World;
let office: Client;
let inspector: Client;
let regionId: string;
let inspectorId: string;
let campaignId: string;
/** Commitments of the bureau, each with a report that waits. */
let ids: string[];

beforeAll(async () => {
  server = await startTestServer({ time: '2026-03-09T02:00:00Z' });
  world = await openWorld(server);
  [office, inspector] = [await world.client('office'), await world.client('inspector')];
  [regionId, inspectorId] = [await world.region('379900'), await world.person('inspector')];
  ({ campaignId, ids } = await reported(world));
});
afterAll(async () => {
  await world?.close();
  await server?.close();
});

const selection = () => ({ regionId, inspectorId, campaignId });
const preview = async (change: object = {}) =>
  (await office.post<DrawPreview & Refusal>('/draws/preview', { ...selection(), ...change })).body;
const drawn = (change: object = {}, by = office) =>
  by.post<Draw & Refusal>('/draws', { ...selection(), wanted: 3, ...change });
const recordOf = async (id: string) => (await office.get<DrawRecord>(`/draws/${id}`)).body;
const items = async (id: string, query = '') =>
  (await inspector.get<{ rows: DrawItem[]; next: string | null }>(`/draws/${id}/items${query}`)).body.rows;
const proof = async (id: string) => (await office.get<DrawProof>(`/draws/${id}/proof`)).body;
const verify = (item: DrawItem | undefined, body: object) =>
  inspector.post(`/reports/${item?.report.id}/verifications`, body);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let first: Draw;

test('before a list is drawn the office sees from what, and draws for those who inspect there', async () => {
  const { rows } = (
    await office.get<{ rows: { id: string; name: string }[] }>(`/draws/inspectors?regionId=${regionId}`)
  ).body;
  expect(rows).toEqual([{ id: inspectorId, name: '池望平' }]);
  const before = await preview();
  expect(before).toMatchObject({ eligible: 8, leftOut: { own: 0, listed: 0 } });
  expect(before.strata).toEqual([{ key: '379900', name: '云泽市', size: 8 }]);
  expect((await preview({ stratifiedBy: 'kind' })).strata).toEqual([{ key: 'department', name: null, size: 8 }]);
});

test('a list is drawn, told to its inspector, and says of each item why it is on it', async () => {
  await fileReport(world, ids[0], { kind: 'completion', value: 40, words: '全部完成' });
  server.setTime('2026-03-09T03:00:00Z');
  const made = await drawn({ wanted: 4, riskShare: 25 });
  expect(made.status).toBe(201);
  first = made.body;
  expect(first).toMatchObject({ number: 1, wanted: 4, withdrawn: null, inspector: { name: '池望平', self: false } });
  expect(first.counts).toMatchObject({ waiting: 4, confirmed: 0 });
  const rows = await items(first.id);
  expect(rows.map(({ place, how }) => [place, how])).toEqual([
    [1, 'risk'],
    [2, 'chance'],
    [3, 'chance'],
    [4, 'chance'],
  ]);
  expect(rows[0]?.commitment.id).toBe(ids[0]);
  expect(rows[0]?.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['no-evidence', 'jump']));
  expect(rows[0]).toMatchObject({ state: 'waiting', mine: false, stratum: { key: '379900', name: '云泽市' } });
  const told = (await inspector.get<{ rows: Message[] }>('/messages')).body.rows[0];
  expect(told).toMatchObject({ kind: 'draw.assigned', zh: '云泽市第 1 次核验抽取：已为您抽取 4 项，请到现场核验' });
  const mine = (await inspector.get<{ rows: Draw[] }>('/draws?whose=mine')).body.rows;
  expect(mine.map(({ id, inspector: { self } }) => [id, self])).toEqual([[first.id, true]]);
  expect((await office.get<{ rows: Draw[] }>('/draws?whose=mine')).body.rows).toEqual([]);
  expect((await inspector.get<{ rows: Draw[] }>('/draws?whose=others')).body.rows).toEqual([]);
  expect((await office.get<{ rows: Draw[] }>('/draws?whose=others')).body.rows).toHaveLength(1);
});

describe('the draw can be repeated', () => {
  test('by the product, from what is on record', async () => {
    const { same, populationDigest, ledgerDigest, items: again } = await proof(first.id);
    const record = await recordOf(first.id);
    expect([same, populationDigest, ledgerDigest]).toEqual([true, record.populationDigest, record.ledgerDigest]);
    expect(again.map(({ code }) => code)).toEqual((await items(first.id)).map(({ commitment }) => commitment.code));
    expect(record).toMatchObject({
      ...{ eligible: 8, leftOut: { own: 0, listed: 0 }, seed: expect.stringMatching(/^[0-9a-f]{64}$/) },
      strata: [{ key: '379900', name: '云泽市', size: 8, risk: 1, chance: 3 }],
    });
  });

  test('by anybody, with the file of the population, a digest and sorting', async () => {
    const record = await recordOf(first.id);
    const text = (await office.get<string>(`/draws/${first.id}/population`)).body;
    expect(sha256(text)).toBe(record.populationDigest);
    const rows = text.trim().split('\n');
    const reports = rows.map((line) => line.split(' ')[0] ?? '');
    expect(reports).toEqual(reports.toSorted());
    const list = await items(first.id);
    const [risk, ...chance] = list.map(({ report }) => report.id);
    const tickets = reports
      .filter((id) => id !== risk)
      .toSorted((a, b) => (sha256(`${record.seed}:${a}`) < sha256(`${record.seed}:${b}`) ? -1 : 1));
    expect(tickets.slice(0, 3)).toEqual(chance);
  });

  test('and the seed was in the ledger before the list', async () => {
    const auditor = await world.client('auditor');
    const { rows } = (
      await auditor.get<{ rows: { seq: string; action: string; after: string }[] }>(`/ledger?subjectId=${first.id}`)
    ).body;
    const entries = rows.toSorted((a, b) => Number(a.seq) - Number(b.seq));
    expect(entries.map(({ action }) => action)).toEqual(['draw.seeded', 'draw.drawn']);
    expect(entries[0]?.after).toBe((await recordOf(first.id)).ledgerDigest);
  });

  test('a list that somebody altered in the database does not come out', async () => {
    const swap = (a: number, b: number) =>
      world.owner.query(
        `update draw_items set place = case place when $2 then $3 else $2 end + 1000 where draw_id = $1 and place in ($2, $3)`,
        [first.id, a, b],
      );
    await swap(1, 2);
    await world.owner.query('update draw_items set place = place - 1000 where draw_id = $1 and place > 1000', [
      first.id,
    ]);
    const broken = await proof(first.id);
    expect([broken.same, broken.items.map(({ same }) => same)]).toEqual([false, [false, false, true, true]]);
    await swap(1, 2);
    await world.owner.query('update draw_items set place = place - 1000 where draw_id = $1 and place > 1000', [
      first.id,
    ]);
    expect((await proof(first.id)).same).toBe(true);
  });
});

test('items are confirmed, corrected and doubted; a doubt that the unit has answered waits again', async () => {
  server.setTime('2026-03-09T04:00:00Z');
  const [one, two, three] = await items(first.id);
  expect((await verify(one, { verdict: 'confirmed' })).status).toBe(201);
  await verify(two, { verdict: 'corrected', value: 9, words: '三家未入库' });
  await verify(three, { verdict: 'doubted', words: '现场仍在施工' });
  expect((await items(first.id)).map(({ state }) => state)).toEqual(['confirmed', 'corrected', 'doubted', 'waiting']);
  expect((await items(first.id))[1]?.verification).toMatchObject({ verdict: 'corrected', value: 9 });
  server.setTime('2026-03-10T02:00:00Z');
  const answer = await fileReport(world, three?.commitment.id, { words: '已补拍' });
  await fileReport(world, one?.commitment.id, { words: '继续推进' });
  const now = await items(first.id);
  expect(now.map(({ state }) => state)).toEqual(['confirmed', 'corrected', 'waiting', 'waiting']);
  expect(now[2]?.report.id).toBe(answer.id);
  expect((await items(first.id, '?state=waiting')).map(({ place }) => place)).toEqual([3, 4]);
  expect((await recordOf(first.id)).counts).toMatchObject({ waiting: 2, confirmed: 1, corrected: 1, doubted: 0 });
  const page = (await inspector.get<{ rows: DrawItem[]; next: string }>(`/draws/${first.id}/items?limit=3`)).body;
  expect((await items(first.id, `?limit=3&cursor=${page.next}`)).map(({ place }) => place)).toEqual([4]);
});

test('what waits on a list is not drawn again, until that list is withdrawn with a reason', async () => {
  const before = await preview();
  expect(before.leftOut.listed).toBe(2);
  const second = (await drawn({ wanted: 200, riskShare: 0 })).body;
  expect(second.counts.waiting).toBe(before.eligible);
  const twice = (await items(second.id)).filter(({ commitment }) => commitment.id === ids[0]);
  // It was confirmed on the first list, and reported about anew since.
  expect(twice).toHaveLength(1);
  expectRefusal(await drawn(), 'DRAW_IMPOSSIBLE');
  expectRefusal(await office.post(`/draws/${second.id}/withdrawal`, { reason: '' }), 'BAD_REQUEST');
  const back = await office.post<Draw>(`/draws/${second.id}/withdrawal`, { reason: '督查人员生病' });
  expect(back.body.withdrawn).toMatchObject({ reason: '督查人员生病' });
  expectRefusal(await office.post(`/draws/${second.id}/withdrawal`, { reason: '再次' }), 'CONFLICT');
  expect((await inspector.get<{ rows: Message[] }>('/messages')).body.rows[0]?.zh).toBe(
    '云泽市第 2 次核验抽取已作废，名单上未核验的不必再核验：督查人员生病',
  );
  expect((await preview()).eligible).toBe(before.eligible);
  const third = (await drawn({ wanted: 1 })).body;
  // Draws that were withdrawn count: who draws until a list pleases is seen.
  expect(third.number).toBe(3);
  await office.post(`/draws/${third.id}/withdrawal`, { reason: '试抽' });
});

test('two that draw at the same moment draw nothing twice', async () => {
  const [a, b] = await Promise.all([drawn({ wanted: 2 }), drawn({ wanted: 2 })]);
  const lists = await Promise.all([a, b].map(({ body }) => items(body.id)));
  const commitments = lists.flat().map(({ commitment }) => commitment.id);
  expect([commitments.length, new Set(commitments).size]).toEqual([4, 4]);
  expect(new Set([a.body.number, b.body.number]).size).toBe(2);
  for (const { body } of [a, b]) await office.post(`/draws/${body.id}/withdrawal`, { reason: '试抽' });
});

describe('nobody gets on his list what he reported', () => {
  const grant = async (path: string) =>
    (await world.client('security')).post(`/people/${await world.person('liaison')}/${path}`, {
      ...{ role: 'inspector', regionId },
    });

  test('neither himself nor his unit: such items are left out and counted', async () => {
    await grant('roles');
    const person = await world.person('liaison');
    const { eligible, leftOut } = await preview({ inspectorId: person });
    expect([eligible, leftOut.own]).toEqual([0, 7]);
    expectRefusal(await drawn({ inspectorId: person }), 'DRAW_IMPOSSIBLE');
    await grant('roles/revocations');
  });

  test('nor what a unit reported in which he holds a post', async () => {
    const post = await world.value(
      'select p.id from posts p where p.unit_id = $1 order by p.id limit 1',
      await bureau(world),
    );
    await world.owner.query(
      `insert into holdings (id, post_id, person_id, region_path, since) values (gen_random_uuid(), $1, $2, '/379900/', '2026-01-05')`,
      [post, inspectorId],
    );
    expect(await preview()).toMatchObject({ eligible: 0, leftOut: { own: 7 } });
    await world.owner.query('delete from holdings where post_id = $1 and person_id = $2', [post, inspectorId]);
    // Nor what was reported by a unit that was merged into his own.
    await world.owner.query(
      `update units set closed_on = '2026-03-01', merged_into = (select p.unit_id from holdings h join posts p on p.id = h.post_id
         where h.person_id = $1 limit 1) where id = $2`,
      [inspectorId, await bureau(world)],
    );
    expect(await preview()).toMatchObject({ eligible: 0, leftOut: { own: 7 } });
    await world.owner.query('update units set closed_on = null, merged_into = null where id = $1', [
      await bureau(world),
    ]);
    expect((await preview()).eligible).toBeGreaterThan(0);
  });

  test('the database alone refuses it too', async () => {
    const item = `insert into draw_items (draw_id, ordinal, region_path, report_id, commitment_id, unit_id, stratum, points, reasons, drawn, place)
      select $1, 999, '/379900/', r.id, r.commitment_id, r.unit_id, 'x', 0, '[]', 'chance', 999 from reports r where r.commitment_id = $2
      order by r.number limit 1`;
    const person = await world.person('office');
    const actor = { person, grants: 'office:/379900/', places: '/379900/' };
    const free = await world.value(
      'select commitment_id from reports r where number = 1 and not exists (select from draw_items i where i.report_id = r.id and draw_id = $1) limit 1',
      first.id,
    );
    const insert = () => asApplication(server, actor, (client) => attempt(client, item, [first.id, free]));
    expect(await insert()).toBe(1);
    await world.owner.query('delete from draw_items where place = 999');
    await world.owner.query('update draws set inspector_id = $2 where id = $1', [
      first.id,
      await world.person('liaison'),
    ]);
    expect(await insert()).toBe(refusedByDatabase);
    await world.owner.query('update draws set inspector_id = $2 where id = $1', [first.id, inspectorId]);
  });
});

test('closed commitments are drawn from when they are asked for, until somebody has looked again', async () => {
  const listed = (await items(first.id)).map(({ commitment }) => String(commitment.id));
  const id = ids.find((one) => !listed.includes(one)) ?? '';
  server.setTime('2026-03-11T02:00:00Z');
  const done = await fileReport(world, id, { kind: 'completion', value: 99, words: '全部完成' });
  await inspector.post(`/reports/${done.id}/verifications`, { verdict: 'confirmed' });
  server.setTime('2026-03-12T02:00:00Z');
  expect((await office.post(`/commitments/${id}/acceptance`, { on: '2026-03-12' })).status).toBe(200);
  const without = await preview();
  const withClosed = await preview({ closedToo: true });
  expect(withClosed.eligible).toBe(without.eligible + 1);
  server.setTime('2026-03-13T02:00:00Z');
  const list = (await drawn({ closedToo: true, wanted: 200 })).body;
  const again = (await items(list.id)).find(({ commitment }) => commitment.id === id);
  expect(again).toMatchObject({ state: 'waiting', verification: null });
  await verify(again, { verdict: 'doubted', words: '回头看发现未投用' });
  expect((await items(list.id)).find(({ commitment }) => commitment.id === id)?.state).toBe('doubted');
  // The unit cannot answer while it is closed: the office hears of it, and decides.
  expect((await office.get<{ rows: Message[] }>('/messages')).body.rows[0]).toMatchObject({
    ...{
      kind: 'report.closed-doubted',
      commitmentId: id,
      zh: expect.stringContaining('请决定是否重启：回头看发现未投用'),
    },
  });
  await office.post(`/draws/${list.id}/withdrawal`, { reason: '试抽' });
  expect((await preview({ closedToo: true })).eligible).toBe(without.eligible);
});

test('a commitment that a later version left out lapses on the list', async () => {
  const [, , , four] = await items(first.id);
  await world.owner.query(
    `begin; alter table commitments disable trigger user;
     update commitments set withdrawn_on = '2026-03-13', withdrawn_reason = '{"code":"gone","version":2}' where id = '${four?.commitment.id}';
     alter table commitments enable trigger user; commit`,
  );
  expect((await items(first.id))[3]?.state).toBe('lapsed');
});
