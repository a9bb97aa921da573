import { describe, expect, test } from 'vitest';
import { targetFigures } from './support/figures.ts';

/** The targets of a plan, or another paper, that asks what the sentence says. */
function targets(sentence: string, title = '江州市养老服务提升行动方案'): string {
  const text = `${title}\n（2025年1月10日）\n一、主要任务\n${sentence}\n加强队伍建设，完善工作机制，狠抓工作落实。\n`;
  return targetFigures(text);
}

describe('what those who qualify have to be and get', () => {
  test.each([
    ['a standard', '护理补贴标准为每月600元，由镇街按月发放。'],
    ['the most of a standard', '护理救助标准不超过200元/人，按规定发放。'],
    ['the most that one may borrow', '个人创业贷款额度最高25万元。'],
    ['a share that somebody pays', '床位运营费用由财政按实际支出的60%承担。'],
    ['a rate', '服务费率为1.2%，按季结算。'],
    ['how often one may ask', '家庭养老床位每户最多享受2次上门评估。'],
    ['how much one may ask for', '每人申请的辅具不得超过2件。'],
    ['what may be raised', '符合条件的机构，贷款额度可提高至80万元。'],
    ['a fine', '逾期不改正的，处3万元以上8万元以下的罚款。'],
    ['how many conditions there are', '老人应当符合以下3项条件之一。'],
    ['how long something has been so', '机构在岗人员连续参保满6个月。'],
    ['how long something is paid', '补贴期限累计不超过3年。'],
    ['a case that ends with 的', '（二）年服务收入达到500万元以上的。'],
    ['what an applicant does', '申请人应当选定1家机构作为服务单位。'],
    ['for how many something is paid', '入住老人按每招用1人不超过1500元的标准给予补助。'],
    ['those that are paid for', '有条件的县区可对单户担保金额500万元及以下的担保业务给予适当补贴，提升服务能力。'],
    ['those that are forbidden', '推广标准餐盒，禁止生产和使用厚度低于0.02毫米的餐盒。'],
    ['copies', '评估表须报送一式4份。'],
    ['prizes', '评选活动设优秀组织奖6个。'],
  ])('%s is no target', (_, sentence) => {
    expect(targets(sentence)).toBe('');
  });

  test('a product that is worked out is none, and the sum is', () => {
    expect(targets('场地面积按12×20平方米测算，总面积控制在240平方米以内。')).toBe('240平方米');
  });

  test.each([
    ['商标审查周期压缩至4个月。', '4个月'],
    ['社区养老服务覆盖率高于95%。', '95%'],
    ['参保人数达到20万人。', '20万人'],
    ['到2027年，服务半径小于2公里的站点全面建成。', '2公里'],
    ['新增污水处理能力20万吨，处置率达到98%。', '20万吨 98%'],
  ])('%s stays one', (sentence, expected) => {
    expect(targets(sentence)).toBe(expected);
  });
});

describe('lists of conditions', () => {
  test('below a heading that says so', () => {
    expect(targets('（一）申报条件。\n1.床位不少于50张。\n2.护理人员持证率达到90%以上。')).toBe('');
    expect(targets('（一）补助标准\n1.新建床位每张补助达到8000元。')).toBe('');
  });

  test('behind a sentence that announces them, down to the next line without a number', () => {
    const list = '申请补助的机构应当符合下列条件：\n（1）床位不少于50张；\n（2）入住率达到60%以上；';
    expect(targets(list)).toBe('');
    expect(targets(`${list}\n新建养老床位800张。`)).toBe('800张');
  });

  test('but not behind requirements that a plan follows', () => {
    expect(targets('按照上述要求，重点抓好以下工作：\n（1）新建养老床位800张。\n（2）入住率达到60%以上。')).toBe(
      '800张 60%',
    );
  });

  test('and a goal with its year stands in them as well', () => {
    expect(targets('（一）支持范围\n1.到2027年，社区食堂达到120家。')).toBe('120家');
  });
});

describe('what the language counts without anybody making so many', () => {
  test.each([
    ['扭住种子和耕地两个要害，扩大高标准农田面积。'],
    ['统筹划定三条控制线，优化空间布局。'],
    ['持续做好三篇文章，加快产业升级。'],
    ['稳步提高残疾人两项补贴标准。'],
    ['降低物流、税费等6方面成本。'],
    ['加大对新兴领域41个产业集群和62家领军企业的支持力度，培育新动能。'],
    ['标有星号的12个指标由民政局填报。'],
    ['将全市划分为7个服务单元和26个治理单元，确保全覆盖。'],
  ])('%s', (sentence) => {
    expect(targets(sentence)).toBe('');
  });

  test.each([['深化医疗、医保、医药三项改革，推动联动。'], ['20张床位及以上的医院要建设污水处理站。']])(
    '%s of a report',
    (sentence) => {
      expect(targets(sentence, '江州市2025年政府工作报告')).toBe('');
    },
  );

  test('and those that are made', () => {
    expect(targets('建设医院和学校三所，打造精品线路两条。')).toBe('3所 2条');
  });
});
