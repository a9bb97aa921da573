import {
  addDays,
  fromDayNumber,
  type LocalDate,
  partsOf,
  toDayNumber,
  weekdayOf,
  weekdayOfDayNumber,
} from './dates.ts';
import { publishedNotices, type YearNotice } from './notices.ts';

/**
 * Which days are worked: weekdays, changed by the yearly notices. A value: make it once per set of notices and share it.
 * Answers about a year without a notice are `unknown`, never a guess from weekdays.
 */
export interface WorkingCalendar {
  /** Years with a notice, ascending. */
  readonly years: readonly number[];
  /** Names of the days that a notice moves or names, by day number. */
  readonly names: ReadonlyMap<number, string>;
  /** One byte per day from `firstDay` (a day number) on: OFF, WORKED or UNKNOWN. Long terms over many commitments are counted here. */
  readonly firstDay: number;
  readonly days: Uint8Array;
}

export const OFF = 0;
export const WORKED = 1;
export const UNKNOWN = 2;

/** An answer that needs the notice of `year`, which is not there yet. */
export interface UnknownYear {
  readonly kind: 'unknown';
  readonly year: number;
}

/** `name` is the holiday that moved the day; without it the day is an ordinary weekday or weekend. */
export type DayAnswer = { readonly kind: 'known'; readonly working: boolean; readonly name?: string } | UnknownYear;

/**
 * Makes a calendar from the notices that come with the product and those an administrator entered.
 *
 * `entered` may hold years that are not published here, and corrections of years that are (in January 2020 the Spring Festival was made
 * longer by a second notice): of two answers for one date the one entered later in the list wins, and entered ones win over published ones.
 * Throws a RangeError when a year is not a whole number from 1900 to 2999, a date is not a date, a date is named twice in one notice,
 * or lies outside the notice's year, the December before and the January after.
 */
export function createWorkingCalendar(entered: readonly YearNotice[] = []): WorkingCalendar {
  const notices = [...publishedNotices(), ...entered];
  for (const notice of notices) checkNotice(notice);
  const years = [...new Set(notices.map((notice) => notice.year))].sort((a, b) => a - b);
  const firstDay = toDayNumber(`${(years[0] ?? 0) - 1}-12-01`);
  const lastDay = toDayNumber(`${(years.at(-1) ?? 0) + 1}-01-31`);
  const days = new Uint8Array(lastDay - firstDay + 1).fill(UNKNOWN);
  for (const year of years) fillYear(days, firstDay, year, years.includes(year + 1));
  const names = new Map<number, string>();
  for (const day of notices.flatMap((notice) => notice.days)) {
    const number = toDayNumber(day.date);
    names.set(number, day.name);
    days[number - firstDay] = day.isWorkingDay ? WORKED : OFF;
  }
  return { years, names, firstDay, days };
}

/** Weekdays of a year are worked, weekends are not, as far as the next year's notice cannot change them. */
function fillYear(days: Uint8Array, firstDay: number, year: number, nextIsKnown: boolean): void {
  const end = toDayNumber(nextIsKnown ? `${year + 1}-01-01` : firstOpenDay(year));
  for (let day = toDayNumber(`${year}-01-01`); day < end; day++) {
    days[day - firstDay] = weekdayOfDayNumber(day) <= 5 ? WORKED : OFF;
  }
}

/**
 * Whether a date is worked. `unknown` when its year has no notice, or when the notice of the next year is missing and may still
 * change the last days of December. `isWorkingDay(calendar, '2025-01-26')` is `{kind: 'known', working: true, name: '春节'}`.
 */
export function isWorkingDay(calendar: WorkingCalendar, date: LocalDate): DayAnswer {
  return dayAnswer(calendar, toDayNumber(date));
}

/** `isWorkingDay` by day number. */
function dayAnswer(calendar: WorkingCalendar, dayNumber: number): DayAnswer {
  const state = stateOf(calendar, dayNumber);
  if (state === UNKNOWN) return unknownAt(calendar, dayNumber);
  const name = calendar.names.get(dayNumber);
  return { kind: 'known', working: state === WORKED, ...(name === undefined ? {} : { name }) };
}

/** OFF, WORKED or UNKNOWN, without making an object: for loops over many days. */
export function stateOf(calendar: WorkingCalendar, dayNumber: number): number {
  return calendar.days[dayNumber - calendar.firstDay] ?? UNKNOWN;
}

/** Which notice an UNKNOWN day waits for: that of its own year, or of the next one for the last days of December. */
export function unknownAt(calendar: WorkingCalendar, dayNumber: number): UnknownYear {
  const { year } = partsOf(fromDayNumber(dayNumber));
  return { kind: 'unknown', year: calendar.years.includes(year) ? year + 1 : year };
}

/**
 * From this day on, the notice of the next year may still change December. New Year's Day on Friday to Monday makes three days with the
 * weekend by itself. On Tuesday to Thursday a bridge day may be given and a weekend day worked for it, as on 29 and 31 December 2018:
 * open are the days from the Saturday before.
 */
function firstOpenDay(year: number): LocalDate {
  const newYear = `${year + 1}-01-01`;
  const weekday = weekdayOf(newYear);
  return weekday >= 2 && weekday <= 4 ? addDays(newYear, -weekday - 1) : newYear;
}

function checkNotice({ year, days }: YearNotice): void {
  if (!Number.isInteger(year) || year < 1900 || year > 2999) throw new RangeError(`not a year: ${year}`);
  const seen = new Set<LocalDate>();
  for (const { date } of days) {
    partsOf(date);
    if (date < `${year - 1}-12-01` || date > `${year + 1}-01-31`) {
      throw new RangeError(`the notice of ${year} cannot name ${date}`);
    }
    if (seen.has(date)) throw new RangeError(`the notice of ${year} names ${date} twice`);
    seen.add(date);
  }
}
