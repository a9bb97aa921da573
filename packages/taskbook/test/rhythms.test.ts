import { describe, expect, test } from 'vitest';
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
    ['建立双月会商机制', [[2, 'month', '会商']]],
    ['落实周例会制度', [[1, 'week', '例会']]],
    ['开展周周大走访', [[1, 'week', '大走访']]],
  ])('in “%s” is found', (text, found) => {
    expect(rhythms(text)).toEqual(found);
  });

  test('每… gives its action up to the end of the clause', () => {
    expect(rhythms('每两周召开一次协调会,解决问题')[0]).toEqual([2, 'week', '一次协调会']);
    expect(rhythms('每季度公布排名')[0]).toEqual([1, 'quarter', '公布排名']);
  });

  test.each(['年均增长8%', '一年来成绩显著', '2024年度报告', '近两月调度情况', '每年节约300万元'])(
    'is not found in “%s”',
    (text) => {
      expect(rhythms(text)).toEqual([]);
    },
  );
});
