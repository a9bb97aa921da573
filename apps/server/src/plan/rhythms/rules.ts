import { addDays, addMonths, periodOf, type RhythmUnit, rhythmDates, type WorkingCalendar } from '@chengshi/calendar';

export interface Rule {
  readonly every: number;
  readonly unit: RhythmUnit;
  readonly first: string;
  readonly onDayOff: 'previous' | 'next' | 'none';
}

/** A year whose holidays are not published yet has nominal dates only. */
export interface NextDate {
  readonly nominal: string;
  readonly date: string | null;
}

const shown = 4;
/** How far ahead the next dates are looked for, in months: four of a yearly rhythm, no more than the eye takes. */
const reachMonths = 12 * 5;

/**
 * The rule that a rhythm stands for when nobody has fixed its day: it is due by the end of each of its periods, counted from the one in
 * which it begins (每月一次: the last day of the month, 每周: Friday), and moves to the working day before when that day is off.
 */
export function ruleFrom(rhythm: { readonly every: number; readonly unit: RhythmUnit }, startsOn: string): Rule {
  const { every, unit } = rhythm;
  if (unit === 'day') return { every, unit, first: startsOn, onDayOff: 'next' };
  if (unit === 'week') return { every, unit, first: fridayOf(startsOn), onDayOff: 'previous' };
  const end = periodOf(startsOn, unit)?.end ?? startsOn;
  return { every, unit, first: end, onDayOff: 'previous' };
}

/** 2024-01-05 was a Friday. */
function fridayOf(date: string): string {
  const days = (Date.parse(date) - Date.parse('2024-01-05')) / 86_400_000;
  return addDays(date, (7 - (((days % 7) + 7) % 7)) % 7);
}

/** The next dates of a rule from a day on; never one before the rule begins. */
export function nextDates(calendar: WorkingCalendar, rule: Rule, from: string): NextDate[] {
  const [start = from] = [from, rule.first].sort().slice(-1);
  // A nominal date that has passed may have moved beyond the day, over the longest holidays.
  const [earliest = start] = [addDays(from, -20), rule.first].sort().slice(-1);
  const months = rule.unit === 'half' || rule.unit === 'year' ? reachMonths : 24;
  const until = addMonths(start, rule.unit === 'day' ? 2 * rule.every : Math.min(months * rule.every, 1200));
  return rhythmDates(calendar, rule, earliest, until)
    .map((answer) => ({ nominal: answer.nominal, date: answer.kind === 'known' ? answer.date : null }))
    .filter(({ nominal, date }) => (date ?? nominal) >= from)
    .slice(0, shown);
}
