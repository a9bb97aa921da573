import { fromDayNumber, type LocalDate, toDayNumber } from './dates.ts';
import { stateOf, UNKNOWN, type UnknownYear, unknownAt, WORKED, type WorkingCalendar } from './working-calendar.ts';

export type DateAnswer = { readonly kind: 'known'; readonly date: LocalDate } | UnknownYear;
export type CountAnswer = { readonly kind: 'known'; readonly days: number } | UnknownYear;

/**
 * The n-th working day after a date, or before it when `n` is negative; the date itself is never counted, and is the answer for 0.
 * Steps day by day and stops at the first day it does not know, so that a wrong answer cannot hide behind a far one.
 * Throws a RangeError when `n` is not a whole number.
 *
 * `addWorkingDays(calendar, '2025-01-24', 2)` is 2025-01-27, since the Sunday 26 January is worked before the Spring Festival.
 */
export function addWorkingDays(calendar: WorkingCalendar, date: LocalDate, n: number): DateAnswer {
  if (!Number.isInteger(n)) throw new RangeError(`working days must be a whole number, not ${n}`);
  const step = Math.sign(n);
  let day = toDayNumber(date);
  for (let left = Math.abs(n); left > 0; ) {
    day += step;
    const state = stateOf(calendar, day);
    if (state === UNKNOWN) return unknownAt(calendar, day);
    if (state === WORKED) left--;
  }
  return { kind: 'known', date: fromDayNumber(day) };
}

/**
 * The last day of a term of `n` working days that starts on `date`. The day of the start is not counted, and a term never ends on a day
 * off: for 0 it is the day itself, or the next working day. Throws a RangeError when `n` is negative or not whole.
 */
export function deadlineAfter(calendar: WorkingCalendar, date: LocalDate, n: number): DateAnswer {
  if (n < 0) throw new RangeError(`a term cannot have ${n} working days`);
  return n === 0 ? workingDayFrom(calendar, date, 'next') : addWorkingDays(calendar, date, n);
}

/** The date itself when it is worked, else the next or the previous working day. */
export function workingDayFrom(calendar: WorkingCalendar, date: LocalDate, direction: 'next' | 'previous'): DateAnswer {
  const state = stateOf(calendar, toDayNumber(date));
  if (state === UNKNOWN) return unknownAt(calendar, toDayNumber(date));
  return state === WORKED ? { kind: 'known', date } : addWorkingDays(calendar, date, direction === 'next' ? 1 : -1);
}

/**
 * How many working days lie from one date to another: the first date is not counted, the second is; negative when `to` is earlier.
 * So `workingDaysBetween(c, a, b)` is n for every b that `addWorkingDays(c, a, n)` gives: days left until a deadline, or days late.
 */
export function workingDaysBetween(calendar: WorkingCalendar, from: LocalDate, to: LocalDate): CountAnswer {
  const start = toDayNumber(from);
  const end = toDayNumber(to);
  if (start <= end) return count(calendar, start + 1, end);
  const back = count(calendar, end, start - 1);
  // `0 - days` rather than `-days`: no working day between is 0, not -0.
  return back.kind === 'known' ? { kind: 'known', days: 0 - back.days } : back;
}

/** Working days from `start` to `end`, both counted: those of a month or a year. 0 when `end` is before `start`. */
export function workingDaysIn(calendar: WorkingCalendar, start: LocalDate, end: LocalDate): CountAnswer {
  return count(calendar, toDayNumber(start), toDayNumber(end));
}

function count(calendar: WorkingCalendar, first: number, last: number): CountAnswer {
  let days = 0;
  for (let day = first; day <= last; day++) {
    const state = stateOf(calendar, day);
    if (state === UNKNOWN) return unknownAt(calendar, day);
    if (state === WORKED) days++;
  }
  return { kind: 'known', days };
}
