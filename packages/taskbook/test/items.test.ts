import { describe, expect, test } from 'vitest';
import { readTaskBook, type TargetItem } from '../src/index.ts';

const GOALS = (sentence: string) => `临水市2025年重点工作方案\n一、主要目标\n${sentence}\n`;
const targets = (sentence: string) =>
  readTaskBook({ text: GOALS(sentence), date: '2025-01-15' }).items.filter(
    (item): item is TargetItem => item.kind === 'target',
  );
const only = (sentence: string) => {
  const found = targets(sentence);
  expect(found).toHaveLength(1);
  return found[0]!;
};

describe('a target', () => {
  test('has value, unit, bound, measure and deadline', () => {
    expect(only('力争到2027年，全市新增高新技术企业135家以上。')).toMatchObject({
      title: '全市新增高新技术企业',
      value: 135,
      unit: '家',
      comparator: 'ge',
      measure: 'increment',
      scope: '全市',
      strength: 'strive',
      due: { end: '2027-12-31' },
    });
  });

  test.each([
    ['工业增加值增长8%左右。', 'about', 'growth'],
    ['单位能耗下降3%以上。', 'ge', 'growth'],
    ['城镇调查失业率控制在5.5%以内。', 'le', 'share'],
    ['污水集中处理率不低于95%。', 'ge', 'share'],
    ['数字经济占比提高2个百分点。', 'eq', 'increment'],
    ['全市旅游收入实现翻一番。', 'eq', 'multiple'],
    ['粮食总产量稳定在60亿斤以上。', 'ge', 'level'],
    ['每个乡镇打造特色产业1—2个。', 'range', 'level'],
  ])('“%s” has bound %s and measure %s', (sentence, comparator, measure) => {
    expect(only(sentence)).toMatchObject({ comparator, measure });
  });

  test('takes the figures of a list apart, each with its own name', () => {
    expect(
      targets('新建公园3个、绿道50公里，改造老旧小区120个。').map(({ title, value, unit }) => [title, value, unit]),
    ).toEqual([
      ['新建公园', 3, '个'],
      ['绿道', 50, '公里'],
      ['改造老旧小区', 120, '个'],
    ]);
  });

  test('shares names and bound out over 分别', () => {
    const found = targets('学前毛入园率、义务教育巩固率和高中毛入学率分别达96%、98%和95%以上。');
    expect(found.map(({ title, comparator }) => [title, comparator])).toEqual([
      ['学前毛入园率', 'ge'],
      ['义务教育巩固率', 'ge'],
      ['高中毛入学率', 'ge'],
    ]);
  });

  test('keeps apart what limits the things counted', () => {
    expect(only('引进10亿元以上项目15个。')).toMatchObject({ value: 15, unit: '个', qualifier: '10亿元以上' });
  });

  test('of each region says whose and how often', () => {
    expect(only('各区、高新区每年引进重点项目不少于2个。')).toMatchObject({
      each: '各区、高新区',
      per: 'year',
      comparator: 'ge',
    });
  });

  test('never comes from what was', () => {
    const text =
      '临水市政府工作报告\n一、2024年工作回顾\n新增企业320家，增长12%，累计完成投资86亿元。\n二、2025年工作安排\n新增企业350家以上。\n';
    const book = readTaskBook({ text, date: '2025-01-15' });
    expect(
      book.items.filter((item) => item.kind === 'target').map((item) => item.kind === 'target' && item.value),
    ).toEqual([350]);
    expect(book.facts.map(({ value }) => value)).toEqual([320, 12, 86]);
  });

  test('gives the reasons and a share of confidence', () => {
    const target = only('确保新增就业1.2万人以上。');
    expect(target.cues.length).toBeGreaterThan(0);
    expect(target.confidence).toBeGreaterThan(0.5);
    expect(target.strength).toBe('must');
  });
});

describe('a task', () => {
  const tasks = (text: string) =>
    readTaskBook({ text })
      .items.filter((item) => item.kind === 'task')
      .map((item) => item.quote);
  const SPEECH = '在全市产业大会上的讲话\n同志们：\n';

  test('is a sentence that orders something concrete', () => {
    expect(tasks(`${SPEECH}要建立项目专员制度，推动重点项目尽快开工。\n`)).toEqual([
      '要建立项目专员制度，推动重点项目尽快开工。',
    ]);
  });

  test.each([
    '在此，我代表市委、市政府，向大家表示衷心的感谢！',
    '为什么要下这么大的决心？',
    '产业是城市发展的根本，项目是产业的支撑。',
    '去年，全市完成了三项改革，取得了显著成效。',
  ])('is not “%s”', (sentence) => {
    expect(tasks(`${SPEECH}${sentence}\n`)).toEqual([]);
  });
});

describe('a rhythm', () => {
  test('becomes an item of its own', () => {
    const { items } = readTaskBook({ text: GOALS('建立推进机制，实行一月一调度、一季一通报，推动任务落实。') });
    expect(
      items
        .filter((item) => item.kind === 'mechanism')
        .map((item) => item.kind === 'mechanism' && [item.quote, item.every, item.unit, item.action]),
    ).toEqual([
      ['一月一调度', 1, 'month', '调度'],
      ['一季一通报', 1, 'quarter', '通报'],
    ]);
  });
});

describe('who each must reach a target', () => {
  test.each([
    ['各县（市、区）每年新增企业不少于5家。', '各县(市、区)'],
    ['每县（市、区）培育龙头企业1家。', '每县(市、区)'],
    ['各县（市）区均要完成招商引资5亿元。', '各县(市)区'],
    ['各区、高新区各引进亿元项目3个。', '各区、高新区'],
    ['每个行政村（社区）配备1名网格员。', '每个行政村(社区)'],
  ])('in “%s” is %s', (words, each) => {
    const { items } = readTaskBook({ text: GOALS(words) });
    expect(items.find((item) => item.kind === 'target')).toMatchObject({ each });
  });
});

describe('a figure that nobody is asked to reach', () => {
  const values = (words: string, frame = GOALS) =>
    readTaskBook({ text: frame(words), date: '2025-01-15' }).items.flatMap((item) =>
      item.kind === 'target' ? [item.value] : [],
    );

  test.each([
    ['开发区要签约项目3个，签一个就要盯一个、成一个。', [3]],
    ['9月底前，除手续不全的5个以外全部开工，完成投资70亿元。', [70]],
    ['认定标准为，工业项目固定资产投资不少于2000万元。', []],
    ['引进规上项目3个（单个项目固定资产投资5000万元以上）。', [3]],
    ['由县民政局负责的第1件、县税务局负责的第4件要加快办理，新增办结事项6件。', [6]],
    ['办好20件民生实事，新建公园5座。', [20, 5]],
    ['构建“2+（3+6）+（4+5）”产业体系，新增企业30家。', [30]],
  ])('in “%s” leaves %j', (words, found) => {
    expect(values(words)).toEqual(found);
  });

  test.each(['1—10月全市累计完成投资482亿元。', '到昨天为止，开工项目31个，开工率36%。', '目前实际已开工项目118个。'])(
    'is what has been counted so far: “%s”',
    (words) => {
      expect(values(words, (text) => `临水市重点项目工作通知\n${text}\n`)).toEqual([]);
    },
  );
});

describe('a number that counts nothing', () => {
  test.each(['2025年1月20日上午9:00—11:30，在市政府三楼会议室召开推进会。', '市教育局等11部门要建立联席会议。'])(
    'in “%s” is no target',
    (words) => {
      expect(targets(words)).toEqual([]);
    },
  );
});

describe('news', () => {
  const tasks = (words: string) =>
    readTaskBook({ text: `临水市加快教育发展\n${words}\n` }).items.filter((item) => item.kind === 'task');

  test.each([
    '近日，市政府督查室对民生实事进展情况进行跟踪督查。',
    '近年来，市财政局始终坚持把教育作为保障重点，加大投入力度，推进均衡发展。',
    '4月28日，市教育局召开全市教育投入工作调度会，通报经费统计情况。',
    '为保障午餐工程，市财政资金1200万元已全部下达到各县区。',
  ])('tells what has been done: “%s”', (words) => {
    expect(tasks(words)).toEqual([]);
  });

  test('orders where somebody must act', () => {
    expect(tasks('4月28日，市教育局召开调度会，各区要加大投入力度，6月底前完成整改。')).toHaveLength(1);
  });
});

describe('a goal that opens with its year', () => {
  test('is a task in a section of goals', () => {
    const { items } = readTaskBook({
      text: '临水市健康行动方案\n一、行动目标\n2030年，全民健康素养水平大幅提升，健康生活方式基本普及，健康服务体系更加完善。\n',
      date: '2025-01-15',
    });
    expect(items).toMatchObject([{ kind: 'task', due: { end: '2030-12-31' } }]);
  });
});

describe('the rules of an assessment', () => {
  test.each(['总得分≥90分为优秀，总得分≥80分为良好。', '考核评分采用百分制，按细则进行，总分100分。'])(
    'are no orders: “%s”',
    (words) => {
      expect(readTaskBook({ text: `临水县考核办法\n三、考核方法\n${words}\n` }).items).toEqual([]);
    },
  );
});

describe('a title', () => {
  const titles = (words: string) =>
    readTaskBook({ text: `临水市2025年重点工作方案\n二、重点任务\n${words}\n`, date: '2025-01-15' }).items.map(
      ({ title }) => title,
    );

  test.each([
    ['3月、9月组织开展集中签约活动。', '3月、9月组织开展集中签约活动'],
    ['5月中旬组织开展集中签约活动。', '组织开展集中签约活动'],
    ['第五条 组织开展集中签约活动，按月报送进展情况，接受群众监督。', '组织开展集中签约活动'],
    ['到2025年和2027年，完善水网调度体系。', '完善水网调度体系'],
    ['5月和11月底前，完成水库除险加固。', '完成水库除险加固'],
  ])('“%s” does not open with what is left of its times', (words, title) => {
    expect(titles(words)[0]).toBe(title);
  });

  test('closes the quotation that it opens', () => {
    expect(titles('打通“断头路”6条。')[0]).toBe('打通“断头路”');
  });

  test.each([
    ['新建湿地公园2处、和美乡村30个。', '和美乡村'],
    ['建成光伏电站8座、并网项目12个。', '并网项目'],
  ])('“%s” keeps words that only begin like conjunctions', (words, title) => {
    expect(titles(words)[1]).toBe(title);
  });
});
