import type { Campaign, Plan, PlanCall, PlanSummary } from '@chengshi/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client, Page } from './support/client.ts';
import { body, clearPlans, frontNamed, newPlan, unitNamed } from './support/plans.ts';
import { expectRefusal } from './support/refusal.ts';
import { newAccount, startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
let admin: Client;
beforeAll(async () => {
  world = await startWorld({ time: '2026-06-15T02:00:00Z' });
  office = await world.client('office');
  admin = await world.client('admin');
});
afterAll(() => world.close());
beforeEach(() => clearPlans(world));

/** A new bureau of the city with a liaison of its own. */
async function bureau(short: string): Promise<{ id: string; client: Client }> {
  const regionId = await world.region('379900');
  const unit = { regionId, name: `云泽市${short}`, shortName: short, kind: 'department' };
  const { id } = (await admin.post<{ id: string }>('/units', unit)).body;
  const userName = `liaison-${world.next()}`;
  const person = await newAccount(world, { userName, role: 'inspector', regionCode: '379900', unitId: id });
  const security = await world.client('security');
  await security.post(`/people/${person.id}/roles`, { role: 'liaison', unitId: id });
  return { id, client: await world.server.as(userName) };
}
const merge = (id: string, intoId: string) => admin.post(`/units/${id}/merger`, { intoId, on: '2026-06-10' });
const planOf = async (client: Client, id: string) => (await client.get<Plan>(`/plans/${id}`)).body;
const campaignOf = async (frontId: string) => {
  const id = await world.value('select campaign_id from fronts where id = $1', frontId);
  return (await office.get<Campaign>(`/campaigns/${id}`)).body;
};
/** Merges fronts as the page does: all are listed, the merged one leads to the other. */
async function mergeFronts(from: string, into: string) {
  const campaign = await campaignOf(from);
  const fronts = campaign.fronts.map(({ id, name, patron }) => ({
    ...{ id, name, patronId: patron?.id ?? null },
    ...(id === from ? { into } : {}),
  }));
  const answer = await office.call('PUT', `/campaigns/${campaign.id}/fronts`, { revision: campaign.revision, fronts });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

test('plans go with their unit when it is merged, at every stage, and the unit that goes on goes on with them', async () => {
  const [from, into] = [await bureau('市甲产局'), await bureau('市乙产局')];
  const front = '产业集群';
  const draft = await newPlan(world, 'draft', { client: from.client, unit: '市甲产局', front });
  const returned = await newPlan(world, 'returned', { client: from.client, unit: '市甲产局', front: '项目建设' });
  const own = await newPlan(world, 'submitted', { client: into.client, unit: '市乙产局', front });
  const asked = {
    ...{ campaignId: draft.campaign.id, title: '报送方案', request: '各报一份', dueOn: '2099-03-31' },
    ...{ frontIds: [draft.front.id], unitIds: [from.id, into.id] },
  };
  const call = (await office.post<PlanCall>('/plan-calls', asked)).body;
  // It cannot be closed over what it has in hand.
  await world.owner.query('update role_grants set revoked_at = now() where unit_id = $1', [from.id]);
  await world.owner.query(
    'update holdings set until = since where post_id in (select id from posts where unit_id = $1)',
    [from.id],
  );
  const closing = expectRefusal(
    await admin.call('PUT', `/units/${from.id}/closing`, { on: '2026-06-10' }),
    'STILL_IN_USE',
  );
  expect(closing.zh).toContain('在办的攻坚方案 2 份');

  expect((await merge(from.id, into.id)).status).toBe(200);
  for (const table of ['plans', 'plan_drafts', 'plan_versions', 'plan_decisions', 'plan_call_units'])
    expect(await world.value(`select count(*) from ${table} where unit_id = $1`, from.id), table).toBe('0');
  expect((await office.get<PlanCall>(`/plan-calls/${call.id}`)).body).toMatchObject({ units: 1, asked: 1 });
  // Both plans under one front are gone on with, to the end.
  const saved = await into.client.call<Plan>('PUT', `/plans/${draft.id}/draft`, {
    revision: 2,
    ...body,
    title: '并入的方案',
  });
  expect(saved.body).toMatchObject({ state: 'draft', unit: { id: into.id }, own: true });
  expect((await into.client.post<Plan>(`/plans/${draft.id}/versions`, { revision: 3 })).body.state).toBe('submitted');
  expect((await into.client.post<Plan>(`/plans/${returned.id}/versions`, { revision: 2 })).body.version).toBe(2);
  for (const id of [draft.id, own.id]) {
    const approved = await office.post<Plan>(`/plans/${id}/approval`, { version: 1 });
    expect(approved.body.state, JSON.stringify(approved.body)).toBe('approved');
  }
  expect((await planOf(into.client, returned.id)).decisions).toMatchObject([{ kind: 'returned' }]);
  expect(
    await world.value(
      "select after_digest is not null from ledger where action = 'unit.plans-taken-over' and subject_id = $1",
      into.id,
    ),
  ).toBe('true');
});

test('plans under a merged front, and calls for them, go to the front that goes on; an old link still files there', async () => {
  const [from, into] = [await frontNamed(world, '产业集群'), await frontNamed(world, '项目建设')];
  const unitId = await unitNamed(world, '市工信局');
  const [one, two] = [await newPlan(world, 'submitted'), await newPlan(world, 'draft', { front: '项目建设' })];
  const asked = {
    ...{ campaignId: one.campaign.id, title: '征集', request: '报送', dueOn: '2099-03-31' },
    ...{ frontIds: [from, into], unitIds: [unitId] },
  };
  const call = (await office.post<PlanCall>('/plan-calls', asked)).body;
  await mergeFronts(from, into);
  const under = (await office.get<Page<PlanSummary>>(`/plans?frontId=${into}&limit=200`)).body.rows.map(({ id }) => id);
  expect(under).toEqual(expect.arrayContaining([one.id, two.id]));
  expect(await world.value('select count(*) from plans where front_id = $1', from)).toBe('0');
  expect((await office.get<PlanCall>(`/plan-calls/${call.id}`)).body.fronts.map(({ id }) => id)).toEqual([into]);
  const approved = await office.post<Plan>(`/plans/${one.id}/approval`, { version: 1 });
  expect(approved.body.state, JSON.stringify(approved.body)).toBe('approved');
  expect(
    await world.value('select distinct front_id from commitments where document_id = $1', approved.body.documentId),
  ).toBe(into);
  // The unit has one in hand there, and is told so; another unit's old link leads to the front that goes on.
  expectRefusal(await (await world.client('liaison')).post('/plans', { unitId, frontId: from }), 'CONFLICT');
  const other = await bureau('市丙产局');
  const begun = await other.client.post<Plan>('/plans', { unitId: other.id, frontId: from });
  expect(begun.body).toMatchObject({ front: { id: into } });
});

test('names of a merged unit stand for the one that goes on, and what was closed is meant by no name', async () => {
  const [from, into, gone] = [await bureau('市并前局'), await bureau('市并后局'), await bureau('市关停局')];
  const text = '重点任务\n（2026年3月2日）\n年内建成平台3个。（牵头单位：市并前局；责任单位：市关停局、市改名局）';
  const id = (await office.import({ classification: 'internal', text })).events.at(-1)?.documentId;
  const ownersOf = async () =>
    Object.fromEntries(
      (
        await office.get<{ owners: { words: string; units: { name: string }[] }[] }>(
          `/documents/${id}/publication-plan`,
        )
      ).body.owners.map(({ words, units }) => [words, units.map(({ name }) => name)]),
    );
  // Chosen by hand before the merger.
  const owners = [{ words: '市关停局', unitIds: [from.id] }];
  await office.call('PUT', `/documents/${id}/publication-plan`, { revision: 0, decisions: { owners } });
  expect(await ownersOf()).toEqual({ 市并前局: ['云泽市市并前局'], 市关停局: ['云泽市市并前局'], 市改名局: [] });
  await merge(from.id, into.id);
  await admin.call('PATCH', `/units/${gone.id}`, { name: '云泽市改名局', shortName: '改名后局' });
  expect(await ownersOf()).toEqual({
    市并前局: ['云泽市市并后局'],
    市关停局: ['云泽市市并后局'],
    市改名局: ['云泽市改名局'],
  });
  await office.call('PUT', `/documents/${id}/publication-plan`, { revision: 1, decisions: {} });
  await world.owner.query('update units set closed_on = $2 where id = $1', [gone.id, '2026-06-01']);
  expect(await ownersOf()).toMatchObject({ 市关停局: [], 市改名局: [] });
  // Nor can it be chosen afterwards; the merged one leads on.
  await office.post(`/documents/${id}/publication`, { undecided: 'accept' });
  const campaignId = await world.value('select id from campaigns where document_id = $1', id);
  const correct = (unitIds: string[]) =>
    office.post('/assignments/corrections', { campaignId, words: '市关停局', unitIds });
  expectRefusal(await correct([gone.id]), 'CLOSED');
  expect((await correct([from.id])).status).toBe(200);
  const { rows } = await world.owner.query<{ unit_id: string }>(
    `select au.unit_id from assignment_units au join assignments a on a.id = au.assignment_id join commitments c on c.id = a.commitment_id
     where c.campaign_id = $1 and a.words = '市关停局' and a.state = 'corrected'`,
    [campaignId],
  );
  expect(new Set(rows.map((row) => row.unit_id))).toEqual(new Set([into.id]));
});

test('the database carries plans only along a merger on record, for those who administer it or lead the campaign', async () => {
  const plan = await newPlan(world, 'submitted');
  const administrator = { person: await world.person('admin'), grants: 'administrator:/379900/', places: '/379900/' };
  await asApplication(world.server, administrator, async (client) => {
    expect(await attempt(client, 'select app_carry_unit_plans($1)', [plan.unit.id])).toBe(refusedByDatabase);
    expect(await attempt(client, 'select app_carry_front_plans($1)', [plan.front.id])).toBe(refusedByDatabase);
    expect(await attempt(client, 'update plans set unit_id = unit_id')).toBe(refusedByDatabase);
    expect(await attempt(client, 'update plan_versions set title = title')).toBe(refusedByDatabase);
  });
  const stranger = {
    person: await world.person('district'),
    grants: 'office:/379900/379904/',
    places: '/379900/379904/',
  };
  await asApplication(world.server, stranger, async (client) => {
    expect(await attempt(client, 'select app_plans_in_hand($1)', [plan.unit.id])).toBe(refusedByDatabase);
  });
});
