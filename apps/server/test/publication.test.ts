import type { PublicationDecisions, PublicationPlan } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, Refusal } from './support/client.ts';
import { importedDraft, publish } from './support/publication.ts';
import { newAccount, startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
beforeAll(async () => {
  world = await startWorld({ time: '2026-03-10T02:00:00Z' });
  office = await world.client('office');
});
afterAll(() => world.close());

const planOf = async (id: string) => (await office.get<PublicationPlan>(`/documents/${id}/publication-plan`)).body;
const decide = (id: string, revision: number, decisions: Partial<PublicationDecisions>, by = office) =>
  by.call<PublicationPlan & Refusal>('PUT', `/documents/${id}/publication-plan`, { revision, decisions });
const front = (plan: PublicationPlan, name: string) => {
  const found = plan.fronts.find((each) => each.name === name);
  if (!found) throw new Error(`no front ${name}`);
  return found;
};

test('the plan says what would be published: fronts, tree, phases, milestones, indicators, parts, rhythms and owners', async () => {
  const plan = await planOf(await importedDraft(world));
  expect(plan).toMatchObject({ revision: 0, changed: null, notes: [] });
  expect(plan.fronts.map(({ name }) => name)).toEqual(['总体目标', '重点任务', '组织保障']);
  expect(plan.phases.map(({ name, from, until }) => [name, from, until])).toEqual([
    ['2026年', '2026-03-02', '2026-12-31'],
    ['2027年', '2027-01-01', '2027-12-31'],
  ]);
  expect(plan.milestones.map(({ on }) => on)).toEqual([...plan.milestones.map(({ on }) => on)].sort());
  expect(plan.milestones.length).toBeGreaterThan(0);
  const each = plan.targets.find(({ quantity }) => quantity.value === 25);
  expect(each?.parts?.map((part) => [part.name, part.value])).toEqual(
    ['澄湖区', '望岳区', '青埠区', '栖川区', '怀林县', '禾陵市'].map((name) => [name, 25]),
  );
  const throughput = plan.targets.find(({ quantity }) => quantity.value === 800);
  expect(throughput?.indicator).toMatchObject({ kind: 'new', name: '港口吞吐量' });
  const rhythm = plan.rhythms.find((each) => each.rhythm.unit === 'month');
  // The last day of April 2026 is worked; 31 May is a Sunday.
  expect(rhythm?.next.slice(0, 3)).toEqual([
    { nominal: '2026-03-31', date: '2026-03-31' },
    { nominal: '2026-04-30', date: '2026-04-30' },
    { nominal: '2026-05-31', date: '2026-05-29' },
  ]);
});

test('owners are known by short name, by every county, by a region in front, and doubtfully by an abbreviation', async () => {
  const { owners } = await planOf(await importedDraft(world));
  const of = (words: string) => owners.find((owner) => owner.words.normalize('NFKC').includes(words));
  expect(of('市交通运输局')).toMatchObject({ how: 'name', doubtful: false, units: [{ name: '云泽市交通运输局' }] });
  expect(of('市工信局')?.units.map(({ name }) => name)).toEqual(['云泽市工业和信息化局']);
  expect(of('市交运局')).toMatchObject({ how: 'abbreviation', doubtful: true, units: [{ name: '云泽市交通运输局' }] });
  expect(of('青埠区政府')?.units.map(({ name }) => name)).toEqual(['青埠区人民政府']);
  const every = owners.find(({ how }) => how === 'every');
  expect(every?.units).toHaveLength(6);
});

test('fronts and groups that the document has no heading for are made, filled and published; an empty group is not', async () => {
  const id = await importedDraft(world);
  const before = await planOf(id);
  const key = (name: string) => `made:${name.padStart(32, '0')}`;
  const [newFront, outer, inner, hollow] = ['a', 'b', 'c', 'd'].map(key) as [string, string, string, string];
  const berths = before.nodes.find(({ title }) => title.includes('泊位'));
  const highway = before.nodes.find(({ title }) => title.includes('疏港公路'));
  const firms = before.nodes.find(({ title }) => title.includes('临港企业'));
  const made = [
    { key: newFront, kind: 'front', name: '要素保障' },
    { key: outer, kind: 'group', name: '交通先行' },
    { key: inner, kind: 'group', name: '公路' },
    { key: hollow, kind: 'group', name: '以后再说' },
  ] as PublicationDecisions['made'];
  const places = [
    { key: outer, parent: null, front: newFront },
    { key: hollow, parent: outer, front: null },
    { key: inner, parent: outer, front: null },
    { key: highway?.key ?? '', parent: inner, front: null },
    { key: firms?.key ?? '', parent: outer, front: null },
  ];
  const { body, status } = await decide(id, 0, { made, places });
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body.notes).toEqual([]);
  expect(body.fronts.at(-1)).toMatchObject({ key: newFront, name: '要素保障', heading: '', commitments: 2 });
  const titles = body.nodes.map(({ title }) => title);
  expect(titles.slice(titles.indexOf('交通先行'), titles.indexOf('交通先行') + 3)).toEqual([
    '交通先行',
    '公路',
    highway?.title,
  ]);
  expect(titles.at(-1)).toBe('以后再说');
  const parent = (title: string | undefined) => {
    const node = body.nodes.find((one) => one.title === title);
    return [body.nodes.find((one) => one.key === node?.parent)?.title ?? null, node?.front, node?.moved];
  };
  expect(parent('公路')).toEqual(['交通先行', newFront, false]);
  expect(parent(highway?.title)).toEqual(['公路', newFront, true]);
  expect(parent(firms?.title)).toEqual(['交通先行', newFront, true]);
  expect(parent(berths?.title)[0]).toContain('多式联运');

  const campaign = await publish(world, id);
  expect(campaign.fronts.map(({ name, commitments }) => [name, commitments]).at(-1)).toEqual(['要素保障', 2]);
  const { rows } = await world.owner.query<{ title: string; above: string | null; quote: string; fits: boolean }>(
    `select c.title, p.title as above, c.quote, p.ordinal is null or p.ordinal < c.ordinal as fits
     from commitments c left join commitments p on p.id = c.parent_id where c.campaign_id = $1 order by c.ordinal`,
    [campaign.id],
  );
  expect(rows.every(({ fits }) => fits)).toBe(true);
  expect(rows.map(({ title }) => title)).not.toContain('以后再说');
  expect(rows.find(({ title }) => title === '公路')).toMatchObject({ above: '交通先行', quote: '' });
  expect((await office.get(`/documents/${id}/living`)).status).toBe(200);
});

test('a group below itself, twice, or on something that is gone spoils nothing', async () => {
  const id = await importedDraft(world);
  const [a, b] = ['1', '2'].map((name) => `made:${name.padStart(32, '0')}`) as [string, string];
  const made = [a, b].map((key) => ({ key, kind: 'group', name: key.slice(-1) })) as PublicationDecisions['made'];
  const task = (await planOf(id)).nodes.find(({ kind }) => kind === 'task')?.key ?? '';
  const places = [
    { key: a, parent: b, front: null },
    { key: b, parent: a, front: null },
    { key: task, parent: a, front: null },
    { key: b, parent: task, front: null },
  ];
  const { body } = await decide(id, 0, { made, places });
  expect(body.nodes.filter(({ key }) => key === a || key === b)).toHaveLength(2);
  expect((await decide(id, 1, { made: [...made, ...made] })).status).toBe(400);
  expect(
    (await decide(id, 1, { made, places: [{ key: task, parent: `made:${'9'.repeat(32)}`, front: null }] })).body.notes,
  ).toHaveLength(1);
  await publish(world, id);
});

test('fronts are renamed, merged, ordered and given a patron; the tree is changed; the campaign comes out like that', async () => {
  const id = await importedDraft(world);
  const before = await planOf(id);
  const [goal, tasks, support] = ['总体目标', '重点任务', '组织保障'].map((name) => front(before, name).key);
  const patronId = await world.person('leader');
  const group = before.nodes.find(({ kind }) => kind === 'group');
  const loose = before.nodes.find((node) => node.front === support && node.kind === 'task');
  const answer = await decide(id, 0, {
    name: '港口攻坚',
    fronts: [
      { key: tasks ?? '', name: '港口建设', patronId },
      { key: goal ?? '' },
      { key: support ?? '', into: tasks ?? '' },
    ],
    places: [{ key: loose?.key ?? '', parent: group?.key ?? '', front: null }],
    phases: [{ name: '一年打基础', from: '2026-03-02', until: '2026-12-31' }],
    milestones: [{ title: '多式联运中心开港', on: '2026-12-31', item: before.dated[0]?.item ?? null }],
  });
  expect(answer.body).toMatchObject({ revision: 1, changed: { by: '郁修文' }, name: '港口攻坚', notes: [] });
  expect(answer.body.fronts.map(({ name, patron, merged }) => [name, patron?.name, merged.length])).toEqual([
    ['港口建设', '沈知衡', 1],
    ['总体目标', undefined, 0],
  ]);
  expect(answer.body.nodes.find(({ key }) => key === loose?.key)).toMatchObject({ parent: group?.key, moved: true });

  const campaign = await publish(world, id);
  expect(campaign.name).toBe('港口攻坚');
  expect(campaign.fronts.map(({ name, patron }) => [name, patron?.name])).toEqual([
    ['港口建设', '沈知衡'],
    ['总体目标', undefined],
  ]);
  expect(campaign.phases.map(({ name }) => name)).toEqual(['一年打基础']);
  expect(campaign.milestones).toMatchObject([{ title: '多式联运中心开港', commitment: { accepted: false } }]);
  const parent = await world.value(
    'select p.title from commitments c join commitments p on p.id = c.parent_id where c.document_id = $1 and c.title = $2',
    id,
    loose?.title,
  );
  expect(parent).toBe(group?.title);
});

test('two clerks: the second one is told who changed the plan, and nothing of the first is lost', async () => {
  const id = await importedDraft(world);
  const colleague = await newAccount(world, { userName: 'office-two', role: 'office', regionCode: '379900' });
  expect((await decide(id, 0, { name: '甲' }, colleague.client)).status).toBe(200);
  const refused = await decide(id, 0, { name: '乙' });
  expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 409, code: 'STALE_PUBLICATION' });
  expect(refused.body.data.zh).toContain('测试 office-two');
  expect(await planOf(id)).toMatchObject({ revision: 1, name: '甲' });
});

test('decisions about what is gone fall away with a note, and the publication goes through', async () => {
  const id = await importedDraft(world);
  const plan = await planOf(id);
  const support = front(plan, '组织保障');
  const only = plan.nodes.filter((node) => node.front === support.key);
  const target = plan.targets[0];
  await decide(id, 0, {
    fronts: [
      { key: support.key, name: '保障' },
      { key: 'section:0', into: support.key },
    ],
    places: [{ key: plan.nodes[0]?.key ?? '', parent: only[0]?.key ?? '', front: null }],
    milestones: [{ title: '办法出台', on: '2026-04-30', item: only[0]?.key ?? null }],
    indicators: [{ item: target?.key ?? '', choice: { kind: 'existing', id: id as never } }],
    owners: [{ words: '市工信局', unitIds: [id as never] }],
  });
  const itemIds = only.filter(({ kind }) => kind !== 'group').map(({ key }) => key.replace('item:', ''));
  await office.post(`/documents/${id}/edits`, { step: { op: 'decide', itemIds, decision: 'reject' } });
  const { notes } = await planOf(id);
  expect(notes.map(({ zh }) => zh).join('\n')).toContain('战线“保障”在草稿中已不存在');
  expect(notes.map(({ zh }) => zh).join('\n')).toContain('节点“办法出台”');
  const campaign = await publish(world, id);
  expect(campaign.fronts.map(({ name }) => name)).not.toContain('保障');
  expect(campaign.milestones).toMatchObject([{ title: '办法出台', commitment: null }]);
});

test('a group cannot be hung below itself, and a front not be merged in a circle', async () => {
  const id = await importedDraft(world);
  const plan = await planOf(id);
  const child = plan.nodes.find(({ parent }) => parent !== null);
  const [first, second] = plan.fronts;
  const { body } = await decide(id, 0, {
    fronts: [
      { key: first?.key ?? '', into: second?.key ?? '' },
      { key: second?.key ?? '', into: first?.key ?? '' },
    ],
    places: [{ key: child?.parent ?? '', parent: child?.key ?? '', front: null }],
  });
  expect(body.notes).toHaveLength(3);
  expect(body.fronts).toHaveLength(3);
});

test('a district office decides nothing about a draft or campaign of the city', async () => {
  const id = await importedDraft(world);
  const district = await world.client('district');
  expect((await district.get(`/documents/${id}/publication-plan`)).status).toBe(404);
  expect((await decide(id, 0, { name: '越权' }, district)).status).toBe(404);
  const campaign = await publish(world, id);
  const answer = await district.call('PUT', `/campaigns/${campaign.id}/fronts`, { revision: 1, fronts: [] });
  expect(answer.status).toBe(403);
});
