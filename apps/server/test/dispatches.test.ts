import type { Dispatch, DispatchFact, Duty, Undispatched } from '@chengshi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client, Page } from './support/client.ts';
import {
  bureau,
  bureauDuties,
  clearDispatches,
  dispatched,
  dispatchOf,
  openCommitments,
} from './support/dispatches.ts';
import { expectRefusal } from './support/refusal.ts';
import { startWorld, type World } from './support/world.ts';

interface OfCommitment {
  readonly rows: (Dispatch & { history: DispatchFact[] })[];
}

let world: World;
let office: Client;
let liaison: Client;
// A Friday; the Monday after it is worked.
const friday = '2026-03-06T02:00:00Z';
beforeAll(async () => {
  world = await startWorld({ time: friday });
  office = await world.client('office');
  liaison = await world.client('liaison');
});
afterAll(() => world.close());
beforeEach(async () => {
  world.server.setTime(friday);
  await clearDispatches(world);
});

const accept = async (ids: readonly string[]) =>
  liaison.post('/dispatches/acceptances', { ids, duties: await bureauDuties(world) });
const object = (id: string, change: object = {}) =>
  liaison.post<Dispatch>(`/dispatches/${id}/objection`, {
    ...{ reason: 'wrong-unit', words: '不属于我局职责' },
    ...change,
  });
const counts = async (query = '') => (await office.get<Record<string, number>>(`/dispatches/counts${query}`)).body;
const unitNamed = (short: string) => world.value('select id from units where short_name = $1', short);

test('the desk lists what nobody was told to do, with the units that the words name; what is dispatched leaves it', async () => {
  const before = await counts();
  const { rows } = (await office.get<Page<Undispatched>>('/dispatches/undispatched?ready=true&limit=5')).body;
  expect(rows.length).toBe(5);
  for (const row of rows) expect(row).toMatchObject({ doubtful: false, unit: { id: expect.any(String) } });
  const entries = rows.map(({ commitment, unit, supports }) => ({
    ...{ commitmentId: commitment.id, unitId: unit?.id, supportIds: supports.map(({ id }) => id) },
  }));
  const sent = await office.post<{ sent: number; dueOn: string }>('/dispatches', { entries, termDays: 3 });
  // Friday, then Monday to Wednesday.
  expect(sent.body).toEqual({ sent: 5, dueOn: '2026-03-11' });
  const after = await counts();
  expect(after).toMatchObject({ undispatched: (before.undispatched ?? 0) - 5, waiting: 5, waitingLate: 0 });
  const left = (await office.get<Page<Undispatched>>('/dispatches/undispatched?limit=200')).body;
  const ids = new Set(left.rows.map(({ commitment }) => commitment.id));
  expect(rows.filter(({ commitment }) => ids.has(commitment.id))).toEqual([]);
  const first = await dispatchOf(world, rows[0]?.commitment.id ?? '');
  expect(first).toMatchObject({ unit: rows[0]?.unit, state: 'waiting', counted: 'working' });
  const named = (supports: readonly { name: string }[] = []) => supports.map(({ name }) => name).sort();
  expect(named(first?.supports)).toEqual(named(rows[0]?.supports));
});

test('a page of the desk goes on where the one before ended', async () => {
  const whole = (await office.get<Page<Undispatched>>('/dispatches/undispatched?limit=7')).body.rows;
  const first = (await office.get<Page<Undispatched>>('/dispatches/undispatched?limit=4')).body;
  const second = (await office.get<Page<Undispatched>>(`/dispatches/undispatched?limit=3&cursor=${first.next}`)).body;
  expect([...first.rows, ...second.rows].map(({ commitment }) => commitment.code)).toEqual(
    whole.map(({ commitment }) => commitment.code),
  );
});

test('several are dispatched at once or none: each that cannot be is named', async () => {
  const [one = '', two = ''] = await openCommitments(world, 2);
  const unitId = await bureau(world);
  await dispatched(world, { ids: [one] });
  const closed = await world.value(
    "insert into units select (jsonb_populate_record(u, jsonb_build_object('id', gen_random_uuid(), 'name', '已撤销局', 'closed_on', '2026-01-01'))).* from units u where id = $1 returning id",
    unitId,
  );
  const entries = [
    { commitmentId: one, unitId },
    { commitmentId: two, unitId: closed },
  ];
  const refused = await office.post('/dispatches', { entries });
  const { faults } = expectRefusal(refused, 'DISPATCH_FAULTS');
  expect(faults?.map(({ zh }) => zh)).toEqual(['已经下发', '所选单位不存在或已撤销']);
  expect(await dispatchOf(world, two)).toBeUndefined();
});

test('the unit accepts several at once and says who does what; the last choice fills the next form', async () => {
  const ids = await openCommitments(world, 2);
  const dispatches = await dispatched(world, { ids });
  const mine = (await liaison.get<Page<Dispatch>>('/dispatches?mine=true&state=waiting')).body.rows;
  expect(mine.map(({ commitment }) => commitment.id).sort()).toEqual([...ids].sort());
  expect((await accept(dispatches)).body).toEqual({ accepted: 2 });
  const now = await dispatchOf(world, ids[0] ?? '');
  expect(now).toMatchObject({ state: 'accepted', overdue: false, last: { kind: 'accepted', by: '冉以宁' } });
  expect(now?.duties.map(({ duty, person }) => [duty, person.name])).toEqual([
    ['handler', '冉以宁'],
    ['overall', '宋伯庸'],
  ]);
  const last = await liaison.get<{ duties: Duty[] }>(`/units/${await bureau(world)}/last-duties`);
  expect(last.body.duties).toEqual(now?.duties);
  // A second press, or a colleague's, accepts nothing twice.
  expectRefusal(await accept(dispatches), 'DISPATCH_NOT_OPEN');
});

test('duties are given anew as a whole; what was said before stays on record', async () => {
  const [id = ''] = await dispatched(world);
  await accept([id]);
  const duties = await bureauDuties(world);
  const changed = await liaison.call<Dispatch>('PUT', `/dispatches/${id}/duties`, {
    duties: { ...duties, charge: duties.overall, assist: [duties.handler] },
  });
  expect(changed.body.duties.map(({ duty }) => duty)).toEqual(['handler', 'overall', 'charge', 'assist']);
  expect(await world.value('select count(*) from duties where dispatch_id = $1', id)).toBe('6');
  const stranger = JSON.parse(
    await world.value(
      "select json_build_object('personId', h.person_id, 'postId', h.post_id)::text from holdings h join posts p on p.id = h.post_id join units u on u.id = p.unit_id where u.short_name = '市交通运输局' limit 1",
    ),
  );
  const refused = await liaison.call('PUT', `/dispatches/${id}/duties`, { duties: { ...duties, handler: stranger } });
  expectRefusal(refused, 'NOT_IN_UNIT');
});

describe('an objection', () => {
  test('is to be decided on the same or next working day; late ones stand out', async () => {
    const [id = ''] = await dispatched(world);
    const objected = await object(id, { suggestedId: await unitNamed('市交通运输局') });
    expect(objected.body).toMatchObject({
      ...{ state: 'objected', dueOn: '2026-03-09', overdue: false },
      last: { reason: 'wrong-unit', words: '不属于我局职责', suggested: { name: '云泽市交通运输局' } },
    });
    expect(await counts()).toMatchObject({ objected: 1, objectedLate: 0 });
    world.server.setTime('2026-03-10T02:00:00Z');
    expect(await counts()).toMatchObject({ objected: 1, objectedLate: 1 });
    const late = (await office.get<Page<Dispatch>>('/dispatches?overdue=true')).body.rows;
    expect(late.map((row) => [row.id, row.overdue])).toEqual([[id, true]]);
    expectRefusal(await accept([id]), 'DISPATCH_NOT_OPEN');
  });

  test('can end with another unit, which then has its own clock; the whole way stays on record', async () => {
    const [commitment = ''] = await openCommitments(world, 1);
    const [id = ''] = await dispatched(world, { ids: [commitment] });
    await object(id);
    const to = await unitNamed('市交通运输局');
    const same = await office.post(`/dispatches/${id}/decision`, {
      decision: { kind: 'reassigned', unitId: await bureau(world) },
    });
    expectRefusal(same, 'CONFLICT');
    const decided = await office.post<Dispatch>(`/dispatches/${id}/decision`, {
      decision: { kind: 'reassigned', unitId: to, words: '改由交通局牵头' },
    });
    expect(decided.body).toMatchObject({ unit: { id: to }, state: 'waiting', dueOn: '2026-03-10' });
    const { body } = await liaison.get<OfCommitment>(`/commitments/${commitment}/dispatches`);
    expect(body.rows[0]).toMatchObject({ mayAnswer: false, mayDecide: false });
    expect(body.rows[1]).toMatchObject({ mayAnswer: true, mayDecide: false });
    expect(body.rows.slice(0, 2).map(({ state, history }) => [state, history.map(({ kind }) => kind)])).toEqual([
      ['waiting', []],
      ['ended', ['objected', 'reassigned']],
    ]);
    expectRefusal(await accept([decided.body.id]), 'NOT_ALLOWED');
  });

  test('that is upheld leaves acceptance alone; one that is made clear may be objected to again', async () => {
    const [upheld = '', clarified = ''] = await dispatched(world, { ids: await openCommitments(world, 2) });
    for (const id of [upheld, clarified]) await object(id, { reason: 'unclear', words: '口径不明确' });
    const decide = (id: string, kind: string) =>
      office.post<Dispatch>(`/dispatches/${id}/decision`, { decision: { kind, words: '按三定方案办理' } });
    expect((await decide(upheld, 'upheld')).body).toMatchObject({ state: 'waiting', dueOn: '2026-03-10' });
    expectRefusal(await object(upheld), 'CONFLICT');
    expect((await accept([upheld])).status).toBe(200);
    await decide(clarified, 'clarified');
    expect((await object(clarified)).body).toMatchObject({ state: 'objected' });
    expectRefusal(await decide(upheld, 'upheld'), 'DISPATCH_NOT_OPEN');
  });
});

test('a dispatch is taken back with a reason, and the commitment can be dispatched again', async () => {
  const [commitment = ''] = await openCommitments(world, 1);
  const [id = ''] = await dispatched(world, { ids: [commitment] });
  expect((await office.post<Dispatch>(`/dispatches/${id}/recall`, { reason: '发错单位' })).body.state).toBe('ended');
  await dispatched(world, { ids: [commitment] });
  expect(await world.value('select max(number) from dispatches where commitment_id = $1', commitment)).not.toBe('1');
});

test('where the holidays of the year are not published, weekdays are counted and the answer says so', async () => {
  world.server.setTime('2030-03-07T02:00:00Z'); // A Thursday.
  const [id = ''] = await dispatched(world);
  const row = (await office.get<Page<Dispatch>>('/dispatches?state=waiting')).body.rows.find((one) => one.id === id);
  expect(row).toMatchObject({ dueOn: '2030-03-11', counted: 'weekdays' });
});

test('two who dispatch the same at once make one dispatch', async () => {
  const [commitmentId = ''] = await openCommitments(world, 1);
  const body = { entries: [{ commitmentId, unitId: await bureau(world) }] };
  const answers = await Promise.all([1, 2, 3].map(() => office.post('/dispatches', body)));
  expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
  expect(
    await world.value("select count(*) from dispatches where commitment_id = $1 and state <> 'ended'", commitmentId),
  ).toBe('1');
});

test('a district office reads who answers for the city’s commitments, and dispatches none of them', async () => {
  const district = await world.client('district');
  const [commitmentId = ''] = await openCommitments(world, 1);
  const refused = await district.post('/dispatches', { entries: [{ commitmentId, unitId: await bureau(world) }] });
  expectRefusal(refused, 'NOT_ALLOWED');
  const [id = ''] = await dispatched(world, { ids: [commitmentId] });
  const seen = (await district.get<OfCommitment>(`/commitments/${commitmentId}/dispatches`)).body;
  expect(seen.rows[0]).toMatchObject({ id, state: 'waiting' });
  expectRefusal(await district.post(`/dispatches/${id}/recall`, { reason: '不该下发' }), 'NOT_ALLOWED');
  expect((await district.get<Page<Dispatch>>('/dispatches')).body.rows).toEqual([]);
});

test('a district’s desk holds what its units were told from above, a township what its units carry; neither decides', async () => {
  const unitId = await world.value(
    "select u.id from units u join regions r on r.id = u.region_id where r.code = '379904' order by u.name limit 1",
  );
  const town = await world.value(
    "select u.id from units u join regions r on r.id = u.region_id where r.code = '379921100' order by u.name limit 1",
  );
  const [one = '', other = ''] = await openCommitments(world, 2);
  await dispatched(world, { ids: [one], unitId });
  await dispatched(world, { ids: [other], unitId: town });
  const seen = async (userName: string, query: string) =>
    (await (await world.client(userName)).get<Page<Dispatch>>(`/dispatches${query}`)).body.rows.map((row) => [
      ...[row.commitment.id, row.mayAnswer, row.mayDecide],
    ]);
  expect(await seen('district', '')).toEqual([[one, false, false]]);
  expect(await seen('township', '?mine=true')).toEqual([[other, false, false]]);
  expect((await seen('office', '')).length).toBe(2);
  // What is done is nobody's to do any more.
  await world.owner.query('update commitments set accepted_on = current_date where id = $1', [one]);
  expect(await seen('district', '')).toEqual([]);
  expect(await counts()).toMatchObject({ waiting: 1 });
  await world.owner.query('update commitments set accepted_on = null where id = $1', [one]);
});

test('the database alone keeps the order of facts, and who may say what', async () => {
  const [id = ''] = await dispatched(world);
  const unit = await bureau(world);
  const person = await world.person('liaison');
  const fact = `insert into dispatch_facts (dispatch_id, number, region_path, unit_id, kind, reason, words, due_on, counted, said_by, said_name, said_at, said_on)
    values ($1, $2, '/379900/', $3, $4, $5, '词', $6, $7, $8, 'x', now(), current_date)`;
  const asLiaison = { person, units: `liaison:${unit}`, places: '/379900/' };
  const results = await asApplication(world.server, asLiaison, async (client) => ({
    decision: await attempt(client, fact, [id, 1, unit, 'recalled', null, null, null, person]),
    gap: await attempt(client, fact, [id, 2, unit, 'accepted', null, null, null, person]),
    state: await attempt(client, "update dispatches set state = 'accepted' where id = $1", [id]),
    accepted: await attempt(client, fact, [id, 1, unit, 'accepted', null, null, null, person]),
    twice: await attempt(client, fact, [id, 2, unit, 'accepted', null, null, null, person]),
    removed: await attempt(client, 'delete from dispatch_facts'),
  }));
  expect(results).toEqual({
    ...{ decision: refusedByDatabase, gap: refusedByDatabase, state: refusedByDatabase },
    ...{ accepted: 1, twice: '23001', removed: refusedByDatabase },
  });
});
