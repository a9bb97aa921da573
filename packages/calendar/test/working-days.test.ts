import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import {
  addWorkingDays,
  createWorkingCalendar,
  deadlineAfter,
  FIRST_PUBLISHED_YEAR,
  isWorkingDay,
  LAST_PUBLISHED_YEAR,
  publishedNotices,
  workingDayFrom,
  workingDaysBetween,
  workingDaysIn,
} from '../src/index.ts';

const calendar = createWorkingCalendar();
const known = (date: string) => ({ kind: 'known', date });

describe('days', () => {
  test('follow the notices: holidays, Sundays worked, ordinary days', () => {
    expect(isWorkingDay(calendar, '2025-01-26')).toEqual({ kind: 'known', working: true, name: '春节' });
    expect(isWorkingDay(calendar, '2025-01-28')).toEqual({ kind: 'known', working: false, name: '春节' });
    expect(isWorkingDay(calendar, '2025-03-03')).toEqual({ kind: 'known', working: true });
    expect(isWorkingDay(calendar, '2025-03-08')).toEqual({ kind: 'known', working: false });
    expect(isWorkingDay(calendar, '2026-10-10')).toMatchObject({ working: true, name: '国庆节' });
  });

  test('follow the second notice that made the Spring Festival of 2020 longer', () => {
    expect(isWorkingDay(calendar, '2020-01-31')).toMatchObject({ working: false });
    expect(isWorkingDay(calendar, '2020-02-01')).toMatchObject({ working: false });
  });

  test("follow a next year's notice that names December", () => {
    expect(isWorkingDay(calendar, '2018-12-29')).toMatchObject({ working: true, name: '元旦' });
    expect(isWorkingDay(calendar, '2018-12-31')).toMatchObject({ working: false, name: '元旦' });
  });

  test('of years without a notice are unknown', () => {
    expect(isWorkingDay(calendar, '2027-01-01')).toEqual({ kind: 'unknown', year: 2027 });
    expect(isWorkingDay(calendar, '2027-06-02')).toEqual({ kind: 'unknown', year: 2027 });
    expect(isWorkingDay(calendar, '2016-12-31')).toEqual({ kind: 'unknown', year: 2016 });
    expect(isWorkingDay(calendar, '1066-01-05')).toEqual({ kind: 'unknown', year: 1066 });
  });

  test('count up to the official number of each year', () => {
    const counts = [249, 250, 250, 249, 250, 249, 249, 251, 248, 248];
    const years = Array.from({ length: 10 }, (_, i) => FIRST_PUBLISHED_YEAR + i);
    expect(years.at(-1)).toBe(LAST_PUBLISHED_YEAR);
    expect(years.map((y) => workingDaysIn(calendar, `${y}-01-01`, `${y}-12-31`))).toEqual(
      counts.map((days) => ({ kind: 'known', days })),
    );
  });

  test('are read from the library for every published year and no other', () => {
    expect(publishedNotices().map((n) => n.year)).toEqual([2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    for (const { days } of publishedNotices()) expect(days.filter((d) => !d.isWorkingDay).length).toBeGreaterThan(20);
  });

  test('of a newer year in the library wait here until they are compared and LAST_PUBLISHED_YEAR is raised', () => {
    const last = Object.keys(table.holidays).sort().at(-1);
    expect(last?.slice(0, 4)).toBe(String(LAST_PUBLISHED_YEAR));
  });

  test('that are no dates are refused', () => {
    for (const wrong of ['2025-02-29', '2025-13-01', '2025-1-1', '2025-04-31', '20250101', '0001-01-01', '']) {
      expect(() => isWorkingDay(calendar, wrong)).toThrow(RangeError);
    }
  });
});

describe('terms', () => {
  test('skip holidays and count worked weekends', () => {
    expect(addWorkingDays(calendar, '2025-01-24', 2)).toEqual(known('2025-01-27'));
    expect(addWorkingDays(calendar, '2025-09-28', 3)).toEqual(known('2025-10-09'));
    expect(addWorkingDays(calendar, '2025-10-09', -3)).toEqual(known('2025-09-28'));
    expect(addWorkingDays(calendar, '2025-10-01', 0)).toEqual(known('2025-10-01'));
  });

  test('end on working days', () => {
    expect(deadlineAfter(calendar, '2025-04-30', 5)).toEqual(known('2025-05-12'));
    expect(deadlineAfter(calendar, '2025-05-01', 0)).toEqual(known('2025-05-06'));
    expect(deadlineAfter(calendar, '2025-05-06', 0)).toEqual(known('2025-05-06'));
    expect(workingDayFrom(calendar, '2025-05-03', 'previous')).toEqual(known('2025-04-30'));
  });

  test('that reach an unpublished year say so', () => {
    expect(addWorkingDays(calendar, '2026-12-30', 1)).toEqual(known('2026-12-31'));
    expect(addWorkingDays(calendar, '2026-12-30', 2)).toEqual({ kind: 'unknown', year: 2027 });
    expect(deadlineAfter(calendar, '2026-12-31', 20)).toEqual({ kind: 'unknown', year: 2027 });
    expect(workingDaysBetween(calendar, '2026-12-01', '2027-01-04')).toEqual({ kind: 'unknown', year: 2027 });
    expect(workingDaysIn(calendar, '2016-12-01', '2017-01-04')).toEqual({ kind: 'unknown', year: 2016 });
    expect(addWorkingDays(calendar, '2027-01-08', 0)).toEqual(known('2027-01-08'));
  });

  test('are counted the same way back', () => {
    expect(workingDaysBetween(calendar, '2025-09-28', '2025-10-09')).toEqual({ kind: 'known', days: 3 });
    expect(workingDaysBetween(calendar, '2025-10-09', '2025-09-28')).toEqual({ kind: 'known', days: -3 });
    expect(workingDaysBetween(calendar, '2025-10-02', '2025-10-01')).toEqual({ kind: 'known', days: 0 });
  });

  test('refuse parts of a day and negative terms', () => {
    expect(() => addWorkingDays(calendar, '2025-01-01', 1.5)).toThrow('whole number');
    expect(() => deadlineAfter(calendar, '2025-01-01', -1)).toThrow('-1 working days');
  });
});

describe('notices entered by an administrator', () => {
  // 2030 begins on a Tuesday: a bridge day on Monday 31 December 2029, with Saturday 29 December worked, is possible.
  const notice = (year: number) => ({ year, days: [{ date: `${year}-01-01`, isWorkingDay: false, name: '元旦' }] });

  test('open their year', () => {
    const entered = createWorkingCalendar([notice(2027)]);
    expect(isWorkingDay(entered, '2027-01-01')).toEqual({ kind: 'known', working: false, name: '元旦' });
    expect(addWorkingDays(entered, '2026-12-31', 1)).toEqual(known('2027-01-04'));
    expect(isWorkingDay(entered, '2028-01-03')).toEqual({ kind: 'unknown', year: 2028 });
  });

  test('leave the last days of December open when the next notice may still move them', () => {
    const until2029 = createWorkingCalendar([notice(2029)]);
    expect(isWorkingDay(until2029, '2029-12-28')).toEqual({ kind: 'known', working: true });
    expect(isWorkingDay(until2029, '2029-12-29')).toEqual({ kind: 'unknown', year: 2030 });
    expect(isWorkingDay(until2029, '2029-12-31')).toEqual({ kind: 'unknown', year: 2030 });
    const next = {
      year: 2030,
      days: [
        { date: '2029-12-29', isWorkingDay: true, name: '元旦' },
        { date: '2029-12-31', isWorkingDay: false, name: '元旦' },
        { date: '2030-01-01', isWorkingDay: false, name: '元旦' },
      ],
    };
    const until2030 = createWorkingCalendar([notice(2029), next]);
    expect(isWorkingDay(until2030, '2029-12-29')).toMatchObject({ kind: 'known', working: true });
    expect(isWorkingDay(until2030, '2029-12-30')).toEqual({ kind: 'known', working: false });
    expect(isWorkingDay(until2030, '2029-12-31')).toMatchObject({ kind: 'known', working: false });
  });

  test('correct published ones, the later entry first', () => {
    const day = (isWorkingDay: boolean) => ({
      year: 2026,
      days: [{ date: '2026-03-02', isWorkingDay, name: '特殊安排' }],
    });
    expect(isWorkingDay(createWorkingCalendar([day(false)]), '2026-03-02')).toMatchObject({ working: false });
    expect(isWorkingDay(createWorkingCalendar([day(false), day(true)]), '2026-03-02')).toMatchObject({ working: true });
  });

  test('that contradict themselves are refused', () => {
    const day = { date: '2027-05-01', isWorkingDay: false, name: '劳动节' };
    expect(() => createWorkingCalendar([{ year: 2027, days: [day, day] }])).toThrow('twice');
    expect(() => createWorkingCalendar([{ year: 2029, days: [day] }])).toThrow('cannot name 2027-05-01');
    expect(() => createWorkingCalendar([{ year: 27, days: [] }])).toThrow('not a year');
  });
});
