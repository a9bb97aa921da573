import type { Binding, Indicator, RhythmRule, Target } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Client, Page, Refusal } from './support/client.ts';
import { startWorld, type World } from './support/world.ts';

type Bindings = { rows: z.infer<typeof Binding>[] } & Refusal;

const first = `产业攻坚方案
（2026年3月2日）

一、目标
到2026年，全市规上工业营业收入达到2300亿元以上。到2027年，规上工业营业收入达到2600亿元以上。
单位工业增加值能耗下降12%。每个区（市、县）至少形成特色产业集群1个。每月调度一次。
`;
const second = `工业运行要点
（2026年3月5日）

到2026年，全市规上工业营业收入突破2350亿元。
确保规上工业营业收入增长8%以上。
`;

let world: World;
let office: Client;
let documents: string[];
beforeAll(async () => {
  world = await startWorld({ time: '2026-03-10T02:00:00Z' });
  office = await world.client('office');
  documents = [];
  for (const text of [first, second]) {
    const answer = await office.import({ classification: 'internal', text });
    const id = answer.events.at(-1)?.documentId ?? '';
    await office.post(`/documents/${id}/publication`, { undecided: 'accept' });
    documents.push(id);
  }
});
afterAll(() => world.close());

const commitment = (document: number, words: string, kind = 'target') =>
  world.value(
    'select id from commitments where document_id = $1 and kind = $3 and position($2 in quote) > 0 order by ordinal limit 1',
    documents[document],
    words,
    kind,
  );
const bindings = async (id: string) => (await office.get<Bindings>(`/commitments/${id}/indicator`)).body.rows;

test('targets of one name, unit and measure share an indicator, within a document and across documents', async () => {
  const revenue = [
    await bindings(await commitment(0, '2300亿元')),
    await bindings(await commitment(0, '2600亿元')),
    await bindings(await commitment(1, '2350亿元')),
  ];
  const [one] = revenue[0] ?? [];
  expect(one?.indicator).toMatchObject({ name: '规上工业营业收入', unit: '亿元' });
  for (const rows of revenue) expect(rows).toMatchObject([{ indicator: one?.indicator, reason: null, by: '郁修文' }]);
  // The same name in per cent is another indicator: its growth.
  const growth = await bindings(await commitment(1, '增长8%'));
  expect(growth[0]?.indicator?.id).not.toBe(one?.indicator?.id);

  const { body } = await office.get<Page<Target>>(`/indicators/${one?.indicator?.id}/targets?limit=200`);
  const values = body.rows.map((target) => target.quantity.value);
  expect(values).toEqual(expect.arrayContaining([2300, 2350, 2600]));
  expect(body.rows.map(({ due }) => due ?? '')).toEqual(body.rows.map(({ due }) => due ?? '').sort());
});

test('an indicator knows which way is better and how its figures come', async () => {
  const { body } = await office.get<Page<Indicator>>(`/indicators?limit=200&query=${encodeURIComponent('能耗')}`);
  expect(body.rows.length).toBeGreaterThan(0);
  for (const row of body.rows) expect(row).toMatchObject({ direction: 'lower', region: { name: '云泽市' } });
  const named = await office.get<Page<Indicator>>(`/indicators?query=${encodeURIComponent('规上工业营业收入')}`);
  expect(named.body.rows.find(({ unit }) => unit === '亿元')).toMatchObject({
    direction: 'higher',
    periodKind: 'point',
  });
});

test('the list pages by name, without a gap or a repetition', async () => {
  const whole = await office.get<Page<Indicator>>('/indicators?limit=200');
  const seen: string[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await office.get<Page<Indicator>>(`/indicators?limit=60${cursor}`);
    seen.push(...body.rows.map(({ id }) => id));
    if (body.next === null || seen.length >= 200) break;
    cursor = `&cursor=${body.next}`;
  }
  expect(seen.slice(0, 200)).toEqual(whole.body.rows.map(({ id }) => id).slice(0, seen.length));
});

test('a binding is corrected with a reason; the one before stays on record, and a misfit is refused', async () => {
  const id = await commitment(1, '2350亿元');
  const bind = (choice: unknown, by = office) =>
    by.call<Bindings>('PUT', `/commitments/${id}/indicator`, { choice, reason: '口径不同：含规下' });
  const before = await bindings(id);
  const growth = await bindings(await commitment(1, '增长8%'));
  const misfit = await bind({ kind: 'existing', id: growth[0]?.indicator?.id });
  expect({ status: misfit.status, code: misfit.body.code }).toEqual({ status: 409, code: 'CONFLICT' });
  const same = await bind({ kind: 'existing', id: before[0]?.indicator?.id });
  expect(same.body.data.zh).toContain('已经是这个指标');

  const answer = await bind({ kind: 'new', name: '工业营业收入（含规下）' });
  expect(answer.body.rows).toMatchObject([
    { indicator: { name: '工业营业收入（含规下）' }, reason: '口径不同：含规下' },
    { indicator: before[0]?.indicator, reason: null },
  ]);
  expect((await bind({ kind: 'none' })).body.rows[0]?.indicator).toBeNull();
  const list = await office.get<Page<Target>>(`/indicators/${before[0]?.indicator?.id}/targets?limit=200`);
  expect(list.body.rows.map((target) => target.commitment.id)).not.toContain(id);
  expect(await world.value("select count(*) from ledger where action = 'target.bound' and subject_id = $1", id)).toBe(
    '2',
  );
  expect((await bind({ kind: 'none' }, await world.client('leader'))).status).toBe(403);
  expect((await bind({ kind: 'none' }, await world.client('district'))).status).toBe(403);
});

test('a district reads the indicators whose orders reach it, and none of its neighbours', async () => {
  const district = await world.client('district');
  const seen = await district.get<Page<Indicator>>('/indicators?limit=200');
  expect(seen.body.rows.length).toBeGreaterThan(0);
  await world.owner.query(
    `insert into indicators (id, region_id, region_path, name, name_key, unit, measure, direction, period_kind, created_at)
     select gen_random_uuid(), id, path, '邻区指标', '邻区指标', '个', 'level', 'higher', 'point', now() from regions where code = '379903'`,
  );
  const foreign = await world.value("select id from indicators where name = '邻区指标'");
  expect((await district.get(`/indicators/${foreign}`)).status).toBe(404);
  expect((await office.get(`/indicators/${foreign}`)).status).toBe(200);
});

test('a target that each must reach is prepared for splitting, a part for every county-level region', async () => {
  const id = await commitment(0, '特色产业集群1个');
  const { body } = await office.get<{ rows: { name: string; value: number; regionId: string }[] }>(
    `/commitments/${id}/parts`,
  );
  expect(body.rows.map(({ name, value }) => [name, value])).toEqual(
    ['澄湖区', '望岳区', '青埠区', '栖川区', '怀林县', '禾陵市'].map((name) => [name, 1]),
  );
  const plain = await office.get<{ rows: unknown[] }>(`/commitments/${await commitment(0, '2300亿元')}/parts`);
  expect(plain.body.rows).toEqual([]);
});

test('a mechanism has a calendar rule with its next dates; a correction is a further rule, and unpublished years have no date', async () => {
  const id = await commitment(0, '每月调度一次', 'mechanism');
  const rule = await office.get<RhythmRule>(`/commitments/${id}/rhythm`);
  expect(rule.body).toMatchObject({ first: '2026-03-31', onDayOff: 'previous', set: { by: '郁修文' } });
  // Labour Day: 30 April is worked, the first of May is not.
  expect(rule.body.next.map(({ date }) => date).slice(0, 2)).toEqual(['2026-03-31', '2026-04-30']);
  const set = (body: unknown, by = office) => by.call<RhythmRule>('PUT', `/commitments/${id}/rhythm`, body);
  const changed = await set({ every: 1, unit: 'month', first: '2026-05-01', onDayOff: 'next' });
  expect(changed.body.next[0]).toEqual({ nominal: '2026-05-01', date: '2026-05-06' });
  await set({ every: 1, unit: 'year', first: '2099-05-01', onDayOff: 'next' });
  const far = await office.get<RhythmRule>(`/commitments/${id}/rhythm`);
  expect(far.body.next[0]).toEqual({ nominal: '2099-05-01', date: null });
  expect(await world.value('select count(*) from rhythm_rules where commitment_id = $1', id)).toBe('3');
  const district = await set(
    { every: 1, unit: 'day', first: '2026-05-01', onDayOff: 'none' },
    await world.client('district'),
  );
  expect(district.status).toBe(403);
  const campaignId = await world.value('select campaign_id from commitments where id = $1', id);
  const list = await office.get<Page<RhythmRule>>(`/campaigns/${campaignId}/rhythms`);
  expect(list.body.rows.map((row) => row.commitment.id)).toContain(id);
});
