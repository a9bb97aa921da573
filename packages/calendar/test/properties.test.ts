import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  createWorkingCalendar,
  daysBetween,
  fromDayNumber,
  isWorkingDay,
  localDateAt,
  nextPeriod,
  type PeriodKind,
  periodFromKey,
  periodOf,
  periodsIn,
  previousPeriod,
  rhythmDates,
  toDayNumber,
  weekdayOf,
  workingDaysBetween,
  workingDaysIn,
} from '../src/index.ts';

const calendar = createWorkingCalendar();
const first = toDayNumber('2017-01-01');
const last = toDayNumber('2026-12-31');
const publishedDate = fc.integer({ min: first, max: last }).map(fromDayNumber);
const anyDate = fc.integer({ min: toDayNumber('1900-01-01'), max: toDayNumber('2200-12-31') }).map(fromDayNumber);
const kind = fc.constantFrom<PeriodKind>('month', 'cumulative', 'quarter', 'half', 'year', 'point');
const series = fc.constantFrom({ januaryFebruary: 'joined' } as const, { januaryFebruary: 'separate' } as const);

test('day numbers and dates are two names of one thing', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, n) => {
      expect(daysBetween(date, addDays(date, n))).toBe(n);
      expect(weekdayOf(addDays(date, 7 * n))).toBe(weekdayOf(date));
      expect(localDateAt(Date.parse(`${date}T00:00:00+08:00`))).toBe(date);
      expect(localDateAt(Date.parse(`${date}T23:59:59+08:00`))).toBe(date);
    }),
  );
});

test('adding months keeps the day, or takes the last of the month', () => {
  fc.assert(
    fc.property(anyDate, fc.integer({ min: -200, max: 200 }), (date, n) => {
      const moved = addMonths(date, n);
      if (moved.slice(8) !== date.slice(8)) {
        expect(moved < date || n > 0).toBe(true);
        expect(addDays(moved, 1).slice(8)).toBe('01');
      }
    }),
  );
});

test('the n-th working day is worked, has n working days before it, and leads back', () => {
  fc.assert(
    fc.property(
      publishedDate,
      fc.integer({ min: -300, max: 300 }).filter((n) => n !== 0),
      (date, n) => {
        const there = addWorkingDays(calendar, date, n);
        if (there.kind === 'unknown') {
          expect(there.year === 2027 ? n > 0 : n < 0).toBe(true);
          return;
        }
        expect(isWorkingDay(calendar, there.date)).toMatchObject({ working: true });
        expect(workingDaysBetween(calendar, date, there.date)).toEqual({ kind: 'known', days: n });
        const start = isWorkingDay(calendar, date);
        if (start.kind === 'known' && start.working) {
          expect(addWorkingDays(calendar, there.date, -n)).toEqual({ kind: 'known', date });
        }
      },
    ),
  );
});

test('working days of two neighbouring stretches add up', () => {
  fc.assert(
    fc.property(publishedDate, publishedDate, publishedDate, (a, b, c) => {
      const [x, y, z] = [a, b, c].sort() as [string, string, string];
      const count = (from: string, to: string) => {
        const answer = workingDaysIn(calendar, from, to);
        return answer.kind === 'known' ? answer.days : Number.NaN;
      };
      expect(count(x, y) + count(addDays(y, 1), z)).toBe(count(x, z));
    }),
  );
});

test('a period holds its date, is found by its key, and its neighbours are a step away', () => {
  fc.assert(
    fc.property(anyDate, kind, series, (date, of, options) => {
      const period = periodOf(date, of, options);
      expect(period).not.toBeNull();
      if (!period) return;
      expect(period.start <= date && date <= period.end).toBe(true);
      expect(periodFromKey(period.key)).toEqual(period);
      expect(previousPeriod(nextPeriod(period, options), options)).toEqual(period);
      expect(nextPeriod(previousPeriod(period, options), options)).toEqual(period);
      if (of !== 'cumulative') expect(nextPeriod(period, options).start).toBe(addDays(period.end, 1));
    }),
  );
});

test('the periods of a stretch are a chain of neighbours', () => {
  fc.assert(
    fc.property(publishedDate, fc.integer({ min: 0, max: 900 }), kind, series, (from, days, of, options) => {
      const to = addDays(from, days);
      const periods = periodsIn(from, to, of, options);
      periods.forEach((p, i) => {
        expect(p.end >= from && p.end <= to).toBe(true);
        const next = periods[i + 1];
        if (next) expect(next).toEqual(nextPeriod(p, options));
      });
      const lastOne = periods.at(-1);
      if (lastOne) expect(nextPeriod(lastOne, options).end > to).toBe(true);
    }),
  );
});

test('rhythm dates ascend without doubles, lie in range, and are worked unless they stay', () => {
  const rhythm = fc.record({
    every: fc.integer({ min: 1, max: 5 }),
    unit: fc.constantFrom('day', 'week', 'month', 'quarter', 'half', 'year'),
    first: publishedDate,
    onDayOff: fc.constantFrom('previous', 'next', 'none'),
  });
  fc.assert(
    fc.property(rhythm, publishedDate, fc.integer({ min: 0, max: 700 }), (of, from, days) => {
      const to = addDays(from, days);
      const dates = rhythmDates(calendar, of, from, to);
      dates.forEach((d, i) => {
        expect(d.nominal >= from && d.nominal <= to).toBe(true);
        const before = dates[i - 1];
        if (before) expect(d.nominal > before.nominal).toBe(true);
        if (d.kind === 'unknown') return;
        if (before?.kind === 'known') expect(d.date > before.date).toBe(true);
        if (of.onDayOff !== 'none') expect(isWorkingDay(calendar, d.date)).toMatchObject({ working: true });
        if (of.onDayOff === 'previous') expect(d.date <= d.nominal).toBe(true);
        if (of.onDayOff === 'next') expect(d.date >= d.nominal).toBe(true);
      });
    }),
  );
});
