import { newBody } from '../bodies.ts';
import { bureau } from '../dispatches.ts';
import { drawable, drawnList } from '../draws.ts';
import { filedReport } from '../reports.ts';
import type { World } from '../world.ts';
import { cityId, openCommitment, published, someCampaign, someone } from './found.ts';
import { byId, type Requests } from './request.ts';
import { tableDocument } from './tables.ts';

const viewContent = { filter: { lights: ['red'] }, order: 'due', by: 'owner', columns: ['title', 'due'] };
const viewOf = async (world: World, userName = 'office') => {
  const client = await world.client(userName);
  const view = { name: `视图${world.next()}`, content: viewContent };
  return (await client.post<{ id: string }>('/views', view)).body.id;
};

export const deliverRequests: Requests = {
  'burden.get': () => ({ query: { from: '2026-01', until: '2026-03' } }),
  'burden.file': () => ({ query: { from: '2026-01', until: '2026-03' } }),

  'standings.ofSplit': byId(openCommitment),
  'standings.ofBodies': async (world) => ({ query: { 'ids[]': (await newBody(world)).id } }),
  'standings.ofBody': byId(async (world) => (await newBody(world)).id),

  'status.table': () => ({ query: { limit: '5', order: 'due' } }),
  'status.count': () => ({ query: { 'lights[]': 'red' } }),
  'status.file': () => ({ query: { 'columns[]': 'title', limit: '5' } }),
  'status.groups': () => ({ query: { by: 'front' } }),
  'status.living': byId(published),
  'status.commitment': byId(openCommitment),
  'status.unitPlans': byId(async (world) => (await someCampaign(world)).id),
  'status.overview': () => ({}),

  'integrity.summary': () => ({ query: { month: '2026-11' } }),
  'integrity.events': () => ({ query: { month: '2026-11', kind: 'pushed-out', limit: '5' } }),
  'integrity.file': () => ({ query: { month: '2026-11' } }),

  'sheets.download': byId(tableDocument),
  'loads.ofUnit': byId(bureau),
  'loads.ofPerson': byId(someone),
  'loads.people': () => ({ query: { show: 'all', limit: '5' } }),
  'verification.queue': () => ({ query: { limit: '5' } }),
  'verification.doubts': () => ({}),
  'verification.ofCommitment': byId(openCommitment),
  'verification.verify': async (world) => ({
    params: { id: await filedReport(world) },
    body: { verdict: 'doubted', words: '现场与照片不符' },
  }),
  'verification.adopt': async (world) => ({ params: { id: await filedReport(world) }, body: { value: 12 } }),
  'draws.inspectors': async (world) => ({ query: { regionId: await cityId(world) } }),
  'draws.preview': async (world) => ({ body: await drawable(world) }),
  'draws.create': async (world) => ({ body: { ...(await drawable(world)), wanted: 1 } }),
  'draws.list': () => ({ query: { limit: '5' } }),
  'draws.get': byId(drawnList),
  'draws.items': byId(drawnList),
  'draws.proof': byId(drawnList),
  'draws.population': byId(drawnList),
  'draws.withdraw': async (world) => ({ params: { id: await drawnList(world) }, body: { reason: '督查人员变动' } }),
  'views.list': () => ({}),
  'views.create': (world) => ({ body: { name: `视图${world.next()}`, content: viewContent } }),
  'views.change': async (world, userName) => ({
    params: { id: await viewOf(world, userName) },
    body: { shared: true },
  }),
  'views.remove': async (world, userName) => ({ params: { id: await viewOf(world, userName) } }),
  'views.choose': () => ({ body: { id: null } }),
};
