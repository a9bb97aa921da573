// The library's table, not its functions: these read dates as UTC and answer in the machine's time zone, a day early west of Greenwich.
import table from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { LocalDate } from './dates.ts';

/** A day that a notice of the State Council moves or names. */
export interface NoticeDay {
  readonly date: LocalDate;
  readonly isWorkingDay: boolean;
  /** The holiday it belongs to, as the notice calls it: 春节, also for the Sunday worked because of it. */
  readonly name: string;
}

/** The yearly notice on holidays. A notice may name days of the December before and of the January after its year. */
export interface YearNotice {
  readonly year: number;
  readonly days: readonly NoticeDay[];
}

/** The years for which the table was compared with the notices. For other years an empty table would look like a year without holidays. */
export const FIRST_PUBLISHED_YEAR = 2017;
export const LAST_PUBLISHED_YEAR = 2026;

let published: readonly YearNotice[] | undefined;

/** The notices that come with the product, one for each published year, days ascending. */
export function publishedNotices(): readonly YearNotice[] {
  published ??= readPublished();
  return published;
}

function readPublished(): readonly YearNotice[] {
  const days = [...named(table.holidays, false), ...named(table.workdays, true)].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );
  const notices: YearNotice[] = [];
  for (let year = FIRST_PUBLISHED_YEAR; year <= LAST_PUBLISHED_YEAR; year++) {
    notices.push({ year, days: days.filter((day) => day.date.startsWith(`${year}-`)) });
  }
  return notices;
}

/** An entry of the table is a date and `English name,Chinese name,days of the holiday`. */
function named(entries: Readonly<Record<string, string>>, isWorkingDay: boolean): NoticeDay[] {
  return Object.entries(entries).map(([date, names]) => ({ date, isWorkingDay, name: names.split(',')[1] ?? names }));
}
