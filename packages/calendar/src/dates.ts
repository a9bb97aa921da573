/**
 * A local date of Asia/Shanghai, `YYYY-MM-DD`. Plain strings sort, compare and travel as they are; arithmetic goes through day numbers
 * (days since 1970-01-01), so the time zone of the machine never plays a part.
 */
export type LocalDate = string;

/** Monday 1 … Sunday 7, as ISO 8601 counts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface DateParts {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  /** 1–31 */
  readonly day: number;
}

const DAY_MS = 86_400_000;
/** China has kept UTC+8 all year since 1992. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const FIRST_DAY = Date.UTC(1000, 0, 1) / DAY_MS;
const LAST_DAY = Date.UTC(9999, 11, 31) / DAY_MS;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Year, month and day of a date. Throws a RangeError for anything that is not a day of the Gregorian calendar from year 1000 on. */
export function partsOf(date: LocalDate): DateParts {
  const match = SHAPE.exec(date);
  if (match) {
    const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
    if (parts.year >= 1000 && parts.month >= 1 && parts.month <= 12 && parts.day >= 1) {
      if (parts.day <= daysInMonth(parts.year, parts.month)) return parts;
    }
  }
  throw new RangeError(`not a date of the form YYYY-MM-DD: ${JSON.stringify(date)}`);
}

/** Whether a string is a date as `partsOf` demands it. */
export function isLocalDate(text: string): boolean {
  try {
    partsOf(text);
    return true;
  } catch {
    return false;
  }
}

/** Days since 1970-01-01, which is 0. */
export function toDayNumber(date: LocalDate): number {
  const { year, month, day } = partsOf(date);
  return dayNumber(year, month, day);
}

/** The reverse of `toDayNumber`. Throws a RangeError outside the years 1000 to 9999, whose dates would no longer sort as strings. */
export function fromDayNumber(days: number): LocalDate {
  if (!(days >= FIRST_DAY && days <= LAST_DAY))
    throw new RangeError(`not a day number of the years 1000 to 9999: ${days}`);
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

/** `fromDayNumber(toDayNumber(date) + days)`: `addDays('2024-02-28', 2)` is `2024-03-01`. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** Calendar days from one date to another, negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/**
 * The same day so many months later; where the month is too short, its last day: `addMonths('2025-01-31', 1)` is `2025-02-28`.
 * Count from the first date of a series each time, never from its last result, or the 31st becomes the 28th for good.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = partsOf(date);
  const count = year * 12 + (month - 1) + months;
  const newYear = Math.floor(count / 12);
  const newMonth = (count % 12) + 1;
  return dateFrom(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

export function weekdayOf(date: LocalDate): Weekday {
  return weekdayOfDayNumber(toDayNumber(date));
}

/** 1970-01-01 was a Thursday. */
export function weekdayOfDayNumber(days: number): Weekday {
  return (((((days + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The date in Shanghai at an instant given in milliseconds since 1970-01-01T00:00:00Z. */
export function localDateAt(instant: number): LocalDate {
  return new Date(instant + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A date from its parts, which must be right. */
export function dateFrom(year: number, month: number, day: number): LocalDate {
  return fromDayNumber(dayNumber(year, month, day));
}

function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}
