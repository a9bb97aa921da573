import { addDays, addMonths, daysBetween, type LocalDate, partsOf } from './dates.ts';
import type { UnknownYear, WorkingCalendar } from './working-calendar.ts';
import { workingDayFrom } from './working-days.ts';

export type RhythmUnit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

/** What repeats: 一月一通报 is every 1 month. */
export interface Rhythm {
  readonly every: number;
  readonly unit: RhythmUnit;
  /** A date on which it happens; the others are counted from here, both ways. The 31st means the last day of shorter months. */
  readonly first: LocalDate;
  /** Where it goes when its date is not worked: to the working day before or after, or `none`: it stays. */
  readonly onDayOff: 'previous' | 'next' | 'none';
}

/** `nominal` is the date by the rhythm alone, `date` the one after moving off days off. */
export type RhythmDate =
  | { readonly kind: 'known'; readonly nominal: LocalDate; readonly date: LocalDate }
  | (UnknownYear & { readonly nominal: LocalDate });

const MONTHS = { month: 1, quarter: 3, half: 6, year: 12 } as const;

/**
 * The dates of a rhythm whose nominal date lies from `from` to `to`, both inside, ascending. Dates that fall together after moving (weekly
 * meetings in a long holiday) are given once, with the earliest nominal date. Only `previous` and `next` need the calendar, and answer
 * `unknown` where its year has no notice. Throws a RangeError when `every` is not a whole number from 1, or a date is not a date.
 */
export function rhythmDates(
  calendar: WorkingCalendar,
  rhythm: Rhythm,
  from: LocalDate,
  to: LocalDate,
): readonly RhythmDate[] {
  const { every, first, unit } = rhythm;
  if (!Number.isInteger(every) || every < 1) throw new RangeError(`a rhythm repeats every 1 or more, not ${every}`);
  const found: RhythmDate[] = [];
  const taken = new Set<LocalDate>();
  partsOf(to);
  for (let n = firstNumber(rhythm, from); ; n++) {
    const nominal =
      unit === 'day' || unit === 'week' ? addDays(first, n * dayStep(rhythm)) : addMonths(first, n * monthStep(rhythm));
    if (nominal > to) return found;
    if (nominal < from) continue;
    const moved = settle(calendar, rhythm, nominal);
    if (moved.kind === 'known') {
      if (taken.has(moved.date)) continue;
      taken.add(moved.date);
    }
    found.push(moved);
  }
}

function settle(calendar: WorkingCalendar, { onDayOff }: Rhythm, nominal: LocalDate): RhythmDate {
  if (onDayOff === 'none') return { kind: 'known', nominal, date: nominal };
  return { ...workingDayFrom(calendar, nominal, onDayOff), nominal };
}

/** A count from `rhythm.first` whose date is not after `from`, and not more than a step or two before it. */
function firstNumber(rhythm: Rhythm, from: LocalDate): number {
  if (rhythm.unit === 'day' || rhythm.unit === 'week') {
    return Math.floor(daysBetween(rhythm.first, from) / dayStep(rhythm));
  }
  const a = partsOf(rhythm.first);
  const b = partsOf(from);
  return Math.floor(((b.year - a.year) * 12 + b.month - a.month) / monthStep(rhythm)) - 1;
}

function dayStep({ every, unit }: Rhythm): number {
  return unit === 'week' ? every * 7 : every;
}

function monthStep({ every, unit }: Rhythm): number {
  return unit === 'day' || unit === 'week' ? 0 : every * MONTHS[unit];
}
