import { describe, expect, test } from 'vitest';
import { readTaskBook, type TargetItem } from '../src/index.ts';
import { findTimes } from '../src/phases/3-quantities/times.ts';

const targets = (text: string, date?: string) =>
  readTaskBook(date ? { text, date } : { text }).items.filter((item): item is TargetItem => item.kind === 'target');
const dues = (text: string, date?: string) => targets(text, date).map(({ due }) => due?.end ?? null);
const plan = (words: string) => `临水市2025年重点工作方案\n二、重点任务\n${words}\n`;

describe('a time that names a paper', () => {
  test.each([
    '落实“十四五”规划',
    '编制“十四五”科技创新规划',
    '实现“十四五”良好开局',
    '按照“十四五”期间重点任务安排',
    '对照2035年远景目标',
    '分解《2025年政府工作要点》',
  ])('“%s” sets no deadline', (words) => {
    expect(findTimes(words).map(({ role }) => role)).toEqual(['name']);
  });

  test.each(['“十四五”末新增', '“十四五”期间新增', '到2035年新增'])('“%s” still sets one', (words) => {
    expect(findTimes(words).map(({ role }) => role)).not.toContain('name');
  });

  test('does not govern the list of goals below it', () => {
    const text = '临水市工作方案\n一、工作目标\n全面落实“十四五”规划，新增企业30家。\n建成平台5个。\n';
    expect(dues(text)).toEqual([null, null]);
  });
});

describe('the period of a paper', () => {
  const letter = (name: string, title: string) =>
    `关于印发《${name}》的通知\n各县区：\n现将《${name}》印发给你们，请认真贯彻执行。\n临水市人民政府办公室\n2024年3月5日\n${title}\n一、主要任务\n新增企业30家，培育龙头企业5家。\n`;

  test('is that of its title, and where the title leaves it out that of the notice that sends it', () => {
    const named = '临水市低空经济三年行动计划（2024—2026年）';
    expect(dues(letter(named, named))).toEqual(['2026-12-31', '2026-12-31']);
    expect(dues(letter(named, '临水市低空经济三年行动计划'))).toEqual(['2026-12-31', '2026-12-31']);
  });

  test('is not that of another paper which the letter follows', () => {
    const text =
      '关于做好重点工作的通知\n根据《省三年行动计划（2022—2024年）》，现印发给你们。\n一、主要任务\n新增企业30家，培育龙头企业5家。\n';
    expect(dues(text)).toEqual([null, null]);
  });

  test('is written in a title of two lines', () => {
    const text =
      '《政府工作报告》2022年重点工作\n及民生实事任务分解方案\n一、主要任务\n新增企业30家。\n培育龙头企业5家。\n';
    expect(readTaskBook({ text }).document.title).toBe('《政府工作报告》2022年重点工作及民生实事任务分解方案');
    expect(dues(text)).toEqual(['2022-12-31', '2022-12-31']);
  });
});

describe('a deadline', () => {
  test.each([
    ['年底前建成充电桩300个。', '2025-12-31'],
    ['今年底建成充电桩300个。', '2025-12-31'],
    ['年终前建成充电桩300个。', '2025-12-31'],
    ['明年6月前建成充电桩300个。', '2026-06-30'],
    ['上半年建成充电桩300个。', '2025-06-30'],
    ['6月中旬前建成充电桩300个。', '2025-06-20'],
    ['到2027年末建成充电桩3000个。', '2027-12-31'],
    ['2025年12月底前完成充电桩建设3000个。', '2025-12-31'],
    ['国庆节前建成充电桩300个。', '2025-09-30'],
    ['汛期前完成水库除险加固12座。', null],
  ])('of “%s” is %s', (words, end) => {
    expect(dues(plan(words), '2025-01-15')).toEqual([end]);
  });

  test('that counts from a date has no end when nobody gave one', () => {
    const text = '重点工作方案\n一、重点任务\n年底前建成充电桩300个，明年6月前建成车位500个。\n';
    expect(dues(text)).toEqual([null, null]);
  });

  test('stands in the heading above the list', () => {
    const text = '临水市工作方案\n一、2025年6月底前完成的任务\n新增企业30家。\n建成平台5个。\n';
    expect(dues(text)).toEqual(['2025-06-30', '2025-06-30']);
  });

  test('is announced above a list of numbers or dashes', () => {
    const numbered = '临水市卫生强市战略，到2030年将实现：\n1、新建医院12家\n2、千人床位数达到6.5张\n';
    expect(dues(numbered)).toEqual(['2030-12-31', '2030-12-31']);
    const dashed =
      '6月15日，市政府办公室印发行动计划，到2030年，工业增加值超过1.3万亿元。\n——创新策源水平显著增强。企业研发投入强度达2.5%以上。\n';
    expect(dues(dashed)).toEqual(['2030-12-31', '2030-12-31']);
  });

  test('ends nothing that recurs, unless it frames it', () => {
    expect(dues(plan('每年新增企业不少于5家。'), '2025-01-15')).toEqual([null]);
    expect(dues(plan('2025—2027年，每年建成充电桩1000个。'), '2025-01-15')).toEqual(['2027-12-31']);
    expect(dues(plan('年均浓度降到35微克/立方米以下。'), '2025-01-15')).toEqual(['2025-12-31']);
  });

  test('is the signature before the day of the meeting that passed the paper', () => {
    const text =
      '各县区：\n《临水市三年行动计划（2023—2025年）》已经2023年10月13日市政府常务会议研究通过，现印发给你们。\n临水市人民政府\n2023年10月24日\n临水市三年行动计划（2023—2025年）\n一、主要任务\n新增企业30家。\n';
    expect(readTaskBook({ text }).document.date).toBe('2023-10-24');
  });
});

describe('分别 deals out times', () => {
  test.each([
    ['2025年和2027年分别培育40家和90家链上企业。', ['2025-12-31', '2027-12-31']],
    ['城区绿地率2025年、2026年、2027年分别达到41%、42%、43%。', ['2025-12-31', '2026-12-31', '2027-12-31']],
    ['4月、10月底前分别完成20%、90%的年度任务。', ['2025-04-30', '2025-10-31']],
    // One time for two names is no list of times.
    ['小学、初中入学率2026年分别达到99%、98%。', ['2026-12-31', '2026-12-31']],
  ])('“%s”', (words, expected) => {
    expect(dues(plan(words), '2025-01-15')).toEqual(expected);
  });

  test('and the figures keep the name that all of them share', () => {
    expect(targets(plan('2025年和2027年分别培育40家和90家链上企业。')).map(({ title }) => title)).toEqual([
      '培育链上企业',
      '链上企业',
    ]);
    expect(targets(plan('城区绿地率2025年、2026年分别达到41%、42%。')).map(({ title }) => title)).toEqual([
      '城区绿地率',
      '城区绿地率',
    ]);
  });
});

test('a task with several times ends with the last of them', () => {
  const { items } = readTaskBook({ text: plan('3月、6月、11月各开展一次集中签约。'), date: '2025-01-15' });
  expect(items).toMatchObject([{ kind: 'task', due: { end: '2025-11-30' } }]);
});

test('the year that lengths of years count from is the first of them', () => {
  const words =
    '关于推进水网建设的实施意见\n一、目标\n2023年起5年内，全域推进水网建设。\n二、任务\n5年内新建水库6座。\n';
  expect(dues(words)).toEqual(['2027-12-31']);
});

test('a report of December speaks of the year in its heading, and of the years to come', () => {
  const words =
    '江州市政府工作报告\n——2021年12月29日在江州市第五届人民代表大会第一次会议上\n江州市市长 李某某\n各位代表：\n一、今后五年的奋斗目标\n主要预期目标是：地区生产总值年均增长7%左右。\n森林覆盖率达到20%。\n二、2022年重点工作\n全年招商引资项目100个以上，6月底前新建学校3所，年底前建成医院2所。\n';
  expect(dues(words)).toEqual(['2026-12-31', '2026-12-31', '2022-12-31', '2022-06-30', '2022-12-31']);
});

test('the vision of a later year sets no deadline for the goals behind it', () => {
  const words =
    '江州市政府工作报告\n（2021年2月2日）\n一、“十四五”主要目标任务\n《纲要（草案）》提出了到2035年的远景目标，明确了主要目标。\n我们将确保常住人口城镇化率达到60%。\n';
  expect(dues(words)).toEqual(['2025-12-31']);
});
