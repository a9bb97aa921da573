import { describe, expect, test } from 'vitest';
import { readTaskBook } from '../src/index.ts';

const goals = (text: string) =>
  readTaskBook({ text }).items.flatMap((item) =>
    item.kind === 'target' ? [[item.title, item.value, item.unit, item.comparator, item.due?.end]] : [],
  );

describe('indicators whose table a page has run together', () => {
  test('are read by what closes their rows', () => {
    const rows = '序号 指标名称 2027年 属性\n1 建成区绿化覆盖率（%） ≥43 约束性\n2 新建公园数量（个） 60 预期性\n';
    expect(goals(`江州市公园城市建设行动方案\n（2025年1月10日）\n一、主要指标\n${rows}`)).toEqual([
      ['建成区绿化覆盖率', 43, '%', 'ge', '2027-12-31'],
      ['新建公园数量', 60, '个', 'eq', '2027-12-31'],
    ]);
  });

  test('also with a cell a line and several years, of which the last is the goal', () => {
    const rows = '建成区绿化覆盖率\n（%）\n41\n43\n约束性\n新建公园数量\n（个）\n20\n60\n预期性\n';
    expect(goals(`江州市公园城市建设行动方案（2025—2027年）\n一、主要指标\n${rows}`)).toEqual([
      ['建成区绿化覆盖率', 43, '%', 'eq', '2027-12-31'],
      ['新建公园数量', 60, '个', 'eq', '2027-12-31'],
    ]);
  });

  test('but not by chance', () => {
    expect(goals('江州市发展方案\n一、总体要求\n坚持目标（定量）引领，完善 3 预期性指标。\n')).toEqual([]);
  });
});
