import type { Body, BodySeat, BodySummary } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actOn, aFront, bodyDraft, newBody, personSeat } from './support/bodies.ts';
import type { Client, Refusal } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
let frontId: string;

beforeAll(async () => {
  world = await startWorld({ time: '2026-03-10T02:00:00Z' });
  office = await world.client('office');
  frontId = await aFront(world);
});
afterAll(() => world.close());

const act = (body: Pick<Body, 'id' | 'revision'>, what: string, more: object) => actOn(office, body, what, more);
const get = async (id: string, client = office) => (await client.get<Body & Refusal>(`/bodies/${id}`)).body;
const mayor = () => personSeat(world, '云泽市政府', '分管工业和科技副市长');
const bureauId = () => world.value("select id from units where short_name = '市工信局'");

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
  // Its office was in the unit that is gone: other things of the body can be changed all the same, and the unit not be chosen anew.
  const housed = await newBody(world, { officeId: await bureauId() });
  await world.owner.query('update bodies set office_unit_id = $1 where id = $2', [unitId, housed.id]);
  const name = `改名${world.next()}`;
  const renamed = await office.call<Body>('PATCH', `/bodies/${housed.id}`, { revision: 1, name, officeId: unitId });
  expect(renamed.body).toMatchObject({ name, office: { mergedInto: { name: '云泽市工业和信息化局' } } });
  expectRefusal(await office.post<Refusal>('/bodies', { ...(await bodyDraft(world)), officeId: unitId }), 'CLOSED');
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
