import type { Amendment, AmendmentWish, NamedAsker } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client, Refusal } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { newAccount, startWorld, type World } from './support/world.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly revision: number;
  readonly due: { text: string; end: string | null } | null;
}
interface Recorded {
  readonly kind: string;
  readonly reason: string | null;
  readonly batchId: string;
  readonly amendmentId: string | null;
  readonly after: object;
  readonly by: { id: string };
}

let world: World;
let office: Client;
let liaison: Client;
let unitId: string;
/** Commitments of the city that the industry bureau answers for, each used once. */
let free: string[];

beforeAll(async () => {
  world = await startWorld({ time: '2026-11-20T04:00:00Z' });
  [office, liaison] = [await world.client('office'), await world.client('liaison')];
  unitId = await world.value("select id from units where short_name = '市工信局'");
  const { rows } = await world.owner.query<{ id: string }>(
    `select distinct c.id from assignments a join assignment_units u on u.assignment_id = a.id join commitments c on c.id = a.commitment_id
     where u.unit_id = $1 and a.role = 'lead' and c.kind in ('task', 'target') and c.due_on is not null order by 1`,
    [unitId],
  );
  free = rows.map(({ id }) => id);
  expect(free.length).toBeGreaterThan(2);
});
afterAll(() => world.close());

const one = async (id: string): Promise<Row> => (await office.get<Row>(`/commitments/${id}`)).body;
const history = async (id: string): Promise<Recorded[]> =>
  (await office.get<{ rows: Recorded[] }>(`/commitments/${id}/changes`)).body.rows;
/** A commitment without an open request. */
async function next(): Promise<Row> {
  await world.owner.query("update amendments set state = 'withdrawn' where state = 'open'");
  const id = free.shift() as string;
  free.push(id);
  return one(id);
}
const later = { due: { text: '2027年6月底', end: '2027-06-30' } };
const ask = (row: Row, wish: AmendmentWish = later, client = liaison, more: object = {}) =>
  client.post<Amendment & Refusal>('/amendments', {
    ...{ commitmentId: row.id, revision: row.revision, wish, asker: { kind: 'unit', id: unitId } },
    ...{ cause: 'conditions', words: '用地指标尚未批复', ...more },
  });
const decide = (id: string, decision: object, client = office, words = '经研究同意') =>
  client.post<Amendment & Refusal>(`/amendments/${id}/decision`, { decision, words });
const change = (row: Row, wish: object) =>
  office.call<Refusal>('PATCH', `/commitments/${row.id}`, { revision: row.revision, change: wish, reason: '上级要求' });

test('what a unit asks for changes nothing until the office grants it; then the change names the request and its reason', async () => {
  const row = await next();
  const { status, body } = await ask(row);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    ...{ state: 'open', cause: 'conditions', before: { due: row.due }, after: later, now: null, decision: null },
    ...{ asker: { kind: 'unit', name: '市工信局' }, mayDecide: false, mayWithdraw: true },
  });
  expect(await one(row.id)).toEqual(row);
  const seen = await office.get<{ rows: Amendment[] }>('/amendments');
  expect(seen.body.rows.map(({ id, mayDecide }) => ({ id, mayDecide }))).toEqual([{ id: body.id, mayDecide: true }]);
  const granted = await decide(body.id, { kind: 'granted' });
  expect(granted.body).toMatchObject({
    ...{ state: 'granted', decision: { words: '经研究同意', applied: later }, mayDecide: false },
  });
  expect(await one(row.id)).toMatchObject({ ...later, revision: row.revision + 1 });
  const [recorded] = await history(row.id);
  expect(recorded).toMatchObject({ kind: 'amended', reason: '用地指标尚未批复', amendmentId: body.id, after: later });
  expect(recorded?.by.id).toBe(await world.person('office'));
  const actions = await world.owner.query<{ action: string }>(
    'select action from ledger where subject_id = $1 order by seq desc limit 3',
    [row.id],
  );
  expect(actions.rows.map(({ action }) => action)).toEqual([
    'commitment.amended',
    'amendment.granted',
    'amendment.asked',
  ]);
  expectRefusal(await office.post(`/commitments/changes/${recorded?.batchId}/undo`), 'CONFLICT');
});

test('the office grants something else, on the state that it looked at, and what was asked for stays on record', async () => {
  const row = await next();
  const { body } = await ask(row);
  const altered = { due: { text: '2027年3月底', end: '2027-03-31' } };
  expectRefusal(await decide(body.id, { kind: 'altered', revision: 99, wish: altered }), 'STALE_COMMITMENT');
  const same = await decide(body.id, { kind: 'altered', revision: row.revision, wish: { title: row.title } });
  expectRefusal(same, 'CONFLICT');
  expect((await office.get<{ open: number }>('/amendments/counts')).body.open).toBe(1);
  const done = await decide(body.id, { kind: 'altered', revision: row.revision, wish: altered });
  expect(done.body).toMatchObject({ state: 'altered', after: later, decision: { applied: altered } });
  expect((await one(row.id)).due).toEqual(altered.due);
});

test('a refusal leaves the commitment as it was, and the unit reads why', async () => {
  const row = await next();
  const { body } = await ask(row, { strength: 'strive' });
  expectRefusal(await decide(body.id, { kind: 'refused' }, office, ' '), 'BAD_REQUEST');
  await decide(body.id, { kind: 'refused' }, office, '年初已统筹考虑');
  expect(await one(row.id)).toEqual(row);
  const { rows } = (await liaison.get<{ rows: Amendment[] }>('/amendments?mine=true&state=refused')).body;
  expect(rows[0]).toMatchObject({ id: body.id, decision: { words: '年初已统筹考虑', applied: null } });
  expectRefusal(await decide(body.id, { kind: 'granted' }), 'AMENDMENT_DECIDED');
});

test('when the commitment was changed meanwhile, the request says so and cannot be granted as asked', async () => {
  const row = await next();
  const { body } = await ask(row);
  await change(row, { title: `${row.title}（一期）` });
  // Another field than those asked for does not matter.
  expect((await office.get<{ rows: Amendment[] }>('/amendments')).body.rows[0]?.now).toBeNull();
  await change(await one(row.id), { due: { text: '2026年底', end: '2026-12-30' } });
  const stale = (await office.get<{ rows: Amendment[] }>('/amendments')).body.rows[0];
  expect(stale).toMatchObject({ now: { due: { end: '2026-12-30' } }, before: { due: row.due } });
  expectRefusal(await decide(body.id, { kind: 'granted' }), 'AMENDMENT_STALE');
  const now = await one(row.id);
  expect((await decide(body.id, { kind: 'altered', revision: now.revision, wish: later })).status).toBe(200);
});

test('one side has one open request about a commitment; taken back, it may ask again, and a retry is no second one', async () => {
  const row = await next();
  const sent = { commitmentId: row.id, revision: row.revision, wish: later, asker: { kind: 'unit', id: unitId } };
  const body = { ...sent, cause: 'policy', words: '上级调整了考核口径' };
  const send = () => liaison.post<Amendment>('/amendments', body, { 'idempotency-key': 'ask once' });
  const [first, retry] = [await send(), await send()];
  expect(retry.body).toEqual(first.body);
  expectRefusal(await ask(row), 'CONFLICT');
  const back = await liaison.post<Amendment>(`/amendments/${first.body.id}/withdrawal`, { words: '另行报送' });
  expect(back.body).toMatchObject({ state: 'withdrawn', mayWithdraw: false });
  expect((await ask(row)).status).toBe(201);
});

test('files are added by the side that asks while the request is open, known by what they hold, and read by who decides', async () => {
  const { body } = await ask(await next());
  const form = (content: string, name: string) => {
    const made = new FormData();
    made.set('file', new File([content], name));
    return made;
  };
  const attach = (file: FormData, client = liaison) =>
    client.post<Amendment & Refusal>(`/amendments/${body.id}/files`, file);
  const added = await attach(form('%PDF-1.7 批复', '用地批复.pdf'));
  expect(added.status).toBe(201);
  expect(added.body.files).toEqual([{ number: 1, name: '用地批复.pdf', bytes: 15 }]);
  expectRefusal(await attach(form('<script>', '批复.pdf')), 'EVIDENCE_KIND');
  expectRefusal(await attach(form('%PDF-1.7', '批复.pdf'), office), 'NOT_ALLOWED');
  expect((await office.get(`/amendments/${body.id}/files/1`)).body).toBe('%PDF-1.7 批复');
  expectRefusal(await office.get(`/amendments/${body.id}/files/2`), 'NOT_FOUND');
  expectRefusal(await (await world.client('district')).get(`/amendments/${body.id}/files/1`), 'NOT_FOUND');
  await decide(body.id, { kind: 'refused' });
  expectRefusal(await attach(form('%PDF-1.7', '补充.pdf')), 'AMENDMENT_DECIDED');
});

test('of two who decide at once, one is told that it is settled', async () => {
  const { body } = await ask(await next());
  const answers = await Promise.all([decide(body.id, { kind: 'granted' }), decide(body.id, { kind: 'refused' })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expectRefusal(answers.find(({ status }) => status === 409)!, 'AMENDMENT_DECIDED');
});

test('a district office asks in its own name, and the city decides, but never the one who asked', async () => {
  const row = await next();
  const district = await world.client('district');
  const region = { kind: 'region', id: await world.region('379904') };
  const found = await district.get<{ askers: NamedAsker[] }>(`/commitments/${row.id}/amendments`);
  expect(found.body.askers).toMatchObject([region]);
  const { body } = await ask(row, later, district, { asker: region });
  expect(body).toMatchObject({ asker: region, mayDecide: false });
  expectRefusal(await decide(body.id, { kind: 'granted' }, district), 'NOT_ALLOWED');
  expect((await decide(body.id, { kind: 'granted' })).status).toBe(200);
  // An entry that the city's office makes for a paper that came in is decided by a colleague.
  const again = await next();
  const city = { kind: 'region', id: await world.region('379900') };
  const own = await ask(again, later, office, { asker: city });
  expectRefusal(await decide(own.body.id, { kind: 'granted' }), 'OWN_REQUEST');
  const { client, id } = await newAccount(world, { userName: 'second', role: 'office', regionCode: '379900' });
  expect((await decide(own.body.id, { kind: 'granted' }, client)).status).toBe(200);
  // A clerk who is a unit's liaison too does not decide about that unit's.
  await (await world.client('security')).post(`/people/${id}/roles`, { role: 'liaison', unitId });
  const ofUnit = await ask(await next());
  expectRefusal(await decide(ofUnit.body.id, { kind: 'granted' }, client), 'OWN_REQUEST');
});

test('who does not answer for a commitment cannot ask, nor in the name of others, nor for what cannot be', async () => {
  const row = await next();
  const other = await world.value("select id from units where short_name <> '市工信局' order by id limit 1");
  expectRefusal(await ask(row, later, liaison, { asker: { kind: 'unit', id: other } }), 'NOT_ALLOWED');
  const region = { kind: 'region', id: await world.region('379900') };
  expectRefusal(await ask(row, later, liaison, { asker: region }), 'NOT_ALLOWED');
  expectRefusal(await ask(row, later, await world.client('district'), { asker: region }), 'NOT_ALLOWED');
  const foreign = await one(
    await world.value(
      `select id from commitments c where kind = 'task' and region_path = '/379900/' and not app_answers_for(c.id, $1) limit 1`,
      unitId,
    ),
  );
  expectRefusal(await ask(foreign), 'NOT_ALLOWED');
  expectRefusal(await ask(row, { due: row.due }), 'CONFLICT');
  expectRefusal(await ask({ ...row, revision: 99 }), 'STALE_COMMITMENT');
  expectRefusal(await ask(row, { due: { text: '很久', end: '9999-12-31' } }), 'DATE_NOT_REAL');
  const frontId = await world.value('select id from fronts limit 1');
  // A wish for another front is none: only what was promised is asked for.
  expectRefusal(await ask(row, { frontId } as never), 'CONFLICT');
  const { body } = await ask(row);
  const district = await world.client('district');
  expect((await district.get<{ rows: Amendment[] }>('/amendments')).body.rows).toEqual([]);
  expectRefusal(await decide(body.id, { kind: 'granted' }, district), 'NOT_FOUND');
});

test('the database alone keeps to it: requests and decisions are not rewritten, and nobody decides his own', async () => {
  const row = await next();
  const { body } = await ask(row);
  const decision = `insert into amendment_decisions values ($1, $2, $3, '同意', $4, app_person(), 'x', now())`;
  const clerk = { person: await world.person('office'), grants: 'office:/379900/', places: '/379900/' };
  const asker = {
    ...{ person: await world.person('liaison'), grants: '', places: '/379900/' },
    units: `liaison:${unitId}`,
  };
  const batch = '0199d6a2-0000-7000-8000-00000000aaaa';
  const byClerk = await asApplication(world.server, clerk, async (db) => ({
    rewrite: await attempt(db, "update amendments set words = 'x'"),
    moved: await attempt(db, "update amendments set state = 'granted'"),
    removal: await attempt(db, 'delete from amendment_decisions'),
    underOtherPath: await attempt(db, decision, [body.id, '/379900/379904/', 'refused', null]),
    changeWithoutDecision: await attempt(
      db,
      `insert into commitment_changes (id, commitment_id, region_path, number, kind, before, after, batch_id, actor_id, actor_name, at, amendment_id)
       values (gen_random_uuid(), $1, '/379900/', 99, 'amended', '{}', '{}', $2, app_person(), 'x', now(), $3)`,
      [row.id, batch, body.id],
    ),
    grantedForNothing: await attempt(db, decision, [body.id, '/379900/', 'granted', batch]),
    atTheEnd: await attempt(db, 'set constraints all immediate'),
  }));
  expect(byClerk).toEqual({
    ...{ rewrite: refusedByDatabase, moved: refusedByDatabase, removal: refusedByDatabase },
    ...{ underOtherPath: refusedByDatabase, changeWithoutDecision: refusedByDatabase },
    ...{ grantedForNothing: 1, atTheEnd: '23001' },
  });
  const byAsker = await asApplication(world.server, { ...asker, grants: 'office:/379900/' }, async (db) => ({
    own: await attempt(db, decision, [body.id, '/379900/', 'refused', null]),
    back: await attempt(db, decision, [body.id, '/379900/', 'withdrawn', null]),
    twice: await attempt(db, decision, [body.id, '/379900/', 'withdrawn', null]),
  }));
  expect(byAsker).toEqual({ own: refusedByDatabase, back: 1, twice: '23505' });
});
