import type { Assignment, CalledUnit, Document, Mark, Plan, PlanCall, PlanSummary } from '@chengshi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client } from './support/client.ts';
import { body, clearPlans, due, frontNamed, measureId, newPlan, task, unitNamed } from './support/plans.ts';
import { expectRefusal } from './support/refusal.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { newAccount, openWorld, type World } from './support/world.ts';

interface Rows<Row> {
  readonly rows: Row[];
  readonly next: string | null;
}

let server: TestServer;
let world: World;
let office: Client;
let liaison: Client;
/** The liaison of the bureau of commerce of the city, and of a bureau of the district 青埠区. */
let other: Client;
let districtUnit: Client;

/** An account whose only role is that of a unit's liaison. */
async function liaisonOf(userName: string, shortName: string): Promise<Client> {
  const unitId = await unitNamed(world, shortName);
  const regionCode = await world.value(
    'select r.code from units u join regions r on r.id = u.region_id where u.id = $1',
    unitId,
  );
  const { id } = await newAccount(world, { userName, role: 'inspector', regionCode, unitId });
  const security = await world.client('security');
  const regionId = await world.region(regionCode);
  await security.post(`/people/${id}/roles/revocations`, { role: 'inspector', regionId });
  await security.post(`/people/${id}/roles`, { role: 'liaison', unitId });
  return server.as(userName);
}

beforeAll(async () => {
  server = await startTestServer();
  world = await openWorld(server);
  office = await world.client('office');
  liaison = await world.client('liaison');
  other = await liaisonOf('shangwu', '市商务局');
  districtUnit = await liaisonOf('qingbu-gx', '青埠区工信局');
});
afterAll(async () => {
  await world.close();
  await server.close();
});
beforeEach(() => clearPlans(world));

const planOf = async (client: Client, id: string) => (await client.get<Plan>(`/plans/${id}`)).body;

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
    const { body: owners } = await office.get<Rows<Assignment>>(`/commitments/${living.marks[0]?.id}/owners`);
    expect(owners.rows).toMatchObject([
      { role: 'lead', words: '市工信局', how: 'name', state: 'proposed', units: [{ id: draft.unit.id }] },
    ]);

    // What they are measured by, and when they recur, too.
    const indicators = await office.get<Rows<{ name: string }>>(
      `/indicators?query=${encodeURIComponent('热处理中心')}`,
    );
    expect(indicators.body.rows).toHaveLength(1);
    const rhythm = await office.get<{ next: object[]; onDayOff: string }>(`/commitments/${living.marks[2]?.id}/rhythm`);
    expect(rhythm.body).toMatchObject({ next: [{}, {}, {}, {}], onDayOff: 'previous' });

    // The lists of documents keep to what orders; the overview counts plans apart.
    const orders = await office.get<Rows<{ id: string }>>('/documents');
    expect(orders.body.rows.map((row) => row.id)).not.toContain(approved.documentId);
    expect((await office.get<Rows<{ id: string }>>('/documents?kind=plan')).body.rows.map((row) => row.id)).toContain(
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
    const { body: ledger } = await (await world.client('auditor')).get<Rows<{ action: string }>>(
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

describe('a plan from a text', () => {
  const text = `市工信局产业集群攻坚方案

一、总体思路
围绕高端装备、精细化工两条主链，坚持以龙头带配套、以平台聚要素，先补断点、再强链条。

二、主要举措
1. 建成共享热处理中心2个，2026年12月底前投入使用。责任人：冉以宁。
2. 新增“专精特新”企业40家以上，2027年6月底前完成。
3. 编制化工产业补链清单，2026年12月20日前印发。`;

  const read = (id: string, revision: number, fields: Readonly<Record<string, string | File>>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ revision: String(revision), ...fields })) form.set(name, value);
    return liaison.call<{ plan: Plan; measures: number }>('POST', `/plans/${id}/readings`, form);
  };

  test('has title, approach and measures with figures, deadlines and persons; reading again adds and takes nothing away', async () => {
    server.setTime('2026-11-24T02:00:00Z');
    const empty = await liaison.post<Plan>('/plans', {
      unitId: await unitNamed(world, '市工信局'),
      frontId: await frontNamed(world, '产业集群'),
    });
    const { body: answer } = await read(empty.body.id, 1, { text });
    expect(answer.measures).toBe(3);
    const draft = answer.plan.draft;
    expect(draft).toMatchObject({ title: '市工信局产业集群攻坚方案', revision: 2 });
    expect(draft?.idea).toBe('围绕高端装备、精细化工两条主链，坚持以龙头带配套、以平台聚要素，先补断点、再强链条。');
    expect(draft?.measures.map(({ kind, words, dueOn, person }) => [kind, words.slice(0, 11), dueOn, person])).toEqual([
      ['target', '建成共享热处理中心2个', '2026-12-31', '冉以宁'],
      ['target', '新增“专精特新”企业4', '2027-06-30', ''],
      ['task', '编制化工产业补链清单，', '2026-12-20', ''],
    ]);
    expect(draft?.measures[1]?.quantity).toMatchObject({ value: 40, unit: '家', comparator: 'ge', at: 10 });

    const file = new File(['2027年底前，建成中试基地3个。'], '补充举措.txt');
    const { body: second } = await read(empty.body.id, 2, { file });
    expect(second.plan.draft?.measures.map((measure) => measure.words.slice(0, 2))).toEqual([
      '建成',
      '新增',
      '编制',
      '建成',
    ]);
    expect(second.plan.draft).toMatchObject({ title: '市工信局产业集群攻坚方案', sourceName: '补充举措.txt' });
    server.setTime(null);
  });

  test('with a secrecy mark is refused wherever the mark stands, on record, and nothing of it is kept', async () => {
    const plan = await newPlan(world, 'draft');
    const count = () => world.value('select count(*) from refusals');
    const before = Number(await count());
    expectRefusal(await read(plan.id, 2, { text: `机密★1年\n\n${text}` }), 'SECRET_DOCUMENT');
    expectRefusal(await read(plan.id, 2, { file: new File([text], '秘密★5年 方案.txt') }), 'SECRET_DOCUMENT');
    const typed = { revision: 2, ...body, idea: '机密★10年\n围绕主链。' };
    expectRefusal(await liaison.call('PUT', `/plans/${plan.id}/draft`, typed), 'SECRET_DOCUMENT');
    expect(Number(await count())).toBe(before + 3);
    expect((await planOf(liaison, plan.id)).draft).toMatchObject({ revision: 2, idea: body.idea, sourceName: null });
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

describe('a call for plans', () => {
  test('asks units under fronts, shows who has not filed, and is answered by what is filed', async () => {
    const frontIds = [await frontNamed(world, '产业集群'), await frontNamed(world, '项目建设')];
    const unitIds = [await unitNamed(world, '市工信局'), await unitNamed(world, '市商务局')];
    const campaignId = await world.value('select campaign_id from fronts where id = $1', frontIds[0]);
    const asked = {
      campaignId,
      title: '报送攻坚方案',
      request: '每条战线报一份',
      dueOn: '2099-03-31',
      frontIds,
      unitIds,
    };
    const { body: call } = await office.post<PlanCall>('/plan-calls', asked);
    expect(call).toMatchObject({ asked: 4, filed: 0, units: 2, withdrawn: null });
    expect((await liaison.get<PlanCall>(`/plan-calls/${call.id}`)).body).toMatchObject({
      mine: [unitIds[0]],
      filed: null,
    });

    const plan = await newPlan(world, 'submitted');
    expect(plan.call).toMatchObject({ id: call.id });
    await newPlan(world, 'draft', { client: other, unit: '市商务局' });
    expect((await office.get<PlanCall>(`/plan-calls/${call.id}`)).body.filed).toBe(1);
    const units = await office.get<Rows<CalledUnit>>(`/plan-calls/${call.id}/units?limit=1`);
    const rest = await office.get<Rows<CalledUnit>>(`/plan-calls/${call.id}/units?limit=1&cursor=${units.body.next}`);
    const states = Object.fromEntries(
      [...units.body.rows, ...rest.body.rows].map(({ unit, plans }) => [
        unit.name,
        plans.map((one) => one.plan?.state ?? null),
      ]),
    );
    expect(states).toEqual({ 市工信局: ['submitted', null], 市商务局: ['draft', null] });
    expect(rest.body.next).toBeNull();
    await newPlan(world, 'submitted', { front: '项目建设' });
    const owing = await office.get<Rows<CalledUnit>>(`/plan-calls/${call.id}/units?missing=true`);
    expect(owing.body.rows.map((row) => row.unit.name)).toEqual(['市商务局']);

    const withdrawn = await office.post<PlanCall>(`/plan-calls/${call.id}/withdrawal`, { reason: '改由专班统一报送' });
    expect(withdrawn.body.withdrawn).toMatchObject({ reason: '改由专班统一报送' });
    expectRefusal(await office.post(`/plan-calls/${call.id}/withdrawal`, { reason: '再次撤销' }), 'CONFLICT');
    expect((await planOf(office, plan.id)).state).toBe('submitted');
  });

  test('asks only units of the region under fronts of the campaign, and no earlier than today', async () => {
    const frontId = await frontNamed(world, '产业集群');
    const campaignId = await world.value('select campaign_id from fronts where id = $1', frontId);
    const unitId = await unitNamed(world, '市工信局');
    const call = {
      campaignId,
      title: '征集',
      request: '报送',
      dueOn: '2099-12-31',
      frontIds: [frontId],
      unitIds: [unitId],
    };
    expectRefusal(await office.post('/plan-calls', { ...call, dueOn: '2020-01-01' }), 'CONFLICT');
    expectRefusal(await office.post('/plan-calls', { ...call, frontIds: [unitId] }), 'NOT_FOUND');
    expectRefusal(await office.post('/plan-calls', { ...call, unitIds: [frontId] }), 'NOT_FOUND');
    // A district's office asks for nothing under the city's campaign.
    expectRefusal(await (await world.client('district')).post('/plan-calls', call), 'NOT_ALLOWED');
  });
});

describe('another unit and another district', () => {
  test('see nothing of a plan until it is approved, and then the approved version alone', async () => {
    const plan = await newPlan(world, 'returned');
    const strangers = [other, districtUnit, await world.client('district'), await world.client('township')];
    for (const client of strangers) {
      expect((await client.get(`/plans/${plan.id}`)).status).toBe(404);
      expect((await client.get(`/plans/${plan.id}/versions/1`)).status).toBe(404);
      const { body: list } = await client.get<Rows<PlanSummary>>('/plans?limit=200');
      expect(list.rows.filter((row) => row.unit.id === plan.unit.id && row.state !== 'approved')).toEqual([]);
    }
    // Those who lead or inspect the city follow what was filed.
    expect((await planOf(await world.client('leader'), plan.id)).decisions).toHaveLength(1);

    await liaison.post(`/plans/${plan.id}/versions`, { revision: 2 });
    await office.post(`/plans/${plan.id}/approval`, { version: 2 });
    for (const client of strangers) {
      const seen = await planOf(client, plan.id);
      expect(seen).toMatchObject({ state: 'approved', draft: null, own: false, decides: false });
      expect(seen.versions.map((version) => version.number)).toEqual([2]);
      expect(seen.decisions.map((decision) => decision.kind)).toEqual(['approved']);
      expect((await client.get(`/plans/${plan.id}/versions/1`)).status).toBe(404);
    }
  });

  test('change nothing, whatever they send', async () => {
    const plan = await newPlan(world, 'submitted');
    const steps: readonly [method: string, path: string, body: unknown][] = [
      ['PUT', `/plans/${plan.id}/draft`, { revision: 2, ...body, title: '冒名' }],
      ['POST', `/plans/${plan.id}/versions`, { revision: 2 }],
      ['POST', `/plans/${plan.id}/readings`, { revision: 2, text: '新建桥梁1座。' }],
      ['POST', `/plans/${plan.id}/withdrawal`, { reason: '替你撤回' }],
      ['POST', `/plans/${plan.id}/return`, { version: 1, reason: '替你退回' }],
      ['POST', `/plans/${plan.id}/approval`, { version: 1 }],
    ];
    const before = await world.value(contents);
    for (const client of [other, districtUnit, await world.client('district')]) {
      for (const [method, path, sent] of steps)
        expect([403, 404]).toContain((await client.call(method, path, sent)).status);
    }
    // Nor does a unit's liaison begin a plan for another unit, or a unit's under a front it does not belong to.
    const foreign = { unitId: plan.unit.id, frontId: plan.front.id };
    expectRefusal(await other.post('/plans', foreign), 'NOT_ALLOWED');
    expect(await world.value(contents)).toBe(before);
  });

  test('a unit of a district files under a front of the city, and its district’s office follows it', async () => {
    const plan = await newPlan(world, 'submitted', { client: districtUnit, unit: '青埠区工信局' });
    expect(await planOf(await world.client('district'), plan.id)).toMatchObject({ state: 'submitted', decides: false });
    expect((await office.post<Plan>(`/plans/${plan.id}/approval`, { version: 1 })).body.state).toBe('approved');
  });

  test('are refused by the database itself', async () => {
    const plan = await newPlan(world, 'submitted');
    const person = await world.person('shangwu');
    const foreignUnit = `liaison:${await unitNamed(world, '市商务局')}`;
    const district = { person, grants: 'office:/379900/379904/', places: '/379900/379904/', units: foreignUnit };
    await asApplication(server, district, async (client) => {
      for (const table of ['plans', 'plan_drafts', 'plan_versions', 'plan_decisions', 'plan_outcomes']) {
        const column = table === 'plans' ? 'id' : 'plan_id';
        expect(await attempt(client, `select from ${table} where ${column} = $1`, [plan.id]), table).toBe(0);
      }
      expect(await attempt(client, "update plans set state = 'withdrawn' where id = $1", [plan.id])).toBe(0);
      expect(await attempt(client, "update plan_drafts set idea = 'x' where plan_id = $1", [plan.id])).toBe(0);
      for (const [table, column] of [
        ['plan_versions', 'submitted'],
        ['plan_decisions', 'decided'],
      ] as const) {
        const decision = table === 'plan_decisions';
        const insert = decision
          ? `insert into plan_decisions (id, plan_id, region_path, unit_id, version, kind, ${column}_by, ${column}_name, ${column}_at)
             values (gen_random_uuid(), $1, '/379900/', $2, 1, 'approved', $3, 'x', now())`
          : `insert into plan_versions (plan_id, region_path, unit_id, number, title, idea, measures, ${column}_by, ${column}_name, ${column}_at, ${column}_on)
             values ($1, '/379900/', $2, 2, 'x', 'x', '[]', $3, 'x', now(), now())`;
        expect(await attempt(client, insert, [plan.id, plan.unit.id, person]), table).toBe(refusedByDatabase);
      }
    });
    // The unit itself approves nothing, and takes nothing of what it submitted back unseen.
    const own = {
      person: await world.person('liaison'),
      grants: '',
      places: '/379900/',
      units: `liaison:${plan.unit.id}`,
    };
    await asApplication(server, own, async (client) => {
      expect(await attempt(client, "update plans set state = 'approved' where id = $1", [plan.id])).toBe(
        refusedByDatabase,
      );
      expect(await attempt(client, "update plan_drafts set idea = 'x' where plan_id = $1", [plan.id])).toBe(0);
      expect(await attempt(client, 'delete from plan_versions where plan_id = $1', [plan.id])).toBe(refusedByDatabase);
      expect(await attempt(client, 'update plan_versions set idea = $2 where plan_id = $1', [plan.id, 'x'])).toBe(
        refusedByDatabase,
      );
    });
  });
});

const contents = `select md5(string_agg(part, ' ')) from (
  select sum(hashtextextended(t::text, 0))::text part from plans t union all select sum(hashtextextended(t::text, 0))::text from plan_drafts t
  union all select sum(hashtextextended(t::text, 0))::text from plan_versions t union all select sum(hashtextextended(t::text, 0))::text from plan_decisions t
  union all select count(*)::text from commitments union all select count(*)::text from ledger) parts`;

test('the list pages without gaps, filters by state, front, unit and words, and knows what is one’s own', async () => {
  await newPlan(world, 'submitted');
  await newPlan(world, 'draft', { front: '项目建设', body: { ...body, title: '榫卯项目推进方案' } });
  await newPlan(world, 'submitted', { client: other, unit: '市商务局' });
  const all = (await office.get<Rows<PlanSummary>>('/plans?limit=200')).body.rows.map((row) => row.id);
  const paged: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const { body: page }: { body: Rows<PlanSummary> } = await office.get(
      `/plans?limit=2${cursor && `&cursor=${cursor}`}`,
    );
    paged.push(...page.rows.map((row) => row.id));
    cursor = page.next;
  }
  expect(paged).toEqual(all);
  const submitted = (await office.get<Rows<PlanSummary>>('/plans?states[]=submitted')).body.rows;
  expect(submitted.map((row) => row.state)).toEqual(['submitted', 'submitted']);
  const own = (await liaison.get<Rows<PlanSummary>>('/plans?own=true&states[]=draft&states[]=submitted')).body.rows;
  expect(own.map((row) => row.title)).toEqual(['榫卯项目推进方案', body.title]);
  const found = (await liaison.get<Rows<PlanSummary>>(`/plans?query=${encodeURIComponent('榫卯')}`)).body.rows;
  expect(found.map((row) => row.state)).toEqual(['draft']);
  // Another unit does not find the words of a draft either.
  expect((await other.get<Rows<PlanSummary>>(`/plans?query=${encodeURIComponent('榫卯')}`)).body.rows).toEqual([]);
});
