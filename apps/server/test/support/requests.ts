import { formOf } from './client.ts';
import { importTable, readTables } from './tables.ts';
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
const byId = (find: (world: World) => Promise<string>): MakeRequest => {
  return async (world) => ({ params: { id: await find(world) } });
};

const pastedTable = (world: World): string =>
  `序号\t重点任务\t责任单位\t完成时限\n1\t新建学校${world.next()}所\t市教育局\t2026年12月底前\n2\t改造道路12公里\t市交通局\t2026年6月\n`;
const pastedMapping = [
  { column: 1, field: 'title' },
  { column: 2, field: 'lead' },
  { column: 3, field: 'due' },
];
const tableReading = async (world: World): Promise<string> =>
  (await readTables(await world.client('office'), { text: pastedTable(world) })).id;

const listed = new WeakMap<World, Promise<string>>();
/** A published document that was a superior's list; one for all, as reading it changes nothing. */
const tableDocument = (world: World): Promise<string> => {
  const known = listed.get(world) ?? publishedTable(world);
  listed.set(world, known);
  return known;
};
const publishedTable = async (world: World): Promise<string> => {
  const office = await world.client('office');
  const taken = {
    table: 0,
    mapping: pastedMapping,
    classification: 'internal',
    accept: true,
    superior: { issuer: '省政府办公厅' },
  };
  const { events } = await importTable(office, await tableReading(world), taken);
  const done = events.at(-1);
  if (done?.kind !== 'done') throw new Error('the table was not imported');
  await office.post(`/documents/${done.documentId}/publication`);
  return done.documentId;
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

  'tables.read': (world) => ({ body: formOf({ text: pastedTable(world) }) }),
  'tables.get': byId(tableReading),
  'tables.tryOut': async (world) => ({
    params: { id: await tableReading(world) },
    body: { table: 0, mapping: pastedMapping },
  }),
  'tables.import': async (world) => ({
    params: { id: await tableReading(world) },
    body: { table: 0, mapping: pastedMapping, classification: 'internal' },
  }),

  'superior.lists': () => ({ query: { limit: '5' } }),
  'superior.get': byId(tableDocument),
  'superior.entries': byId(tableDocument),
  'superior.answer': async (world) => {
    const id = await tableDocument(world);
    const entryId = await world.value('select id from commitments where document_id = $1 order by ordinal limit 1', id);
    return { params: { id }, body: { entryIds: [entryId], answer: { kind: 'answered', words: '已由省级承办' } } };
  },

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

  'sheets.download': byId(tableDocument),

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
