import { formOf } from '../client.ts';
import type { World } from '../world.ts';
import { openCommitment, published, someCampaign } from './found.ts';
import { byId, type Requests } from './request.ts';
import { pastedMapping, pastedTable, tableDocument, tableReading } from './tables.ts';

const changeOf = async (world: World) => ({
  revision: Number(await world.value('select revision from commitments where id = $1', await openCommitment(world))),
  change: { title: `另一种说法${world.next()}` },
});
const acceptedCommitment = (world: World) =>
  world.value(
    `select commitment_id from (select distinct on (commitment_id) commitment_id, kind from acceptances order by commitment_id, number desc) facts
     where kind = 'accepted' order by 1 limit 1`,
  );
const measuredCommitment = (world: World) =>
  world.value('select commitment_id from targets order by commitment_id desc limit 1');
const anIndicator = (world: World) => world.value('select id from indicators order by id limit 1');
/** A draft that corrects a published document. */
const correctedDraft = async (world: World) => {
  const office = await world.client('office');
  const first = await world.draft();
  await office.post(`/documents/${first}/publication`, { undecided: 'accept' });
  const text = `关于重点任务的通知\n（2026年3月2日）\n\n2026年底前，新建学校${3 + world.next()}所。`;
  const answer = await office.import({ classification: 'internal', replaces: first, text });
  return answer.events.at(-1)?.documentId ?? '';
};
const aMechanism = (world: World) =>
  world.value('select commitment_id from rhythm_rules order by commitment_id limit 1');

export const planRequests: Requests = {
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

  'publication.plan': byId((world) => world.draft()),
  'publication.decide': async (world) => ({
    params: { id: await world.draft() },
    body: { revision: 0, decisions: { name: '重点任务攻坚' } },
  }),
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

  'versions.differences': byId(correctedDraft),
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
  'campaigns.setFronts': async (world) => {
    const { id, revision } = await someCampaign(world);
    const { rows } = await world.owner.query<{ id: string; name: string }>(
      'select id, name from fronts where campaign_id = $1 and merged_into is null order by ordinal desc',
      [id],
    );
    return { params: { id }, body: { revision, fronts: rows.map((front) => ({ ...front, patronId: null })) } };
  },
  'campaigns.setRoad': async (world) => {
    const { id, revision } = await someCampaign(world);
    const phases = [{ name: '起步', from: '2025-01-01', until: '2025-12-31' }];
    return { params: { id }, body: { revision, phases, milestones: [{ title: '开工', on: '2025-06-30' }] } };
  },

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

  'parts.list': byId(openCommitment),

  'indicators.list': () => ({ query: { limit: '5' } }),
  'indicators.get': byId(anIndicator),
  'indicators.targets': byId(anIndicator),
  'indicators.bindings': byId(openCommitment),
  'indicators.bind': async (world) => ({
    params: { id: await measuredCommitment(world) },
    body: { choice: { kind: 'new', name: `试验指标${world.next()}` }, reason: '口径有误' },
  }),

  'rhythms.list': byId(async (world) => (await someCampaign(world)).id),
  'rhythms.get': byId(aMechanism),
  'rhythms.set': async (world) => ({
    params: { id: await aMechanism(world) },
    body: { every: 1, unit: 'month', first: '2026-01-25', onDayOff: 'next' },
  }),
};
