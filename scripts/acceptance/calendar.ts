import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  addDays,
  createWorkingCalendar,
  isWorkingDay,
  toDayNumber,
  type WorkingCalendar,
  weekdayOf,
  workingDaysIn,
} from '@chengshi/calendar';
import { type Judgement, lacking } from './result.ts';

/**
 * Compares the calendar day by day with the official notices: every day from the first to the last year of the file, named days by the
 * notice, all others by their weekday; and the number of working days of each year.
 */
export async function judgeCalendar(folder: string): Promise<Judgement> {
  const days = join(folder, 'fixtures', 'calendar', 'official_holidays_2017_2026.csv');
  const years = join(folder, 'fixtures', 'calendar', 'workdays_per_year.csv');
  const absent = await lacking('calendar', folder, [days, years]);
  if (absent) return absent;
  const calendar = createWorkingCalendar();
  const perDay = judgeDays(calendar, await readRows(days));
  const perYear = judgeYears(calendar, await readRows(years));
  const wrong = [...perDay.wrong, ...perYear.wrong].slice(0, 20);
  return {
    figures: [
      { name: 'calendar.days', value: perDay.right / perDay.all },
      { name: 'calendar.years', value: perYear.right / perYear.all },
    ],
    information: [
      {
        heading: `日历：${perDay.all} 天，错 ${perDay.all - perDay.right} 天 · Calendar: ${perDay.all} days, ${perDay.all - perDay.right} wrong`,
        rows: [['日期 Date', '应为 Expected', '得到 Got'], ...wrong],
      },
    ],
    missing: null,
  };
}

interface Tally {
  readonly right: number;
  readonly all: number;
  readonly wrong: readonly (readonly string[])[];
}

function judgeDays(calendar: WorkingCalendar, rows: readonly Readonly<Record<string, string>>[]): Tally {
  const official = new Map(rows.map((row) => [row.date ?? '', row.is_off_day === '0']));
  const dates = [...official.keys()].sort();
  const last = `${dates.at(-1)?.slice(0, 4)}-12-31`;
  const first = `${dates[0]?.slice(0, 4)}-01-01`;
  const wrong: string[][] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const expected = official.get(date) ?? weekdayOf(date) <= 5;
    const got = isWorkingDay(calendar, date);
    if (got.kind === 'unknown' || got.working !== expected) {
      wrong.push([date, String(expected), got.kind === 'unknown' ? `unknown ${got.year}` : String(got.working)]);
    }
  }
  const all = toDayNumber(last) - toDayNumber(first) + 1;
  return { right: all - wrong.length, all, wrong };
}

function judgeYears(calendar: WorkingCalendar, rows: readonly Readonly<Record<string, string>>[]): Tally {
  const wrong: string[][] = [];
  for (const { year, workdays } of rows) {
    const got = workingDaysIn(calendar, `${year}-01-01`, `${year}-12-31`);
    if (got.kind === 'unknown' || got.days !== Number(workdays)) {
      wrong.push([String(year), String(workdays), got.kind === 'unknown' ? `unknown ${got.year}` : String(got.days)]);
    }
  }
  return { right: rows.length - wrong.length, all: rows.length, wrong };
}

/** Rows of a CSV file by the names in its first line. Only the last column may hold quoted commas, and nobody asks for it. */
async function readRows(file: string): Promise<Record<string, string>[]> {
  const [head, ...lines] = (await readFile(file, 'utf8')).trim().split(/\r?\n/);
  const names = (head ?? '').split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}
