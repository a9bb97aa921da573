import { describe, expect, test } from 'vitest';
import { readTaskBook } from '../src/index.ts';
import { targetFigures } from './support/figures.ts';

/** The targets of one sentence among this year's tasks. */
function targets(sentence: string): string {
  const text = `江州市2025年政府工作报告\n（2025年1月10日）\n一、2025年主要任务\n${sentence}\n加强队伍建设，完善工作机制，狠抓工作落实。\n`;
  return targetFigures(text);
}

describe('a figure is to be reached', () => {
  test.each([
    ['空气优良天数比率不低于85%。', '85%'],
    ['城镇化率由58%提高到60%。', '60%'],
    ['规上工业产值较2020年翻一番。', '1番'],
    ['新建幼儿园3—5所。', '3所'],
    ['每万人发明专利拥有量达到12件。', '12件'],
    ['一二三产业增加值分别增长4%、8%、7%。', '4% 8% 7%'],
    ['招引亿元以上项目60个，其中10亿元以上项目8个。', '60个 8个'],
    ['新签约项目150个，到位资金400亿元，增长12%。', '150个 400亿元 12%'],
    ['企业开办时间压缩至0.5个工作日。', '0.5个工作日'],
    ['城乡居民基本医保补助标准提高到每人每年670元。', '670元'],
    ['完成300个以上站点改造与20个车场提升。', '300个 20个'],
    ['将8个园区整合为3个开发区。', '3个'],
    ['培育2个千亿级产业集群。', '2个 1千亿'],
    ['为1.2万名适龄女生免费接种疫苗。', '1.2万名'],
    ['确保6个续建项目全部竣工、15个新建项目全部开工。', '6个 15个'],
    ['村集体经济收入10万元以上的村达到70%。', '70%'],
    ['劳动年龄人口平均受教育年限达11.5年。', '11.5年'],
    ['动态收储800亩以上“熟地”，提升承载能力。', '800亩'],
  ])('%s', (sentence, expected) => {
    expect(targets(sentence)).toBe(expected);
  });
});

describe('a figure says of what kind something is', () => {
  test.each([
    ['力争培育百亿企业5家。', '5家'],
    ['新增5亿元企业7户，建成200亿元园区2个。', '7户 2个'],
    ['培育一批年产值20亿元的龙头企业。', ''],
    ['发展一批4万人的中心镇。', ''],
    ['加快推进总投资9.6亿元、涉及80个村的水网项目。', ''],
    ['年内建成日处理5万吨的污水处理厂。', ''],
    ['落实生育三个孩子的政策。', ''],
    ['加快建设“国家级‘三座城’和数字试验区”。', ''],
    ['确保实现“培训、就业、产业”三个全覆盖。', ''],
    ['推动物业服务由城区向集镇延伸，提升管理水平。', ''],
    ['在稳定300吨产能基础上，推动东山公司6万吨板材尽快投产。', ''],
    ['完成东山焦化60万吨焦炉环保改造。', ''],
    ['打造九台区、五家渠合作样板，推动七台河综合治理。', ''],
    ['只要坚定信心，就一定能够突破500亿元大关！', ''],
    ['开展“零上访、零案件”村创建。', ''],
    ['完成滨江路一二段道路建设。', ''],
    ['贯彻落实市委六届四次、五次全会精神，推进改革。', ''],
    ['做好江州至东山、江州至西河2条快速路等项目前期工作。', ''],
    ['引进月月红等项目。', ''],
  ])('%s', (sentence, expected) => {
    expect(targets(sentence)).toBe(expected);
  });
});

test('a title, a goal for the whole and an announcement order nothing', () => {
  const text =
    '东山区政府2025年重点工作\n任务分工方案\n（2025年1月10日）\n一、总体要求\n2025年工作的总体要求是：坚持稳中求进，推动高质量发展，建设现代化新城。\n围绕上述目标，重点抓好以下工作：\n二、主要任务\n1.推进管网改造工程，提升供水能力。\n';
  expect(readTaskBook({ text }).items.map((item) => item.quote)).toEqual(['1.推进管网改造工程，提升供水能力。']);
});

test.each([
  ['国家能源局会同市发展改革委推进电网建设。', '国家能源局', '市发展改革委'],
  ['中国地震局牵头建立会商机制，完善服务流程。', '中国地震局', ''],
  ['推动物业服务由城区向集镇、村庄延伸，完善考核办法。', undefined, undefined],
  ['优化国有经济布局，完善考核办法。', undefined, undefined],
  ['相关部门要加强行业指导，完善考核办法。', undefined, undefined],
])('who acts in “%s”', (sentence, lead, support) => {
  const text = `江州市产业发展实施方案\n（2025年1月10日）\n一、主要任务\n${sentence}\n`;
  const owner = readTaskBook({ text }).items.find((item) => item.owner)?.owner;
  expect([owner?.lead.join(' '), owner?.support.join(' ')]).toEqual([lead, support]);
});
