import { addDays, addWorkingDays, type WorkingCalendar, weekdayOf } from '@chengshi/calendar';

export interface Term {
  readonly dueOn: string;
  /** weekdays: the holidays of that year are not published, so Monday to Friday were counted. */
  readonly counted: 'working' | 'weekdays';
}

/** The last day of a term of so many working days that begins on a date; nobody waits for the notice of next year's holidays. */
export function termFrom(calendar: WorkingCalendar, date: string, days: number): Term {
  const known = addWorkingDays(calendar, date, days);
  if (known.kind === 'known') return { dueOn: known.date, counted: 'working' };
  let dueOn = date;
  for (let left = days; left > 0; ) {
    dueOn = addDays(dueOn, 1);
    if (weekdayOf(dueOn) <= 5) left--;
  }
  return { dueOn, counted: 'weekdays' };
}

/** The office decides about an objection on the same or the next working day. */
export const daysToDecide = 1;
