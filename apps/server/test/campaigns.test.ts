import type { Campaign } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, Refusal } from './support/client.ts';
import { importedDraft, publish } from './support/publication.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
beforeAll(async () => {
  world = await startWorld({ time: '2026-03-10T02:00:00Z' });
  office = await world.client('office');
});
afterAll(() => world.close());

test('after publication fronts are renamed, ordered, merged and given a patron, on record; a stale change is refused', async () => {
  const campaign = await publish(world, await importedDraft(world));
  const [goal, tasks, support] = campaign.fronts;
  if (!goal || !tasks || !support) throw new Error('three fronts');
  const patronId = await world.person('leader');
  const set = (revision: number, fronts: unknown) =>
    office.call<Campaign & Refusal>('PUT', `/campaigns/${campaign.id}/fronts`, { revision, fronts });
  const fronts = [
    { id: tasks.id, name: '港口与产业', patronId },
    { id: support.id, name: support.name, patronId: null, into: tasks.id },
    { id: goal.id, name: goal.name, patronId: null },
  ];
  const answer = await set(campaign.revision, fronts);
  expect(answer.body.fronts?.map(({ name, patron, commitments }) => [name, patron?.name, commitments])).toEqual([
    ['港口与产业', '沈知衡', tasks.commitments + support.commitments],
    [goal.name, undefined, goal.commitments],
  ]);
  expect((await set(campaign.revision, fronts)).body.code).toBe('STALE_CAMPAIGN');
  const missing = await set(campaign.revision + 1, [fronts[0]]);
  expect({ status: missing.status, code: missing.body.code }).toEqual({ status: 409, code: 'CONFLICT' });
  const actions = await world.value(
    "select string_agg(distinct action, ' ' order by action) from ledger where subject_id = $1",
    campaign.id,
  );
  expect(actions).toBe('campaign.fronts-set campaign.started');
  // Nothing but the order of what is left changes again.
  const again = await set(campaign.revision + 1, [fronts[2], fronts[0]]);
  expect(again.body.fronts?.map(({ name }) => name)).toEqual([goal.name, '港口与产业']);
});

test('the road map is written down anew; a milestone belongs to a commitment of the same campaign or to none', async () => {
  const campaign = await publish(world, await importedDraft(world));
  const own = await world.value(
    "select id from commitments where campaign_id = $1 and kind = 'task' limit 1",
    campaign.id,
  );
  const foreign = await world.value('select id from commitments where campaign_id <> $1 limit 1', campaign.id);
  const set = (commitmentId: string, phases: unknown = []) =>
    office.call<Campaign & Refusal>('PUT', `/campaigns/${campaign.id}/road`, {
      revision: campaign.revision,
      phases,
      milestones: [{ title: '开港', on: '2026-12-31', commitmentId }],
    });
  expect((await set(foreign)).status).toBe(404);
  const backwards = await set(own, [{ name: '倒着', from: '2027-01-01', until: '2026-01-01' }]);
  expect(backwards.body.data?.zh).toContain('阶段的结束日期早于开始日期');
  const answer = await set(own, [{ name: '全程', from: '2026-03-02', until: '2027-12-31' }]);
  expect(answer.body).toMatchObject({ phases: [{ name: '全程' }], milestones: [{ commitment: { id: own } }] });
});
