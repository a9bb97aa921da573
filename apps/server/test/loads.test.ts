import type { Carried, CarriedByPerson, PersonLoad } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from './support/client.ts';
import { acceptedDispatch, bureau, clearDispatches, dispatched, openCommitments } from './support/dispatches.ts';
import { progress } from './support/reports.ts';
import { startWorld, type World } from './support/world.ts';

interface UnitLoad {
  readonly rows: Carried[];
  readonly next: string | null;
  readonly counts: Record<string, number>;
  readonly waiting: number;
  readonly supports: number;
  readonly reports: number;
  readonly seconds: number;
}
interface PersonView {
  readonly rows: CarriedByPerson[];
  readonly next: string | null;
  readonly duties: Record<string, number>;
}

let world: World;
let office: Client;
let ids: string[];
// People took up their posts on the day when the demonstration was loaded, so the clock runs.
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date());
beforeAll(async () => {
  world = await startWorld();
  office = await world.client('office');
  await clearDispatches(world);
  ids = await openCommitments(world, 4, 'due_on is not null');
  for (const id of ids.slice(0, 3)) await acceptedDispatch(world, id);
  await dispatched(world, { ids: ids.slice(3) });
});
afterAll(() => world.close());

const unitLoad = async (query = '') => (await office.get<UnitLoad>(`/units/${await bureau(world)}/load${query}`)).body;
const personNamed = (name: string) => world.value('select id from people where name = $1', name);
const personLoad = async (name: string) =>
  (await office.get<PersonView>(`/people/${await personNamed(name)}/load`)).body;
const loads = async (query: string) =>
  (await office.get<{ rows: PersonLoad[]; next: string | null }>(`/loads/people?${query}`)).body;

test('a unit’s page tells what it carries by deadline, in which state, what waits, and what reporting took', async () => {
  const liaison = await world.client('liaison');
  await liaison.post(`/commitments/${ids[0]}/reports`, { ...progress, seconds: 40 });
  await liaison.post(`/commitments/${ids[1]}/reports`, { ...progress, seconds: 25 });
  const load = await unitLoad();
  expect(load.rows.map(({ commitment }) => commitment.id).sort()).toEqual([...ids].sort());
  const dues = load.rows.map(({ commitment }) => commitment.due ?? '');
  expect(dues).toEqual([...dues].sort());
  expect(load).toMatchObject({ waiting: 1, reports: 2, seconds: 65 });
  expect(Object.values(load.counts).reduce((sum, count) => sum + count, 0)).toBe(3);
  const reported = load.rows.find(({ commitment }) => commitment.id === ids[0]);
  expect(reported).toMatchObject({ state: 'accepted', lastReport: { on: today, words: progress.words } });
  const first = await unitLoad('?limit=3');
  const second = await unitLoad(`?limit=3&cursor=${first.next}`);
  expect([...first.rows, ...second.rows].map(({ commitment }) => commitment.id)).toEqual(
    load.rows.map(({ commitment }) => commitment.id),
  );
});

test('a person’s page tells each duty; when the post changes hands, the new holder sees what was inherited and from whom', async () => {
  const before = await personLoad('冉以宁');
  expect(before.duties).toEqual({ handler: 3, overall: 0, charge: 0, assist: 0 });
  expect(before.rows.map(({ duty, inherited }) => [duty, inherited])).toEqual(Array(3).fill(['handler', null]));
  expect((await personLoad('宋伯庸')).duties).toMatchObject({ overall: 3 });
  const admin = await world.client('admin');
  const from = await personNamed('冉以宁');
  const holding = await world.value('select id from holdings where person_id = $1 and until is null', from);
  const [to, toName] = [await personNamed('纪长庚'), '纪长庚'];
  const handed = await admin.post(`/people/${from}/handovers`, { toId: to, holdingIds: [holding], on: today });
  expect(handed.status, JSON.stringify(handed.body)).toBe(200);
  const heir = await personLoad(toName);
  expect(heir.rows.map(({ duty, inherited }) => [duty, inherited])).toEqual(Array(3).fill(['handler', '冉以宁']));
  expect((await personLoad('冉以宁')).rows).toEqual([]);
});

test('people without any commitment and people with too many are listed; enterprises are not', async () => {
  const none = await loads('show=none&limit=200');
  const names = none.rows.map(({ person }) => person.name);
  expect(names).toContain('孟知秋');
  expect(names).not.toContain('宋伯庸');
  // 蔺如松 heads an enterprise.
  expect(names).not.toContain('蔺如松');
  expect((await loads('show=overloaded&most=2')).rows).toMatchObject([{ duties: { handler: 3 }, inherited: 3 }]);
  expect((await loads('show=overloaded&most=3')).rows).toEqual([]);
  const first = await loads('show=all&limit=1');
  expect(first.rows[0]?.duties.handler).toBe(3);
  const second = await loads(`show=all&limit=1&cursor=${first.next}`);
  expect(second.rows[0]?.person.id).not.toBe(first.rows[0]?.person.id);
  const unit = await loads(`show=all&unitId=${await bureau(world)}`);
  expect(unit.rows.map(({ person }) => person.name).sort()).toEqual(['宋伯庸', '纪长庚'].sort());
});

test('a district’s office lists its own people alone', async () => {
  const district = await world.client('district');
  const { rows } = (await district.get<{ rows: PersonLoad[] }>('/loads/people?show=all&limit=200')).body;
  const own = await world.value(
    "select string_agg(p.name, ' ') from people p where region_path like '/379900/379904/%'",
  );
  expect(rows.length).toBeGreaterThan(2);
  for (const { person } of rows) expect(own).toContain(person.name);
});
