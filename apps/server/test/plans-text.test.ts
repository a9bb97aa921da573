import type { Plan } from '@chengshi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from './support/client.ts';
import { body, clearPlans, frontNamed, newPlan, planOf, unitNamed } from './support/plans.ts';
import { expectRefusal } from './support/refusal.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let liaison: Client;
beforeAll(async () => {
  world = await startWorld();
  liaison = await world.client('liaison');
});
afterAll(() => world.close());
beforeEach(() => clearPlans(world));

describe('a plan from a text', () => {
  const text = `市工信局产业集群攻坚方案

一、总体思路
围绕高端装备、精细化工两条主链，坚持以龙头带配套、以平台聚要素，先补断点、再强链条。

二、主要举措
1. 建成共享热处理中心2个，2026年12月底前投入使用。责任人：冉以宁。
2. 新增“专精特新”企业40家以上，2027年6月底前完成。
3. 编制化工产业补链清单，2026年12月20日前印发。`;

  const read = (id: string, revision: number, fields: Readonly<Record<string, string | File>>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ revision: String(revision), ...fields })) form.set(name, value);
    return liaison.call<{ plan: Plan; measures: number }>('POST', `/plans/${id}/readings`, form);
  };

  test('has title, approach and measures with figures, deadlines and persons; reading again adds and takes nothing away', async () => {
    world.server.setTime('2026-11-24T02:00:00Z');
    const empty = await liaison.post<Plan>('/plans', {
      unitId: await unitNamed(world, '市工信局'),
      frontId: await frontNamed(world, '产业集群'),
    });
    const { body: answer } = await read(empty.body.id, 1, { text });
    expect(answer.measures).toBe(3);
    const draft = answer.plan.draft;
    expect(draft).toMatchObject({ title: '市工信局产业集群攻坚方案', revision: 2 });
    expect(draft?.idea).toBe('围绕高端装备、精细化工两条主链，坚持以龙头带配套、以平台聚要素，先补断点、再强链条。');
    expect(draft?.measures.map(({ kind, words, dueOn, person }) => [kind, words.slice(0, 11), dueOn, person])).toEqual([
      ['target', '建成共享热处理中心2个', '2026-12-31', '冉以宁'],
      ['target', '新增“专精特新”企业4', '2027-06-30', ''],
      ['task', '编制化工产业补链清单，', '2026-12-20', ''],
    ]);
    expect(draft?.measures[1]?.quantity).toMatchObject({ value: 40, unit: '家', comparator: 'ge', at: 10 });

    const file = new File(['2027年底前，建成中试基地3个。'], '补充举措.txt');
    const { body: second } = await read(empty.body.id, 2, { file });
    expect(second.plan.draft?.measures.map((measure) => measure.words.slice(0, 2))).toEqual([
      '建成',
      '新增',
      '编制',
      '建成',
    ]);
    expect(second.plan.draft).toMatchObject({ title: '市工信局产业集群攻坚方案', sourceName: '补充举措.txt' });
    world.server.setTime(null);
  });

  test('with a secrecy mark is refused wherever the mark stands, on record, and nothing of it is kept', async () => {
    const plan = await newPlan(world, 'draft');
    const count = () => world.value('select count(*) from refusals');
    const before = Number(await count());
    expectRefusal(await read(plan.id, 2, { text: `机密★1年\n\n${text}` }), 'SECRET_DOCUMENT');
    expectRefusal(await read(plan.id, 2, { file: new File([text], '秘密★5年 方案.txt') }), 'SECRET_DOCUMENT');
    const typed = { revision: 2, ...body, idea: '机密★10年\n围绕主链。' };
    expectRefusal(await liaison.call('PUT', `/plans/${plan.id}/draft`, typed), 'SECRET_DOCUMENT');
    expect(Number(await count())).toBe(before + 3);
    expect((await planOf(liaison, plan.id)).draft).toMatchObject({ revision: 2, idea: body.idea, sourceName: null });
  });
});
