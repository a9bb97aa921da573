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
/** Things made for one request, by the administrator: what a change uses up must be new each time. */
async function made(world: World, path: string, body: object): Promise<string> {
  const answer = await (await world.client('admin')).post<{ id: string }>(path, body);
  if (answer.status !== 201) throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}
const parkBelow = async (world: World) =>
  made(world, '/regions', {
    code: `M-${world.next()}`,
    codeKind: 'own',
    name: '试验园区',
    level: 'park',
    parentCode: '379903',
  });
const newUnit = async (world: World) =>
  made(world, '/units', { regionId: await cityId(world), name: `市新设局${world.next()}`, kind: 'department' });
const newPost = async (world: World) =>
  made(world, '/posts', { unitId: await cityUnit(world), title: `岗位${world.next()}` });
const newPerson = async (world: World) =>
  made(world, '/people', { name: `李四${world.next()}`, postIds: [await newPost(world)], since: '2026-01-05' });
const preparedPerson = async (world: World) =>
  made(world, '/people', {
    name: `王五${world.next()}`,
    postIds: [await newPost(world)],
    account: { userName: `prepared${world.next()}` },
  });
const holdingOf = (world: World, personId: string) =>
  world.value('select id from holdings where person_id = $1', personId);
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

  'regions.move': async (world) => ({
    params: { id: await parkBelow(world) },
    body: { parentId: await cityId(world) },
  }),
  'regions.close': async (world) => ({ params: { id: await parkBelow(world) }, body: { on: '2026-01-05' } }),
  'regions.reopen': async (world) => {
    const id = await parkBelow(world);
    await (await world.client('admin')).call('PUT', `/regions/${id}/closing`, { on: '2026-01-05' });
    return { params: { id } };
  },

  'units.list': async (world) => ({ query: { regionId: await cityId(world) } }),
  'units.get': byId(cityUnit),
  'units.create': async (world) => ({
    body: { regionId: await cityId(world), name: `市试验局${world.next()}`, kind: 'department' },
  }),

  'units.change': async (world) => ({
    params: { id: await newUnit(world) },
    body: { name: `市改名局${world.next()}` },
  }),
  'units.aliases': byId(cityUnit),
  'units.addAlias': async (world) => ({ params: { id: await newUnit(world) }, body: { alias: `别名${world.next()}` } }),
  'units.removeAlias': async (world) => {
    const id = await newUnit(world);
    await (await world.client('admin')).post(`/units/${id}/aliases`, { alias: '试验' });
    return { params: { id }, body: { alias: '试验' } };
  },
  'units.close': async (world) => ({ params: { id: await newUnit(world) }, body: { on: '2026-01-05' } }),
  'units.reopen': async (world) => {
    const id = await newUnit(world);
    await (await world.client('admin')).call('PUT', `/units/${id}/closing`, { on: '2026-01-05' });
    return { params: { id } };
  },
  'units.merge': async (world) => ({
    params: { id: await newUnit(world) },
    body: { intoId: await cityUnit(world), on: '2026-01-05' },
  }),

  'posts.list': async (world) => ({ query: { unitId: await cityUnit(world) } }),
  'posts.create': async (world) => ({ body: { unitId: await cityUnit(world), title: `科长${world.next()}` } }),

  'posts.change': async (world) => ({ params: { id: await newPost(world) }, body: { rank: 7 } }),
  'posts.close': async (world) => ({ params: { id: await newPost(world) }, body: { on: '2026-01-05' } }),
  'posts.reopen': async (world) => {
    const id = await newPost(world);
    await (await world.client('admin')).call('PUT', `/posts/${id}/closing`, { on: '2026-01-05' });
    return { params: { id } };
  },

  'people.list': () => ({ query: { limit: '5' } }),
  'people.create': async (world) => ({
    body: { name: `张三${world.next()}`, postIds: [await world.value('select id from posts order by id limit 1')] },
  }),
  'people.get': byId(someone),
  'people.rename': async (world) => ({ params: { id: await newPerson(world) }, body: { name: `改名${world.next()}` } }),
  'people.takePost': async (world) => ({
    params: { id: await newPerson(world) },
    body: { postId: await newPost(world), since: '2026-01-05' },
  }),
  'people.leavePost': async (world) => {
    const id = await newPerson(world);
    return { params: { id, holdingId: await holdingOf(world, id) }, body: { until: '2026-01-06' } };
  },
  'people.handOver': async (world) => {
    const id = await newPerson(world);
    const holdingIds = [await holdingOf(world, id)];
    return { params: { id }, body: { toId: await newPerson(world), holdingIds, on: '2026-01-06' } };
  },
  'people.giveAccount': async (world) => ({
    params: { id: await newPerson(world) },
    body: { userName: `user${world.next()}` },
  }),
  'people.closeAccount': async (world) => ({ params: { id: await preparedPerson(world) } }),
  'people.issuePasswords': async (world) => ({ body: { personIds: [await preparedPerson(world)] } }),
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

  'workbook.export': () => ({}),
  'workbook.template': () => ({}),
  'workbook.import': (world) => {
    const form = new FormData();
    form.set('file', new File([`代码,名称,上级代码\nW-${world.next()},表格园区,379900\n`], '区划.csv'));
    return { body: form };
  },

  'calendar.year': () => ({ params: { year: '2026' } }),
  'calendar.enterYear': (world) => {
    const year = String(2030 + (world.next() % 70));
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

  'status.table': () => ({ query: { limit: '5', order: 'due' } }),
  'status.groups': () => ({ query: { by: 'front' } }),
  'status.living': byId(published),
  'status.commitment': byId(openCommitment),
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
