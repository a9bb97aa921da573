import type { CalledUnit, PlanCall } from '@chengshi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Client, Page } from './support/client.ts';
import { clearPlans, frontNamed, newPlan, openPlans, planOf, unitNamed } from './support/plans.ts';
import { expectRefusal } from './support/refusal.ts';
import type { World } from './support/world.ts';

let world: World;
let office: Client;
let liaison: Client;
/** The liaison of the bureau of commerce of the city. */
let other: Client;
beforeAll(async () => {
  ({ world, office, liaison, other } = await openPlans());
});
afterAll(() => world.close());
beforeEach(() => clearPlans(world));

describe('a call for plans', () => {
  test('asks units under fronts, shows who has not filed, and is answered by what is filed', async () => {
    const frontIds = [await frontNamed(world, '产业集群'), await frontNamed(world, '项目建设')];
    const unitIds = [await unitNamed(world, '市工信局'), await unitNamed(world, '市商务局')];
    const campaignId = await world.value('select campaign_id from fronts where id = $1', frontIds[0]);
    const asked = {
      campaignId,
      title: '报送攻坚方案',
      request: '每条战线报一份',
      dueOn: '2099-03-31',
      frontIds,
      unitIds,
    };
    const { body: call } = await office.post<PlanCall>('/plan-calls', asked);
    expect(call).toMatchObject({ asked: 4, filed: 0, units: 2, withdrawn: null });
    expect((await liaison.get<PlanCall>(`/plan-calls/${call.id}`)).body).toMatchObject({
      mine: [unitIds[0]],
      filed: null,
    });

    const plan = await newPlan(world, 'submitted');
    expect(plan.call).toMatchObject({ id: call.id });
    await newPlan(world, 'draft', { client: other, unit: '市商务局' });
    expect((await office.get<PlanCall>(`/plan-calls/${call.id}`)).body.filed).toBe(1);
    const units = await office.get<Page<CalledUnit>>(`/plan-calls/${call.id}/units?limit=1`);
    const rest = await office.get<Page<CalledUnit>>(`/plan-calls/${call.id}/units?limit=1&cursor=${units.body.next}`);
    const states = Object.fromEntries(
      [...units.body.rows, ...rest.body.rows].map(({ unit, plans }) => [
        unit.name,
        plans.map((one) => one.plan?.state ?? null),
      ]),
    );
    expect(states).toEqual({ 市工信局: ['submitted', null], 市商务局: ['draft', null] });
    expect(rest.body.next).toBeNull();
    await newPlan(world, 'submitted', { front: '项目建设' });
    const owing = await office.get<Page<CalledUnit>>(`/plan-calls/${call.id}/units?missing=true`);
    expect(owing.body.rows.map((row) => row.unit.name)).toEqual(['市商务局']);

    const withdrawn = await office.post<PlanCall>(`/plan-calls/${call.id}/withdrawal`, { reason: '改由专班统一报送' });
    expect(withdrawn.body.withdrawn).toMatchObject({ reason: '改由专班统一报送' });
    expectRefusal(await office.post(`/plan-calls/${call.id}/withdrawal`, { reason: '再次撤销' }), 'CONFLICT');
    expect((await planOf(office, plan.id)).state).toBe('submitted');
  });

  test('asks only units of the region under fronts of the campaign, and no earlier than today', async () => {
    const frontId = await frontNamed(world, '产业集群');
    const campaignId = await world.value('select campaign_id from fronts where id = $1', frontId);
    const unitId = await unitNamed(world, '市工信局');
    const call = {
      campaignId,
      title: '征集',
      request: '报送',
      dueOn: '2099-12-31',
      frontIds: [frontId],
      unitIds: [unitId],
    };
    expectRefusal(await office.post('/plan-calls', { ...call, dueOn: '2020-01-01' }), 'CONFLICT');
    expectRefusal(await office.post('/plan-calls', { ...call, frontIds: [unitId] }), 'NOT_FOUND');
    expectRefusal(await office.post('/plan-calls', { ...call, unitIds: [frontId] }), 'NOT_FOUND');
    // A district's office asks for nothing under the city's campaign.
    expectRefusal(await (await world.client('district')).post('/plan-calls', call), 'NOT_ALLOWED');
  });
});
