import { describe, expect, test } from 'vitest';
import { readTaskBook, type TargetItem } from '../src/index.ts';

const FRAMES = {
  plan: (words: string) => `临水市2025年重点工作方案\n二、重点任务\n${words}\n`,
  speech: (words: string) => `在全市产业大会上的讲话\n同志们：\n${words}\n`,
};
const read = (words: string, frame: keyof typeof FRAMES = 'plan') =>
  readTaskBook({ text: FRAMES[frame](words), date: '2025-01-15' });
const targets = (words: string) => read(words).items.filter((item): item is TargetItem => item.kind === 'target');
const tasks = (words: string, frame: keyof typeof FRAMES = 'plan') =>
  read(words, frame).items.filter((item) => item.kind === 'task');

describe('a deadline', () => {
  test.each(['坚持一月一调度、一季一考核，层层传导压力。', '落实三月一督查，推动工作见效。'])(
    'is not read into the rhythm of “%s”',
    (words) => {
      expect(read(words).items.filter((item) => item.kind !== 'mechanism' && item.due !== null)).toEqual([]);
    },
  );

  test('of a clause is the time at its head, not that of the sentence before', () => {
    expect(targets('上半年完成全部征地拆迁。明年起楼，规上工业营业收入突破1900亿元。').at(-1)).toMatchObject({
      value: 1900,
      due: { text: '明年', end: '2026-12-31' },
    });
  });

  test('is no service term', () => {
    expect(targets('企业诉求2小时内答复，3个工作日内办结。').map(({ due }) => due?.end)).toEqual([
      '2025-12-31',
      '2025-12-31',
    ]);
  });

  test('that recurs each year ends nothing', () => {
    expect(tasks('每年3月、9月组织集中招商活动。').map(({ due }) => due)).toEqual([null]);
  });
});

describe('a rhythm', () => {
  const rhythms = (words: string) =>
    read(words).items.flatMap((item) => (item.kind === 'mechanism' ? [[item.every, item.unit, item.action]] : []));

  test.each([
    ['各乡镇每月5日前报送进展情况。', [[1, 'month', '报送']]],
    ['建立一季一会商制度，解决堵点问题。', [[1, 'quarter', '会商']]],
    ['每月1日至10日定为“入企服务旬”，集中解决问题。', [[1, 'month', '入企服务旬']]],
    ['明年年底前建成投用市级检测中心。', []],
    ['每个县每年新开工项目不少于12个，市级园区每年各不少于8个。', [[1, 'year', '新开工项目']]],
  ])('of “%s” is %j', (words, found) => {
    expect(rhythms(words)).toEqual(found);
  });
});

describe('a title', () => {
  test.each([
    ['完成固定资产投资90亿元，同比增长12%以上。', ['固定资产投资', '固定资产投资']],
    ['限上商贸企业达到80家，较上年净增15家。', ['限上商贸企业', '限上商贸企业']],
    ['规上服务业企业净增40家，总数突破300家。', ['规上服务业企业净增', '规上服务业企业总数']],
    ['新增“瞪羚”企业25家。', ['新增“瞪羚”企业']],
    ['力争年产值过50亿元的企业达到5家，过20亿元的达到11家。', ['年产值过50亿元的企业', '年产值过20亿元的企业']],
    ['企业诉求2小时内答复。', ['企业诉求答复']],
    ['园区亩均税收由2024年的9万元提高到14万元。', ['园区亩均税收']],
    ['今年6月底前各街道要完成隐患台账清零。', ['隐患台账']],
  ])('of each figure in “%s” is %j', (words, titles) => {
    expect(targets(words).map(({ title }) => title)).toEqual(titles);
  });

  test.each([
    ['“6+3”产业体系建设要加快推进，细化路径。', '“6+3”产业体系建设要加快推进'],
    ['强化“双随机”监管，推进“一码通办改革。', '强化“双随机”监管'],
    ['建设果蔬集散中心（含城东、城西两处冷链仓库，配套检测室）。', '建设果蔬集散中心'],
  ])('of “%s” holds no half of a pair', (words, title) => {
    expect(tasks(words).map((task) => task.title)).toEqual([title]);
  });

  test('of a figure that comes again leaves the rhythm out', () => {
    const { items } = read('组织企业抱团参展每年4次/6场以上。');
    expect(items.map((item) => [item.kind, item.title])).toEqual([
      ['target', '组织企业抱团参展'],
      ['mechanism', '组织企业抱团参展'],
      ['target', '组织企业抱团参展'],
    ]);
  });

  test('of a task names the work, not who does it or when', () => {
    expect(tasks('由县发改局牵头，县财政局配合，年底前建成项目储备库。')).toMatchObject([
      { title: '建成项目储备库', due: { end: '2025-12-31' } },
    ]);
  });
});

describe('an amount', () => {
  test('that is completed or built is a level', () => {
    expect(targets('4月底前完成林地报批600亩，10月底前建成冷库5万立方米。').map(({ measure }) => measure)).toEqual([
      'level',
      'level',
    ]);
  });

  test('added to a level that stands before it is an increment', () => {
    expect(targets('限上商贸企业达到80家，较上年净增15家。').map(({ measure }) => measure)).toEqual([
      'level',
      'increment',
    ]);
  });

  test('of a year before the document is a fact, also in a section of tasks', () => {
    const book = read('3.2024年，全县完成技改投资38亿元，新增专精特新企业6家。');
    expect(book.items).toEqual([]);
    expect(book.facts.map(({ value }) => value)).toEqual([38, 6]);
  });
});

describe('an order', () => {
  test.each(['plan', 'speech'] as const)('is not what it takes to get something, in a %s', (frame) => {
    expect(tasks('隔着一道墙的两家厂，要到省城的展会上才互相认识。', frame)).toEqual([]);
  });

  test('is found in a speech that nobody dated', () => {
    const { items } = readTaskBook({ text: FRAMES.speech('各区县要于6月底前完成审批事项清理。') });
    expect(items).toMatchObject([{ kind: 'task', due: { text: '6月底前', end: null } }]);
  });
});

test('a counted heading keeps what stands behind its colon', () => {
  const { sections } = readTaskBook({
    text: '在全市动员会上的讲话\n第一条战线：产业集群攻坚\n产业不成链，企业再多也是一盘散沙，各级都要想明白。\n三、第二条战线：项目建设攻坚\n要加快项目建设，推动早日投产达效，形成支撑。\n',
  });
  expect(sections.map(({ heading }) => heading)).toEqual(['第一条战线:产业集群攻坚', '第二条战线:项目建设攻坚']);
});
