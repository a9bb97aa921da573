import type { World } from '../world.ts';

// Things of the demonstration city that requests to several rooms ask about.

export const someone = (world: World) => world.value('select id from people where user_id is null order by id limit 1');
export const cityId = (world: World) => world.region('379900');
export const cityUnit = async (world: World) =>
  world.value('select id from units where region_id = $1 order by name limit 1', await cityId(world));
export const published = (world: World) =>
  world.value("select id from documents where state = 'published' and source_digest is not null order by id limit 1");
export const openCommitment = (world: World) =>
  world.value(
    `select id from commitments c where kind = 'target' and not exists (select from acceptances a where a.commitment_id = c.id)
       and not exists (select from dispatches d where d.commitment_id = c.id and d.state <> 'ended')
     order by ordinal, id limit 1`,
  );
export const someCampaign = async (world: World) => {
  const [id, revision] = (await world.value("select id || ' ' || revision from campaigns order by id limit 1")).split(
    ' ',
  );
  return { id: id ?? '', revision: Number(revision) };
};
