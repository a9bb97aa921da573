import { describe, expect, test } from 'vitest';
import { readTaskBook } from '../src/index.ts';
import { owned } from './support/owned.ts';

// Forms that papers without labels have shown.
const one = '建成公共服务平台。';

describe('owners are read', () => {
  test.each([
    ['behind who judges as well', `${one}（5月底完成，牵头考核单位：市数据局）`, '市数据局', ''],
    ['behind who organises', `${one}（牵头组织单位：市数据局；配合单位：市科技局）`, '市数据局', '市科技局'],
    ['without what a label adds', `${one}（负责部门：药监局、海关总署，适用范围：江州片区）`, '药监局 海关总署', ''],
    [
      'without what holds for all that follows',
      `${one}（责任单位：市数据局、市科技局，以下均需各地落实，不再重复列出）`,
      '市数据局 市科技局',
      '',
    ],
    [
      'by a rule in each annotation',
      `${one}（责任单位：市数据局、市科技局，第一位为牵头单位）`,
      '市数据局',
      '市科技局',
    ],
    ['by shares of duty', `${one}（市数据局、市科技局，按责任分工负责）`, '市数据局 市科技局', ''],
    ['with both halves of a body', `${one}（市数据局牵头，各县党委、政府负责落实）`, '市数据局', '各县党委、政府'],
    ['as one name across a line', `${one}（责任单位：市数\n据局、市科技局）`, '市数据局 市科技局', ''],
    ['as one name across a page', `${one}（责任单位：市文化和\n12\n旅游局、市科技局）`, '市文化和旅游局 市科技局', ''],
    ['of any field before a colon', '物资部：负责落实设备采购和储备。', '物资部', ''],
    ['of any field that leads', '运检部牵头，加快推进线路改造，年底前完工。', '运检部', ''],
    ['of all places of a kind', `${one}（责任单位：各市、县（市、区）政府）`, '各市、县（市、区）政府', ''],
    ['that mainly answer', '市委宣传部：主要负责组织新闻发布，做好舆论引导。', '市委宣传部', ''],
  ])('%s', (_, text, lead, support) => {
    expect(owned(text)).toEqual([lead, support]);
  });

  test.each([
    ['a sentence that ends in 责任', '情节严重的，依法追究法律责任：（一）虚报数据；（二）挪用资金，擅自考核。'],
    ['what is reported to somebody', '受让人应当向自然资源主管部门申请办理登记。'],
    ['a verb that ends like a bank', '抽检结果应由第三方进行评估。'],
    ['whoever keeps the page', `${one}\n主办单位：江州市人民政府办公室\n网站标识码：1234 江ICP备1234号`],
    ['a signature', '请认真抓好落实。\n江州市物流公司工会2022年7月28日（此件不公开）'],
    ['the title of a paper', '附件：江州市物流公司2022年预算调整建议'],
    ['a clause that opens with a word of its own', '若市价格主管部门调整标准，按新标准执行。'],
    ['a verb in front of an office', '遴选有能力的企业或科研单位开展平台运营。'],
    ['whom an act was done by', '申请时未被市场监管部门列入异常名录。'],
    ['whom something must not be paid by', '评估费用不得由经营单位承担。'],
    ['the other name of a place', '新建检测基地（研发中心）。'],
    ['levels of regions in brackets', '对成效明显的省（区、市），给予倾斜支持。'],
    ['what was reformed', '住建部牵头开展的审批改革使时间压缩一半。'],
  ])('but not %s', (_, text) => {
    expect(owned(text)).toEqual([undefined, undefined]);
  });

  test.each([
    ['a rule says who punishes', '机构有违法行为的，由市场监管部门责令限期改正。'],
    ['a verb stands before departments', '建成平台，满足部门联合抽查需求。'],
    ['somebody is said to ask', '要求各级政府依法行政，及时解决问题。'],
  ])('nobody owns where %s', (_, task) => {
    expect(owned(task)).toEqual([undefined, undefined]);
  });

  test('a figure in a definition is no target', () => {
    const text =
      '江州市航空器管理实施方案\n一、工作目标\n轻型航空器，是指空机重量不超过4千克的航空器。到2025年，新建起降点30个。';
    expect(readTaskBook({ text }).items.flatMap((item) => (item.kind === 'target' ? [item.value] : []))).toEqual([30]);
  });

  test('below a head that shares its line with the whole paper', () => {
    const line = `江州市环境局文件江环〔2023〕12号关于印发行动方案的通知各有关单位:现将方案印发。${'为改善环境质量，制定本方案。'.repeat(70)}到2025年，新建监测站30座。(市环境局牵头，市水利局配合)`;
    const items = readTaskBook({ text: line }).items.filter((item) => item.owner);
    expect(items[0]?.owner?.lead).toEqual(['市环境局']);
  });
});
