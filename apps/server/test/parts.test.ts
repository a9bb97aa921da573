import type { Dispatch, Mark, Report, SplitStanding, Status } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client } from './support/client.ts';
import { bureau, bureauDuties } from './support/dispatches.ts';
import { expectRefusal } from './support/refusal.ts';
import { attach, progress } from './support/reports.ts';
import { partsFor, partsOfUnits } from './support/splits.ts';
import { newAccount, startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
let liaison: Client;
let inspector: Client;
let unitId: string;
let districtId: string;
let governmentId: string;
let targets: string[];
// Half of the way from the end of 2025 to the end of 2026 is gone.
beforeAll(async () => {
  world = await startWorld({ time: '2026-07-02T02:00:00Z' });
  office = await world.client('office');
  liaison = await world.client('liaison');
  inspector = await world.client('inspector');
  unitId = await bureau(world);
  districtId = await world.region('379904');
  governmentId = await world.value("select id from units where region_id = $1 and kind = 'government'", districtId);
  await world.owner.query("update dispatches set state = 'ended'");
  const { rows } = await world.owner.query<{ id: string }>(
    `select id from commitments where region_path = '/379900/' and quantity ->> 'comparator' = 'ge' and kind = 'target'
      and accepted_on is null and withdrawn_on is null and due_on > '2026-10-01' order by ordinal, id`,
  );
  targets = rows.map(({ id }) => id);
});
afterAll(() => world.close());

/** A target, split: 60 for the industry bureau, 40 for a district. */
async function splitTarget(change: object = {}): Promise<string> {
  const id = targets.shift() ?? '';
  await splitAnew(id, 0, { [unitId]: 60 }, { 379904: 40 }, change);
  return id;
}
async function splitAnew(
  id: string,
  number: number,
  units: Record<string, number>,
  regions: Record<string, number>,
  change: object = {},
) {
  const parts = [...partsOfUnits(units), ...(await partsFor(world, regions))];
  const answer = await office.call('PUT', `/commitments/${id}/split`, {
    number,
    rule: 'sum',
    method: 'hand',
    parts,
    ...change,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}
const standing = async (id: string, by = office, place = '') =>
  (await by.get<SplitStanding>(`/commitments/${id}/split/standing?place=${place}`)).body;
const dispatchPart = (commitmentId: string, place: string, unit: string, by = office) =>
  by.post<{ sent: number }>('/dispatches', { entries: [{ commitmentId, place, unitId: unit }] });
const inForce = async (commitmentId: string, place: string) =>
  (await office.get<{ rows: Dispatch[] }>(`/commitments/${commitmentId}/dispatches?place=${place}`)).body.rows[0];
async function accept(commitmentId: string, place: string): Promise<void> {
  const dispatch = await inForce(commitmentId, place);
  const answer = await liaison.post('/dispatches/acceptances', {
    ids: [dispatch?.id],
    duties: await bureauDuties(world),
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}
/** The part of the industry bureau, dispatched and accepted. */
async function acceptedPart(): Promise<string> {
  const id = await splitTarget();
  expect((await dispatchPart(id, unitId, unitId)).status).toBe(201);
  await accept(id, unitId);
  return id;
}
const file = (commitmentId: string, place: string, value: number, by = liaison) =>
  by.post<Report>(`/commitments/${commitmentId}/reports`, { ...progress, place, value });
const statusOf = async (id: string, place = '', asOf = '') =>
  (await office.get<Status>(`/commitments/${id}/status?place=${place}${asOf && `&asOf=${asOf}`}`)).body;
const light = async (id: string, place = '', asOf = '') => (await statusOf(id, place, asOf)).light;

test('the parts of a split go out in one press, each to the unit that answers for it', async () => {
  const id = await splitTarget();
  const before = await standing(id);
  expect(before.mayDispatch).toBe(true);
  expect(before.parts.map(({ proposed }) => proposed?.id)).toEqual([unitId, governmentId]);
  const entries = before.parts.map(({ place, proposed }) => ({ commitmentId: id, place, unitId: proposed?.id }));
  expect((await office.post<{ sent: number }>('/dispatches', { entries })).body.sent).toBe(2);
  const again = await office.post('/dispatches', { entries });
  expectRefusal(again, 'DISPATCH_FAULTS');
  expect(again.body).toMatchObject({ data: { faults: [{}, { zh: '已经下发' }] } });
  const mine = (await liaison.get<{ rows: Dispatch[] }>('/dispatches?mine=true&state=waiting')).body.rows;
  expect(mine.find(({ commitment }) => commitment.id === id)).toMatchObject({
    part: { place: unitId, value: 60 },
    mayAnswer: true,
  });
  // Nobody was told to answer for the whole by that.
  const open = await office.get<{ rows: { commitment: { id: string } }[] }>('/dispatches/undispatched?limit=200');
  expect(open.body.rows.map(({ commitment }) => commitment.id)).toContain(id);
  expectRefusal(
    await dispatchPart(
      id,
      districtId.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      unitId,
    ),
    'NOT_FOUND',
  );
});

test('a part is reported and verified by itself; claims add up beside what the whole claims, and none takes the place of another', async () => {
  const id = await acceptedPart();
  expect((await office.post('/dispatches', { entries: [{ commitmentId: id, unitId }] })).status).toBe(201);
  await accept(id, '');
  const photo = (await attach(liaison, id)).body.id;
  const report = await liaison.post<Report>(`/commitments/${id}/reports`, {
    ...progress,
    place: unitId,
    value: 27,
    evidenceIds: [photo],
  });
  expect(report.body).toMatchObject({ part: { place: unitId, value: 60 }, value: 27, evidence: [{}] });
  await file(id, '', 35);
  expect(await standing(id)).toMatchObject({
    whole: { claimed: 35, verified: null },
    together: { claimed: 27, verified: null, reported: 1 },
    difference: 8,
    parts: [
      { claimed: 27, verified: null, dispatch: { state: 'accepted' } },
      { claimed: null, dispatch: null },
    ],
  });
  const queue = (await inspector.get<{ rows: Report[] }>('/verifications/queue?limit=100')).body.rows;
  expect(
    queue
      .filter(({ commitment }) => commitment.id === id)
      .map(({ part }) => part?.name ?? null)
      .sort(),
  ).toEqual([null, '市工信局'].sort());
  const found = await inspector.post(`/reports/${report.body.id}/verifications`, {
    verdict: 'corrected',
    value: 25,
    words: '两家尚未投产',
  });
  expect(found.status, JSON.stringify(found.body)).toBe(201);
  expect((await standing(id)).parts[0]).toMatchObject({ claimed: 27, verified: 25 });
  expect((await standing(id)).whole).toMatchObject({ claimed: 35, verified: null });
  expect(await world.value('select reached is null and claim is null from commitments where id = $1', id)).toBe('true');
  // About a part progress alone is reported: it has no closing of its own.
  const done = { ...progress, kind: 'completion', value: 60, place: unitId };
  expectRefusal(await liaison.post(`/commitments/${id}/reports`, done), 'BAD_REQUEST');
  const entry = await world.value(
    "select count(*) from ledger where subject_id = $1 and action in ('dispatch.sent', 'dispatch.accepted', 'report.filed', 'report.corrected')",
    id,
  );
  expect(Number(entry)).toBe(7);
});

test('a doubted part waits for its unit, and the value before counts until it is answered', async () => {
  const id = await acceptedPart();
  await file(id, unitId, 28);
  const second = await file(id, unitId, 60);
  await inspector.post(`/reports/${second.body.id}/verifications`, { verdict: 'doubted', words: '与现场不符' });
  const doubts = await liaison.get<{ rows: { part: { place: string } | null; commitment: { id: string } }[] }>(
    '/verifications/doubts?mine=true',
  );
  expect(doubts.body.rows.filter(({ commitment }) => commitment.id === id).map(({ part }) => part?.place)).toEqual([
    unitId,
  ]);
  expect((await statusOf(id, unitId)).reasons.map(({ code }) => code)).toContain('doubted');
  expect(await light(id, unitId, '2026-11-30')).toBe('red');
  await file(id, unitId, 61);
  expect(await statusOf(id, unitId)).toMatchObject({ light: 'green', reasons: [{ code: 'reached' }] });
});

test('who lags behind the way gets a worse light, by more than a tenth and by more than a quarter, and is told why', async () => {
  const id = await acceptedPart();
  // The way of the part asks for 30 of 60 today, that of the whole for 50 of 100.
  await file(id, unitId, 27);
  expect(await light(id, unitId)).toBe('green');
  const days = ['2026-07-19', '2026-07-20', '2026-09-12', '2026-09-13'];
  const later = await Promise.all(days.map((day) => light(id, unitId, day)));
  expect(later).toEqual(['green', 'yellow', 'yellow', 'red']);
  // The district has said nothing: the whole stands at 27.
  const whole = await statusOf(id);
  expect(whole).toMatchObject({ light: 'yellow', reasons: [{ code: 'behind-way' }, { code: 'due-later' }] });
  expect(whole.reasons[0]?.zh).toMatch(/^按路线今天（2026-07-02）应到 50.*，已报 27 .*，落后于路线$/);
  expect(whole.reasons[0]?.en).toMatch(/^the way asks for 50.* today \(2026-07-02\), 27 reported: behind$/);
  const documentId = await world.value('select document_id from commitments where id = $1', id);
  const table = (await office.get<{ rows: Mark[] }>(`/table?documentId=${documentId}&lights[]=yellow&limit=200`)).body
    .rows;
  const marks = (await office.get<{ marks: Mark[] }>(`/documents/${documentId}/living`)).body.marks;
  for (const rows of [table, marks]) expect(rows.find((row) => row.id === id)?.status).toEqual(whole);
  await file(id, unitId, 24);
  expect(await light(id)).toBe('red');
  // What was known before the second report still gives the light of then; without anything said nothing lags.
  world.server.setTime('2026-07-20T02:00:00Z');
  await file(id, unitId, 58);
  expect(await light(id)).toBe('green');
  expect(await light(id, '', '2026-07-10')).toBe('red');
  world.server.setTime('2026-07-02T02:00:00Z');
  expect(await light(await splitTarget(), '', '2026-09-30')).not.toBe('red');
});

test('a further split keeps what was said about parts whose place stays, and a part that is gone keeps its record', async () => {
  const id = await acceptedPart();
  await file(id, unitId, 27);
  await splitAnew(id, 1, { [unitId]: 90 }, { 379903: 10 });
  expect((await standing(id)).parts[0]).toMatchObject({ value: 90, claimed: 27, dispatch: { state: 'accepted' } });
  // Of 90 the way asks for 45 now.
  expect(await light(id, unitId)).toBe('yellow');
  await splitAnew(id, 2, {}, { 379903: 10 });
  expect(await inForce(id, unitId)).toMatchObject({ part: { name: '市工信局', value: null } });
  await splitAnew(id, 3, { [unitId]: 60 }, { 379903: 40 });
  expect((await standing(id)).parts[0]).toMatchObject({ value: 60, claimed: 27 });
});

test('a region’s office gives out what it split further and decides about it; the part above shows what is reported below', async () => {
  const id = await splitTarget();
  const district = await world.client('district');
  const town = await world.value('select code from regions where parent_id = $1 order by code limit 1', districtId);
  const parts = await partsFor(world, { [town]: 40 });
  const split = { place: districtId, number: 0, rule: 'sum', method: 'hand', parts };
  expect((await district.call('PUT', `/commitments/${id}/split`, split)).status).toBe(200);
  const [part] = (await standing(id, district, districtId)).parts;
  const place = part?.place ?? '';
  expectRefusal(await dispatchPart(id, unitId, unitId, district), 'NOT_ALLOWED');
  expect((await dispatchPart(id, place, part?.proposed?.id ?? '', district)).status).toBe(201);
  const dispatch = (await district.get<{ rows: Dispatch[] }>(`/commitments/${id}/dispatches?place=${place}`)).body
    .rows[0];
  expect(dispatch).toMatchObject({ mayDecide: true, part: { place } });
  // A town's report is entered by the office above it; it counts for the district until the district's own unit says a value.
  await world.owner.query("update dispatches set state = 'accepted' where id = $1", [dispatch?.id]);
  const below = await file(id, place, 12, district);
  expect(below.body, JSON.stringify(below.body)).toMatchObject({ entry: 'county', part: { place } });
  expect((await standing(id)).parts[1]).toMatchObject({
    place: districtId,
    claimed: null,
    expected: expect.closeTo(20.05, 2),
  });
  const above = await statusOf(id, districtId);
  expect(above).toMatchObject({ light: 'yellow', reasons: [{ code: 'behind-way' }, { code: 'due-later' }] });
  expect(above.reasons[0]?.zh).toMatch(/应到 20.05 .*，已报 12 /);
  expect((await district.post(`/dispatches/${dispatch?.id}/recall`, { reason: '重新安排' })).status).toBe(200);
});

test('a unit sees its own part and nothing of what others say about theirs, in the database too', async () => {
  const id = await acceptedPart();
  await dispatchPart(id, districtId, governmentId);
  await file(id, unitId, 27);
  const { client } = await newAccount(world, {
    userName: 'chenghu-liaison',
    role: 'liaison',
    regionCode: '379904',
    unitId: governmentId,
  });
  const seen = await standing(id, client);
  expect(seen).toMatchObject({
    together: null,
    difference: null,
    parts: [{ seen: false, claimed: null, status: null }, { seen: true }],
  });
  expect((await client.get<{ rows: unknown[] }>(`/commitments/${id}/reports?place=${unitId}`)).body.rows).toEqual([]);
  expect((await client.get<{ rows: unknown[] }>(`/commitments/${id}/dispatches?place=${unitId}`)).body.rows).toEqual(
    [],
  );
  expectRefusal(await file(id, unitId, 30, client), 'REPORT_NOT_POSSIBLE');
  // The light of the whole is everybody's who sees the commitment.
  expect((await client.get<Status>(`/commitments/${id}/status`)).body).toEqual(await statusOf(id));
  const person = await world.person('chenghu-liaison');
  const actor = {
    person,
    grants: 'liaison:/379900/379904/',
    places: '/379900/379904/',
    units: `liaison:${governmentId}`,
  };
  const dispatchId = (await inForce(id, unitId))?.id;
  const results = await asApplication(world.server, actor, async (db) => ({
    reports: await attempt(db, 'select from reports where commitment_id = $1', [id]),
    dispatches: await attempt(db, 'select from dispatches where commitment_id = $1', [id]),
    report: await attempt(
      db,
      `insert into reports (id, commitment_id, region_path, number, dispatch_id, place, unit_id, kind, value, as_of, words, seconds, entry, reported_by, reported_name, reported_at, reported_on)
       values (gen_random_uuid(), $1, '/379900/', 99, $2, $3, $4, 'progress', 1, '2026-07-01', 'xx', 1, 'unit', $5, 'x', now(), '2026-07-02')`,
      [id, dispatchId, unitId, unitId, person],
    ),
    kept: await attempt(db, 'update commitments set behind_on = null where id = $1', [id]),
  }));
  expect(results).toEqual({ reports: 0, dispatches: 1, report: refusedByDatabase, kept: refusedByDatabase });
});
