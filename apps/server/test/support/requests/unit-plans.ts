import { clearPlans, newPlan, body as planBody } from '../plans.ts';
import type { World } from '../world.ts';
import { cityUnit, someCampaign } from './found.ts';
import { byId, type Requests } from './request.ts';

/** A plan of the industry bureau, the only one that it has in hand. */
const planInHand = async (world: World, upTo: 'draft' | 'submitted') => {
  await clearPlans(world);
  return (await newPlan(world, upTo)).id;
};
const commitmentOfFront = (world: World) =>
  world.value(
    `select c.id from commitments c where kind <> 'group' and campaign_id = (select campaign_id from fronts
       where position('产业集群' in name) > 0 order by campaign_id limit 1) order by ordinal limit 1`,
  );
/** An approved plan that was read from a file; for those who may only look. */
const approvedPlan = async (world: World) => {
  const { rows } = await world.owner.query<{ id: string }>(
    `select p.id from plans p join plan_versions v on v.plan_id = p.id and v.number = p.version
     where p.state = 'approved' and v.source_digest is not null limit 1`,
  );
  if (rows[0]) return rows[0].id;
  await clearPlans(world);
  const { id } = await newPlan(world, 'draft');
  const form = new FormData();
  form.set('revision', '2');
  form.set('file', new File(['保障措施：成立工作专班。'], '方案.txt'));
  const liaison = await world.client('liaison');
  await liaison.post(`/plans/${id}/readings`, form);
  await liaison.call('PUT', `/plans/${id}/draft`, { revision: 3, ...planBody });
  await liaison.post(`/plans/${id}/versions`, { revision: 4 });
  await (await world.client('office')).post(`/plans/${id}/approval`, { version: 1 });
  return id;
};
const newCall = async (world: World) => {
  const campaignId = (await someCampaign(world)).id;
  const frontId = await world.value(
    'select id from fronts where campaign_id = $1 order by ordinal limit 1',
    campaignId,
  );
  const call = { campaignId, title: `报送方案${world.next()}`, request: '围绕本战线提出思路举措', dueOn: '2099-12-31' };
  return { ...call, frontIds: [frontId], unitIds: [await cityUnit(world)] };
};
const openCall = async (world: World) =>
  (await (await world.client('office')).post<{ id: string }>('/plan-calls', await newCall(world))).body.id;

export const unitPlanRequests: Requests = {
  'planCalls.list': () => ({ query: { open: 'true' } }),
  'planCalls.get': byId(openCall),
  'planCalls.units': async (world) => ({ params: { id: await openCall(world) }, query: { missing: 'true' } }),
  'planCalls.create': async (world) => ({ body: await newCall(world) }),
  'planCalls.withdraw': async (world) => ({ params: { id: await openCall(world) }, body: { reason: '重复征集' } }),

  'plans.list': () => ({ query: { limit: '5' } }),
  'plans.get': byId(approvedPlan),
  'plans.version': async (world) => ({ params: { id: await approvedPlan(world), number: '1' } }),
  'plans.original': async (world) => ({ params: { id: await approvedPlan(world), number: '1' } }),
  'plans.create': async (world) => {
    await clearPlans(world);
    const unitId = await world.value("select id from units where short_name = '市工信局'");
    return { body: { unitId, frontId: await world.value('select id from fronts order by ordinal, id limit 1') } };
  },
  'plans.save': async (world) => ({
    params: { id: await planInHand(world, 'draft') },
    body: { revision: 2, ...planBody, idea: '换一个思路。' },
  }),
  'plans.read': async (world) => {
    const form = new FormData();
    form.set('revision', '2');
    form.set('text', `2027年底前，建成检测中心${world.next()}个。`);
    return { params: { id: await planInHand(world, 'draft') }, body: form };
  },
  'plans.submit': async (world) => ({ params: { id: await planInHand(world, 'draft') }, body: { revision: 2 } }),
  'plans.withdraw': async (world) => ({
    params: { id: await planInHand(world, 'draft') },
    body: { reason: '另行报送' },
  }),
  'plans.returnToUnit': async (world) => ({
    params: { id: await planInHand(world, 'submitted') },
    body: { version: 1, reason: '时限不够具体', marks: [{ measureId: planBody.measures[0]?.id, note: '写明地点' }] },
  }),
  'plans.approve': async (world) => ({ params: { id: await planInHand(world, 'submitted') }, body: { version: 1 } }),
  'plans.merge': async (world) => ({
    params: { id: await planInHand(world, 'submitted') },
    body: {
      ...{ version: 1, reason: '与任务书已有事项重复' },
      mergers: [
        {
          measureId: planBody.measures[0]?.id,
          into: { kind: 'commitment', id: await commitmentOfFront(world) },
        },
      ],
    },
  }),
};
