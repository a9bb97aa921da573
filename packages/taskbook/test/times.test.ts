import { describe, expect, test } from 'vitest';
import { findTimes } from '../src/phases/3-quantities/times.ts';
import { endOfTime } from '../src/phases/5-items/due.ts';

const anchor = { date: '2021-02-20', year: 2021 };
const endOf = (text: string, from: { date: string | null; year: number | null } = anchor) => {
  const [time] = findTimes(text);
  return time ? endOfTime(time, from) : undefined;
};

describe('the end of a time', () => {
  test.each([
    ['到2025年', '2025-12-31'],
    ['2025年6月底前', '2025-06-30'],
    ['2024年2月', '2024-02-29'],
    ['2023年9月15日前', '2023-09-15'],
    ['二〇二五年十月', '2025-10-31'],
    ['6月底前', '2021-06-30'],
    ['月底前', '2021-02-28'],
    ['本月底前', '2021-02-28'],
    ['年内', '2021-12-31'],
    ['今年底前', '2021-12-31'],
    ['明年', '2022-12-31'],
    ['上半年', '2021-06-30'],
    ['三季度末', '2021-09-30'],
    ['3年内', '2023-12-31'],
    ['用3到5年时间', '2025-12-31'],
    ['6个月内', '2021-08-20'],
    ['10日内', '2021-03-02'],
    ['“十四五”末', '2025-12-31'],
    ['十五五期间', '2030-12-31'],
    ['2024—2027年', '2027-12-31'],
    ['2022-12-13', '2022-12-13'],
  ])('%s is %s, counted from 20 February 2021', (text, end) => {
    expect(endOf(text)).toBe(end);
  });

  test('a plan of the last quarter counts from the year that follows', () => {
    expect(endOf('3年内', { date: '2024-12-31', year: 2024 })).toBe('2027-12-31');
  });

  test('a relative time has none when nobody gave a date', () => {
    expect(endOf('3年内', { date: null, year: null })).toBeNull();
    expect(endOf('年内', { date: null, year: null })).toBeNull();
    expect(endOf('6个月内', { date: null, year: 2021 })).toBeNull();
  });

  test('a point of comparison is marked as one', () => {
    expect(findTimes('比2015年增长两倍')[0]).toMatchObject({ role: 'base', year: 2015 });
  });

  test.each(['每月底前', '三年攻坚', '五年来', '一个月饼', '百年老店'])('“%s” is no time', (text) => {
    expect(findTimes(text)).toEqual([]);
  });
});
