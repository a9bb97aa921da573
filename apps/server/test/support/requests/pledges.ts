import type { World } from '../world.ts';
import { cityId } from './found.ts';
import { byId, type Requests } from './request.ts';

/** What the industry bureau answers for, in a pledge; what it holds in force is let go, since nothing is pledged twice. */
const pledgeDraft = async (world: World) => {
  await world.owner.query("update pledges set state = 'withdrawn' where state in ('drawn', 'signed')");
  const unitId = await world.value("select id from units where short_name = '市工信局'");
  const regionId = await cityId(world);
  const office = await world.client('office');
  const { body } = await office.get<{ rows: { id: string; revision: number }[] }>(
    `/pledges/candidates?regionId=${regionId}&unitId=${unitId}&limit=2`,
  );
  return {
    ...{ regionId, unitId, personId: await world.person('liaison'), title: '市工信局重点任务军令状' },
    ...{ addressee: '市委、市政府', approval: { number: '云政发〔2026〕12号', organ: '市政府' } },
    words: '倒排工期、逐项落实，按期保质完成。',
    items: body.rows.map(({ id, revision }) => ({ id, revision })),
  };
};
const drawnPledge = async (world: World, userName?: string) => {
  const office = await world.client('office');
  const { body } = await office.post<{ id: string; digest: string }>('/pledges', await pledgeDraft(world));
  if (userName)
    await world.owner.query('update pledges set person_id = $1 where id = $2', [await world.person(userName), body.id]);
  return body;
};

export const pledgeRequests: Requests = {
  'pledges.list': () => ({ query: { limit: '5' } }),
  'pledges.get': byId(async (world) => (await drawnPledge(world, 'liaison')).id),
  'pledges.file': byId(async (world) => (await drawnPledge(world, 'liaison')).id),
  'pledges.candidates': async (world) => {
    const { regionId, unitId } = await pledgeDraft(world);
    return { query: { regionId, unitId } };
  },
  'pledges.draw': async (world) => ({ body: await pledgeDraft(world) }),
  'pledges.sign': async (world, userName) => {
    const { id, digest } = await drawnPledge(world, userName ?? 'liaison');
    return { params: { id }, body: { password: 'yunze-2025', digest } };
  },
  'pledges.withdraw': async (world) => ({
    params: { id: (await drawnPledge(world)).id },
    body: { words: '内容有误，重新起草' },
  }),
};
