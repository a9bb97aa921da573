import { describe, expect, test } from 'vitest';
import { createWorkingCalendar, type Rhythm, rhythmDates } from '../src/index.ts';

const calendar = createWorkingCalendar();
const dates = (rhythm: Rhythm, from: string, to: string) =>
  rhythmDates(calendar, rhythm, from, to).map((d) => (d.kind === 'known' ? d.date : `${d.nominal}?${d.year}`));

describe('a rhythm', () => {
  test('on the last day of each month keeps to it after February', () => {
    const monthly = { every: 1, unit: 'month', first: '2025-01-31', onDayOff: 'none' } as const;
    expect(dates(monthly, '2025-01-01', '2025-05-31')).toEqual([
      '2025-01-31',
      '2025-02-28',
      '2025-03-31',
      '2025-04-30',
      '2025-05-31',
    ]);
    expect(dates({ ...monthly, onDayOff: 'previous' }, '2025-01-01', '2025-05-31')).toEqual([
      '2025-01-27',
      '2025-02-28',
      '2025-03-31',
      '2025-04-30',
      '2025-05-30',
    ]);
  });

  test('reaches back before its first date', () => {
    expect(
      dates({ every: 2, unit: 'week', first: '2025-03-03', onDayOff: 'none' }, '2025-02-01', '2025-03-05'),
    ).toEqual(['2025-02-03', '2025-02-17', '2025-03-03']);
  });

  test('of weeks meets once after a long holiday', () => {
    const weekly = { every: 1, unit: 'week', first: '2025-09-24', onDayOff: 'next' } as const;
    expect(dates(weekly, '2025-09-24', '2025-10-15')).toEqual(['2025-09-24', '2025-10-09', '2025-10-15']);
  });

  test('of quarters, halves and years counts months', () => {
    expect(
      dates({ every: 1, unit: 'quarter', first: '2024-03-31', onDayOff: 'none' }, '2024-01-01', '2024-12-31'),
    ).toEqual(['2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31']);
    expect(
      dates({ every: 1, unit: 'half', first: '2024-06-30', onDayOff: 'none' }, '2024-01-01', '2025-06-30'),
    ).toEqual(['2024-06-30', '2024-12-30', '2025-06-30']);
    expect(
      dates({ every: 1, unit: 'year', first: '2024-02-29', onDayOff: 'none' }, '2024-01-01', '2026-12-31'),
    ).toEqual(['2024-02-29', '2025-02-28', '2026-02-28']);
  });

  test('says which notice a moved date waits for, and needs none for a date that stays', () => {
    const monthly = { every: 1, unit: 'month', first: '2026-11-15', onDayOff: 'next' } as const;
    expect(dates(monthly, '2026-11-01', '2027-01-31')).toEqual(['2026-11-16', '2026-12-15', '2027-01-15?2027']);
    expect(dates({ ...monthly, onDayOff: 'none' }, '2027-01-01', '2027-01-31')).toEqual(['2027-01-15']);
  });

  test('that never comes is refused', () => {
    const rhythm = { every: 0, unit: 'day', first: '2026-11-15', onDayOff: 'none' } as const;
    expect(() => rhythmDates(calendar, rhythm, '2026-01-01', '2026-12-31')).toThrow('every 1 or more');
  });
});
