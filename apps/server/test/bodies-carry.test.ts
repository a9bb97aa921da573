import type { Body, BodyCarrier, Mark } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actOn, aFront, newBody } from './support/bodies.ts';
import type { Client } from './support/client.ts';
import { dispatched, openCommitments } from './support/dispatches.ts';
import { expectRefusal } from './support/refusal.ts';
import { filedReport } from './support/reports.ts';
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
const standing = async (id: string) =>
  (
    await office.get<{ counts: Record<string, number>; overdue: number; dueSoon: number; matters: { kind: string }[] }>(
      `/bodies/${id}/standing`,
    )
  ).body;
const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, one) => sum + one, 0);

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
  const dated = table.body.rows.filter(({ status }) => status.light !== 'done' && status.light !== 'grey');
  const { overdue, dueSoon } = await standing(body.id);
  const until = (mark: Mark) => mark.due?.end ?? '9999-12-31';
  expect(overdue).toBe(dated.filter((mark) => mark.status.light === 'red' && until(mark) < '2026-03-10').length);
  expect(dueSoon).toBe(dated.filter((mark) => until(mark) >= '2026-03-10' && until(mark) <= '2026-04-09').length);
  const list = await office.get<{ rows: { id: string; counts: object }[] }>(`/bodies/standings?ids[]=${body.id}`);
  expect(list.body.rows).toEqual([{ id: body.id, counts }]);

  // From the other end: the page of a commitment names the body once, with every way, the nearest first.
  const [below, parent] = (
    await world.value(
      `select c.id || ' ' || c.parent_id from commitments c where c.parent_id = $1 and kind <> 'group' order by c.id limit 1`,
      elsewhere,
    )
  ).split(' ');
  const carriers = async (id: string | undefined, client = office) =>
    (await client.get<{ rows: BodyCarrier[] }>(`/commitments/${id}/bodies`)).body.rows;
  expect(await carriers(inFront)).toMatchObject([
    { body: { id: body.id, kind: 'chain' }, ways: [{ kind: 'itself', since: '2026-03-10' }, { kind: 'front' }] },
  ]);
  expect(await carriers(below, await world.client('leader'))).toMatchObject([
    {
      body: { id: body.id },
      ways: [{ kind: 'above', name: await world.value('select title from commitments where id = $1', parent) }],
    },
  ]);

  const again = expectRefusal(await act(carrying, 'carries', { frontIds: [frontId] }), 'CARRY_FAULTS');
  expect(again.faults?.[0]).toMatchObject({ zh: expect.stringContaining('已经承担') });
  const front = carrying.carries[0];
  const down = (await act(carrying, `carries/${front?.id}/ending`, {})).body;
  expect(down.carries.at(-1)).toMatchObject({ id: front?.id, until: '2026-03-10' });
  expect(total((await standing(body.id)).counts)).toBeLessThan(tree);
  expect((await carriers(inFront))[0]?.ways).toMatchObject([{ kind: 'itself' }]);
  await act(down, 'dissolution', { on: '2026-03-10', words: '任务完成' });
  expect(await carriers(inFront)).toEqual([]);
});

test('objections, doubts and requests for amendments among what it carries stand on its page until they are settled', async () => {
  const liaison = await world.client('liaison');
  const reportId = await filedReport(world);
  const reported = await world.value('select commitment_id from reports where id = $1', reportId);
  const doubted = { verdict: 'doubted', words: '现场与照片不符' };
  await (await world.client('inspector')).post(`/reports/${reportId}/verifications`, doubted);
  const [id] = await dispatched(world, { ids: await openCommitments(world, 1, `c.id <> '${reported}'`) });
  const objected = await world.value('select commitment_id from dispatches where id = $1', id);
  await liaison.post(`/dispatches/${id}/objection`, { reason: 'unclear', words: '口径不明确' });
  const asked = await office.post<{ id: string }>('/amendments', {
    commitmentId: reported,
    revision: Number(await world.value('select revision from commitments where id = $1', reported)),
    asker: { kind: 'region', id: await world.region('379900') },
    ...{ wish: { title: '申请后的说法' }, cause: 'conditions', words: '用地手续尚未批复' },
  });
  expect(asked.status, JSON.stringify(asked.body)).toBe(201);
  const body = await newBody(world);
  await act(body, 'carries', { commitmentIds: [reported, objected] });
  const on = '2026-03-10';
  const { matters } = await standing(body.id);
  expect(matters).toHaveLength(3);
  expect(matters).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'objection', words: '口径不明确', unit: '云泽市工业和信息化局', on }),
      expect.objectContaining({ kind: 'doubt', words: '现场与照片不符', unit: '云泽市工业和信息化局', on }),
      expect.objectContaining({ kind: 'amendment', words: '用地手续尚未批复', unit: '云泽市', on }),
    ]),
  );
  await office.post(`/dispatches/${id}/decision`, { decision: { kind: 'clarified', words: '以年底为准' } });
  await office.post(`/amendments/${asked.body.id}/withdrawal`, { words: '不再需要' });
  expect((await standing(body.id)).matters).toMatchObject([{ kind: 'doubt' }]);
});

test('a front that was merged is followed into the one that goes on, and the body says so', async () => {
  const body = await newBody(world);
  const campaignId = await world.value('select campaign_id from fronts where id = $1', frontId);
  type Campaign = { revision: number; fronts: { id: string; name: string }[] };
  const campaign = (await office.get<Campaign>(`/campaigns/${campaignId}`)).body;
  const carriedFront = campaign.fronts.find(({ id }) => id === frontId)?.name;
  const heir = campaign.fronts.find(({ id }) => id !== frontId);
  const whole = async (id: string | undefined) =>
    (await office.get<{ count: number }>(`/table/count?frontId=${id}`)).body.count;
  const both = (await whole(frontId)) + (await whole(heir?.id));
  await act(body, 'carries', { frontIds: [frontId] });
  const fronts = campaign.fronts.map(({ id, name }) => ({
    id,
    name,
    patronId: null,
    into: id === frontId ? heir?.id : null,
  }));
  const merged = await office.call('PUT', `/campaigns/${campaignId}/fronts`, { revision: campaign.revision, fronts });
  expect(merged.status, JSON.stringify(merged.body)).toBe(200);
  expect((await office.get<Body>(`/bodies/${body.id}`)).body.carries).toMatchObject([
    { what: { kind: 'front', id: frontId, mergedInto: heir?.name } },
  ]);
  expect(total((await standing(body.id)).counts)).toBe(both);
  const moved = await world.value('select id from commitments where front_id = $1 order by id limit 1', heir?.id);
  const carriers = await office.get<{ rows: BodyCarrier[] }>(`/commitments/${moved}/bodies`);
  const ways = carriers.body.rows.find((row) => row.body.id === body.id)?.ways;
  expect(ways).toMatchObject([{ kind: 'front', name: carriedFront }]);
});
