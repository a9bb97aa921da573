import type { Campaign } from '@chengshi/contract';
import { expect } from 'vitest';
import type { World } from './world.ts';

const text = `云泽市港口振兴行动方案
（2026年3月2日）

一、总体目标
到2027年，全市港口吞吐量达到800万吨以上。每个区（市、县）每年新开工亿元以上工业项目不少于25个。

二、重点任务
（一）建设多式联运中心
2026年12月底前建成4个千吨级泊位。（牵头单位：市交通运输局；责任单位：市工信局、各区（市、县）政府）
2027年6月底前建成疏港公路46公里。（牵头单位：市交运局；责任单位：青埠区政府）
（二）培育临港产业
新增临港企业30家。每月调度一次。

三、组织保障
2026年4月底前建成督查平台1个。要在2026年5月底前完成考核办法的制定。
`;

const drafts = new WeakMap<World, Promise<string>>();
/** A new draft of a plan with three fronts. */
export async function importedDraft(world: World): Promise<string> {
  const known = drafts.get(world) ?? firstDraft(world);
  drafts.set(world, known);
  return world.copyOf(await known);
}
async function firstDraft(world: World): Promise<string> {
  const answer = await (await world.client('office')).import({ classification: 'internal', text });
  return answer.events.at(-1)?.documentId ?? '';
}

/** Publishes a draft with everything in it, and gives its campaign. */
export async function publish(world: World, id: string): Promise<Campaign> {
  const office = await world.client('office');
  const answer = await office.post(`/documents/${id}/publication`, { undecided: 'accept' });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const campaignId = await world.value('select id from campaigns where document_id = $1', id);
  return (await office.get<Campaign>(`/campaigns/${campaignId}`)).body;
}
