import {
  createWorkingCalendar,
  FIRST_PUBLISHED_YEAR,
  LAST_PUBLISHED_YEAR,
  publishedNotices,
  type WorkingCalendar,
  workingDaysIn,
} from '@chengshi/calendar';
import type { CalendarYear } from '@chengshi/contract';
import { type PersonActor, pathsHeldAs } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { mayEnterYear } from './policy.ts';
import { type EnteredDay, enteredYears, saveYear } from './store.ts';

/** The calendar of the product's own data and of the years that administrators entered. */
export async function workingCalendar(trx: Trx): Promise<WorkingCalendar> {
  return createWorkingCalendar(
    (await enteredYears(trx)).map(({ year, days }) => ({
      year,
      days: days.map((day) => ({ date: day.date, isWorkingDay: day.working, name: day.name })),
    })),
  );
}

export async function calendarYear(trx: Trx, year: number): Promise<CalendarYear> {
  const entered = (await enteredYears(trx)).find((known) => known.year === year);
  const published = publishedNotices().find((notice) => notice.year === year);
  const count = workingDaysIn(await workingCalendar(trx), `${year}-01-01`, `${year}-12-31`);
  const days =
    entered?.days ??
    published?.days.map(({ date, isWorkingDay, name }) => ({ date, working: isWorkingDay, name })) ??
    [];
  return {
    year,
    state: entered ? 'entered' : published ? 'published' : 'unknown',
    workingDays: count.kind === 'known' ? count.days : null,
    days: [...days].sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

/** Enters a year that the product does not know yet; a published year is not to be overruled by hand. */
export async function enterYear(
  platform: Platform,
  actor: PersonActor,
  year: number,
  days: readonly EnteredDay[],
): Promise<CalendarYear> {
  if (!mayEnterYear(actor)) throw failure('NOT_ALLOWED');
  if (year >= FIRST_PUBLISHED_YEAR && year <= LAST_PUBLISHED_YEAR) {
    throw failure('CONFLICT', {
      detail: `${year} 年已有国务院办公厅通知 · the notice for ${year} is in the product already`,
    });
  }
  const seen = new Set<string>();
  for (const { date } of days) {
    if (!date.startsWith(`${year}-`)) throw failure('DATE_NOT_REAL', { value: `${date} ∉ ${year}` });
    if (seen.has(date)) throw failure('CONFLICT', { detail: `date = ${date}` });
    seen.add(date);
  }
  return platform.database.as(actor, async (trx) => {
    const before = await calendarYear(trx, year);
    await saveYear(trx, year, days, { by: actor.personId, at: platform.clock.now() });
    const after = await calendarYear(trx, year);
    await record(trx, platform.clock, actor, {
      action: 'calendar.year-entered',
      subjectKind: 'calendar',
      subjectId: String(year),
      // Where the administrator works: an auditor there is to see it.
      regionPath: pathsHeldAs(actor, ['administrator'])[0] ?? '/',
      before,
      after,
    });
    return after;
  });
}
