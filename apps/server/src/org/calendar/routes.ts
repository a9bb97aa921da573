import { addWorkingDays, rhythmDates } from '@chengshi/calendar';
import { withinReach } from '../../platform/clock/reach.ts';
import { failure } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { calendarYear, enterYear, workingCalendar } from './service.ts';

export const calendarRoutes = {
  year: os.calendar.year.handler(({ context, input }) =>
    context.platform.database.as(caller(context), (trx) => calendarYear(trx, input.year)),
  ),
  enterYear: os.calendar.enterYear.handler(({ context, input }) =>
    enterYear(context.platform, caller(context), input.year, input.days),
  ),
  deadline: os.calendar.deadline.handler(async ({ context, input }) => {
    const calendar = await context.platform.database.as(caller(context), workingCalendar);
    const answer = addWorkingDays(calendar, withinReach(input.from), input.workingDays);
    if (answer.kind === 'unknown') throw failure('YEAR_UNKNOWN', { year: answer.year });
    return { date: answer.date };
  }),
  occurrences: os.calendar.occurrences.handler(async ({ context, input }) => {
    const { every, unit, from, until } = input;
    if (withinReach(from) > withinReach(until)) {
      throw failure('BAD_REQUEST', { detail: '开始日期晚于结束日期 · the span ends before it begins' });
    }
    const calendar = await context.platform.database.as(caller(context), workingCalendar);
    // A rhythm without a fixed day is reckoned from the first day of its span.
    const dates = rhythmDates(calendar, { every, unit, first: from, onDayOff: 'none' }, from, until);
    return { dates: dates.slice(0, mostOccurrences).map((occurrence) => occurrence.nominal) };
  }),
};

const mostOccurrences = 2000;
