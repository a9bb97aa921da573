import type { Body, BodySeat, BodySummary, Mark } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import { aFront, bodyDraft, newBody, personSeat } from './support/bodies.ts';
import type { Answer, Client, Refusal } from './support/client.ts';
import { acceptedDispatch, dispatched } from './support/dispatches.ts';
import { expectRefusal } from './support/refusal.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { newAccount, openWorld, type World } from './support/world.ts';

let server: TestServer;
let world: World;
let office: Client;
let frontId: string;

beforeAll(async () => {
  server = await startTestServer({ time: '2026-03-10T02:00:00Z' });
  world = await openWorld(server);
  office = await world.client('office');
  frontId = await aFront(world);
});
afterAll(async () => {
  await world.close();
  await server.close();
});

const act = (
  body: Pick<Body, 'id' | 'revision'>,
  what: string,
  more: object,
  client = office,
): Promise<Answer<Body & Refusal>> =>
  client.post<Body & Refusal>(`/bodies/${body.id}/${what}`, { revision: body.revision, ...more });
const get = async (id: string, client = office) => (await client.get<Body & Refusal>(`/bodies/${id}`)).body;
const mayor = () => personSeat(world, '云泽市政府', '分管工业和科技副市长');
const bureauId = () => world.value("select id from units where short_name = '市工信局'");
const standing = async (id: string) =>
  (
    await office.get<{ counts: Record<string, number>; overdue: number; dueSoon: number; matters: { kind: string }[] }>(
      `/bodies/${id}/standing`,
    )
  ).body;
const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, one) => sum + one, 0);

test('the office founds a body with the sentence that ordered it, in the ledger in the same step', async () => {
  const documentId = await world.value("select id from documents where position('由我和知衡同志任组长' in text) > 0");
  const quote = '市里成立三年攻坚行动领导小组，由我和知衡同志任组长，办公室设在市委办公室，负责日常调度。';
  const officeId = await world.value("select id from units where short_name = '市委办公室'");
  const campaignId = await world.value('select id from campaigns where document_id = $1', documentId);
  const body = await newBody(world, {
    ...{ kind: 'leading-group', name: '市三年攻坚行动领导小组', campaignId, officeId },
    order: { documentId, quote },
  });
  const start = await world.value('select position($2 in text) - 1 from documents where id = $1', documentId, quote);
  expect(body).toMatchObject({
    ...{ kind: 'leading-group', revision: 1, dissolvedOn: null, mayManage: true, campaign: { id: campaignId } },
    office: { id: officeId, closedOn: null },
    order: { document: { id: documentId }, quote, start: Number(start) },
    history: [{ kind: 'founded', on: '2026-03-10', by: '郁修文' }],
  });
  expect(await world.value('select action from ledger where subject_id = $1', body.id)).toBe('body.founded');
  expectRefusal(
    await office.post<Refusal>('/bodies', {
      ...(await bodyDraft(world)),
      order: { documentId, quote: '原文里没有的一句话。' },
    }),
    'QUOTE_NOT_FOUND',
  );
  const twice = expectRefusal(
    await office.post<Refusal>('/bodies', { ...(await bodyDraft(world)), name: body.name }),
    'CONFLICT',
  );
  expect(twice.zh).toContain('云泽市已有机构“市三年攻坚行动领导小组”');
});

test('a chief is a person who holds a post, and nobody sits in a body twice', async () => {
  const body = await newBody(world);
  const unit = { kind: 'unit', unitId: await bureauId() };
  expect(expectRefusal(await act(body, 'members', { duty: 'chief', seat: unit }), 'CHIEF_IS_A_PERSON').zh).toContain(
    '市工业和信息化局',
  );
  const elsewhere = { ...(await mayor()), postId: (await personSeat(world, '市工信局', '局长')).postId };
  const notThere = expectRefusal(await act(body, 'members', { duty: 'chief', seat: elsewhere }), 'CONFLICT');
  expect(notThere.zh).toMatch(/韩听澜不在“.*局长”岗位上/);
  const led = (await act(body, 'members', { duty: 'chief', seat: await mayor() })).body;
  expect(led.members).toMatchObject([{ duty: 'chief', person: { name: '韩听澜' }, holds: true, since: '2026-03-10' }]);
  expectRefusal(await act(led, 'members', { duty: 'member', seat: await mayor() }), 'CONFLICT');
  const both = (await act(led, 'members', { duty: 'deputy', seat: unit })).body;
  expectRefusal(await act(both, 'members', { duty: 'member', seat: unit }), 'CONFLICT');
  expect(
    (await office.get<{ rows: BodySummary[] }>(`/bodies?query=${encodeURIComponent('韩听澜')}`)).body.rows,
  ).toMatchObject([{ id: body.id, chiefs: ['韩听澜'], members: 2 }]);
  // Before it was founded nobody sat in it.
  expectRefusal(
    await act(both, 'members', {
      duty: 'member',
      seat: await personSeat(world, '市发改委', '主任'),
      since: '2025-12-31',
    }),
    'CONFLICT',
  );
});

test('a seat that goes to another duty or person leaves the old one on record', async () => {
  const body = await newBody(world);
  const first = (await act(body, 'members', { duty: 'deputy', seat: await mayor(), since: '2026-02-01' })).body;
  const replaces = first.members[0]?.id;
  const second = (await act(first, 'members', { duty: 'chief', seat: await mayor(), replaces })).body;
  expect(second.members).toMatchObject([
    { duty: 'chief', until: null },
    { duty: 'deputy', since: '2026-02-01', until: '2026-03-10' },
  ]);
  const [chief] = second.members;
  const left = (await act(second, `members/${chief?.id}/leaving`, {})).body;
  expect(left.members.every(({ until }) => until === '2026-03-10')).toBe(true);
  expectRefusal(await act(left, `members/${chief?.id}/leaving`, {}), 'CONFLICT');
  expect(left.history.map(({ kind }) => kind)).toEqual([
    ...['member-removed', 'member-added', 'member-removed', 'member-added', 'founded'],
  ]);
});

test('a post that changed hands and a unit that was merged are shown: who then, who now', async () => {
  const admin = await world.client('admin');
  const made = async (path: string, more: object) => (await admin.post<{ id: string }>(path, more)).body.id;
  const regionId = await world.region('379900');
  const unitId = await made('/units', { regionId, name: '云泽市链办', kind: 'department' });
  const postId = await made('/posts', { unitId, title: '主任' });
  const before = await made('/people', { name: '前任甲', postIds: [postId], since: '2026-01-05' });
  const body = await newBody(world);
  const one = (await act(body, 'members', { duty: 'chief', seat: { kind: 'person', personId: before, postId } })).body;
  const two = (await act(one, 'members', { duty: 'member', seat: { kind: 'unit', unitId } })).body;
  const holding = await world.value('select id from holdings where person_id = $1', before);
  const after = await made('/people', { name: '继任乙', postIds: [await made('/posts', { unitId, title: '副主任' })] });
  const handed = await admin.post(`/people/${before}/handovers`, {
    ...{ holdingIds: [holding], toId: after, on: '2026-03-10' },
  });
  expect(handed.status, JSON.stringify(handed.body)).toBeLessThan(300);
  await admin.post(`/units/${unitId}/merger`, { intoId: await bureauId(), on: '2026-03-10' });
  for (const userName of ['office', 'liaison', 'leader'] as const) {
    const seen = await get(body.id, await world.client(userName));
    expect(seen.members).toMatchObject([
      {
        person: { name: '前任甲' },
        post: { title: '主任' },
        holds: false,
        successors: [{ id: after, name: '继任乙' }],
      },
      { person: null, unit: { name: '云泽市链办', mergedInto: { name: '云泽市工业和信息化局' } } },
    ]);
  }
  const seats = async (query: string) =>
    (await office.get<{ rows: BodySeat[] }>(`/bodies/seats?${query}`)).body.rows.map(({ person, duty, inherited }) => [
      person?.name,
      duty,
      inherited,
    ]);
  expect(await seats(`personId=${before}`)).toEqual([['前任甲', 'chief', false]]);
  expect(await seats(`personId=${after}`)).toEqual([['前任甲', 'chief', true]]);
  expect(await seats(`unitId=${unitId}`)).toContainEqual([undefined, 'member', false]);
  // The seat goes to whoever holds the post now, in one step.
  const [chief] = two.members;
  const seat = { kind: 'person', personId: after, postId };
  const next = (await act(await get(body.id), 'members', { duty: 'chief', seat, replaces: chief?.id })).body;
  expect(next.members[0]).toMatchObject({ person: { name: '继任乙' }, holds: true, successors: [] });
});

test('what it carries through a front and singly is counted once, with everything below it', async () => {
  const body = await newBody(world);
  const [inFront, elsewhere] = [
    await world.value(
      "select id from commitments where front_id = $1 and kind = 'target' order by id limit 1",
      frontId,
    ),
    await world.value(
      `select c.id from commitments c where c.front_id <> $1 and exists (select from commitments b where b.parent_id = c.id and b.kind <> 'group')
       order by c.id limit 1`,
      frontId,
    ),
  ];
  const tree = Number(
    await world.value(
      `with recursive t as (select id, kind from commitments where front_id = $1 or id = $2
         union select c.id, c.kind from commitments c join t on c.parent_id = t.id) select count(*) from t where kind <> 'group'`,
      frontId,
      elsewhere,
    ),
  );
  const carrying = (await act(body, 'carries', { frontIds: [frontId], commitmentIds: [inFront, elsewhere] })).body;
  expect(carrying.carries.map(({ what }) => what.kind)).toEqual(['front', 'commitment', 'commitment']);
  const { counts } = await standing(body.id);
  expect(total(counts)).toBe(tree);
  const table = await office.get<{ rows: Mark[] }>(`/table?bodyId=${body.id}&limit=200`);
  expect(table.body.rows).toHaveLength(tree);
  for (const light of ['done', 'red', 'yellow', 'green', 'grey']) {
    expect(table.body.rows.filter(({ status }) => status.light === light).length, light).toBe(counts[light]);
  }
  const list = await office.get<{ rows: { id: string; counts: object }[] }>(`/bodies/standings?ids[]=${body.id}`);
  expect(list.body.rows).toEqual([{ id: body.id, counts }]);

  const again = expectRefusal(await act(carrying, 'carries', { frontIds: [frontId] }), 'CARRY_FAULTS');
  expect(again.faults?.[0]).toMatchObject({ zh: expect.stringContaining('已经承担') });
  const front = carrying.carries[0];
  const down = (await act(carrying, `carries/${front?.id}/ending`, {})).body;
  expect(down.carries.at(-1)).toMatchObject({ id: front?.id, until: '2026-03-10' });
  expect(total((await standing(body.id)).counts)).toBeLessThan(tree);
});

test('objections and doubts among what it carries stand on its page', async () => {
  const [id] = await dispatched(world);
  const commitmentId = await world.value('select commitment_id from dispatches where id = $1', id);
  await (await world.client('liaison')).post(`/dispatches/${id}/objection`, { reason: 'unclear', words: '口径不明确' });
  const body = await newBody(world);
  await act(body, 'carries', { commitmentIds: [commitmentId] });
  expect((await standing(body.id)).matters).toMatchObject([
    { kind: 'objection', words: '口径不明确', on: '2026-03-10' },
  ]);
  await acceptedDispatch(world);
});

test('a dissolved body takes nothing on and nobody in, keeps its history, and goes on when it is reopened', async () => {
  const body = await newBody(world);
  const below = await newBody(world, { kind: 'task-force', parentId: body.id });
  const led = (await act(body, 'members', { duty: 'chief', seat: await mayor() })).body;
  const carrying = (await act(led, 'carries', { frontIds: [frontId] })).body;
  const ending = { on: '2026-03-09', words: '任务完成，转入常态' };
  expect(expectRefusal(await act(carrying, 'dissolution', ending), 'STILL_IN_USE').zh).toContain(below.name);
  await act(below, 'dissolution', ending);
  const dissolved = (await act(carrying, 'dissolution', ending)).body;
  expect(dissolved).toMatchObject({
    dissolvedOn: '2026-03-09',
    members: [{ until: null }],
    carries: [{ until: null }],
  });
  const refused = expectRefusal(await act(dissolved, 'carries', { frontIds: [frontId] }), 'BODY_DISSOLVED');
  expect(refused.zh).toContain('2026-03-09');
  expectRefusal(
    await act(dissolved, 'members', { duty: 'member', seat: { kind: 'unit', unitId: await bureauId() } }),
    'BODY_DISSOLVED',
  );
  expectRefusal(
    await office.call('PATCH', `/bodies/${body.id}`, { revision: dissolved.revision, name: '改名' }),
    'BODY_DISSOLVED',
  );
  expectRefusal(
    await office.post<Refusal>('/bodies', { ...(await bodyDraft(world)), parentId: body.id }),
    'BODY_DISSOLVED',
  );
  const ids = async (query: string) =>
    (await office.get<{ rows: BodySummary[] }>(`/bodies?${query}`)).body.rows.map(({ id }) => id);
  expect(await ids('limit=200')).not.toContain(body.id);
  expect(await ids('dissolved=true')).toContain(body.id);
  const reopened = (await act(dissolved, 'reopening', { words: '任务有变' })).body;
  expect(reopened.history.slice(0, 2)).toMatchObject([
    { kind: 'reopened', words: '任务有变' },
    { kind: 'dissolved', words: '任务完成，转入常态' },
  ]);
  expect(reopened).toMatchObject({ dissolvedOn: null, chiefs: ['韩听澜'] });
});

test('a change is told field by field, a stale one refused, and nothing works under itself', async () => {
  const body = await newBody(world);
  const below = await newBody(world, { parentId: body.id });
  const change = (more: object, client = office) =>
    client.call<Body & Refusal>('PATCH', `/bodies/${body.id}`, { revision: 1, ...more });
  expectRefusal(await change({ parentId: below.id }), 'CONFLICT');
  const name = `改名后的产业链${world.next()}`;
  const changed = (await change({ name, kind: 'headquarters', officeId: await bureauId() })).body;
  expect(changed).toMatchObject({
    ...{ revision: 2, kind: 'headquarters', office: { name: '云泽市工业和信息化局' }, below: [{ id: below.id }] },
    history: [
      {
        kind: 'changed',
        changes: [
          { field: 'kind', from: 'chain', to: 'headquarters' },
          { field: 'name', from: body.name, to: name },
          { field: 'office', from: null, to: '云泽市工业和信息化局' },
        ],
      },
      { kind: 'founded' },
    ],
  });
  expect(expectRefusal(await change({ name: '又改' }), 'STALE_BODY').zh).toContain(name);
  // The same again changes nothing, and is not told.
  const same = await office.call<Body>('PATCH', `/bodies/${body.id}`, { revision: 2, name });
  expect(same.body).toMatchObject({ revision: 2, history: changed.history });
});

test('a retry founds one body', async () => {
  const draft = await bodyDraft(world);
  const key = { 'idempotency-key': `found-${world.next()}` };
  const [one, two] = [await office.post<Body>('/bodies', draft, key), await office.post<Body>('/bodies', draft, key)];
  expect(two.body).toEqual(one.body);
});

test('a district looks at the bodies of the city and changes none; a neighbour’s are not there for it', async () => {
  const body = await newBody(world);
  const district = await world.client('district');
  expect((await get(body.id, district)).mayManage).toBe(false);
  expectRefusal(await act(body, 'carries', { frontIds: [frontId] }, district), 'NOT_ALLOWED');
  const own = { ...(await bodyDraft(world)), regionId: await world.region('379904'), name: '青埠区临港产业链' };
  expectRefusal(await district.post<Refusal>('/bodies', await bodyDraft(world)), 'NOT_ALLOWED');
  const founded = (await district.post<Body & Refusal>('/bodies', own)).body;
  expect(founded).toMatchObject({ region: { name: '青埠区' }, mayManage: true });
  // What belongs to the city is not a district's to carry, nor are units of another district its to call in.
  expectRefusal(await act(founded, 'carries', { frontIds: [frontId] }, district), 'CARRY_FAULTS');
  const foreign = await world.value("select id from units where short_name = '望岳区工信局'");
  expectRefusal(
    await act(founded, 'members', { duty: 'member', seat: { kind: 'unit', unitId: foreign } }, district),
    'CONFLICT',
  );
  const neighbour = (await newAccount(world, { regionCode: '379903', userName: 'wangyue', role: 'office' })).client;
  expect((await neighbour.get(`/bodies/${founded.id}`)).status).toBe(404);
  expect((await neighbour.get(`/bodies/${founded.id}/standing`)).status).toBe(404);
  expect((await neighbour.get(`/table?bodyId=${founded.id}`)).status).toBe(404);
  const counts = await neighbour.get<{ rows: { counts: object }[] }>(`/bodies/standings?ids[]=${founded.id}`);
  expect(counts.body.rows[0]?.counts).toEqual({ done: 0, green: 0, yellow: 0, red: 0, grey: 0 });
  // The office above may.
  expect((await act(founded, 'members', { duty: 'chief', seat: await mayor() })).status).toBe(201);
});

test('a liaison sees the bodies of the city and changes none, in the database either', async () => {
  const body = await newBody(world);
  const liaison = await world.client('liaison');
  expect((await get(body.id, liaison)).mayManage).toBe(false);
  expect((await act(body, 'carries', { frontIds: [frontId] }, liaison)).status).toBe(403);
  const insert = `insert into bodies (id, region_id, region_path, kind, name, founded_on, created_at)
    values (gen_random_uuid(), $1, '/379900/', 'chain', 'x', '2026-01-05', now())`;
  const unled = `insert into body_members (id, body_id, region_path, duty, unit_id, unit_name, since, added_by, added_name, added_at)
    values (gen_random_uuid(), $1, '/379900/', $2, $3, 'x', '2026-03-10', app_person(), 'x', now())`;
  const [regionId, unitId, person] = [await world.region('379900'), await bureauId(), await world.person('office')];
  const asLiaison = { person: await world.person('liaison'), grants: '', places: '/379900/' };
  const refused = await asApplication(server, asLiaison, async (db) => ({
    found: await attempt(db, insert, [regionId]),
    sit: await attempt(db, unled, [body.id, 'member', unitId]),
    rename: await attempt(db, "update bodies set name = 'x' where id = $1", [body.id]),
  }));
  expect(refused).toEqual({ found: refusedByDatabase, sit: refusedByDatabase, rename: 0 });
  const clerk = { person, grants: 'office:/379900/', places: '/379900/' };
  const ofClerk = await asApplication(server, clerk, async (db) => ({
    unitAsChief: await attempt(db, unled, [body.id, 'chief', unitId]),
    forget: await attempt(db, 'delete from body_events where body_id = $1', [body.id]),
    sit: await attempt(db, unled, [body.id, 'member', unitId]),
  }));
  expect(ofClerk).toEqual({ unitAsChief: '23514', forget: refusedByDatabase, sit: 1 });
});
