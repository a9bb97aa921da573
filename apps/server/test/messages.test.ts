import type { Amendment, Message } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client } from './support/client.ts';
import { acceptedDispatch, bureau, dispatched, openCommitments } from './support/dispatches.ts';
import { newMessage } from './support/messages.ts';
import { newAccount, startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
let liaison: Client;

beforeAll(async () => {
  world = await startWorld({ time: '2026-03-06T02:00:00Z' });
  [office, liaison] = [await world.client('office'), await world.client('liaison')];
});
afterAll(() => world.close());

const inbox = async (client: Client, query = ''): Promise<Message[]> =>
  (await client.get<{ rows: Message[] }>(`/messages${query}`)).body.rows;
const newest = async (client: Client) => (await inbox(client))[0];
const unread = async (client: Client) => (await client.get<{ count: number }>('/messages/unread')).body.count;

test('a unit that gets several commitments at once gets one message in both languages, and whoever sent them gets none', async () => {
  const before = [await unread(liaison), await unread(office)];
  const ids = await openCommitments(world, 3);
  await dispatched(world, { ids, termDays: 2 });
  expect([await unread(liaison), await unread(office)]).toEqual([(before[0] ?? 0) + 1, before[1]]);
  const title = await world.value('select title from commitments where id = $1', ids[0]);
  expect(await newest(liaison)).toMatchObject({
    kind: 'dispatch.sent',
    zh: `“${title}”等 3 项任务已下发到市工信局，请于 2026-03-10 前签收`,
    en: `3 commitments, “${title}” among them, were dispatched to 市工信局: accept them by 2026-03-10`,
    commitmentId: null,
    from: await world.value("select name from people where user_name = 'office'"),
    read: false,
  });
});

test('an objection reaches the office with its deadline, the decision the unit; another unit hears of neither', async () => {
  const other = await newAccount(world, {
    ...{ userName: 'other-liaison', role: 'inspector', regionCode: '379903' },
  });
  const [commitmentId = ''] = await openCommitments(world, 1);
  const [id] = await dispatched(world, { ids: [commitmentId] });
  await liaison.post(`/dispatches/${id}/objection`, { reason: 'unclear', words: '口径不明确' });
  const objected = await newest(office);
  expect(objected).toMatchObject({ kind: 'dispatch.objected', commitmentId, read: false });
  expect(objected?.zh).toMatch(/^市工信局对“.+”提出异议，请于 2026-03-09 前裁定：口径不明确$/);
  await office.post(`/dispatches/${id}/decision`, { decision: { kind: 'clarified', words: '以年底为准' } });
  expect((await newest(liaison))?.zh).toMatch(/已作说明，请于 2026-03-\d\d 前签收：以年底为准$/);
  expect(await inbox(other.client)).toEqual([]);
});

test('a commitment given to another unit tells both: one what it has, the other what it no longer has', async () => {
  const [id] = await dispatched(world, { ids: await openCommitments(world, 1) });
  await liaison.post(`/dispatches/${id}/objection`, { reason: 'wrong-unit', words: '不属于我局' });
  const unitId = await world.value("select id from units where short_name = '市交通运输局'");
  await office.post(`/dispatches/${id}/decision`, { decision: { kind: 'reassigned', unitId } });
  expect((await newest(liaison))?.kind).toBe('dispatch.reassigned');
  const { rows } = await world.owner.query<{ kind: string }>(
    'select kind from messages where unit_id = $1 order by id desc limit 1',
    [unitId],
  );
  expect(rows).toEqual([{ kind: 'dispatch.sent' }]);
});

test('a request for an amendment reaches the office, its decision whoever asked', async () => {
  const { rows } = await world.owner.query<{ id: string; revision: number }>(
    `select c.id, c.revision from assignments a join assignment_units u on u.assignment_id = a.id join commitments c on c.id = a.commitment_id
     where u.unit_id = $1 and a.role = 'lead' and c.kind in ('task', 'target') and c.due_on is not null limit 1`,
    [await bureau(world)],
  );
  const asked = await liaison.post<Amendment>('/amendments', {
    ...{ commitmentId: rows[0]?.id, revision: rows[0]?.revision, cause: 'conditions', words: '用地尚未批复' },
    wish: { due: { text: '2027年6月底', end: '2027-06-30' } },
    asker: { kind: 'unit', id: await bureau(world) },
  });
  expect(await newest(office)).toMatchObject({ kind: 'amendment.asked', commitmentId: rows[0]?.id });
  const decision = { decision: { kind: 'refused' }, words: '时限不变' };
  expect((await office.post(`/amendments/${asked.body.id}/decision`, decision)).status).toBe(200);
  expect((await newest(liaison))?.zh).toMatch(/的变更申请未予批准：时限不变$/);
});

test('own messages are marked as read, singly or up to the last one seen, and that is on record', async () => {
  const [first = '', second = ''] = [await newMessage(world, 'inspector'), await newMessage(world, 'inspector')];
  const foreign = await newMessage(world, 'leader');
  const inspector = await world.client('inspector');
  const mark = (body: object) => inspector.post<{ marked: number }>('/messages/reads', body);
  expect((await mark({ kind: 'some', ids: [first, foreign] })).body).toEqual({ marked: 1 });
  expect((await inbox(inspector, '?unread=true')).map(({ id }) => id)).toEqual([second]);
  expect((await mark({ kind: 'all', until: '2026-01-05T00:59:59.000Z' })).body).toEqual({ marked: 0 });
  expect((await mark({ kind: 'all', until: '2026-01-05T01:00:00.000Z' })).body).toEqual({ marked: 1 });
  expect(await unread(inspector)).toBe(0);
  expect(await unread(await world.client('leader'))).toBe(1);
  const entries = "select count(*) from ledger where action = 'message.read' and actor_id = $1";
  expect(await world.value(entries, await world.person('inspector'))).toBe('2');
});

test('pages go on where the one before ended', async () => {
  const whole = await inbox(liaison, '?limit=4');
  const first = (await liaison.get<{ rows: Message[]; next: string }>('/messages?limit=3')).body;
  const second = await inbox(liaison, `?limit=1&cursor=${first.next}`);
  expect([...first.rows, ...second].map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
});

test('an office that nobody holds is the next one above, and a town is reached through its cadre', async () => {
  const region = await world.value(
    "select id from regions where level = 'county' and not exists (select from role_grants g where g.region_id = regions.id and g.role = 'office') limit 1",
  );
  const reached = async (unit: string | null, regionId: string | null) => {
    const { rows } = await world.owner.query<{ user_name: string }>(
      'select user_name from app_addressees($1, $2, null) a join people p on p.id = a',
      [unit, regionId],
    );
    return rows.map(({ user_name }) => user_name);
  };
  expect(await reached(null, region)).toEqual(['office']);
  const town = await world.value(
    "select u.id from units u join regions r on r.id = u.region_id where r.code = '379921100' limit 1",
  );
  expect(await reached(town, null)).toContain('township');
});

test('the database lets nobody write to others in a foreign name or out of reach, nor read or mark what is not his', async () => {
  const leader = await newMessage(world, 'leader');
  const me = await world.person('district');
  const actor = { person: me, grants: 'office:/379900/379904/', places: '/379900/379904/' };
  const message = async (sent_by: string, short: string) => ({
    ...{
      id: await world.value('select gen_random_uuid()'),
      kind: 'dispatch.sent',
      values: {},
      sent_by,
      sent_name: '某某',
    },
    ...{ sent_at: '2026-03-06T00:00:00Z', sent_on: '2026-03-06' },
    unit_id: await world.value('select id from units where region_path = $1 limit 1', short),
  });
  await asApplication(world.server, actor, async (client) => {
    const send = async (by: string, path: string) =>
      attempt(client, 'select app_send_message($1)', [await message(by, path)]);
    expect(await send(me, '/379900/379904/')).toBe(1);
    expect(await send(me, '/379900/379903/')).toBe(refusedByDatabase);
    expect(await send(await world.person('office'), '/379900/379904/')).toBe(refusedByDatabase);
    const insert = 'insert into message_copies (message_id, person_id, sent_at) values ($1, $2, now())';
    expect(await attempt(client, insert, [leader, me])).toBe(refusedByDatabase);
    expect(await attempt(client, 'select from messages where id = $1', [leader])).toBe(0);
    expect(await attempt(client, 'update message_copies set read_at = now() where message_id = $1', [leader])).toBe(0);
  });
});

test('a report in doubt goes back to its unit with the day by which it answers; a confirmed one needs no message', async () => {
  const [id = ''] = await openCommitments(world, 1);
  await acceptedDispatch(world, id);
  const report = async () =>
    (
      await liaison.post<{ id: string }>(`/commitments/${id}/reports`, {
        kind: 'progress',
        words: '已开工',
        seconds: 9,
      })
    ).body.id;
  const inspector = await world.client('inspector');
  const verify = (reportId: string, finding: object) => inspector.post(`/reports/${reportId}/verifications`, finding);
  expect((await verify(await report(), { verdict: 'confirmed' })).status).toBe(201);
  expect((await newest(liaison))?.kind).toBe('dispatch.sent');
  await verify(await report(), { verdict: 'doubted', words: '照片不是这个项目', termDays: 3 });
  expect(await newest(liaison)).toMatchObject({ kind: 'report.doubted', commitmentId: id });
  expect((await newest(liaison))?.zh).toMatch(/请于 2026-03-11 前重新填报：照片不是这个项目$/);
});

test('the bell hears at once what comes and what is read, and nothing of what others are told', async () => {
  const person = await newAccount(world, { userName: 'bell', role: 'inspector', regionCode: '379904' });
  const abort = new AbortController();
  const response = await fetch(`${world.server.url}/api/messages/live`, {
    headers: { cookie: person.client.cookie },
    signal: abort.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const counts = async (until: number) => {
    for (;;) {
      const all = [...heard.matchAll(/"count":(\d+)/g)].map(([, count]) => Number(count));
      if (all.length >= until) return all;
      const piece = await reader?.read();
      if (!piece || piece.done) throw new Error('the stream ended');
      heard += piece.value;
    }
  };
  expect(await counts(1)).toEqual([0]);
  await newMessage(world, 'liaison');
  const id = await newMessage(world, 'bell');
  expect(await counts(2)).toEqual([0, 1]);
  await newMessage(world, 'bell');
  expect(await counts(3)).toEqual([0, 1, 2]);
  await person.client.post('/messages/reads', { kind: 'some', ids: [id] });
  expect(await counts(4)).toEqual([0, 1, 2, 1]);
  abort.abort();
});
