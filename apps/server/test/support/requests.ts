import type { World } from './world.ts';

/** What a route is called with: parts of its path, its query, its body. */
export interface RouteRequest {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * A request that succeeds for a role that the route allows, over the whole city; made anew for each call, since changes use things up.
 * For what belongs to one person it is made for the account that sends it.
 */
type MakeRequest = (world: World, userName?: string) => RouteRequest | Promise<RouteRequest>;

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
const changeOf = async (world: World) => ({
  revision: Number(await world.value('select revision from commitments where id = $1', await openCommitment(world))),
  change: { title: `另一种说法${world.next()}` },
});
const viewContent = { filter: { lights: ['red'] }, order: 'due', by: 'owner', columns: ['title', 'due'] };
const viewOf = async (world: World, userName = 'office') => {
  const client = await world.client(userName);
  const view = { name: `视图${world.next()}`, content: viewContent };
  return (await client.post<{ id: string }>('/views', view)).body.id;
};
const acceptedCommitment = (world: World) =>
  world.value(
    `select commitment_id from (select distinct on (commitment_id) commitment_id, kind from acceptances order by commitment_id, number desc) facts
     where kind = 'accepted' order by 1 limit 1`,
  );
const grant = async (world: World) => ({ role: 'inspector', regionId: await cityId(world) });
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
  'commitments.change': async (world) => ({
    params: { id: await openCommitment(world) },
    body: { ...(await changeOf(world)), reason: '按会议要求' },
  }),
  'commitments.changeMany': async (world) => ({
    body: { changes: [{ id: await openCommitment(world), ...(await changeOf(world)) }], reason: '按会议要求' },
  }),
  'commitments.undoChange': async (world) => {
    const body = { ...(await changeOf(world)), reason: '按会议要求' };
    const office = await world.client('office');
    const answer = await office.call<{ batchId: string }>('PATCH', `/commitments/${await openCommitment(world)}`, body);
    return { params: { batchId: answer.body.batchId } };
  },
  'commitments.changes': byId(openCommitment),

  'status.table': () => ({ query: { limit: '5', order: 'due' } }),
  'status.count': () => ({ query: { 'lights[]': 'red' } }),
  'status.file': () => ({ query: { 'columns[]': 'title', limit: '5' } }),
  'status.groups': () => ({ query: { by: 'front' } }),
  'status.living': byId(published),
  'status.commitment': byId(openCommitment),
  'status.overview': () => ({}),

  'views.list': () => ({}),
  'views.create': (world) => ({ body: { name: `视图${world.next()}`, content: viewContent } }),
  'views.change': async (world, userName) => ({
    params: { id: await viewOf(world, userName) },
    body: { shared: true },
  }),
  'views.remove': async (world, userName) => ({ params: { id: await viewOf(world, userName) } }),
  'views.choose': () => ({ body: { id: null } }),

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
