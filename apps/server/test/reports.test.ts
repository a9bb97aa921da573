import type { Report, ReportForm } from '@chengshi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client, Page } from './support/client.ts';
import { bureau, clearDispatches, dispatched, openCommitments } from './support/dispatches.ts';
import { expectRefusal } from './support/refusal.ts';
import { attach, openTown, photo, progress, reportable, sheetFile, townCommitment } from './support/reports.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let liaison: Client;
let office: Client;
beforeAll(async () => {
  world = await startWorld();
  liaison = await world.client('liaison');
  office = await world.client('office');
});
afterAll(() => world.close());
beforeEach(() => clearDispatches(world));

const file = (id: string, change: object = {}, by = liaison) =>
  by.post<Report>(`/commitments/${id}/reports`, { ...progress, ...change });
const form = async (id: string, by = liaison) => (await by.get<ReportForm>(`/commitments/${id}/report-form`)).body;
const reportsOf = async (id: string) => (await office.get<Page<Report>>(`/commitments/${id}/reports`)).body.rows;

test('a unit reports with a photo; the next form is filled with what it said, and nothing of it is changed', async () => {
  const id = await reportable(world);
  const before = await form(id);
  expect(before).toMatchObject({ refusal: null, unit: { name: '云泽市工业和信息化局' } });
  const evidence = await attach(liaison, id);
  const first = await file(id, { value: 12.5, evidenceIds: [evidence.body.id] });
  expect(first.status, JSON.stringify(first.body)).toBe(201);
  expect(first.body).toMatchObject({ value: 12.5, entry: 'unit', seconds: 34, by: '冉以宁', filingNumber: null });
  expect(first.body.evidence).toEqual([evidence.body]);
  expect((await form(id)).last).toMatchObject({ value: 12.5, words: progress.words, by: '冉以宁' });
  await file(id, { value: 13, words: '设备安装完成' });
  const rows = await reportsOf(id);
  expect(rows.slice(0, 2).map(({ value }) => value)).toEqual([13, 12.5]);
  const listed = await office.get<Page<Report>>(`/reports?unitId=${await bureau(world)}&limit=2`);
  expect(listed.body.rows.map(({ id: one }) => one)).toEqual(rows.slice(0, 2).map(({ id: one }) => one));
});

test('a report that is sent twice with one key is one report', async () => {
  const id = await reportable(world);
  const headers = { 'idempotency-key': `report ${world.next()}` };
  const before = (await reportsOf(id)).length;
  const send = () => liaison.post<Report>(`/commitments/${id}/reports`, progress, headers);
  const [first, second] = [await send(), await send()];
  expect(second.body).toEqual(first.body);
  expect(await reportsOf(id)).toHaveLength(before + 1);
});

describe('evidence', () => {
  test('is told by its content, kept once, freed of the place where it was taken, and served with its own type', async () => {
    const id = await reportable(world);
    const [one, other] = [await attach(liaison, id, photo('A')), await attach(liaison, id, photo('B'), '另一张.png')];
    expect(other.body).toMatchObject({ name: '另一张.jpg', mediaType: 'image/jpeg' });
    // The two differ in what the camera wrote beside the picture alone.
    const digests = 'select count(distinct digest) from evidence where id = any($1)';
    expect(await world.value(digests, [one.body.id, other.body.id])).toBe('1');
    const response = await fetch(`${world.server.url}/api/evidence/${one.body.id}`, {
      headers: { cookie: liaison.cookie },
    });
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.includes('Exif')).toBe(false);
    expect(bytes.subarray(-2).toString('hex')).toBe('ffd9');
    const sheet = await attach(liaison, id, sheetFile(), '台账.doc');
    expect(sheet.body).toMatchObject({ name: '台账.xlsx' });
    const download = await fetch(`${world.server.url}/api/evidence/${sheet.body.id}`, {
      headers: { cookie: liaison.cookie },
    });
    expect(download.headers.get('content-disposition')).toContain('attachment');
  });

  test('that is something else under a good name is refused', async () => {
    const id = await reportable(world);
    const script = new TextEncoder().encode('<svg onload="alert(1)"/>');
    expectRefusal(await attach(liaison, id, script, '照片.jpg'), 'EVIDENCE_KIND');
  });

  test('of somebody else, or of another commitment, cannot be named', async () => {
    const [id, other] = [await reportable(world), await reportable(world)];
    const before = await reportsOf(id);
    const foreign = await attach(office, id);
    const elsewhere = await attach(liaison, other);
    for (const evidence of [foreign, elsewhere])
      expectRefusal(await file(id, { evidenceIds: [evidence.body.id] }), 'NOT_FOUND');
    expect(await reportsOf(id)).toEqual(before);
    // A district's office has nothing to show about what the city's bureau does.
    expectRefusal(await attach(await world.client('district'), id), 'NOT_ALLOWED');
  });
});

test('who may not report is told why, before and after trying', async () => {
  const [id = '', other = ''] = await openCommitments(world, 2);
  expect((await form(id)).refusal).toBe('not-dispatched');
  expectRefusal(await file(id), 'REPORT_NOT_POSSIBLE');
  await dispatched(world, { ids: [id] });
  expect((await form(id)).refusal).toBe('not-accepted');
  expectRefusal(await file(id), 'REPORT_NOT_POSSIBLE');
  const unitId = await world.value("select id from units where short_name = '市交通运输局'");
  await dispatched(world, { ids: [other], unitId });
  expect((await form(other)).refusal).toBe('not-yours');
  expectRefusal(await file(other), 'NOT_ALLOWED');
  expectRefusal(await file(id, {}, office), 'NOT_ALLOWED');
});

test('a milestone is one of the road map; a date in the future and a target done without its value are refused', async () => {
  const id = await reportable(world);
  await world.owner.query(
    "insert into milestones (id, campaign_id, region_path, title, due_on, commitment_id) select gen_random_uuid(), campaign_id, region_path, '主体完工', '2026-09-30', id from commitments where id = $1",
    [id],
  );
  expect((await form(id)).milestones).toEqual([{ title: '主体完工', on: '2026-09-30', reached: false }]);
  expectRefusal(await file(id, { kind: 'milestone', milestone: '没有这个节点' }), 'BAD_REQUEST');
  expect((await file(id, { kind: 'milestone', milestone: '主体完工' })).body.milestone).toBe('主体完工');
  expect((await form(id)).milestones[0]?.reached).toBe(true);
  expectRefusal(await file(id, { asOf: '2199-01-01' }), 'CONFLICT');
  await world.owner.query('delete from milestones where commitment_id = $1', [id]);
  // What was reported outlives the road map.
  expect((await reportsOf(id)).some(({ milestone }) => milestone === '主体完工')).toBe(true);
  const [target = ''] = await openCommitments(world, 1, 'quantity is not null');
  const accepted = await dispatched(world, { ids: [target] });
  await world.owner.query("update dispatches set state = 'accepted' where id = any($1)", [accepted]);
  expectRefusal(await file(target, { kind: 'completion' }), 'BAD_REQUEST');
});

describe('a town', () => {
  test('enters nothing itself: the county does', async () => {
    const id = await townCommitment(world);
    const township = await world.client('township');
    expect((await form(id, township)).refusal).toBe('town-closed');
    expectRefusal(await file(id, {}, township), 'TOWN_ENTRY_CLOSED');
    expect((await file(id, {}, office)).body).toMatchObject({ entry: 'county', filingNumber: null });
  });

  test('enters under a filing number until that ends; the number stands on each report', async () => {
    const id = await townCommitment(world);
    const township = await world.client('township');
    const opening = await openTown(world);
    const filed = await file(id, {}, township);
    expect(filed.body).toMatchObject({ entry: 'town', filingNumber: '云减负备〔2026〕8号' });
    await office.post(`/entry-openings/${opening}/closing`, { reason: '汛期结束' });
    expectRefusal(await file(id, {}, township), 'TOWN_ENTRY_CLOSED');
    expect((await reportsOf(id))[0]?.filingNumber).toBe('云减负备〔2026〕8号');
    expectRefusal(await office.post(`/entry-openings/${opening}/closing`, { reason: '再次关闭' }), 'CONFLICT');
  });

  test('is opened by an office above it alone, and nothing else needs opening', async () => {
    const body = { filingNumber: '备〔2026〕1号', reason: '试行', until: '2026-12-31' };
    const open = async (by: Client, code: string) =>
      by.post('/entry-openings', {
        ...body,
        until: new Date(Date.now() + 8.64e7).toISOString().slice(0, 10),
        regionId: await world.region(code),
      });
    expectRefusal(await open(await world.client('district'), '379921100'), 'NOT_ALLOWED');
    expectRefusal(await open(office, '379904'), 'CONFLICT');
  });
});

test('the database alone refuses reports of others, in the name of others, and about what was not accepted', async () => {
  const id = await reportable(world);
  const [waiting = ''] = await openCommitments(world, 1);
  await dispatched(world, { ids: [waiting] });
  const unit = await bureau(world);
  const person = await world.person('liaison');
  const other = await world.person('office');
  const report = `insert into reports (id, commitment_id, region_path, number, dispatch_id, unit_id, kind, as_of, words, seconds, entry, reported_by, reported_name, reported_at, reported_on)
    select gen_random_uuid(), d.commitment_id, d.region_path, 99, d.id, d.unit_id, 'progress', current_date, '词语', 1, $3, $2, 'x', now(), current_date
    from dispatches d where d.commitment_id = $1 and d.state <> 'ended'`;
  const actor = { person, units: `liaison:${unit}`, places: '/379900/' };
  const results = await asApplication(world.server, actor, async (client) => ({
    waiting: await attempt(client, report, [waiting, person, 'unit']),
    asOther: await attempt(client, report, [id, other, 'unit']),
    asCounty: await attempt(client, report, [id, person, 'county']),
    own: await attempt(client, report, [id, person, 'unit']),
    changed: await attempt(client, 'update reports set value = 1'),
  }));
  expect(results).toEqual({
    ...{ waiting: refusedByDatabase, asOther: refusedByDatabase, asCounty: refusedByDatabase },
    ...{ own: 1, changed: refusedByDatabase },
  });
  const stranger = await asApplication(world.server, { person: other, grants: 'office:/379900/' }, (client) =>
    attempt(client, report, [id, other, 'unit']),
  );
  expect(stranger).toBe(refusedByDatabase);
});
