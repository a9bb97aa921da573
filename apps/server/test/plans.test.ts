import type { Assignment, Document, Mark, Plan, PlanSummary } from '@chengshi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Client, Page } from './support/client.ts';
import { body, clearPlans, due, measureId, newPlan, openPlans, planOf, task } from './support/plans.ts';
import { expectRefusal } from './support/refusal.ts';
import type { World } from './support/world.ts';

let world: World;
let office: Client;
let liaison: Client;
/** The liaison of the bureau of commerce of the city. */
let other: Client;
beforeAll(async () => {
  ({ world, office, liaison, other } = await openPlans());
});
afterAll(() => world.close());
beforeEach(() => clearPlans(world));

describe('a plan on its way', () => {
  test('is written, submitted, returned with marks, corrected, approved: its measures are commitments of the unit under the front', async () => {
    const draft = await newPlan(world, 'draft');
    expect(draft).toMatchObject({ state: 'draft', version: 0, own: true, decides: false, submitted: null });
    expect(draft.code).toMatch(/^\d{4}-\d{2}-P\d{3}$/);
    // The office knows that the unit is writing, and not what.
    expect(await planOf(office, draft.id)).toMatchObject({
      state: 'draft',
      draft: null,
      submitted: null,
      decides: true,
    });

    const { body: submitted } = await liaison.post<Plan>(`/plans/${draft.id}/versions`, { revision: 2 });
    expect(submitted).toMatchObject({ state: 'submitted', version: 1, measures: 3 });
    const returned = await office.post<Plan>(`/plans/${draft.id}/return`, {
      ...{ version: 1, reason: '第一条没有写明地点' },
      marks: [{ measureId: measureId(1), note: '写明建在哪个园区' }],
    });
    expect(returned.body).toMatchObject({
      state: 'returned',
      decisions: [{ version: 1, kind: 'returned', marks: [{ note: '写明建在哪个园区' }] }],
    });

    const [first, ...rest] = body.measures;
    const measures = [{ ...first, words: '在高新区建成共享热处理中心2个' }, ...rest];
    const saved = await liaison.call<Plan>('PUT', `/plans/${draft.id}/draft`, { revision: 2, ...body, measures });
    expect(saved.body.draft?.revision).toBe(3);
    await liaison.post(`/plans/${draft.id}/versions`, { revision: 3 });
    const stale = await office.post(`/plans/${draft.id}/approval`, { version: 1 });
    expectRefusal(stale, 'STALE_PLAN');
    const { body: approved } = await office.post<Plan>(`/plans/${draft.id}/approval`, { version: 2, reason: '同意' });
    expect(approved).toMatchObject({ state: 'approved', version: 2 });
    expect(approved.outcomes.map((outcome) => outcome.kind)).toEqual(['made', 'made', 'made']);
    expect((await office.get<Plan>(`/plans/${draft.id}/versions/1`)).body).toMatchObject({
      measures: [{ words: '建成共享热处理中心2个' }, {}, {}],
    });

    // What was approved lives like any document: quotes are passages of a sealed text, and carry a light.
    const { body: document } = await office.get<Document>(`/documents/${approved.documentId}`);
    expect(document).toMatchObject({ kind: 'plan', state: 'published', seal: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const { body: living } = await office.get<{ marks: Mark[] }>(`/documents/${approved.documentId}/living`);
    expect(living.marks.map((mark) => [mark.kind, mark.quote, mark.due?.end ?? null])).toEqual([
      ['target', '在高新区建成共享热处理中心2个', due],
      ['task', '编制化工产业补链清单', due],
      ['mechanism', '每月调度一次链上企业诉求', null],
    ]);
    for (const mark of living.marks) {
      expect(document.text.slice(mark.start, mark.end)).toBe(mark.quote);
      expect(mark).toMatchObject({ front: { id: draft.front.id }, owner: { lead: ['市工信局'] } });
      if (mark.quantity) expect(document.text[mark.quantity.at]).toBe('2');
    }
    const { rows } = await world.owner.query<{ code: string }>(
      'select code from commitments where campaign_id = $1 order by ordinal',
      [draft.campaign.id],
    );
    const codes = rows.map((row) => row.code);
    expect(new Set(codes).size).toBe(codes.length);
    const last = codes.indexOf(living.marks[0]?.code ?? '');
    expect(codes.slice(last)).toEqual(living.marks.map((mark) => mark.code));
    expect(Number(codes[last]?.slice(-3))).toBe(Number(codes[last - 1]?.slice(-3)) + 1);

    // Who answers for them is proposed like for any other document.
    const { body: owners } = await office.get<Page<Assignment>>(`/commitments/${living.marks[0]?.id}/owners`);
    expect(owners.rows).toMatchObject([
      { role: 'lead', words: '市工信局', how: 'name', state: 'proposed', units: [{ id: draft.unit.id }] },
    ]);

    // What they are measured by, and when they recur, too.
    const indicators = await office.get<Page<{ name: string }>>(
      `/indicators?query=${encodeURIComponent('热处理中心')}`,
    );
    expect(indicators.body.rows).toHaveLength(1);
    const rhythm = await office.get<{ next: object[]; onDayOff: string }>(`/commitments/${living.marks[2]?.id}/rhythm`);
    expect(rhythm.body).toMatchObject({ next: [{}, {}, {}, {}], onDayOff: 'previous' });

    // The lists of documents keep to what orders; the overview counts plans apart.
    const orders = await office.get<Page<{ id: string }>>('/documents');
    expect(orders.body.rows.map((row) => row.id)).not.toContain(approved.documentId);
    expect((await office.get<Page<{ id: string }>>('/documents?kind=plan')).body.rows.map((row) => row.id)).toContain(
      approved.documentId,
    );
    const { body: overview } = await office.get<{ plans: { documents: number; counts: Record<string, number> } }>(
      '/overview',
    );
    expect(overview.plans.documents).toBeGreaterThan(0);
    expect(Object.values(overview.plans.counts).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(3);

    const { body: standing } = await office.get<{ fronts: { id: string; counts: Record<string, number> }[] }>(
      `/campaigns/${draft.campaign.id}/unit-plans/standing`,
    );
    expect(standing.fronts.find((front) => front.id === draft.front.id)?.counts.green).toBeGreaterThanOrEqual(2);

    // What was decided is final.
    for (const [path, more] of [
      ['approval', {}],
      ['return', { reason: '再议' }],
    ] as const) {
      expectRefusal(await office.post(`/plans/${draft.id}/${path}`, { version: 2, ...more }), 'PLAN_NOT_OPEN');
    }
    expectRefusal(await liaison.post(`/plans/${draft.id}/withdrawal`, { reason: '不报了' }), 'PLAN_NOT_OPEN');
    const { body: ledger } = await (await world.client('auditor')).get<Page<{ action: string }>>(
      `/ledger?subjectId=${draft.id}`,
    );
    expect(ledger.rows.map((entry) => entry.action).reverse()).toEqual(
      'begun saved submitted returned saved submitted approved'.split(' ').map((word) => `plan.${word}`),
    );
  });

  test('is not submitted while something is missing, which is said place by place; nothing typed is lost', async () => {
    const gaps = [
      task(1, '编制清单', { dueOn: null, person: '' }),
      task(2, '新增企业40家', { kind: 'target' }),
      task(3, ' '),
    ];
    const draft = await newPlan(world, 'draft', { body: { title: '方案', idea: '', measures: gaps } });
    const refused = await liaison.post(`/plans/${draft.id}/versions`, { revision: 2 });
    const { faults } = expectRefusal(refused, 'PLAN_INCOMPLETE');
    expect(faults?.map((fault) => `${fault.place.split(' · ')[0]}：${fault.zh}`)).toEqual([
      '攻坚思路：没有填写',
      '举措 1：没有完成时限',
      '举措 1：没有责任人',
      '举措 2：目标须有数值和单位',
    ]);
    expect((await planOf(liaison, draft.id)).draft?.measures).toHaveLength(3);
  });

  test('is one per unit and front while it is in hand, and can be begun anew after it was withdrawn', async () => {
    const draft = await newPlan(world, 'submitted');
    const again = { unitId: draft.unit.id, frontId: draft.front.id };
    expectRefusal(await liaison.post('/plans', again), 'CONFLICT');
    const withdrawn = await liaison.post<Plan>(`/plans/${draft.id}/withdrawal`, { reason: '与总体方案合并' });
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn', decisions: [{ kind: 'withdrawn' }] });
    expect((await liaison.post('/plans', again)).status).toBe(201);
  });

  test('takes the changes of two colleagues in turn, and a change whose answer was lost once', async () => {
    const draft = await newPlan(world, 'draft');
    const change = { revision: 2, ...body, idea: '改一个思路。' };
    expect((await liaison.call('PUT', `/plans/${draft.id}/draft`, change)).status).toBe(200);
    const again = await liaison.call<Plan>('PUT', `/plans/${draft.id}/draft`, change);
    expect(again.body.draft).toMatchObject({ revision: 3, idea: '改一个思路。' });
    expectRefusal(await liaison.call('PUT', `/plans/${draft.id}/draft`, { ...change, idea: '另一个' }), 'STALE_PLAN');
    expectRefusal(await liaison.post(`/plans/${draft.id}/versions`, { revision: 2 }), 'STALE_PLAN');
  });

  test('cannot be changed while the office reads it', async () => {
    const plan = await newPlan(world, 'submitted');
    const change = { revision: 2, ...body, idea: '偷偷改' };
    expectRefusal(await liaison.call('PUT', `/plans/${plan.id}/draft`, change), 'PLAN_NOT_OPEN');
  });
});

describe('measures that belong elsewhere', () => {
  test('go into a commitment or another unit’s plan, the rest are approved; each is found again', async () => {
    const plan = await newPlan(world, 'submitted');
    const receiving = await newPlan(world, 'submitted', { client: other, unit: '市商务局' });
    const commitmentId = await world.value(
      "select id from commitments where campaign_id = $1 and kind <> 'group' order by ordinal limit 1",
      plan.campaign.id,
    );
    const mergers = [
      { measureId: measureId(1), into: { kind: 'commitment', id: commitmentId } },
      { measureId: measureId(2), into: { kind: 'plan', id: receiving.id, measureId: measureId(2) } },
    ];
    const answer = await office.post<Plan>(`/plans/${plan.id}/merger`, { version: 1, reason: '与任务书重复', mergers });
    expect(answer.body).toMatchObject({ state: 'approved' });
    expect(
      answer.body.outcomes.map(({ kind, commitment, plan: into }) => [kind, commitment?.id, into?.unitName]),
    ).toEqual([
      ['merged', commitmentId, undefined],
      ['merged', undefined, '市商务局'],
      ['made', expect.any(String), undefined],
    ]);
    const { body: living } = await office.get<{ marks: Mark[] }>(`/documents/${answer.body.documentId}/living`);
    expect(living.marks).toHaveLength(1);
    // The receiving unit is told, and once its plan is approved the measure leads to what became of it.
    expect((await planOf(other, receiving.id)).received).toMatchObject([
      { plan: { unitName: '市工信局' }, words: '编制化工产业补链清单' },
    ]);
    const { body: settled } = await office.post<Plan>(`/plans/${receiving.id}/approval`, { version: 1 });
    const became = (await planOf(liaison, plan.id)).outcomes[1]?.commitment?.id;
    expect(became).toBe(settled.outcomes[1]?.commitment?.id);
  });

  test('are all of them: the plan is merged and makes nothing', async () => {
    const plan = await newPlan(world, 'submitted');
    const receiving = await newPlan(world, 'submitted', { client: other, unit: '市商务局' });
    const mergers = body.measures.map(({ id }) => ({ measureId: id, into: { kind: 'plan', id: receiving.id } }));
    const itself = mergers.map((merger) => ({ ...merger, into: { kind: 'plan', id: plan.id } }));
    expectRefusal(
      await office.post(`/plans/${plan.id}/merger`, { version: 1, reason: '并入', mergers: itself }),
      'NOT_FOUND',
    );
    const { body: merged } = await office.post<Plan>(`/plans/${plan.id}/merger`, {
      version: 1,
      reason: '并入',
      mergers,
    });
    expect(merged).toMatchObject({ state: 'merged', documentId: null });
    // Titles and words travel with the measures: the plan itself stays out of the other unit's sight.
    expect((await other.get(`/plans/${plan.id}`)).status).toBe(404);
    expect((await planOf(other, receiving.id)).received).toHaveLength(3);
  });
});

test('the list pages without gaps, filters by state, front, unit and words, and knows what is one’s own', async () => {
  await newPlan(world, 'submitted');
  await newPlan(world, 'draft', { front: '项目建设', body: { ...body, title: '榫卯项目推进方案' } });
  await newPlan(world, 'submitted', { client: other, unit: '市商务局' });
  const all = (await office.get<Page<PlanSummary>>('/plans?limit=200')).body.rows.map((row) => row.id);
  const paged: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body: page }: { body: Page<PlanSummary> } = await office.get(
      `/plans?limit=2${cursor && `&cursor=${cursor}`}`,
    );
    paged.push(...page.rows.map((row) => row.id));
    cursor = page.next;
  }
  expect(paged).toEqual(all);
  const submitted = (await office.get<Page<PlanSummary>>('/plans?states[]=submitted')).body.rows;
  expect(submitted.map((row) => row.state)).toEqual(['submitted', 'submitted']);
  const own = (await liaison.get<Page<PlanSummary>>('/plans?own=true&states[]=draft&states[]=submitted')).body.rows;
  expect(own.map((row) => row.title)).toEqual(['榫卯项目推进方案', body.title]);
  const found = (await liaison.get<Page<PlanSummary>>(`/plans?query=${encodeURIComponent('榫卯')}`)).body.rows;
  expect(found.map((row) => row.state)).toEqual(['draft']);
  // Another unit does not find the words of a draft either.
  expect((await other.get<Page<PlanSummary>>(`/plans?query=${encodeURIComponent('榫卯')}`)).body.rows).toEqual([]);
});
