import { describe, expect, test } from 'vitest';
import { readTaskBook } from '../src/index.ts';

/** The targets of one sentence among this year's tasks. */
function targets(sentence: string, heading = '一、2025年主要任务'): string {
  const text = `江州市2025年政府工作报告\n（2025年1月10日）\n${heading}\n${sentence}\n加强队伍建设，完善工作机制，狠抓工作落实。\n`;
  return readTaskBook({ text })
    .items.filter((item) => item.kind === 'target')
    .map((item) => `${item.value}${item.unit}`)
    .join(' ');
}

describe('figures and what they are', () => {
  test.each([
    ['推动滨江大桥、学府广场等8个项目提质扩容。', '8个'],
    ['全市现有规上企业380家，要再新增50家。', '50家'],
    ['确保较大事故零增长、非法集资案件零新增。', '0 0'],
    ['城乡居民收入比缩小到2.35左右。', '2.35'],
    ['开放60个以上主业领域场景，打造30个以上行业领域集成式场景。', '60个 30个'],
    ['培育具有市场竞争力的软件产品15个。', '15个'],
    ['市财政安排3000万元专项资金支持产业发展。', '3000万元'],
    ['推行“施工许可5个工作日内完成”承诺。', '5个工作日'],
    ['加快实施120个在建重点项目。', '120个'],
    ['孕产妇死亡率、婴儿死亡率分别控制在12/10万、4‰以内。', '12/10万 4‰'],
    ['端到端时延低于20毫秒，低空覆盖率达95%。', '20毫秒 95%'],
    ['完成投资25亿元，建成标准厂房50万平方米，入驻企业30户以上。', '25亿元 50万平方米 30户'],
    ['建设10万亩优质烟叶、20万亩核桃、5万亩中药材基地。', '10万亩 20万亩 5万亩'],
    ['让2万名以上群众实现家门口就业。', '2万名'],
    ['深入推进60项省级改革试点。', '60项'],
    ['审批事项压缩到150项以内，90%以上事项“最多跑一次”。', '150项 90%'],
    ['加大对23个山村的帮扶力度，确保6.8万人增收。', '6.8万人'],
    ['建设高标准农田12万亩，总投资3.6亿元，其中中央资金1.2亿元。', '12万亩'],
  ])('%s', (sentence, expected) => {
    expect(targets(sentence)).toBe(expected);
  });

  test.each([
    '培育一人公司、一人企业等新业态。',
    '构建“1个核心区、4个拓展区、N个应用场景”的空间格局。',
    '实施千亿企业培育行动，完善梯度培育机制。',
    '推动五指山、三台县、三门县、七里河街道文旅联动。',
    '发挥86家龙头企业的带动作用。',
    '对综合排名前3位的单位给予奖励。',
    '每条航线给予50万元补贴，连续支持三年。',
    '对全市320家规模以上工业企业开展诊断服务。',
    '鼓励发展30座以下短途运输、6米以下小型无人机。',
    '打造3小时经济圈、1小时通勤圈，建设15分钟生活圈。',
    '落实12年免费教育政策，免除高中阶段学费。',
    '今年，继续为群众办好10件实事。',
    '推动厦江、龙山等5市区域协同发展。',
    '完善起降设施，服务半径80公里。',
  ])('%s asks for no figure', (sentence) => {
    expect(targets(sentence)).toBe('');
  });

  test('the number of entries in a heading is no figure', () => {
    expect(targets('1.新建泵站3座。\n2.改造管网120公里。', '一、提升供水能力（2项）')).toBe('3座 120公里');
  });

  test('what words mean is told at the end of a list', () => {
    const entries =
      '【“一核两翼”】指以东江新城为核心的布局，到2030年总产值突破900亿元。\n【“飞地园区”】即异地共建的园区。';
    expect(targets(`1.新建泵站3座。\n2.改造管网120公里。\n\n${entries}`)).toBe('3座 120公里');
  });

  test('a page that cuts a figure from its unit still counts', () => {
    expect(targets('加力支持开源模型与智能体发展，每年培育具有实战成效的模型12个、典型应用30\n个。')).toBe('12个 30个');
  });
});

test.each([
  ['县农粮局\t30\t推进养殖污染控制\t建立养殖污染台账，指导限养区建设处理设施。', '县农粮局'],
  ['2\t县林业局\t保护林地\t完善森林资源监督检查机制，开展专项整治。', '县林业局'],
])('an office in a column that no head tells of owns its row: %s', (row, owner) => {
  const text = `石江县责任单位考核细则\n序号\t考核项目\t分值\t评分标准\n1\t县水利局\t30\t开展排污口整治，完善手续。\n${row}\n`;
  expect(readTaskBook({ text }).items.at(-1)?.owner?.lead).toEqual([owner]);
});

test.each([
  ['健全月初通报、月度会办、季度点评、半年观摩、年度考核的推进机制。', ['month', 'month', 'quarter', 'half', 'year']],
  ['组织林地年度检查验收，完善监测台账。', ['year']],
  ['每年为不少于5家企业提供测试服务。', []],
])('the rhythms of “%s” are %j', (sentence, units) => {
  const { items } = readTaskBook({ text: `江州市行动方案\n一、主要任务\n${sentence}\n` });
  expect(items.flatMap((item) => (item.kind === 'mechanism' ? [item.unit] : []))).toEqual(units);
});
