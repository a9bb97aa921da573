import type { Adoption, Commitment, Mark, Report, Status, Verification } from '@chengshi/contract';
import { lights } from '@chengshi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client, Page } from './support/client.ts';
import { acceptedDispatch, bureau, clearDispatches, openCommitments } from './support/dispatches.ts';
import { expectRefusal } from './support/refusal.ts';
import { attach, progress } from './support/reports.ts';
import { startWorld, type World } from './support/world.ts';

interface Found {
  readonly verifications: Verification[];
  readonly adoptions: Adoption[];
  readonly closings: { kind: string; words: string | null }[];
  readonly standing: { claim: string | null; needed: boolean };
}

let world: World;
let liaison: Client;
let inspector: Client;
let office: Client;
const monday = '2026-03-09T02:00:00Z';
beforeAll(async () => {
  world = await startWorld({ time: monday });
  [liaison, inspector, office] = [
    await world.client('liaison'),
    await world.client('inspector'),
    await world.client('office'),
  ];
});
afterAll(() => world.close());
beforeEach(async () => {
  world.server.setTime(monday);
  await clearDispatches(world);
});

/** A target of at least 30 with a deadline at the end of the year, accepted by the bureau and not touched by other tests. */
async function target(due = '2026-12-31'): Promise<string> {
  const [id = ''] = await openCommitments(world, 1, "kind = 'target' and heard_on is null");
  await world.owner.query(
    `begin; set constraints all deferred; alter table commitments disable trigger changed_openly;
     update commitments set due_on = '${due}', due_text = '年底前',
       quantity = '{"value":30,"valueMax":null,"unit":"家","comparator":"ge","measure":"level","per":null,"each":null,"qualifier":null,"at":0}'
     where id = '${id}'; alter table commitments enable trigger changed_openly; commit`,
  );
  await acceptedDispatch(world, id);
  return id;
}
const file = async (id: string, change: object = {}) =>
  (await liaison.post<Report>(`/commitments/${id}/reports`, { ...progress, value: 12, ...change })).body;
const done = (id: string, value = 32) => file(id, { kind: 'completion', value, words: '全部完成' });
const verify = (report: Report, body: object, by = inspector) =>
  by.post<Verification>(`/reports/${report.id}/verifications`, body);
const confirm = (report: Report) => verify(report, { verdict: 'confirmed' });
const found = async (id: string) => (await office.get<Found>(`/commitments/${id}/verifications`)).body;
const status = async (id: string, asOf = '') =>
  (await office.get<Status>(`/commitments/${id}/status${asOf && `?asOf=${asOf}`}`)).body;
const codes = async (id: string, asOf = '') => {
  const { light, reasons } = await status(id, asOf);
  return [light, ...reasons.map(({ code }) => code)];
};
const close = (id: string, on = '2026-03-09') =>
  office.post<Commitment>(`/commitments/${id}/acceptance`, { on, note: '同意销号' });

test('claimed, verified and accepted values stand side by side, and none takes the place of another', async () => {
  const id = await target();
  const report = await file(id, { value: 25 });
  const photo = await attach(inspector, id);
  const corrected = { verdict: 'corrected', value: 21, words: '4家尚未入库', evidenceIds: [photo.body.id] };
  expect((await verify(report, corrected)).body).toMatchObject({ value: 21, by: '池望平', evidence: [photo.body] });
  await office.post(`/reports/${report.id}/adoptions`, { value: 22, words: '统计部门口径' });
  const { verifications, adoptions } = await found(id);
  const reports = (await office.get<Page<Report>>(`/commitments/${id}/reports`)).body.rows;
  expect([reports[0]?.value, verifications[0]?.value, adoptions[0]?.value]).toEqual([25, 21, 22]);
  expect((await file(id, { value: 26 })).number).toBe(2);
  expect((await found(id)).verifications).toHaveLength(1);
});

test('a correction needs its value and its reason, a doubt its reason; a confirmation changes no value', async () => {
  const report = await file(await target());
  for (const body of [
    { verdict: 'corrected', words: '数字不对' },
    { verdict: 'corrected', value: 3 },
    { verdict: 'doubted' },
    { verdict: 'confirmed', value: 3 },
  ])
    expectRefusal(await verify(report, body), 'BAD_REQUEST');
});

describe('nobody verifies what he reported', () => {
  test('neither himself nor through the unit that he speaks for', async () => {
    const id = await target();
    const report = await file(id);
    const security = await world.client('security');
    const person = await world.person('liaison');
    await security.post(`/people/${person}/roles`, { role: 'inspector', regionId: await world.region('379900') });
    const both = await world.server.as('liaison');
    expectRefusal(await verify(report, { verdict: 'confirmed' }, both), 'OWN_REPORT');
    const insert = `insert into verifications (id, report_id, commitment_id, region_path, unit_id, number, verdict, verified_by, verified_name, verified_at, verified_on)
      values (gen_random_uuid(), $1, $2, '/379900/', $3, 1, 'confirmed', $4, 'x', now(), current_date)`;
    const unit = await bureau(world);
    const actor = { person, grants: 'inspector:/379900/', units: `liaison:${unit}`, places: '/379900/' };
    const values = [report.id, id, unit, person];
    expect(await asApplication(world.server, actor, (client) => attempt(client, insert, values))).toBe(
      refusedByDatabase,
    );
    await security.post(`/people/${person}/roles/revocations`, {
      role: 'inspector',
      regionId: await world.region('379900'),
    });
  });

  test('and an inspector of elsewhere verifies nothing here', async () => {
    const report = await file(await target());
    expectRefusal(await verify(report, { verdict: 'confirmed' }, await world.client('office')), 'NOT_ALLOWED');
    expectRefusal(await verify(report, { verdict: 'confirmed' }, await world.client('leader')), 'NOT_ALLOWED');
  });
});

test('what is doubtful goes back with a clock in working days, turns the light, and is answered by the next report', async () => {
  const id = await target();
  expect(await codes(id)).toEqual(['green', 'due-later']);
  const report = await file(id);
  await verify(report, { verdict: 'doubted', words: '照片不是这个项目', termDays: 3 });
  expect(await codes(id)).toEqual(['yellow', 'doubted', 'due-later']);
  const mine = async () =>
    (await liaison.get<Page<Report & { overdue: boolean }>>('/verifications/doubts?mine=true')).body.rows;
  expect((await mine()).map((row) => [row.id, row.overdue])).toContainEqual([report.id, false]);
  world.server.setTime('2026-03-13T02:00:00Z');
  expect(await codes(id)).toEqual(['red', 'doubt-unanswered', 'due-later']);
  expect((await mine()).find((row) => row.id === report.id)?.overdue).toBe(true);
  await file(id, { words: '已补拍现场' });
  expect((await mine()).some((row) => row.id === report.id)).toBe(false);
  expect(await codes(id)).toEqual(['green', 'due-later']);
  // As it was known then, a week later.
  expect(await codes(id, '2026-03-09')).toEqual(['yellow', 'doubted', 'due-later']);
  expect(await codes(id, '2026-03-12')).toEqual(['yellow', 'doubted', 'due-later']);
});

test('the inspector’s list holds the last report of each, those that say it is done first', async () => {
  const [one, other] = [await target(), await target()];
  const early = await file(one);
  const late = await done(other);
  const queue = async () =>
    (await inspector.get<Page<Report>>('/verifications/queue?limit=200')).body.rows.map(({ id }) => id);
  const before = await queue();
  expect(before.indexOf(late.id)).toBeLessThan(before.indexOf(early.id));
  await file(one);
  expect(await queue()).not.toContain(early.id);
  await confirm(late);
  expect(await queue()).not.toContain(late.id);
  const first = (await inspector.get<Page<Report>>('/verifications/queue?limit=1')).body;
  const second = (await inspector.get<Page<Report>>(`/verifications/queue?limit=1&cursor=${first.next}`)).body;
  expect([first.rows[0]?.id, second.rows[0]?.id]).toEqual((await queue()).slice(0, 2));
});

describe('closing', () => {
  test('waits for a verified completion; early and over-fulfilled are kept as such', async () => {
    const id = await target();
    expectRefusal(await close(id), 'NOT_VERIFIED');
    const report = await done(id, 32);
    expect(await codes(id)).toEqual(['green', 'due-later', 'claimed']);
    expectRefusal(await close(id), 'NOT_VERIFIED');
    await confirm(report);
    expect(await codes(id)).toEqual(['green', 'verified']);
    expect((await close(id)).status).toBe(200);
    expect(await codes(id)).toEqual(['done', 'accepted-early', 'exceeded']);
    expectRefusal(await liaison.post(`/commitments/${id}/reports`, progress), 'REPORT_NOT_POSSIBLE');
  });

  test('is undone with a reason that everybody sees, and then needs a new report and verification', async () => {
    const id = await target();
    await confirm(await done(id));
    await close(id);
    await office.call('DELETE', `/commitments/${id}/acceptance`, { reason: '回头看发现未投用' });
    const { closings, standing } = await found(id);
    expect(closings.map(({ kind, words }) => [kind, words])).toEqual([
      ['reopened', '回头看发现未投用'],
      ['closed', '同意销号'],
    ]);
    expect(standing).toMatchObject({ claim: null, needed: true });
    expectRefusal(await close(id), 'NOT_VERIFIED');
    await confirm(await done(id));
    expect((await close(id)).status).toBe(200);
  });

  test('of what no unit answers for stays the office’s own word', async () => {
    const [id = ''] = await openCommitments(world, 1, "kind = 'target' and heard_on is null");
    expect((await close(id)).status).toBe(200);
  });

  test('is refused by the database alone as well', async () => {
    const id = await target();
    const insert = `insert into acceptances (id, commitment_id, region_path, kind, accepted_on, recorded_by, recorded_name, recorded_at, number)
      values (gen_random_uuid(), $1, '/379900/', 'accepted', current_date, $2, 'x', now(), 1)`;
    const person = await world.person('office');
    const actor = { person, grants: 'office:/379900/', places: '/379900/' };
    const accept = () => asApplication(world.server, actor, (client) => attempt(client, insert, [id, person]));
    expect(await accept()).toBe(refusedByDatabase);
    await confirm(await done(id));
    expect(await accept()).toBe(1);
  });
});

test('a completion claimed in time is not overdue while it waits for the inspector; one claimed too late is', async () => {
  const [inTime, tooLate] = [await target('2026-03-10'), await target('2026-03-06')];
  await done(inTime);
  await done(tooLate);
  world.server.setTime('2026-03-20T02:00:00Z');
  expect(await codes(inTime)).toEqual(['yellow', 'claimed']);
  expect(await codes(tooLate)).toEqual(['red', 'overdue', 'claimed']);
  expect(await codes(inTime, '2026-03-08')).toEqual(['yellow', 'due-soon']);
});

test('the table finds, counts and orders by the very lights that the ruler gives, whatever was claimed, doubted and behind its way', async () => {
  await world.owner.query(`
    update commitments c set claim = v.claim, claim_on = v.claim_on::date, answer_by = v.answer_by::date, heard_on = v.claim_on::date
    from (select id, row_number() over (order by id) as at from commitments where kind <> 'group' and accepted_on is null) n
    join (values (0, 'claimed', '2026-03-01', null), (1, 'verified', '2026-03-02', null), (2, 'doubted', '2026-03-03', '2026-03-06'),
      (3, 'doubted', '2026-03-05', '2026-03-12'), (4, 'claimed', '2026-02-01', null)) v (nth, claim, claim_on, answer_by) on n.at % 9 = v.nth
    where c.id = n.id`);
  await world.owner.query(`
    update commitments c set behind_on = v.behind::date, far_behind_on = v.far::date, ways_on = '2026-01-01'
    from (select id, row_number() over (order by id) as at from commitments where kind <> 'group') n
    join (values (0, '2026-02-01', '2026-02-20'), (1, '2026-03-01', '2026-06-01'), (2, '2026-05-01', null)) v (nth, behind, far) on n.at % 7 = v.nth
    where c.id = n.id`);
  const all: Mark[] = [];
  for (let cursor = ''; ; ) {
    const page = (await office.get<Page<Mark>>(`/table?order=light&limit=100${cursor}`)).body;
    all.push(...page.rows);
    if (page.next === null) break;
    cursor = `&cursor=${page.next}`;
  }
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  const ranks = { red: 0, yellow: 1, green: 2, grey: 3, done: 4 };
  const order = all.map(({ status: { light } }) => ranks[light]);
  expect(order).toEqual([...order].sort());
  const groups = (await office.get<{ groups: { counts: Record<string, number> }[] }>('/table/groups?by=region')).body;
  for (const light of lights) {
    const expected = all.filter((row) => row.status.light === light).map(({ id }) => id);
    const listed: string[] = [];
    for (let cursor = ''; ; ) {
      const page = (await office.get<Page<Mark>>(`/table?lights[]=${light}&limit=200${cursor}`)).body;
      listed.push(...page.rows.map(({ id }) => id));
      if (page.next === null) break;
      cursor = `&cursor=${page.next}`;
    }
    expect({ light, ids: listed.sort() }).toEqual({ light, ids: expected.sort() });
    expect(groups.groups.reduce((sum, { counts }) => sum + (counts[light] ?? 0), 0)).toBe(expected.length);
    expect(expected.length, light).toBeGreaterThan(0);
  }
});
