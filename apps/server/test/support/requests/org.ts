import type { World } from '../world.ts';
import { cityId, cityUnit, someone } from './found.ts';
import { byId, type Requests } from './request.ts';

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

export const orgRequests: Requests = {
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
};
