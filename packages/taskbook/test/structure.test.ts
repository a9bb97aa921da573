import { describe, expect, test } from 'vitest';
import { readTaskBook } from '../src/index.ts';

const PLAN = `首页 > 政务公开 > 文件
临水市养老服务提升行动方案
来源：临水市政府网 发布时间：2024-05-09
（2024—2026年）
各县（市、区）人民政府，市直各部门：
为提升养老服务质量，制定本方案。
一、总体目标
到2026年，全市养老床位达到3万张以上，护理型床位占比不低于60%。
社区助餐点新增200个。
二、重点任务
（一）扩大供给。新建社区服务中心40个。
1.改造敬老院。完成改造25所。
2.培训护理员。培训护理员5000人次。
（二）加强监管。健全质量评价制度。
临水市人民政府
2024年4月30日
相关阅读
其他新闻标题一则
版权所有 临水市政府`;

describe('the structure of a plan', () => {
  const book = readTaskBook({ text: PLAN });

  test('has its title and the date of its signature, not of its upload', () => {
    expect(book.document).toMatchObject({
      title: '临水市养老服务提升行动方案',
      date: '2024-04-30',
      dateSource: 'text',
      doubtfulDate: null,
      year: 2024,
    });
  });

  test.each([
    ['---\ntitle: 临水市政府工作报告（2025年1月8日 王某）\n---\n', '临水市政府工作报告(2025年1月8日 王某)'],
    ['首页\n>\n政务公开\n>\n政府公报\n>\n', '临水市养老服务提升行动方案'],
    [`${'首页\n要闻\n公开\n服务\n互动\n数据\n'.repeat(5)}`, '临水市养老服务提升行动方案'],
  ])('has a title behind %j', (before, title) => {
    expect(readTaskBook({ text: `${before}${PLAN}` }).document.title).toBe(title);
  });

  test('takes a numbered sentence with nothing below it for an entry of a list, and not for a heading', () => {
    const { sentences, items } = readTaskBook({
      text: '临水市2025年民生实事\n一、便民出行\n1.建成城东客运站。\n2.完善慢行系统。\n二、养老服务\n3.建立老年人信息平台。\n',
    });
    expect(sentences.filter(({ kind }) => kind === 'heading')).toHaveLength(2);
    expect(items.map(({ title }) => title)).toEqual(['建成城东客运站', '完善慢行系统', '建立老年人信息平台']);
  });

  test.each([
    '【名词解释】',
    '附：名词解释',
    '**附件：名词注解**',
    '《政府工作报告》有关用语说明',
    '注释：',
    '名词解释和说明',
  ])('ends where %s says what its words mean', (heading) => {
    const terms =
      '1.转移支付：为弥补缺口，由上级政府安排给下级政府的补助，覆盖30个县。\n2.三社联动：推进社区、社会组织共同建设。\n';
    const { items } = readTaskBook({
      text: `临水市2025年政府工作报告\n一、工作安排\n新建学校12所。\n${heading}\n${terms}`,
    });
    expect(items.map(({ title }) => title)).toEqual(['新建学校']);
  });

  test('has its sections as a tree', () => {
    expect(book.sections.map(({ level, number, heading }) => [level, number, heading])).toEqual([
      [1, '一', '总体目标'],
      [1, '二', '重点任务'],
      [2, '一', '扩大供给'],
      [3, '1', '改造敬老院'],
      [3, '2', '培训护理员'],
      [2, '二', '加强监管'],
    ]);
    expect(book.sections[3]!.parent).toBe(book.sections[2]!.id);
  });

  test('takes the office that publishes a page for no owner', () => {
    expect(
      readTaskBook({ text: `公开责任部门：临水市人民政府办公室\n${PLAN}` }).items.every(({ owner }) => !owner),
    ).toBe(true);
  });

  test('leaves the page around it out', () => {
    const chrome = book.chrome.map(({ start, end }) => PLAN.slice(start, end));
    expect(chrome).toContain('首页 > 政务公开 > 文件');
    expect(chrome).toContain('其他新闻标题一则');
    expect(chrome).toContain('版权所有 临水市政府');
    expect(book.items.some((item) => item.quote.includes('新闻'))).toBe(false);
  });

  test('keeps the deadline of the goal for the sentences that follow it', () => {
    const target = book.items.find((item) => item.kind === 'target' && item.value === 200);
    expect(target).toMatchObject({ due: { end: '2026-12-31' } });
  });

  test('accounts for every sentence', () => {
    const covered = book.sentences.filter((sentence) => sentence.itemIds.length > 0);
    expect(new Set(covered.flatMap((sentence) => sentence.itemIds)).size).toBe(book.items.length);
  });
});

describe('the date of a document', () => {
  const speech =
    '时间:2022-12-13 11:35:08 来源:某某文秘网\n在全市大会上的讲话(范文)\n同志们:\n要加快建设产业园区,力争3年内新增企业30家。\n';

  test('is doubtful when only a repost gives one, and then relative deadlines have no end', () => {
    const book = readTaskBook({ text: speech });
    expect(book.document).toMatchObject({ date: null, doubtfulDate: { date: '2022-12-13' } });
    expect(book.items.find((item) => item.kind === 'target')).toMatchObject({ due: { text: '3年内', end: null } });
  });

  test('is the one the caller gives', () => {
    const book = readTaskBook({ text: speech, date: '2021-02-20' });
    expect(book.document).toMatchObject({ date: '2021-02-20', dateSource: 'given' });
    expect(book.items.find((item) => item.kind === 'target')).toMatchObject({
      due: { text: '3年内', end: '2023-12-31' },
    });
  });
});
