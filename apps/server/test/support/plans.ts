import type { Plan, PlanMeasure } from '@chengshi/contract';
import type { Client } from './client.ts';
import { newAccount, startWorld, type World } from './world.ts';

export const measureId = (last: number): PlanMeasure['id'] =>
  `0199d6a2-0000-7000-8000-${String(last).padStart(12, '0')}` as PlanMeasure['id'];

/** The middle of the next year: whenever the tests run, there is still time. */
export const due = `${new Date().getFullYear() + 1}-06-30`;

export const task = (last: number, words: string, change: Partial<PlanMeasure> = {}): PlanMeasure => ({
  ...{ id: measureId(last), kind: 'task', words, quantity: null, rhythm: null },
  ...{ dueOn: due, person: '冉以宁', ...change },
});

export const target = (last: number, words: string, value: number, unit: string): PlanMeasure =>
  task(last, words, {
    kind: 'target',
    quantity: {
      ...{ value, valueMax: null, unit, comparator: 'ge', measure: 'level', per: null, each: null, qualifier: null },
      at: words.indexOf(String(value)),
    },
  });

export const body = {
  title: '产业集群攻坚方案',
  idea: '先补断点，再强链条。',
  measures: [
    target(1, '建成共享热处理中心2个', 2, '个'),
    task(2, '编制化工产业补链清单'),
    task(3, '每月调度一次链上企业诉求', {
      kind: 'mechanism',
      rhythm: { action: '调度', every: 1, unit: 'month' },
      dueOn: null,
    }),
  ],
};

export const unitNamed = (world: World, shortName: string) =>
  world.value('select id from units where short_name = $1', shortName);
export const frontNamed = (world: World, words: string) =>
  world.value('select id from fronts where position($1 in name) > 0 order by campaign_id limit 1', words);

/** A city where units file plans: its office, the liaison of the industry bureau, and that of the bureau of commerce. */
export async function openPlans() {
  const world = await startWorld();
  return {
    world,
    office: await world.client('office'),
    liaison: await world.client('liaison'),
    other: await liaisonOf(world, 'shangwu', '市商务局'),
  };
}

/** Makes room for a plan: what units have in hand is set aside. */
export const clearPlans = (world: World) =>
  world.owner.query("update plans set state = 'withdrawn' where state in ('draft', 'submitted', 'returned')");

/** A plan of the industry bureau under the first front, saved, and submitted when asked. */
export async function newPlan(
  world: World,
  upTo: 'draft' | 'submitted' | 'returned',
  options: {
    readonly client?: Client;
    readonly unit?: string;
    readonly front?: string;
    readonly body?: typeof body;
  } = {},
): Promise<Plan> {
  const client = options.client ?? (await world.client('liaison'));
  const made = await client.post<Plan>('/plans', {
    unitId: await unitNamed(world, options.unit ?? '市工信局'),
    frontId: await frontNamed(world, options.front ?? '产业集群'),
  });
  if (made.status !== 201) throw new Error(`no plan: ${JSON.stringify(made.body)}`);
  const { id } = made.body;
  const saved = await client.call<Plan>('PUT', `/plans/${id}/draft`, { revision: 1, ...(options.body ?? body) });
  if (upTo === 'draft') return saved.body;
  const submitted = await client.post<Plan>(`/plans/${id}/versions`, { revision: 2 });
  if (submitted.status !== 200) throw new Error(`not submitted: ${JSON.stringify(submitted.body)}`);
  if (upTo === 'submitted') return submitted.body;
  const office = await world.client('office');
  return (await office.post<Plan>(`/plans/${id}/return`, { version: 1, reason: '时限不够具体' })).body;
}

/** An account whose only role is that of a unit's liaison. */
export async function liaisonOf(world: World, userName: string, shortName: string): Promise<Client> {
  const unitId = await unitNamed(world, shortName);
  const regionCode = await world.value(
    'select r.code from units u join regions r on r.id = u.region_id where u.id = $1',
    unitId,
  );
  const { id } = await newAccount(world, { userName, role: 'inspector', regionCode, unitId });
  const security = await world.client('security');
  const regionId = await world.region(regionCode);
  await security.post(`/people/${id}/roles/revocations`, { role: 'inspector', regionId });
  await security.post(`/people/${id}/roles`, { role: 'liaison', unitId });
  return world.server.as(userName);
}

export const planOf = async (client: Client, id: string) => (await client.get<Plan>(`/plans/${id}`)).body;
