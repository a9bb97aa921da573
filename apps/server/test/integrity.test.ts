import type { Commitment, IntegrityEvent, IntegritySummary } from '@chengshi/contract';
import { readWorkbook } from '@chengshi/office';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from './support/client.ts';
import { due, rhythm } from './support/promises.ts';
import { expectRefusal } from './support/refusal.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { openWorld, type World } from './support/world.ts';

describe('the months of a campaign', () => {
  const first = `港口建设方案
（2026年3月2日）

一、重点任务
2026年12月底前建成4个千吨级泊位。（牵头单位：市交通运输局）
2027年6月底前建成疏港公路46公里。（牵头单位：市交通运输局）
新增临港企业45家。
每月通报一次进展。2026年10月底前建成监测平台1个。
`;
  const second = `港口建设方案
（2026年3月2日）

一、重点任务
2026年12月底前建成4个千吨级泊位。（牵头单位：市交通运输局）
2027年12月底前建成疏港公路46公里。（牵头单位：市交通运输局）
新增临港企业30家。
2026年11月底前建成仓库12万平方米。
每季度通报一次进展。
`;
  let server: TestServer;
  let world: World;
  let office: Client;
  let campaignId: string;

  const rows = async (): Promise<Commitment[]> =>
    (await office.get<{ rows: Commitment[] }>(`/commitments?campaignId=${campaignId}&limit=200`)).body.rows;
  const named = async (words: string): Promise<Commitment> => {
    const row = (await rows()).find(({ quote, kind }) => kind !== 'group' && quote.includes(words));
    if (!row) throw new Error(`nothing with ${words}`);
    return row;
  };
  const change = async (words: string, wish: object) => {
    const { id, revision } = await named(words);
    const body = { revision, change: wish, reason: '汛期延长' };
    return (await office.call<{ batchId: string }>('PATCH', `/commitments/${id}`, body)).body.batchId;
  };
  const publish = (id: string) => office.post(`/documents/${id}/publication`, { undecided: 'accept' });
  const summary = async (month: string, client = office) =>
    (await client.get<IntegritySummary>(`/integrity?month=${month}&campaignId=${campaignId}`)).body;
  const events = async (month: string, query = '', client = office) =>
    (await client.get<{ rows: IntegrityEvent[] }>(`/integrity/events?month=${month}&campaignId=${campaignId}${query}`))
      .body.rows;
  const counts = ({ kinds }: IntegritySummary) =>
    Object.fromEntries(
      kinds.filter(({ events: all }) => all > 0).map(({ kind, events: all, net }) => [kind, [all, net]]),
    );

  beforeAll(async () => {
    server = await startTestServer({ time: '2026-03-10T02:00:00Z' });
    world = await openWorld(server);
    office = await world.client('office');
    const imported = await office.import({ classification: 'internal', text: first });
    const document = imported.events.at(-1)?.documentId ?? '';
    await publish(document);
    campaignId = await world.value('select id from campaigns where document_id = $1', document);
    // The last minutes of March and the first ones of April, in the time of the city.
    server.setTime('2026-03-31T15:59:00Z');
    await change('泊位', { title: '建成4个千吨级泊位和堆场' });
    server.setTime('2026-03-31T16:01:00Z');
    const late = await change('泊位', { due: { text: '2027年1月', end: '2027-01-31' } });
    await office.post(`/commitments/changes/${await change('监测平台', { strength: 'strive' })}/undo`);
    server.setTime('2026-04-20T02:00:00Z');
    const corrected = await office.import({ classification: 'internal', replaces: document, text: second });
    expect((await publish(corrected.events.at(-1)?.documentId ?? '')).status).toBe(200);
    server.setTime('2026-05-06T02:00:00Z');
    expect((await office.post(`/commitments/changes/${late}/undo`)).status).toBe(200);
    const { id, revision } = await named('泊位');
    const asker = { kind: 'region', id: await world.region('379904') };
    const asked = await (await world.client('district')).post<{ id: string }>('/amendments', {
      ...{
        commitmentId: id,
        revision,
        asker,
        wish: due('2027-03-31'),
        cause: 'force-majeure',
        words: '汛期延长两个月',
      },
    });
    await office.post(`/amendments/${asked.body.id}/decision`, { decision: { kind: 'granted' }, words: '同意' });
  });
  afterAll(async () => {
    await world.close();
    await server.close();
  });

  test('a month counts what was pushed out, softened, added and withdrawn in it, whichever way it came', async () => {
    const april = await summary('2026-04');
    // Nothing was added or withdrawn after April; what was withdrawn in it counted on some of its days.
    const inForce = (await rows()).filter(({ kind, withdrawn }) => kind !== 'group' && withdrawn === null).length;
    expect(april).toMatchObject({ from: '2026-04-01', until: '2026-05-01', cancelled: 1, inForce: inForce + 1 });
    // The sentence of the rhythm may be a task of its own, with other words then.
    const { reworded = [0, 0], ...told } = counts(april);
    expect(told).toEqual({
      'pushed-out': [2, 2],
      softened: [2, 2],
      withdrawn: [1, 1],
      added: [1, 1],
    });
    expect(april.shift).toEqual({ later: 2, earlier: 0, medianDays: (31 + 184) / 2, mostDays: 184 });
    expect(april.ways.filter(({ events: all }) => all > 0)).toEqual([
      { way: 'edit', events: 1 },
      { way: 'version', events: 5 + (reworded[0] ?? 0) },
    ]);
    expect(counts(await summary('2026-03'))).toEqual({ reworded: [1, 1] });
    const may = await summary('2026-05');
    expect(counts(may)).toEqual({ 'pushed-out': [1, 1], 'brought-forward': [1, 0] });
    expect(may.shift).toMatchObject({ later: 1, mostDays: 59 });
    expect(counts(await summary('2026-06'))).toEqual({});
  });

  test('each is listed with what it was and is, by whom, which way and why', async () => {
    const list = await events('2026-04');
    expect(list.map(({ at }) => at)).toEqual(
      list
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    const berth = list.find(({ way }) => way === 'edit');
    expect(berth).toMatchObject({
      ...{
        before: { due: { end: '2026-12-31' } },
        after: { due: { end: '2027-01-31' } },
        reason: '汛期延长',
        version: null,
      },
      findings: [{ kind: 'pushed-out', aspect: 'due', days: 31 }],
    });
    const platform = list.find(({ findings }) => findings[0]?.kind === 'withdrawn');
    expect(platform).toMatchObject({
      way: 'version',
      version: 2,
      commitment: { title: expect.stringContaining('监测平台') },
    });
    expect(list.find(({ findings }) => findings[0]?.kind === 'added')).toMatchObject({ way: 'version', version: 2 });
    expect(list.find(({ findings }) => findings[0]?.aspect === 'rhythm')).toMatchObject({
      ...{ way: 'version', before: rhythm(1, 'month'), after: rhythm(1, 'quarter') },
    });
    const [asked, undone] = await events('2026-05');
    expect(asked).toMatchObject({ way: 'amendment', cause: 'force-majeure', reason: '汛期延长两个月' });
    expect(undone).toMatchObject({ way: 'undo', findings: [{ kind: 'brought-forward', days: -31 }] });
  });

  test('the list is narrowed by kind, way and words, and goes on page by page', async () => {
    expect(await events('2026-04', '&kind=softened')).toHaveLength(2);
    expect(await events('2026-04', '&way=edit')).toHaveLength(1);
    expect(await events('2026-04', `&query=${encodeURIComponent('仓库')}`)).toHaveLength(1);
    expectRefusal(await office.get(`/integrity/events?month=2026-04&query=${encodeURIComponent('仓')}`), 'BAD_REQUEST');
    expectRefusal(await office.get('/integrity?month=2026-13'), 'BAD_REQUEST');
    const all = await events('2026-04');
    const seen: string[] = [];
    let cursor = '';
    do {
      const path = `/integrity/events?month=2026-04&campaignId=${campaignId}&limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await office.get<{ rows: IntegrityEvent[]; next: string | null }>(path);
      seen.push(...body.rows.map(({ id }) => id));
      cursor = body.next ?? '';
    } while (cursor);
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  test('a past month answers the same after later changes, to everybody whom the orders reach, and to nobody else', async () => {
    const [before, list] = [await summary('2026-04'), await events('2026-04')];
    await change('疏港公路', { title: '建成疏港公路（二期另列）' });
    expect(await summary('2026-04')).toEqual(before);
    const named = (all: IntegrityEvent[]) =>
      all.map(({ commitment: { title: _, ...rest }, by: __, ...event }) => ({ ...event, rest }));
    expect(named(await events('2026-04'))).toEqual(named(list));
    const district = await world.client('district');
    expect(counts(await summary('2026-04', district))).toEqual(counts(before));
    // Who published is not shown to those who may not see the person; who changed stands on the record.
    const seen = await events('2026-04', '', district);
    expect(seen.find(({ way }) => way === 'edit')?.by).toBe(list.find(({ way }) => way === 'edit')?.by);
    const elsewhere = `/integrity?month=2026-04&regionId=${await world.region('379904')}`;
    expect(counts((await office.get<IntegritySummary>(elsewhere)).body)).toEqual({});
  });

  test('the file holds the same rows in the same order', async () => {
    const path = `/integrity/file?month=2026-04&campaignId=${campaignId}`;
    const response = await fetch(`${server.url}/api${path}`, { headers: { cookie: office.cookie } });
    const read = readWorkbook(new Uint8Array(await response.arrayBuffer()));
    if (read.kind !== 'workbook') throw new Error(JSON.stringify(read));
    const cells: string[][] = [];
    for (const { row, column, text } of read.sheets[0]?.cells ?? []) {
      cells[row] ??= Array<string>(11).fill('');
      (cells[row] as string[])[column] = text;
    }
    const list = await events('2026-04');
    expect(cells.slice(2).map((row) => row[2])).toEqual(list.map(({ commitment }) => commitment.code));
    expect(cells[1]?.slice(0, 4)).toEqual(['日期', '变动', '编号', '事项']);
    const edited = cells.find((row) => row[7] === '攻坚办修改');
    expect(edited?.slice(0, 7)).toEqual([
      ...['2026-04-01', '推迟 31 天', expect.any(String), expect.any(String), '市交通运输局'],
      ...['时限：2026-12-31', '时限：2027-01-31'],
    ]);
  });
});
