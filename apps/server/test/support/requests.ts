import { clearPlans, newPlan, body as planBody } from './plans.ts';
import type { World } from './world.ts';

/** What a route is called with: parts of its path, its query, its body. */
export interface RouteRequest {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A request that succeeds for a role that the route allows, over the whole city; made anew for each call, since changes use things up. */
type MakeRequest = (world: World) => RouteRequest | Promise<RouteRequest>;

const someone = (world: World) => world.value('select id from people where user_id is null order by id limit 1');
const cityId = (world: World) => world.region('379900');
const cityUnit = async (world: World) =>
  world.value('select id from units where region_id = $1 order by name limit 1', await cityId(world));
const published = (world: World) =>
  world.value("select id from documents where state = 'published' and source_digest is not null order by id limit 1");
const openCommitment = (world: World) =>
  world.value(
    `select id from commitments c where kind = 'target' and not exists (select from acceptances a where a.commitment_id = c.id)
     order by ordinal, id limit 1`,
  );
const acceptedCommitment = (world: World) =>
  world.value(
    `select commitment_id from (select distinct on (commitment_id) commitment_id, kind from acceptances order by commitment_id, number desc) facts
     where kind = 'accepted' order by 1 limit 1`,
  );
const grant = async (world: World) => ({ role: 'inspector', regionId: await cityId(world) });
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
const someCampaign = (world: World) => world.value('select id from campaigns order by id limit 1');
const newCall = async (world: World) => {
  const campaignId = await someCampaign(world);
  const frontId = await world.value(
    'select id from fronts where campaign_id = $1 order by ordinal limit 1',
    campaignId,
  );
  const call = { campaignId, title: `报送方案${world.next()}`, request: '围绕本战线提出思路举措', dueOn: '2099-12-31' };
  return { ...call, frontIds: [frontId], unitIds: [await cityUnit(world)] };
};
const openCall = async (world: World) =>
  (await (await world.client('office')).post<{ id: string }>('/plan-calls', await newCall(world))).body.id;
const byId = (find: (world: World) => Promise<string>): MakeRequest => {
  return async (world) => ({ params: { id: await find(world) } });
};

/** One request for every route of the contract. A route that is missing here fails the tests that walk the contract. */
export const requests: Readonly<Record<string, MakeRequest>> = {
  'session.signIn': () => ({ body: { userName: 'leader', password: 'yunze-2025' } }),
  'session.me': () => ({}),
  'session.hints': () => ({}),
  'session.list': () => ({}),

  'regions.list': async (world) => ({ query: { parentId: await cityId(world) } }),
  'regions.get': byId(cityId),
  'regions.create': (world) => ({
    body: { code: `Q-${world.next()}`, codeKind: 'own', name: '试验园区', level: 'park', parentCode: '379900' },
  }),
  'regions.rename': async (world) => ({
    params: { id: await world.region('379902001') },
    body: { name: `东关街道${world.next()}` },
  }),
  'regions.import': (world) => ({ body: { csv: `代码,名称\nR-${world.next()},导入园区\n` } }),

  'units.list': async (world) => ({ query: { regionId: await cityId(world) } }),
  'units.get': byId(cityUnit),
  'units.create': async (world) => ({
    body: { regionId: await cityId(world), name: `市试验局${world.next()}`, kind: 'department' },
  }),

  'posts.list': async (world) => ({ query: { unitId: await cityUnit(world) } }),
  'posts.create': async (world) => ({ body: { unitId: await cityUnit(world), title: `科长${world.next()}` } }),

  'people.list': () => ({ query: { limit: '5' } }),
  'people.create': async (world) => ({
    body: { name: `张三${world.next()}`, postIds: [await world.value('select id from posts order by id limit 1')] },
  }),
  'people.grant': async (world) => {
    await world.owner.query('update role_grants set revoked_at = now() where person_id = $1', [await someone(world)]);
    return { params: { id: await someone(world) }, body: await grant(world) };
  },
  'people.revoke': async (world) => {
    const security = await world.client('security');
    await security.post(`/people/${await someone(world)}/roles`, await grant(world));
    return { params: { id: await someone(world) }, body: await grant(world) };
  },
  'people.unlock': byId(someone),
  'people.endSessions': byId(someone),

  'calendar.year': () => ({ params: { year: '2026' } }),
  'calendar.enterYear': (world) => {
    const year = String(2040 + world.next());
    return { params: { year }, body: { days: [{ date: `${year}-01-01`, working: false, name: '元旦' }] } };
  },
  'calendar.deadline': () => ({ query: { from: '2026-03-02', workingDays: '5' } }),
  'calendar.occurrences': () => ({ query: { every: '1', unit: 'month', from: '2026-01-31', until: '2026-12-31' } }),

  'documents.list': () => ({ query: { limit: '5' } }),
  'documents.import': (world) => {
    const form = new FormData();
    form.set('classification', 'internal');
    form.set('text', `2026年底前，新建医院${world.next()}所。`);
    return { body: form };
  },
  'documents.get': byId(published),
  'documents.original': byId(published),
  'documents.items': byId(published),
  'documents.setDate': async (world) => ({ params: { id: await world.draft() }, body: { issuedOn: '2026-04-01' } }),
  'documents.publish': async (world) => ({ params: { id: await world.draft() }, body: { undecided: 'accept' } }),
  'documents.discard': async (world) => ({ params: { id: await world.draft() } }),

  'review.edit': async (world) => {
    const id = await world.draft();
    const itemId = await world.value('select id from items where document_id = $1 order by ordinal limit 1', id);
    return { params: { id }, body: { step: { op: 'decide', itemIds: [itemId], decision: 'reject' } } };
  },
  'review.undo': async (world) => {
    const id = await world.draft();
    const itemId = await world.value('select id from items where document_id = $1 order by ordinal limit 1', id);
    const step = { op: 'decide', itemIds: [itemId], decision: 'reject' };
    await (await world.client('office')).post(`/documents/${id}/edits`, { step });
    return { params: { id, seq: '1' }, body: {} };
  },
  'review.history': byId((world) => world.draft()),
  'review.follow': byId((world) => world.draft()),
  'review.look': async (world) => ({ params: { id: await world.draft() }, body: { itemId: null } }),

  'campaigns.list': () => ({}),
  'campaigns.get': byId((world) => world.value('select id from campaigns order by id limit 1')),

  'commitments.list': () => ({ query: { limit: '5' } }),
  'commitments.get': byId(openCommitment),
  'commitments.accept': async (world) => ({ params: { id: await openCommitment(world) }, body: { on: '2026-01-05' } }),
  'commitments.withdrawAcceptance': async (world) => ({
    params: { id: await acceptedCommitment(world) },
    body: { reason: '数据有误' },
  }),

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

  'status.table': () => ({ query: { limit: '5', order: 'due' } }),
  'status.groups': () => ({ query: { by: 'front' } }),
  'status.living': byId(published),
  'status.commitment': byId(openCommitment),
  'status.unitPlans': byId(someCampaign),
  'status.overview': () => ({}),

  'ledger.list': () => ({ query: { limit: '5' } }),

  // Last, because they end what the others need.
  'session.changePassword': () => ({ body: { current: 'yunze-2025', next: 'yunze-2026-neu' } }),
  'session.revoke': async (world) => ({ params: { id: await world.spareSession('office') } }),
  'session.signOut': () => ({}),
};

/** The address of a request under /api. */
export function addressOf(path: string, { params = {}, query = {} }: RouteRequest): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return search ? `${filled}?${search}` : filled;
}
