import type { Plan, PlanSummary } from '@chengshi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client, Page } from './support/client.ts';
import { body, clearPlans, liaisonOf, newPlan, openPlans, planOf, unitNamed } from './support/plans.ts';
import { expectRefusal } from './support/refusal.ts';
import type { World } from './support/world.ts';

let world: World;
let office: Client;
let liaison: Client;
/** The liaison of the bureau of commerce of the city, and of a bureau of the district 青埠区. */
let other: Client;
let districtUnit: Client;
beforeAll(async () => {
  ({ world, office, liaison, other } = await openPlans());
  districtUnit = await liaisonOf(world, 'qingbu-gx', '青埠区工信局');
});
afterAll(() => world.close());
beforeEach(() => clearPlans(world));

describe('another unit and another district', () => {
  test('see nothing of a plan until it is approved, and then the approved version alone', async () => {
    const plan = await newPlan(world, 'returned');
    const strangers = [other, districtUnit, await world.client('district'), await world.client('township')];
    for (const client of strangers) {
      expect((await client.get(`/plans/${plan.id}`)).status).toBe(404);
      expect((await client.get(`/plans/${plan.id}/versions/1`)).status).toBe(404);
      const { body: list } = await client.get<Page<PlanSummary>>('/plans?limit=200');
      expect(list.rows.filter((row) => row.unit.id === plan.unit.id && row.state !== 'approved')).toEqual([]);
    }
    // Those who lead or inspect the city follow what was filed.
    expect((await planOf(await world.client('leader'), plan.id)).decisions).toHaveLength(1);

    await liaison.post(`/plans/${plan.id}/versions`, { revision: 2 });
    await office.post(`/plans/${plan.id}/approval`, { version: 2 });
    for (const client of strangers) {
      const seen = await planOf(client, plan.id);
      expect(seen).toMatchObject({ state: 'approved', draft: null, own: false, decides: false });
      expect(seen.versions.map((version) => version.number)).toEqual([2]);
      expect(seen.decisions.map((decision) => decision.kind)).toEqual(['approved']);
      expect((await client.get(`/plans/${plan.id}/versions/1`)).status).toBe(404);
    }
  });

  test('change nothing, whatever they send', async () => {
    const plan = await newPlan(world, 'submitted');
    const steps: readonly [method: string, path: string, body: unknown][] = [
      ['PUT', `/plans/${plan.id}/draft`, { revision: 2, ...body, title: '冒名' }],
      ['POST', `/plans/${plan.id}/versions`, { revision: 2 }],
      ['POST', `/plans/${plan.id}/readings`, { revision: 2, text: '新建桥梁1座。' }],
      ['POST', `/plans/${plan.id}/withdrawal`, { reason: '替你撤回' }],
      ['POST', `/plans/${plan.id}/return`, { version: 1, reason: '替你退回' }],
      ['POST', `/plans/${plan.id}/approval`, { version: 1 }],
    ];
    const before = await world.value(contents);
    for (const client of [other, districtUnit, await world.client('district')]) {
      for (const [method, path, sent] of steps)
        expect([403, 404]).toContain((await client.call(method, path, sent)).status);
    }
    // Nor does a unit's liaison begin a plan for another unit, or a unit's under a front it does not belong to.
    const foreign = { unitId: plan.unit.id, frontId: plan.front.id };
    expectRefusal(await other.post('/plans', foreign), 'NOT_ALLOWED');
    expect(await world.value(contents)).toBe(before);
  });

  test('a unit of a district files under a front of the city, and its district’s office follows it', async () => {
    const plan = await newPlan(world, 'submitted', { client: districtUnit, unit: '青埠区工信局' });
    expect(await planOf(await world.client('district'), plan.id)).toMatchObject({ state: 'submitted', decides: false });
    expect((await office.post<Plan>(`/plans/${plan.id}/approval`, { version: 1 })).body.state).toBe('approved');
  });

  test('are refused by the database itself', async () => {
    const plan = await newPlan(world, 'submitted');
    const person = await world.person('shangwu');
    const foreignUnit = `liaison:${await unitNamed(world, '市商务局')}`;
    const district = { person, grants: 'office:/379900/379904/', places: '/379900/379904/', units: foreignUnit };
    await asApplication(world.server, district, async (client) => {
      for (const table of ['plans', 'plan_drafts', 'plan_versions', 'plan_decisions', 'plan_outcomes']) {
        const column = table === 'plans' ? 'id' : 'plan_id';
        expect(await attempt(client, `select from ${table} where ${column} = $1`, [plan.id]), table).toBe(0);
      }
      expect(await attempt(client, "update plans set state = 'withdrawn' where id = $1", [plan.id])).toBe(0);
      expect(await attempt(client, "update plan_drafts set idea = 'x' where plan_id = $1", [plan.id])).toBe(0);
      for (const [table, column] of [
        ['plan_versions', 'submitted'],
        ['plan_decisions', 'decided'],
      ] as const) {
        const decision = table === 'plan_decisions';
        const insert = decision
          ? `insert into plan_decisions (id, plan_id, region_path, unit_id, version, kind, ${column}_by, ${column}_name, ${column}_at)
             values (gen_random_uuid(), $1, '/379900/', $2, 1, 'approved', $3, 'x', now())`
          : `insert into plan_versions (plan_id, region_path, unit_id, number, title, idea, measures, ${column}_by, ${column}_name, ${column}_at, ${column}_on)
             values ($1, '/379900/', $2, 2, 'x', 'x', '[]', $3, 'x', now(), now())`;
        expect(await attempt(client, insert, [plan.id, plan.unit.id, person]), table).toBe(refusedByDatabase);
      }
    });
    // The unit itself approves nothing, and takes nothing of what it submitted back unseen.
    const own = {
      person: await world.person('liaison'),
      grants: '',
      places: '/379900/',
      units: `liaison:${plan.unit.id}`,
    };
    await asApplication(world.server, own, async (client) => {
      expect(await attempt(client, "update plans set state = 'approved' where id = $1", [plan.id])).toBe(
        refusedByDatabase,
      );
      expect(await attempt(client, "update plan_drafts set idea = 'x' where plan_id = $1", [plan.id])).toBe(0);
      expect(await attempt(client, 'delete from plan_versions where plan_id = $1', [plan.id])).toBe(refusedByDatabase);
      expect(await attempt(client, 'update plan_versions set idea = $2 where plan_id = $1', [plan.id, 'x'])).toBe(
        refusedByDatabase,
      );
    });
  });
});

const contents = `select md5(string_agg(part, ' ')) from (
  select sum(hashtextextended(t::text, 0))::text part from plans t union all select sum(hashtextextended(t::text, 0))::text from plan_drafts t
  union all select sum(hashtextextended(t::text, 0))::text from plan_versions t union all select sum(hashtextextended(t::text, 0))::text from plan_decisions t
  union all select count(*)::text from commitments union all select count(*)::text from ledger) parts`;
