import type { Campaign, Commitment, Difference, Document } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, ImportAnswer, Refusal } from './support/client.ts';
import { startWorld, type World } from './support/world.ts';

interface Differences {
  readonly rows: Difference[];
  readonly next: string | null;
  readonly counts: Record<string, number>;
  readonly outcome: { kept: number; changed: number; fresh: number; gone: number };
  readonly replaces: { id: string; version: number };
}
interface Living {
  readonly marks: (Commitment & { status: { light: string; reasons: { code: string }[] } })[];
}

const first = `港口建设方案
（2026年3月2日）

一、重点任务
（一）建设多式联运中心
2026年12月底前建成4个千吨级泊位。（牵头单位：市交通运输局；责任单位：市工信局）
2027年6月底前建成疏港公路46公里。（牵头单位：市交通运输局）
新增临港企业30家。
（二）加强调度
完善调度机制。每月通报一次进展。2026年10月底前建成监测平台1个。
`;
/** The berths move, the road takes longer, more enterprises, no platform, a new hall. */
const second = `港口建设方案
（2026年3月2日）

一、重点任务
（一）建设多式联运中心
2027年12月底前建成疏港公路46公里。（牵头单位：市交通运输局）
2026年12月底前建成4个千吨级泊位。（牵头单位：市交通运输局；责任单位：市工信局）
新增临港企业45家。
2026年11月底前建成仓库12万平方米。
（二）加强调度
完善调度机制。每季度通报一次进展。
`;

let world: World;
let office: Client;
beforeAll(async () => {
  world = await startWorld({ time: '2026-03-10T02:00:00Z' });
  office = await world.client('office');
});
afterAll(() => world.close());

const idOf = (answer: ImportAnswer): string => {
  expect(answer.refusal).toBeNull();
  return answer.events.at(-1)?.documentId ?? '';
};
/** The first version, published anew for each test. */
let draftOfFirst: Promise<string> | undefined;
async function published(): Promise<string> {
  draftOfFirst ??= office.import({ classification: 'internal', text: first }).then(idOf);
  const id = await world.copyOf(await draftOfFirst);
  const answer = await office.post(`/documents/${id}/publication`, { undecided: 'accept' });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return id;
}
const correctedDraft = async (replaces: string, text: string) =>
  idOf(await office.import({ classification: 'internal', replaces, text }));
const living = async (id: string) => (await office.get<Living>(`/documents/${id}/living`)).body.marks;
const leaf = (marks: Living['marks'], words: string) => {
  const mark = marks.find(({ kind, quote }) => kind !== 'group' && quote.includes(words));
  if (!mark) throw new Error(`no mark with ${words}: ${marks.map(({ quote }) => quote).join(' | ')}`);
  return mark;
};
const publish = (id: string) =>
  office.post<Document & Refusal>(`/documents/${id}/publication`, { undecided: 'accept' });

test('a corrected version comes with what says the same accepted already, and the rest to be decided', async () => {
  const id = await published();
  const draft = await correctedDraft(id, `${second}附一。\n`);
  const { body } = await office.get<Document>(`/documents/${draft}`);
  expect(body).toMatchObject({ version: 2, replaces: id, state: 'draft', supersededBy: null });
  const { body: items } = await office.get<{
    rows: { state: string; quote: string; quantity: { at: number } | null }[];
  }>(`/documents/${draft}/items`);
  const states = new Map(items.rows.map((item) => [item.quote, item.state]));
  const accepted = [...states].filter(([, state]) => state === 'accepted').map(([quote]) => quote);
  expect(accepted.some((quote) => quote.includes('4个千吨级泊位'))).toBe(true);
  expect(accepted.some((quote) => quote.includes('仓库'))).toBe(false);
  for (const { quantity } of items.rows) {
    if (quantity) expect(body.text.slice(quantity.at)).toMatch(/^\d/);
  }
});

test('the clerk sees the differences by kind, with the commitments that they touch', async () => {
  const id = await published();
  const draft = await correctedDraft(id, `${second}附二。\n`);
  const { body } = await office.get<Differences>(`/documents/${draft}/differences?limit=200`);
  expect(body.replaces).toMatchObject({ id, version: 1 });
  expect(body.outcome).toMatchObject({ fresh: expect.any(Number), gone: 1 });
  expect(body.outcome.fresh).toBeGreaterThan(0);
  const road = body.rows.find(({ after }) => after?.quote.includes('疏港公路'));
  expect(road).toMatchObject({ kind: 'softened', commitments: [{ outcome: 'changed' }] });
  expect(road?.reasons.map(({ code }) => code)).toContain('due');
  // What came monthly comes quarterly.
  const rhythm = body.rows.find(({ after }) => after?.quote.includes('每季度通报'));
  expect(rhythm).toMatchObject({ kind: 'softened', reasons: [{ code: 'rhythm', direction: 'softer' }] });
  expect(body.rows.find(({ kind }) => kind === 'gone')?.before?.quote).toContain('监测平台');
  const only = await office.get<Differences>(`/documents/${draft}/differences?kind=gone`);
  expect(only.body.rows).toHaveLength(body.counts.gone ?? -1);
  expect((await (await world.client('district')).get(`/documents/${draft}/differences`)).status).toBe(404);
});

test('publishing keeps what did not change, changes the rest on record, adds the new and withdraws what is gone', async () => {
  const id = await published();
  const before = await living(id);
  const berths = leaf(before, '4个千吨级泊位');
  await office.post(`/commitments/${berths.id}/acceptance`, { on: '2026-03-09' });
  const road = leaf(before, '疏港公路');
  const campaign = (await office.get<Campaign>(`/campaigns/${road.campaignId}`)).body;
  const draft = await correctedDraft(id, `${second}附三。\n`);
  const answer = await publish(draft);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);

  const after = await living(draft);
  const { text } = answer.body;
  for (const mark of after) expect(text.slice(mark.start, mark.end)).toBe(mark.quote);
  // Unchanged: id, code, acceptance; another place.
  const kept = leaf(after, '4个千吨级泊位');
  expect(kept).toMatchObject({ id: berths.id, code: berths.code, acceptance: { on: '2026-03-09' } });
  expect(kept.start).not.toBe(berths.start);
  // Changed: the same identity, the new deadline, a record with the version as its reason.
  const changed = leaf(after, '疏港公路');
  expect(changed).toMatchObject({ id: road.id, code: road.code, due: { end: '2027-12-31' } });
  const history = await office.get<{
    rows: { kind: string; reason: string | null; version: number | null; before: object }[];
  }>(`/commitments/${road.id}/changes`);
  expect(history.body.rows).toMatchObject([
    { kind: 'republished', reason: null, version: 2, before: { due: { end: '2027-06-30' } } },
  ]);
  expect(leaf(after, '临港企业').quantity?.value).toBe(45);
  expect(leaf(after, '临港企业').id).toBe(leaf(before, '临港企业').id);
  const mechanism = (marks: Living['marks']) => marks.find(({ kind }) => kind === 'mechanism');
  expect(mechanism(after)).toMatchObject({ id: mechanism(before)?.id, rhythm: { unit: 'quarter' } });
  // New: the next code.
  const fresh = leaf(after, '仓库');
  expect(before.map(({ id: known }) => known)).not.toContain(fresh.id);
  expect(Number(fresh.code.split('-').at(-1))).toBeGreaterThan(before.length);
  // Gone: there, withdrawn, with the reason; in no count and no table.
  const platform = leaf(before, '监测平台');
  const gone = await office.get<Commitment>(`/commitments/${platform.id}`);
  expect(gone.body.withdrawn).toEqual({ on: '2026-03-10', reason: { code: 'left-out', version: 2 } });
  expect(after.map((mark) => mark.id)).not.toContain(platform.id);
  const table = await office.get<{ rows: { id: string }[] }>(`/status/table?campaignId=${road.campaignId}&limit=200`);
  if (table.status === 200) expect(table.body.rows.map((row) => row.id)).not.toContain(platform.id);

  // The sealed text before stays readable with its marks at their old places.
  const old = await living(id);
  expect(old).toHaveLength(before.length);
  expect(leaf(old, '监测平台').status.reasons[0]?.code).toBe('withdrawn');
  const oldText = (await office.get<Document>(`/documents/${id}`)).body;
  expect(oldText.supersededBy).toBe(draft);
  for (const mark of old) expect(oldText.text.slice(mark.start, mark.end)).toBe(mark.quote);

  // One campaign, with its fronts.
  const now = (await office.get<Campaign>(`/campaigns/${road.campaignId}`)).body;
  expect(now).toMatchObject({ id: campaign.id, documentId: draft });
  expect(now.fronts.map((front) => front.id)).toEqual(campaign.fronts.map((front) => front.id));
  expect(
    await world.value(
      "select count(*) from ledger where action = 'commitment.withdrawn' and subject_id = $1",
      platform.id,
    ),
  ).toBe('1');
});

test('what the office changed after publication is not taken back by a version that says the same there', async () => {
  const id = await published();
  const berths = leaf(await living(id), '4个千吨级泊位');
  const change = { due: { text: '2026年11月底前', end: '2026-11-30' } };
  await office.call('PATCH', `/commitments/${berths.id}`, { revision: 1, change, reason: '市长办公会议定' });
  const draft = await correctedDraft(id, `${second}附四。\n`);
  await publish(draft);
  expect(leaf(await living(draft), '4个千吨级泊位').due?.end).toBe('2026-11-30');
});

test('a third version follows the second; an older one cannot be corrected any more', async () => {
  const id = await published();
  const draft = await correctedDraft(id, `${second}附五。\n`);
  const rival = await correctedDraft(id, `${second}附五补。\n`);
  await publish(draft);
  const late = await publish(rival);
  expect({ status: late.status, code: late.body.code }).toEqual({ status: 409, code: 'SUPERSEDED' });
  const old = await office.import({ classification: 'internal', replaces: id, text: `${second}附五再补。\n` });
  expect(old.refusal?.code).toBe('SUPERSEDED');
  const third = await correctedDraft(draft, `${first}附五。\n又补。\n`);
  const answer = await publish(third);
  expect(answer.body).toMatchObject({ version: 3, replaces: draft });
  const marks = await living(third);
  // What came back is promised anew; what was withdrawn stays withdrawn.
  expect(leaf(marks, '监测平台').withdrawn).toBeNull();
  for (const mark of marks) expect(answer.body.text.slice(mark.start, mark.end)).toBe(mark.quote);
  expect(await living(draft)).not.toHaveLength(0);
});

test('a draft, a document of a district above, and a neighbour’s are not corrected', async () => {
  const draft = await world.draft();
  const answer = await office.import({ classification: 'internal', replaces: draft, text: second });
  expect(answer.refusal?.code).toBe('CONFLICT');
  const id = await published();
  const district = await world.client('district');
  const refused = await district.import({ classification: 'internal', replaces: id, text: `${second}附六。\n` });
  expect(refused.refusal?.code).toBe('NOT_ALLOWED');
});
