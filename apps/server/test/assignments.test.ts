import type { AssignedName, Assignment, PublicationPlan } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client, Page, Refusal } from './support/client.ts';
import { startWorld, type World } from './support/world.ts';

type Outcome = { assignments: number; learned: number } & Refusal;

const text = `港口建设方案
（2026年3月2日）

一、重点任务
2026年12月底前建成4个千吨级泊位。（牵头单位：市交运局；责任单位：市工信局、各区（市、县）政府）
2027年6月底前建成疏港公路46公里。（牵头单位：市交运局；责任单位：青埠区政府、县港务公司）
`;

let world: World;
let office: Client;
let draft: string;
beforeAll(async () => {
  world = await startWorld({ time: '2026-03-10T02:00:00Z' });
  office = await world.client('office');
  draft = (await office.import({ classification: 'internal', text })).events.at(-1)?.documentId ?? '';
});
afterAll(() => world.close());

/** Publishes another copy of the text; gives its campaign. */
async function published(decisions?: unknown): Promise<string> {
  const id = await world.copyOf(draft);
  if (decisions) await office.call('PUT', `/documents/${id}/publication-plan`, { revision: 0, decisions });
  const answer = await office.post(`/documents/${id}/publication`, { undecided: 'accept' });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return world.value('select id from campaigns where document_id = $1', id);
}
const names = async (campaignId: string, filter = ''): Promise<AssignedName[]> =>
  (await office.get<Page<AssignedName>>(`/assignments?campaignId=${campaignId}${filter && `&filter=${filter}`}`)).body
    .rows;
const words = (rows: readonly AssignedName[]) => rows.map((row) => row.words);
const commitmentWith = (campaignId: string, quote: string) =>
  world.value(
    'select id from commitments where campaign_id = $1 and position($2 in quote) > 0 and owner is not null order by ordinal limit 1',
    campaignId,
    quote,
  );
const owners = async (id: string) => (await office.get<{ rows: Assignment[] }>(`/commitments/${id}/owners`)).body.rows;
const confirm = (campaignId: string, ...these: string[]) =>
  office.post<Outcome>('/assignments/confirmations', { names: these.map((name) => ({ campaignId, words: name })) });

test('at publication every commitment has its lead, its support and its patron proposed', async () => {
  const patronId = await world.person('leader');
  const plan = (await office.get<PublicationPlan>(`/documents/${draft}/publication-plan`)).body;
  const campaign = await published({ fronts: [{ key: plan.fronts[0]?.key, patronId }] });
  const rows = await owners(await commitmentWith(campaign, '千吨级泊位'));
  expect(rows.map(({ role, state }) => [role, state])).toEqual([
    ['lead', 'proposed'],
    ['support', 'proposed'],
    ['support', 'proposed'],
    ['patron', 'proposed'],
  ]);
  expect(rows[0]).toMatchObject({ words: '市交运局', how: 'abbreviation', doubtful: true });
  expect(rows[0]?.units.map(({ name }) => name)).toEqual(['云泽市交通运输局']);
  expect(rows[2]?.units).toHaveLength(6);
  expect(rows[3]).toMatchObject({ person: { id: patronId, name: '沈知衡' } });
});

test('the list tells unmatched, doubtful and certain names apart, once for each name', async () => {
  const campaign = await published();
  expect(words(await names(campaign, 'unmatched'))).toEqual(['县港务公司']);
  expect(await names(campaign, 'doubtful')).toMatchObject([{ words: '市交运局', state: 'proposed' }]);
  expect(words(await names(campaign, 'certain'))).toEqual(expect.arrayContaining(['市工信局', '青埠区政府']));
  expect(await names(campaign, 'settled')).toEqual([]);
  const all = await names(campaign);
  expect(new Set(words(all)).size).toBe(all.length);
});

test('confirming a doubtful name settles it everywhere and is learned: the next document matches by itself', async () => {
  const campaign = await published();
  const answer = await confirm(campaign, '市交运局');
  expect(answer.body).toMatchObject({ learned: 1 });
  expect(answer.body.assignments).toBeGreaterThan(1);
  expect(await names(campaign, 'settled')).toMatchObject([{ words: '市交运局', state: 'confirmed' }]);
  const next = await published();
  expect(await names(next, 'doubtful')).toEqual([]);
  expect((await names(next)).find((row) => row.words === '市交运局')).toMatchObject({
    how: 'learned',
    doubtful: false,
  });
  const alias = await world.value(
    "select source || ' ' || p.name from unit_aliases a join people p on p.id = a.added_by where alias = '市交运局'",
  );
  expect(alias).toBe('learned 郁修文');
  // Facts are superseded, never overwritten.
  const facts = await world.value(
    "select string_agg(distinct number || a.state, ' ' order by number || a.state) from assignments a join commitments c on c.id = a.commitment_id where c.campaign_id = $1 and words = '市交运局'",
    campaign,
  );
  expect(facts).toBe('1proposed 2confirmed');
  expect(await world.value("select count(*) from ledger where action = 'unit.name-learned'")).toBe('1');
});

test('an unmatched name cannot be confirmed; it is corrected, for all commitments or for one', async () => {
  const campaign = await published();
  const refused = await confirm(campaign, '县港务公司');
  expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 409, code: 'CONFLICT' });
  const port = await world.value("select id from units where name = '云泽市港航发展中心'");
  const correct = (body: object) => office.post<Outcome>('/assignments/corrections', { campaignId: campaign, ...body });
  const one = await commitmentWith(campaign, '疏港公路');
  await correct({ words: '市工信局', unitIds: [port], commitmentId: await commitmentWith(campaign, '千吨级泊位') });
  expect(await world.value("select count(*) from unit_aliases where alias = '市工信局' and unit_id = $1", port)).toBe(
    '0',
  );
  expect((await correct({ words: '县港务公司', unitIds: [port] })).body.learned).toBe(1);
  const row = (await owners(one)).find((each) => each.words === '县港务公司');
  expect(row).toMatchObject({ state: 'corrected', how: 'chosen', units: [{ id: port }] });
  expect((await correct({ words: '青埠区政府', unitIds: [] })).status).toBe(200);
  expect((await correct({ words: '没有这个名称', unitIds: [port] })).status).toBe(404);
});

test('several are confirmed at once, and a press that is repeated changes nothing more', async () => {
  const campaign = await published();
  const certain = words(await names(campaign, 'certain'));
  const body = { names: certain.map((name) => ({ campaignId: campaign, words: name })) };
  const first = await office.post<Outcome>('/assignments/confirmations', body, { 'idempotency-key': 'confirm-1' });
  const again = await office.post<Outcome>('/assignments/confirmations', body, { 'idempotency-key': 'confirm-1' });
  expect(first.body.assignments).toBeGreaterThanOrEqual(certain.length);
  expect(again.body).toEqual(first.body);
  expect(await names(campaign, 'certain')).toEqual([]);
});

test('what the clerk chose before publication is what is proposed', async () => {
  const port = await world.value("select id from units where name = '云泽市港航发展中心'");
  const campaign = await published({ owners: [{ words: '县港务公司', unitIds: [port] }] });
  const row = (await names(campaign)).find((each) => each.words === '县港务公司');
  expect(row).toMatchObject({ how: 'chosen', state: 'proposed', units: [{ id: port }] });
});

test('another patron of a front takes the place of the one before', async () => {
  const plan = (await office.get<PublicationPlan>(`/documents/${draft}/publication-plan`)).body;
  const [leader, inspector] = [await world.person('leader'), await world.person('inspector')];
  const campaign = await published({ fronts: [{ key: plan.fronts[0]?.key, patronId: leader }] });
  const { body } = await office.get<{ revision: number; fronts: { id: string; name: string }[] }>(
    `/campaigns/${campaign}`,
  );
  const fronts = body.fronts.map(({ id, name }) => ({ id, name, patronId: inspector }));
  await office.call('PUT', `/campaigns/${campaign}/fronts`, { revision: body.revision, fronts });
  const rows = (await owners(await commitmentWith(campaign, '千吨级泊位'))).filter(({ role }) => role === 'patron');
  expect(rows.map(({ person }) => person?.id)).toEqual([inspector]);
});

test('when the office changes the names of a commitment, owners follow: what is gone is withdrawn, what is new is proposed', async () => {
  const campaign = await published();
  const id = await commitmentWith(campaign, '千吨级泊位');
  const change = { owner: { lead: ['市交运局'], support: ['市水利局'] } };
  const answer = await office.call('PATCH', `/commitments/${id}`, { revision: 1, change, reason: '职责调整' });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const rows = await owners(id);
  expect(rows.map((row) => [row.role, row.words])).toEqual([
    ['lead', '市交运局'],
    ['support', '市水利局'],
  ]);
  expect(rows[1]).toMatchObject({ state: 'proposed', units: [{ name: '云泽市水利局' }] });
});

test('a district office reads who answers for what reaches it, decides nothing of it, and teaches no name of the city', async () => {
  const campaign = await published();
  const district = await world.client('district');
  const seen = await district.get<Page<AssignedName>>(`/assignments?campaignId=${campaign}`);
  expect(seen.body.rows.length).toBeGreaterThan(0);
  const body = { names: [{ campaignId: campaign, words: '市工信局' }] };
  expect((await district.post('/assignments/confirmations', body)).status).toBe(403);
  const unit = await world.value("select id from units where name = '云泽市工业和信息化局'");
  const person = await world.person('district');
  const teach = await asApplication(world.server, { person, grants: 'office:/379900/379904/' }, (client) =>
    attempt(
      client,
      `insert into unit_aliases (unit_id, region_path, alias, source, added_by, added_at)
       values ($1, '/379900/', '某局', 'learned', $2, now())`,
      [unit, person],
    ),
  );
  expect(teach).toBe(refusedByDatabase);
});
