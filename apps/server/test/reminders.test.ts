import { createWorkingCalendar } from '@chengshi/calendar';
import type { Message, Silence } from '@chengshi/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliverDue } from '../src/act/channels/service.ts';
import { type ReportingFacts, reportOwed } from '../src/act/reminders/owed.ts';
import { remindWhenDue } from '../src/act/reminders/service.ts';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client } from './support/client.ts';
import { acceptedDispatch, bureau, dispatched, openCommitments } from './support/dispatches.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { openWorld, type World } from './support/world.ts';

describe('a report is owed', () => {
  const calendar = createWorkingCalendar();
  const facts: ReportingFacts = {
    ...{
      acceptedOn: '2026-03-02',
      dueOn: '2026-06-30',
      milestones: [],
      rhythm: null,
      lastAsOf: null,
      claimedDone: false,
      answerBy: null,
    },
  };
  const owed = (change: Partial<ReportingFacts>, until = '2026-07-02') =>
    reportOwed(calendar, { ...facts, ...change }, until);
  const monthly = { every: 1, unit: 'month', first: '2026-03-31', onDayOff: 'previous' } as const;

  test('by the deadline, until a report speaks of that day or later, or says that it is done', () => {
    expect(owed({}, '2026-06-29')).toBeNull();
    expect(owed({})).toBe('2026-06-30');
    expect(owed({ lastAsOf: '2026-06-29' })).toBe('2026-06-30');
    expect(owed({ lastAsOf: '2026-06-30' })).toBeNull();
    expect(owed({ lastAsOf: '2026-04-01', claimedDone: true })).toBeNull();
  });
  test('by each milestone that was not reached, the earliest first', () => {
    expect(owed({ milestones: ['2026-05-31', '2026-04-15'] })).toBe('2026-04-15');
    expect(owed({ milestones: ['2026-05-31', '2026-04-15'], lastAsOf: '2026-04-20' })).toBe('2026-05-31');
  });
  test('once in each period of its rhythm; the report belongs to the period that ends with the next date', () => {
    expect(owed({ rhythm: monthly, dueOn: null }, '2026-03-30')).toBeNull();
    expect(owed({ rhythm: monthly, dueOn: null })).toBe('2026-03-31');
    expect(owed({ rhythm: monthly, dueOn: null, lastAsOf: '2026-03-20' }, '2026-04-29')).toBeNull();
    expect(owed({ rhythm: monthly, dueOn: null, lastAsOf: '2026-03-20' })).toBe('2026-04-30');
    expect(owed({ rhythm: monthly, dueOn: null, lastAsOf: '2026-03-31' })).toBe('2026-04-30');
    expect(owed({ rhythm: monthly, dueOn: null, lastAsOf: '2026-04-01' })).toBe('2026-05-29');
  });
  test('on the working day to which the date moves: 31 May 2026 is a Sunday', () => {
    expect(owed({ rhythm: monthly, dueOn: null, lastAsOf: '2026-04-30' })).toBe('2026-05-29');
  });
  test('by the day on which a doubt is to be answered', () => {
    expect(owed({ answerBy: '2026-04-10', lastAsOf: '2026-04-07' }, '2026-04-10')).toBe('2026-04-10');
  });
  test('from the day of acceptance on, for what was due before it', () => {
    expect(owed({ dueOn: '2026-01-31' })).toBe('2026-03-02');
    expect(owed({ dueOn: '2026-01-31', lastAsOf: '2026-03-02' })).toBeNull();
  });
});

let server: TestServer;
let world: World;
let office: Client;
let liaison: Client;

beforeAll(async () => {
  server = await startTestServer({ time: '2026-03-06T02:00:00Z' });
  world = await openWorld(server);
  [office, liaison] = [await world.client('office'), await world.client('liaison')];
});
afterAll(async () => {
  await world?.close();
  await server?.close();
});

const remindAt = (time: string) => {
  server.setTime(time);
  return remindWhenDue(server.deps.platform);
};
const newest = async (client: Client, kind: string) =>
  (await client.get<{ rows: Message[] }>('/messages')).body.rows.find((row) => row.kind === kind);
const digestsOf = (userName: string) =>
  world.value(
    "select count(*) from messages m join people p on p.id = m.person_id where m.kind = 'digest' and p.user_name = $1",
    userName,
  );

test('reminders come once on a working day after half past eight, in one digest for all that is owed, and on no other day', async () => {
  const ids = await openCommitments(world, 2);
  await dispatched(world, { ids, termDays: 2 });
  expect(await remindAt('2026-03-09T00:29:00Z')).toBe(false);
  expect(await remindAt('2026-03-09T00:30:00Z')).toBe(true);
  expect(await remindAt('2026-03-09T05:00:00Z')).toBe(false);
  expect(await remindAt('2026-03-14T02:00:00Z')).toBe(false); // Saturday
  expect(await digestsOf('liaison')).toBe('1');
  expect(await digestsOf('office')).toBe('0');
  const title = await world.value(
    'select title from commitments where id = (select commitment_id from dispatches where unit_id = $1 order by due_on, id limit 1)',
    await bureau(world),
  );
  expect((await newest(liaison, 'digest'))?.zh).toBe(`今日提醒：待签收 2 项；最先到期：“${title}”，2026-03-10`);
});

test('several servers that come at once remind once', async () => {
  server.setTime('2026-03-10T02:00:00Z');
  const runs = await Promise.all([1, 2, 3].map(() => remindWhenDue(server.deps.platform)));
  expect(runs.filter(Boolean)).toHaveLength(1);
  expect(await digestsOf('liaison')).toBe('2');
});

test('a unit that says nothing past the term is on record, named once to the office above and to the leader of the front', async () => {
  expect(await remindAt('2026-03-13T02:00:00Z')).toBe(true); // The third working day after the 10th.
  expect(await newest(office, 'silence.noticed')).toBeUndefined();
  expect((await newest(liaison, 'digest'))?.zh).toContain('待签收 2 项（逾期 2 项）');
  expect(await remindAt('2026-03-16T02:00:00Z')).toBe(true);
  const told = await newest(office, 'silence.noticed');
  expect(told).toMatchObject({ zh: '市工信局等 1 个单位对 2 项任务逾期未签收或未填报，已记入沉默单位', from: null });
  expect(await world.value("select count(*) from ledger where action = 'silence.noticed' and actor_id is null")).toBe(
    '2',
  );
  const listed = (await office.get<{ rows: Silence[] }>('/silences?silent=true')).body.rows;
  expect(listed).toMatchObject([
    { owed: 'acceptance', dueOn: '2026-03-10', termDays: 3, noticedOn: '2026-03-16', silent: true },
    { owed: 'acceptance', unit: { name: '云泽市工业和信息化局' } },
  ]);
  const units = await office.get<{ units: { count: number; since: string }[] }>('/silences/units');
  expect(units.body.units).toMatchObject([{ count: 2, since: '2026-03-10' }]);
  const before = await world.value("select count(*) from messages where kind = 'silence.noticed'");
  await remindAt('2026-03-17T02:00:00Z');
  expect(await world.value("select count(*) from messages where kind = 'silence.noticed'")).toBe(before);
});

test('a unit that speaks is silent no longer, and the record stays', async () => {
  const { rows } = await world.owner.query<{ id: string }>(
    "select id from dispatches where state = 'waiting' order by id",
  );
  await liaison.post(`/dispatches/${rows[0]?.id}/objection`, { reason: 'unclear', words: '口径不明确' });
  expect((await office.get<{ rows: Silence[] }>('/silences?silent=true')).body.rows).toHaveLength(1);
  expect((await office.get<{ rows: Silence[] }>('/silences')).body.rows.map(({ silent }) => silent).sort()).toEqual([
    false,
    true,
  ]);
  await remindAt('2026-03-18T02:00:00Z');
  expect((await newest(office, 'digest'))?.zh).toBe('今日提醒：待裁定异议 1 项');
});

test('a report that is due is asked for, and its silence noticed after the term that the office set', async () => {
  const [id = ''] = await openCommitments(
    world,
    1,
    'not exists (select from milestones m where m.commitment_id = c.id) and rhythm is null',
  );
  await acceptedDispatch(world, id);
  await world.owner.query("update dispatches set state = 'ended' where commitment_id <> $1", [id]);
  await world.owner.query('set session_replication_role = replica');
  await world.owner.query("update commitments set due_on = '2026-03-24' where id = $1", [id]);
  await world.owner.query('set session_replication_role = origin');
  expect((await office.call('PUT', '/silences/term', { regionId: await world.region('379900'), days: 1 })).status).toBe(
    200,
  );
  const count = () => digestsOf('liaison');
  const before = await count();
  await remindAt('2026-03-19T02:00:00Z');
  expect(await count()).toBe(before);
  await remindAt('2026-03-20T02:00:00Z');
  expect((await newest(liaison, 'digest'))?.zh).toMatch(/^今日提醒：待填报 1 项；最先到期：“.+”，2026-03-24$/);
  await remindAt('2026-03-25T02:00:00Z');
  expect((await newest(liaison, 'digest'))?.zh).toContain('待填报 1 项（逾期 1 项）');
  const silentReports = async () =>
    (await office.get<{ rows: Silence[] }>('/silences?silent=true')).body.rows.filter(({ owed }) => owed === 'report');
  expect(await silentReports()).toEqual([]);
  await remindAt('2026-03-26T02:00:00Z');
  expect(await silentReports()).toMatchObject([{ commitment: { id }, dueOn: '2026-03-24', termDays: 1 }]);
  const filed = await liaison.post(`/commitments/${id}/reports`, { kind: 'progress', words: '仍在推进', seconds: 20 });
  expect(filed.status).toBe(201);
  expect(await silentReports()).toEqual([]);
  const digests = await count();
  await remindAt('2026-03-27T02:00:00Z');
  expect(await count()).toBe(digests);
});

test('the digest goes by e-mail and robot as it was chosen, to the robot without a copy for anybody', async () => {
  await liaison.call('PUT', '/messages/choices', { mail: 'digest', address: 'ran@example.cn', language: 'zh-CN' });
  await world.owner.query(
    `insert into webhooks (id, unit_id, region_path, name, format, host, url, added_by, added_name, added_at)
     select gen_random_uuid(), id, region_path, '机器人', 'generic', '127.0.0.1', 'http://127.0.0.1:9/', $2, '甲', now() from units where id = $1`,
    [await bureau(world), await world.person('admin')],
  );
  server.setTime('2026-03-27T08:00:00Z');
  await dispatched(world, { ids: await openCommitments(world, 1), termDays: 1 });
  await remindAt('2026-03-30T02:00:00Z');
  const { rows } = await world.owner.query(
    `select m.kind, d.person_id is not null as mail, (select count(*)::int from message_copies c where c.message_id = m.id) as copies
     from deliveries d join messages m on m.id = d.message_id order by m.sent_at, mail`,
  );
  expect(rows).toEqual([
    { kind: 'dispatch.sent', mail: false, copies: 1 },
    { kind: 'digest', mail: false, copies: 0 },
    { kind: 'digest', mail: true, copies: 1 },
  ]);
  expect(await deliverDue(server.deps.platform)).toBe(3);
});

test('the database takes silences and runs from the product alone, and a term from the office of its region', async () => {
  const district = {
    person: await world.person('district'),
    grants: 'office:/379900/379904/',
    places: '/379900/379904/',
  };
  await asApplication(server, district, async (client) => {
    expect(await attempt(client, "insert into reminder_runs values ('2026-01-05', now())")).toBe(refusedByDatabase);
    expect(await attempt(client, 'update silences set due_on = due_on')).toBe(refusedByDatabase);
    const term = `insert into silence_terms select id, 1, path, 9, app_person(), '甲', now() from regions where code = $1`;
    expect(await attempt(client, term, ['379900'])).toBe(refusedByDatabase);
    expect(await attempt(client, term, ['379904'])).toBe(1);
    expect(await attempt(client, 'select from silences')).toBe(0);
  });
});
