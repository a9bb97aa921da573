import { expect, test } from 'vitest';
import { monthsOf, readDays } from './months.ts';

test('a year has its days, and the notice changes some of them', () => {
  const months = monthsOf(2024, [
    { date: '2024-02-04', working: true, name: '春节' },
    { date: '2024-02-12', working: false, name: '春节' },
  ]);
  expect(months.flat()).toHaveLength(366);
  const day = (date: string) => months.flat().find((one) => one.date === date);
  expect(day('2024-02-04')).toMatchObject({ kind: 'makeUp', weekday: 7, name: '春节' });
  expect(day('2024-02-12')).toMatchObject({ kind: 'holiday', weekday: 1 });
  expect(day('2024-02-17')).toMatchObject({ kind: 'weekend', weekday: 6 });
  expect(day('2024-02-29')).toMatchObject({ kind: 'workday', day: 29 });
});

test('typed days are read; every line that is not clear is named', () => {
  const read = readDays(
    '2027-01-01 休 元旦\n\n2027-02-30 休 春节\n2026-12-31 班 调休\n2027-01-09 on make up',
    2027,
    ['休', 'off'],
    ['班', 'on'],
  );
  expect(read).toEqual([
    { kind: 'day', day: { date: '2027-01-01', working: false, name: '元旦' } },
    { kind: 'unclear', line: 3, text: '2027-02-30 休 春节' },
    { kind: 'wrongYear', line: 4, text: '2026-12-31 班 调休' },
    { kind: 'day', day: { date: '2027-01-09', working: true, name: 'make up' } },
  ]);
});
