import { describe, expect, test } from 'vitest';
import {
  nextPeriod,
  type Period,
  periodFromKey,
  periodLabel,
  periodOf,
  periodsIn,
  previousPeriod,
  sameInYear,
} from '../src/index.ts';

const joined = { januaryFebruary: 'joined' } as const;
const keys = (periods: readonly Period[]) => periods.map((p) => p.key);

describe('periods', () => {
  test('of a date', () => {
    expect(periodOf('2024-02-29', 'month')).toEqual({
      kind: 'month',
      year: 2024,
      number: 2,
      start: '2024-02-01',
      end: '2024-02-29',
      key: '2024-M02',
    });
    expect(periodOf('2025-08-15', 'cumulative')).toMatchObject({
      start: '2025-01-01',
      end: '2025-08-31',
      key: '2025-C08',
    });
    expect(periodOf('2025-08-15', 'quarter')).toMatchObject({ start: '2025-07-01', end: '2025-09-30', key: '2025-Q3' });
    expect(periodOf('2025-08-15', 'half')).toMatchObject({ start: '2025-07-01', end: '2025-12-31', key: '2025-H2' });
    expect(periodOf('2025-08-15', 'year')).toMatchObject({ start: '2025-01-01', end: '2025-12-31', key: '2025-Y' });
    expect(periodOf('2025-12-31', 'point')).toMatchObject({ number: 365, key: '2025-12-31' });
  });

  test('January and February may be one', () => {
    expect(periodOf('2025-01-15', 'january-february')).toMatchObject({
      start: '2025-01-01',
      end: '2025-02-28',
      key: '2025-JF',
    });
    expect(periodOf('2025-03-15', 'january-february')).toBeNull();
    expect(periodOf('2025-01-15', 'month', joined)?.key).toBe('2025-JF');
    expect(periodOf('2025-01-15', 'cumulative', joined)?.key).toBe('2025-C02');
    expect(keys(periodsIn('2025-01-01', '2025-04-30', 'month', joined))).toEqual(['2025-JF', '2025-M03', '2025-M04']);
    expect(keys(periodsIn('2024-12-01', '2025-04-30', 'cumulative', joined))).toEqual([
      '2024-C12',
      '2025-C02',
      '2025-C03',
      '2025-C04',
    ]);
    expect(previousPeriod(periodFromKey('2025-M03'), joined).key).toBe('2025-JF');
    expect(previousPeriod(periodFromKey('2025-M03')).key).toBe('2025-M02');
    expect(previousPeriod(periodFromKey('2025-JF'), joined).key).toBe('2024-M12');
    expect(nextPeriod(periodFromKey('2025-JF')).key).toBe('2026-JF');
  });

  test('that have not ended in the stretch are left out', () => {
    expect(keys(periodsIn('2025-01-01', '2025-06-29', 'quarter'))).toEqual(['2025-Q1']);
    expect(keys(periodsIn('2025-01-01', '2025-06-30', 'quarter'))).toEqual(['2025-Q1', '2025-Q2']);
    expect(periodsIn('2025-02-01', '2025-01-01', 'month')).toEqual([]);
  });

  test('go over the turn of the year', () => {
    expect(nextPeriod(periodFromKey('2025-Q4')).key).toBe('2026-Q1');
    expect(previousPeriod(periodFromKey('2025-C01')).key).toBe('2024-C12');
    expect(sameInYear(periodFromKey('2025-M02'), 2024)).toMatchObject({ end: '2024-02-29' });
    expect(sameInYear(periodFromKey('2024-02-29'), 2023).key).toBe('2023-02-28');
  });

  test('have names in both languages', () => {
    const names: [string, string, string][] = [
      ['2025-M03', '2025年3月', 'March 2025'],
      ['2025-C03', '2025年1—3月累计', 'January–March 2025, cumulative'],
      ['2025-C01', '2025年1月累计', 'January 2025, cumulative'],
      ['2025-Q4', '2025年四季度', 'Q4 2025'],
      ['2025-H1', '2025年上半年', 'first half of 2025'],
      ['2025-H2', '2025年下半年', 'second half of 2025'],
      ['2025-Y', '2025年', '2025'],
      ['2025-JF', '2025年1—2月', 'January–February 2025'],
      ['2025-06-30', '2025年6月30日', '30 June 2025'],
    ];
    for (const [key, chinese, english] of names) {
      expect(periodLabel(periodFromKey(key), 'zh-CN')).toBe(chinese);
      expect(periodLabel(periodFromKey(key), 'en')).toBe(english);
    }
  });

  test('have keys that nothing else passes for', () => {
    for (const wrong of [
      '2025-M13',
      '2025-M3',
      '2025-M00',
      '2025-Q5',
      '2025-H3',
      '2025-Y1',
      '2025-J',
      '2025',
      '',
      '2025-02-30',
    ]) {
      expect(() => periodFromKey(wrong)).toThrow(RangeError);
    }
  });
});
