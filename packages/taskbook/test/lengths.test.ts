import { describe, expect, test } from 'vitest';
import { readTaskBook } from '../src/index.ts';

/** The targets of a plan that says the sentence: what, bound, figure and unit. */
function targets(sentence: string): string[] {
  const text = `江州市健康服务行动方案（2026—2028年）\n2026年1月10日\n一、主要目标\n${sentence}\n`;
  return readTaskBook({ text }).items.flatMap((item) =>
    item.kind === 'target' ? [`${item.title} ${item.comparator} ${item.value}${item.unit}`] : [],
  );
}

describe('lengths of time that are reached', () => {
  test.each([
    ['人均预期寿命稳定在80.5岁。', '人均预期寿命 eq 80.5岁'],
    ['人均预期寿命比“十四五”末提高1.5岁。', '人均预期寿命提高 eq 1.5岁'],
    ['居民健康预期寿命提高1岁。', '居民健康预期寿命提高 eq 1岁'],
    ['劳动年龄人口平均受教育年限较2025年增加0.4年以上。', '劳动年龄人口平均受教育年限增加 ge 0.4年'],
    ['技术工人平均工龄保持在6年。', '技术工人平均工龄 eq 6年'],
    ['门诊预约等待时间压缩至2周以内。', '门诊预约等待时间 le 2周'],
    ['医疗设备采购审批控制在3个月以内。', '医疗设备采购审批 le 3个月'],
  ])('%s', (sentence, target) => {
    expect(targets(sentence)).toEqual([target]);
  });

  test('a limit in months is no deadline of the paper', () => {
    const text = '江州市健康服务行动方案\n2026年1月10日\n一、主要任务\n优化流程，将设备采购审批控制在3个月以内。\n';
    expect(readTaskBook({ text }).items.map((item) => ('due' in item ? item.due : null))).not.toContainEqual(
      expect.objectContaining({ text: '3个月以内' }),
    );
  });

  test('months within which work is to be done stay its deadline', () => {
    const text = '江州市健康服务行动方案\n2026年1月10日\n一、主要任务\n各区3个月内完成村卫生室改造。\n';
    expect(readTaskBook({ text }).items.map((item) => ('due' in item ? item.due?.end : null))).toContain('2026-04-10');
  });
});

test.each([
  ['居民人均可支配收入比上年增长7%。', '居民人均可支配收入增长 eq 7%'],
  ['森林覆盖率较2020年提高3个百分点。', '森林覆盖率提高 eq 3个百分点'],
  ['制造业增加值占比2028年提高2个百分点。', '制造业增加值占比提高 eq 2个百分点'],
  ['各小区平均每户不少于1个停车位。', '各小区停车位 ge 1个'],
])('what the words before a figure leave of its title: %s', (sentence, target) => {
  expect(targets(sentence)).toEqual([target]);
});

test('a task for somebody names what is done for them', () => {
  const text = '江州市健康服务行动方案\n2026年1月10日\n一、政策支持\n对新建成的社区医院，优先安排设备更新。\n';
  expect(readTaskBook({ text }).items.map(({ title }) => title)).toEqual(['对新建成的社区医院,优先安排设备更新']);
});

test.each([
  ['居民健康预期寿命提高1岁。', 'increment'],
  ['疫苗年产能提升超20万支。', 'increment'],
  ['居民健康预期寿命提高到72岁。', 'level'],
])('by so much is not to so much: %s', (sentence, measure) => {
  const text = `江州市健康服务行动方案（2026—2028年）\n2026年1月10日\n一、主要目标\n${sentence}\n`;
  expect(readTaskBook({ text }).items.flatMap((item) => (item.kind === 'target' ? [item.measure] : []))).toEqual([
    measure,
  ]);
});
