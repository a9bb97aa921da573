import type { PlaceOpening, Report, ReportForm } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eraseOldPlaces } from '../src/act/places/service.ts';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client } from './support/client.ts';
import { bureau } from './support/dispatches.ts';
import { expectRefusal } from './support/refusal.ts';
import { progress, reportable } from './support/reports.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
let liaison: Client;
let id: string;

beforeAll(async () => {
  world = await startWorld({ time: '2026-03-10T02:00:00Z' });
  [office, liaison] = [await world.client('office'), await world.client('liaison')];
  id = await reportable(world);
});
afterAll(() => world.close());

const place = { latitude: 34.81072, longitude: 117.32371, accuracyM: 12, takenAt: '2026-03-10T01:58:00.000Z' };
const wish = { reason: '隐蔽工程须核对施工位置', until: '2026-06-30' };
const open = (by = office, more = {}) =>
  by.post<PlaceOpening>(`/commitments/${id}/place-openings`, { ...wish, ...more });
const file = (more = {}) => liaison.post<Report>(`/commitments/${id}/reports`, { ...progress, ...more });
const form = async () => (await liaison.get<ReportForm>(`/commitments/${id}/report-form`)).body.location;
const placesOf = async (by: Client) =>
  (await by.get<{ rows: Report[] }>(`/commitments/${id}/reports`)).body.rows.map((report) => report.location);
const openings = async (by: Client) =>
  (await by.get<{ rows: PlaceOpening[]; mayOpen: boolean }>(`/commitments/${id}/place-openings`)).body;

test('a place is refused unless the office turned it on with a reason, offered then, never required, and refused again after', async () => {
  expect(await form()).toBeNull();
  expectRefusal(await file({ location: place }), 'PLACE_OFF');
  expect((await placesOf(office)).length).toBe(0);
  expectRefusal(await open(await world.client('district')), 'NOT_ALLOWED');
  for (const until of ['2026-03-09', '2027-06-30']) expectRefusal(await open(office, { until }), 'CONFLICT');
  const opening = await open();
  expect(opening.body).toMatchObject({ ...wish, since: '2026-03-10', open: true, closed: null });
  expectRefusal(await open(), 'CONFLICT');
  expect(await form()).toEqual(wish);
  expect(await openings(liaison)).toMatchObject({ rows: [wish], mayOpen: false });

  expect((await file()).body.location).toBeNull();
  const filed = await file({ location: place });
  expect(filed.body.location, JSON.stringify(filed.body)).toEqual(place);
  expectRefusal(await file({ location: { ...place, latitude: 91 } }), 'BAD_REQUEST');
  expect(await placesOf(await world.client('leader'))).toEqual([place, null]);

  const closing = (by: Client) => by.post(`/place-openings/${opening.body.id}/closing`, { reason: '核对完毕' });
  expectRefusal(await closing(await world.client('district')), 'NOT_ALLOWED');
  expect((await closing(office)).body).toMatchObject({ open: false, closed: { on: '2026-03-10', reason: '核对完毕' } });
  expectRefusal(await closing(office), 'CONFLICT');
  expect(await form()).toBeNull();
  expectRefusal(await file({ location: place }), 'PLACE_OFF');
  // Two facts of one day: it can be turned on again, and what it was before stays on record.
  expect((await open()).status).toBe(201);
  expect((await openings(office)).rows.map((row) => row.open)).toEqual([true, false]);
  world.server.setTime('2026-07-01T02:00:00Z');
  expect(await form()).toBeNull();
  expectRefusal(await file({ location: place }), 'PLACE_OFF');
});

test('the database alone refuses a place where it is off, of a report of others, and forgetting it early', async () => {
  const [person, unit] = [await world.person('liaison'), await bureau(world)];
  const reportId = await world.value('select id from reports where commitment_id = $1 order by number limit 1', id);
  const closed = await world.value('select opening_id from place_closings limit 1');
  const insert = `insert into report_places (report_id, opening_id, region_path, latitude, longitude, accuracy_m, taken_at, kept_until)
    values ($1, $2, '/379900/', 34, 117, 5, '2026-03-10T02:00:00Z', '2026-09-01')`;
  const openId = await world.value('select id from place_openings where id <> $1', closed);
  const actor = { person, units: `liaison:${unit}`, places: '/379900/' };
  const results = await asApplication(world.server, actor, async (db) => ({
    closed: await attempt(db, insert, [reportId, closed]),
    open: await attempt(db, insert, [reportId, openId]),
    forget: await attempt(db, 'delete from report_places'),
    turnOn: await attempt(
      db,
      `insert into place_openings (id, commitment_id, region_path, reason, since, until, opened_by, opened_name, opened_at)
       values (gen_random_uuid(), $1, '/379900/', 'x', '2026-03-10', '2026-04-10', app_person(), 'x', now())`,
      [id],
    ),
  }));
  expect(results).toEqual({ closed: refusedByDatabase, open: 1, forget: 0, turnOn: refusedByDatabase });
  const stranger = { person: await world.person('office'), grants: 'office:/379900/', places: '/379900/' };
  expect(await asApplication(world.server, stranger, (db) => attempt(db, insert, [reportId, openId]))).toBe(
    refusedByDatabase,
  );
});

test('a place is erased after its time, the report stays, and the ledger says so', async () => {
  const erased = () => world.value("select count(*) from ledger where action = 'place.erased'");
  world.server.setTime('2026-09-06T02:00:00Z');
  await eraseOldPlaces(world.server.deps.platform);
  expect([(await placesOf(office)).filter(Boolean).length, await erased()]).toEqual([1, '0']);
  world.server.setTime('2026-09-07T02:00:00Z');
  await eraseOldPlaces(world.server.deps.platform);
  expect([(await placesOf(office)).filter(Boolean).length, await erased()]).toEqual([0, '1']);
  expect(await placesOf(office)).toHaveLength(2);
});
