import { aFront, bodyDraft, bodyWithFront, bodyWithMember, bureauHead, newBody } from '../bodies.ts';
import { acceptedDispatch, bureau, bureauDuties, clearDispatches, dispatched, openCommitments } from '../dispatches.ts';
import { splitBody, staleSplit } from '../splits.ts';
import type { World } from '../world.ts';
import { cityUnit, openCommitment } from './found.ts';
import { byId, type Requests } from './request.ts';

/** A name that is still proposed, with a unit or without one. */
const aName = async (world: World, matched: boolean) => {
  const found = await world.value(
    `select json_build_object('campaignId', c.campaign_id, 'words', a.words)::text from assignments a join commitments c on c.id = a.commitment_id
     where a.role <> 'patron' and exists (select from assignment_units u where u.assignment_id = a.id) = $1
       and not exists (select from assignments l where l.words = a.words and l.state <> 'proposed') order by a.words limit 1`,
    matched,
  );
  return JSON.parse(found) as { campaignId: string; words: string };
};
const oneDispatch = async (world: World) => {
  await clearDispatches(world);
  return (await dispatched(world))[0] ?? '';
};

export const ownRequests: Requests = {
  'assignments.names': () => ({ query: { filter: 'unmatched' } }),
  'assignments.ofCommitment': byId(openCommitment),
  'assignments.confirm': async (world) => ({ body: { names: [await aName(world, true)] } }),
  'assignments.correct': async (world) => ({
    body: { ...(await aName(world, false)), unitIds: [await cityUnit(world)] },
  }),

  'dispatches.undispatched': () => ({ query: { limit: '5' } }),
  'dispatches.list': () => ({ query: { limit: '5' } }),
  'dispatches.counts': () => ({}),
  'dispatches.ofCommitment': byId(openCommitment),
  'dispatches.send': async (world) => {
    await clearDispatches(world);
    const [commitmentId] = await openCommitments(world, 1);
    return { body: { entries: [{ commitmentId, unitId: await bureau(world) }] } };
  },
  'dispatches.accept': async (world) => ({
    body: { ids: [await oneDispatch(world)], duties: await bureauDuties(world) },
  }),
  'dispatches.object': async (world) => ({
    params: { id: await oneDispatch(world) },
    body: { reason: 'unclear', words: '口径不明确' },
  }),
  'dispatches.decide': async (world) => {
    const id = await oneDispatch(world);
    const objection = { reason: 'unclear', words: '口径不明确' };
    await (await world.client('liaison')).post(`/dispatches/${id}/objection`, objection);
    return { params: { id }, body: { decision: { kind: 'clarified', words: '以年底为准' } } };
  },
  'dispatches.recall': async (world) => ({
    params: { id: await oneDispatch(world) },
    body: { reason: '发错单位' },
  }),
  'dispatches.setDuties': async (world) => {
    await clearDispatches(world);
    return { params: { id: await acceptedDispatch(world) }, body: { duties: await bureauDuties(world) } };
  },
  'dispatches.lastDuties': byId(bureau),

  'bodies.list': () => ({ query: { limit: '5', kind: 'chain' } }),
  'bodies.get': byId(async (world) => (await newBody(world)).id),
  'bodies.seats': async (world) => ({ query: { unitId: await bureau(world) } }),
  'bodies.ofCommitment': byId(openCommitment),
  'bodies.found': async (world) => ({ body: await bodyDraft(world) }),
  'bodies.change': async (world) => ({
    params: { id: (await newBody(world)).id },
    body: { revision: 1, name: `改名产业链${world.next()}` },
  }),
  'bodies.dissolve': async (world) => ({
    params: { id: (await newBody(world)).id },
    body: { revision: 1, on: '2026-02-02', words: '任务已完成' },
  }),
  'bodies.reopen': async (world) => {
    const { id } = await newBody(world);
    await (await world.client('office')).post(`/bodies/${id}/dissolution`, {
      ...{ revision: 1, on: '2026-02-02', words: '任务已完成' },
    });
    return { params: { id }, body: { revision: 2, words: '任务有变' } };
  },
  'bodies.addMember': async (world) => ({
    params: { id: (await newBody(world)).id },
    body: { revision: 1, duty: 'chief', seat: await bureauHead(world) },
  }),
  'bodies.removeMember': async (world) => {
    const { id, revision, memberId } = await bodyWithMember(world);
    return { params: { id, memberId }, body: { revision } };
  },
  'bodies.carry': async (world) => ({
    params: { id: (await newBody(world)).id },
    body: { revision: 1, frontIds: [await aFront(world)] },
  }),
  'bodies.putDown': async (world) => {
    const { id, revision, carryId } = await bodyWithFront(world);
    return { params: { id, carryId }, body: { revision } };
  },

  'splits.get': byId(openCommitment),
  'splits.propose': async (world) => ({
    params: { id: await openCommitment(world) },
    body: { shares: [{ key: await world.region('379902'), weight: 1, minimum: 0 }] },
  }),
  'splits.set': async (world) => {
    const id = await openCommitment(world);
    const number = await world.value(
      "select coalesce(max(number), 0) from splits where commitment_id = $1 and place = ''",
      id,
    );
    return { params: { id }, body: await splitBody(world, Number(number)) };
  },
  'splits.settle': async (world) => {
    const id = await openCommitment(world);
    return { params: { id }, body: { number: await staleSplit(world, id), choice: 'kept', words: '目标调整' } };
  },
  'splits.list': () => ({ query: { limit: '5' } }),
};
