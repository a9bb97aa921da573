import { describe, expect, test } from 'vitest';
import { readTaskBook } from '../src/index.ts';
import { findOwners } from '../src/phases/3-quantities/owners.ts';

const owners = (text: string) => findOwners(text, []).map(({ lead, support }) => ({ lead, support }));
const told = (text: string) => {
  const { items } = readTaskBook({ text });
  return items.map((item) => item.owner && { lead: item.owner.lead, support: item.owner.support }).find(Boolean);
};

describe('an annotation', () => {
  test.each([
    ['推进改革。(牵头单位:市工信局;责任单位:市财政局、市科技局)', ['市工信局'], ['市财政局', '市科技局']],
    ['推进改革。(责任单位:市工信局、市财政局)', ['市工信局', '市财政局'], []],
    ['推进改革。(责任单位:市工信局;配合单位:市财政局)', ['市工信局'], ['市财政局']],
    ['推进改革。(市教育局、市财政局)', ['市教育局', '市财政局'], []],
    ['推进改革。(市教育局牵头,市财政局、市人社局配合)', ['市教育局'], ['市财政局', '市人社局']],
    ['推进改革。(市教育局、市财政局按职责分工负责)', ['市教育局', '市财政局'], []],
    ['推进改革。(牵头单位:市文化和旅游局)', ['市文化和旅游局'], []],
    ['推进改革。(牵头单位:各县(市、区)政府、市供电公司等)', ['各县(市、区)政府', '市供电公司'], []],
    ['推进改革。[市林草局、市交通局按职责分工负责]', ['市林草局', '市交通局'], []],
    ['推进改革。(市科技局会同市工信局推进)', ['市科技局'], ['市工信局']],
    ['推进改革。(由市文旅局、市商务局共同牵头,市贸促会落实)', ['市文旅局', '市商务局'], ['市贸促会']],
    ['推进改革。(人行江州分行、市财政局;市林草局协同)', ['人行江州分行', '市财政局'], ['市林草局']],
    ['推进改革。(牵头:市机关事务中心;参与:市国资委、市财政局)', ['市机关事务中心'], ['市国资委', '市财政局']],
    ['推进改革。(责任单位:区城管局(绿化)、区水务局(河道、管网))', ['区城管局', '区水务局'], []],
    ['推进改革。牵头单位为市工信局,责任单位为市财政局。', ['市工信局'], ['市财政局']],
  ])('%s', (text, lead, support) => {
    expect(owners(text)).toEqual([{ lead, support }]);
  });

  test('on lines of its own joins the labels that follow each other', () => {
    expect(owners('推进改革。\n牵头单位:市民政局\n\n责任单位:各区政府\n')).toEqual([
      { lead: ['市民政局'], support: ['各区政府'] },
    ]);
  });

  test.each(['飞行器(无人机、直升机)。', '(此件公开发布)', '推进改革(试行)。', '(2024—2027年)'])(
    'is not seen in “%s”',
    (text) => {
      expect(owners(text)).toEqual([]);
    },
  );

  test('is shared by all items of its section, with names as the document writes them', () => {
    const text =
      '一、重点任务\n（一）提升服务。加快建设服务中心，完善服务网络。新建站点12个。\n（牵头单位：市民政局；责任单位：各县（市、区）政府；完成时限：2025年6月底前）\n';
    const { items } = readTaskBook({ text, date: '2025-01-10' });
    const owned = items.filter((item) => item.owner);
    expect(owned.length).toBeGreaterThanOrEqual(2);
    for (const { owner } of owned) {
      expect(owner).toMatchObject({ lead: ['市民政局'], support: ['各县（市、区）政府'] });
      expect(text.slice(owner!.start, owner!.end)).toBe(owner!.quote);
    }
    expect(items.find((item) => item.kind === 'target')?.due?.end).toBe('2025-06-30');
  });
});

describe('a sentence that names who acts', () => {
  test.each([
    ['各区（市）要加快建设公共服务平台，完善工作机制。', ['各区（市）'], []],
    ['由市工信局牵头，市财政局配合，制定扶持政策并推进实施。', ['市工信局'], ['市财政局']],
    ['市应急局承担日常工作，负责建立全市预警发布机制。', ['市应急局'], []],
    ['市商务局会同市财政局制定促进消费的实施细则，推进落实。', ['市商务局'], ['市财政局']],
    ['县政府督查室实行台账管理，逐项跟踪问效。', ['县政府督查室'], []],
    ['调整报告由市发改委牵头审核，8月10日前上报。', ['市发改委'], []],
    ['应急管理局牵头，会同消防、住建这两家，开展拉网式排查。', ['应急管理局'], ['消防', '住建']],
    ['市发改委牵头科技、工信、财政等部门建立会商机制。', ['市发改委'], ['科技', '工信', '财政']],
    ['由市住建局负责，市水务集团实施，完成管网改造方案。', ['市住建局'], ['市水务集团']],
    ['各涉水部门和行业主管部门要加强巡查，压实责任。', ['各涉水部门和行业主管部门'], []],
    ['市、县防汛指挥部要完善预案，组织演练。', ['市、县防汛指挥部'], []],
    ['城关区要倒排工期，加快推进征地拆迁。', ['城关区'], []],
    [
      '成立由市发改委、市科委、临江集团等相关部门和单位组成的领导小组，由分管副市长挂帅，统筹推进建设。',
      ['分管副市长'],
      ['市发改委', '市科委', '临江集团'],
    ],
  ])('%s', (text, lead, support) => {
    expect(told(`行动方案\n一、主要任务\n${text}\n`)).toEqual({ lead, support });
  });

  test('names nobody when it speaks to everybody', () => {
    expect(told('行动方案\n一、主要任务\n各级各部门要加快建设公共服务平台，完善工作机制。\n')).toBeUndefined();
  });
});

test('labels behind nothing but stops come to an end', () => {
  expect(owners('通报制度;责任单位:。;责任单位:6月底前').flatMap(({ lead }) => lead)).not.toContain('');
  expect(owners('责任单位:。;责任单位:市工信局').flatMap(({ lead }) => lead)).toContain('市工信局');
});
