import { describe, expect, test } from 'vitest';
import { readTaskBook } from '../src/index.ts';
import { findRhythms } from '../src/phases/3-quantities/rhythms.ts';

const rhythms = (text: string) => findRhythms(text).map(({ every, unit, action }) => [every, unit, action]);

describe('a rhythm', () => {
  test.each([
    ['实行一月一通报', [[1, 'month', '通报']]],
    [
      '一季一考核、半年一评估',
      [
        [1, 'quarter', '考核'],
        [1, 'half', '评估'],
      ],
    ],
    ['坚持十天一调度', [[10, 'day', '调度']]],
    ['推行3月、9月“无会月”', [[1, 'year', '无会月']]],
    ['按季度通报进展', [[1, 'quarter', '通报']]],
    ['按月公开收支情况', [[1, 'month', '公开收支情况']]],
    ['引进月月红等项目', []],
    ['建立双月会商机制', [[2, 'month', '会商']]],
    ['落实周例会制度', [[1, 'week', '例会']]],
    ['开展周周大走访', [[1, 'week', '大走访']]],
    [
      '建立月调度季通报年考核机制',
      [
        [1, 'month', '调度'],
        [1, 'quarter', '通报'],
        [1, 'year', '考核'],
      ],
    ],
    [
      '坚持日报告、旬通报、季推进、年考评制度',
      [
        [1, 'day', '报告'],
        [10, 'day', '通报'],
        [1, 'quarter', '推进'],
        [1, 'year', '考评'],
      ],
    ],
    [
      '周一调度、周五销号',
      [
        [1, 'week', '调度'],
        [1, 'week', '销号'],
      ],
    ],
    [
      '实行项目周报、月报制度',
      [
        [1, 'week', '报告'],
        [1, 'month', '报告'],
      ],
    ],
    [
      '建立“日清周结月评”机制',
      [
        [1, 'day', '清'],
        [1, 'week', '结'],
        [1, 'month', '评'],
      ],
    ],
    ['双周调度', [[2, 'week', '调度']]],
    ['季度考核结果在全市通报', []],
    ['在每月结束后5个工作日内将进展报送办公室', [[1, 'month', '报送']]],
    [
      '坚持项目周报、月报、走访等工作制度',
      [
        [1, 'week', '报告'],
        [1, 'month', '报告'],
      ],
    ],
    ['将落实情况纳入年度考核', []],
    [
      '逐月梳理、半年开展一次评估',
      [
        [1, 'month', '梳理'],
        [1, 'half', '评估'],
      ],
    ],
    ['每月底前向市委、市政府报告工作进展', [[1, 'month', '报告']]],
    ['每月工资不低于3000元', []],
    ['每半月通报一次进度', [[15, 'day', '通报一次进度']]],
    ['隔周召开一次推进例会', [[2, 'week', '一次推进例会']]],
    ['每逢单月召开联席会议', [[2, 'month', '联席会议']]],
    ['按季度书面报告进展', [[1, 'quarter', '书面报告']]],
    ['每周一上午召开碰头会', [[1, 'week', '碰头会']]],
    ['每季度末月25日前将进展情况报县政府', [[1, 'quarter', '报送']]],
  ])('in “%s” is found', (text, found) => {
    expect(rhythms(text)).toEqual(found);
  });

  test('每… gives its action up to the end of the clause', () => {
    expect(rhythms('每两周召开一次协调会,解决问题')[0]).toEqual([2, 'week', '一次协调会']);
    expect(rhythms('每季度公布排名')[0]).toEqual([1, 'quarter', '公布排名']);
  });

  test.each([
    ['每月召开一次项目调度会，研究解决问题。', [1, 'month']],
    ['市政府每季度听取一次专题汇报。', [1, 'quarter']],
    ['每月25日前，各责任单位将进展情况报市政府督查室。', [1, 'month']],
  ])('“%s” is a mechanism at the head of a sentence', (words, found) => {
    const { items } = readTaskBook({ text: `临水市重点工作方案\n三、工作机制\n${words}\n` });
    expect(items.flatMap((item) => (item.kind === 'mechanism' ? [[item.every, item.unit]] : []))).toEqual([found]);
  });

  test.each([
    '年均增长8%',
    '一年来成绩显著',
    '确保月月大变样',
    '本周调度情况',
    '全年考核结果',
    '临水日报制作',
    '2024年度报告',
    '近两月调度情况',
    '每年节约300万元',
  ])('is not found in “%s”', (text) => {
    expect(rhythms(text)).toEqual([]);
  });
});

test.each([
  [
    '做到月月有讲评、季季有观摩',
    [
      [1, 'month', '讲评'],
      [1, 'quarter', '观摩'],
    ],
  ],
  [
    '坚持周有调度、月有通报',
    [
      [1, 'week', '调度'],
      [1, 'month', '通报'],
    ],
  ],
  ['日子月月有盼头', []],
  [
    '落实季度进展通报、年末测评评议',
    [
      [1, 'quarter', '通报'],
      [1, 'year', '评议'],
    ],
  ],
  ['生活补贴每人每年只享受一次', []],
  ['低保标准提高到每人每月不低于800元', []],
  ['全区每年总额最高不超过300万元', []],
])('“%s” has its rhythms', (words, expected) => {
  expect(rhythms(words)).toEqual(expected);
});

test('what recurs ends with its cell', () => {
  const text =
    '江州市健康服务任务分解表\n2026年1月10日\n序号\t重点任务\t牵头单位\t配合单位\n1\t每季度通报签约服务情况\t市医保局\t市卫生健康委\n2\t建成急救调度平台\t市卫生健康委\t市数据局\n';
  const actions = readTaskBook({ text }).items.flatMap((item) => (item.kind === 'mechanism' ? [item.action] : []));
  expect(actions).toEqual(['通报签约服务情况']);
});

describe('what is measured by the period recurs in no meeting', () => {
  const mechanisms = (sentence: string) =>
    readTaskBook({ text: `江州市民生保障行动方案\n2026年1月10日\n一、主要任务\n${sentence}\n` }).items.filter(
      ({ kind }) => kind === 'mechanism',
    );

  test.each([
    '将城乡特困人员基本生活标准提高到每人每月1800元。',
    '村医岗位补助由每月不低于800元提高到1000元。',
    '确保居民收入每年都有实际增长。',
    '服务业占比每年提高1个百分点以上。',
    '各学校要保证小学生每天睡眠时间10小时以上。',
    '对每年开展健康讲座累计20场以上的，给予奖励。',
    '城市面貌要一年一小变、三年一大变。',
  ])('%s', (sentence) => {
    expect(mechanisms(sentence)).toEqual([]);
  });

  test.each(['各区每年培训村医1次。', '市医保局要每月通报签约情况。', '每年新建社区医院3家。'])(
    'but %s',
    (sentence) => {
      expect(mechanisms(sentence)).toHaveLength(1);
    },
  );
});
