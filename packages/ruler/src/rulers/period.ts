import type { Sentence } from '../sentence.ts';

/** How the figures of an indicator come: one by one, summed up since January, or as they stand at the end of a month. */
export type PeriodKind = 'month' | 'cumulative' | 'quarter' | 'half' | 'year' | 'point';

/** Months `first` to `last` of a year, both within, 1 … 12. Statistics publish January and February as one month: `months(2025, 1, 2)`. */
export interface Period {
  readonly kind: PeriodKind;
  readonly year: number;
  readonly first: number;
  readonly last: number;
}

export const month = (year: number, number: number): Period => made('month', year, number, number);
/** 1—2月, the two months that are published together. */
export const joinedMonths = (year: number): Period => made('month', year, 1, 2);
export const cumulative = (year: number, until: number): Period => made('cumulative', year, 1, until);
export const quarter = (year: number, number: number): Period => made('quarter', year, number * 3 - 2, number * 3);
export const half = (year: number, number: number): Period => made('half', year, number * 6 - 5, number * 6);
export const wholeYear = (year: number): Period => made('year', year, 1, 12);
/** A stock, as it stands at the end of a month. */
export const pointIn = (year: number, number: number): Period => made('point', year, number, number);

function made(kind: PeriodKind, year: number, first: number, last: number): Period {
  if (!(Number.isInteger(year) && Number.isInteger(first) && Number.isInteger(last) && first >= 1 && last <= 12))
    throw new RangeError(`there are no months ${first} to ${last} of ${year}`);
  return { kind, year, first, last };
}

export const isJoined = ({ kind, first, last }: Period): boolean => kind === 'month' && last > first;

export const lastYearOf = (period: Period): Period => ({ ...period, year: period.year - 1 });

/** The period just before, as it would be published: before March stands January and February together when `joined`. */
export function previousOf(period: Period, joined: boolean): Period {
  const { kind, year, first, last } = period;
  switch (kind) {
    case 'month':
      if (first === 1) return month(year - 1, 12);
      return first === 3 && joined ? joinedMonths(year) : month(year, first - 1);
    case 'cumulative':
      return last === 1 || (last === 2 && joined) ? cumulative(year - 1, 12) : cumulative(year, last - 1);
    case 'point':
      return last === 1 ? pointIn(year - 1, 12) : pointIn(year, last - 1);
    case 'year':
      return wholeYear(year - 1);
    case 'quarter':
    case 'half': {
      const length = last - first + 1;
      return first === 1
        ? { kind, year: year - 1, first: 13 - length, last: 12 }
        : { kind, year, first: first - length, last: first - 1 };
    }
  }
}

/** Last day, as an ISO date: the day that a figure of the period stands for. */
export function lastDayOf({ year, last }: Period): string {
  return new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10);
}

/** Unlike for unlike periods, alike for alike ones. */
export const periodKey = ({ kind, year, first, last }: Period): string => `${kind} ${year} ${first} ${last}`;

/** In order of time; a longer one after a shorter one that ends with it. */
export const byTime = (a: Period, b: Period): number => a.year - b.year || a.last - b.last || b.first - a.first;

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function periodName({ kind, year, first, last }: Period): Sentence {
  const name = (number: number) => monthNames[number - 1] as string;
  switch (kind) {
    case 'year':
      return { zh: `${year}年`, en: `${year}` };
    case 'half':
      return {
        zh: `${year}年${first === 1 ? '上' : '下'}半年`,
        en: `${first === 1 ? 'first' : 'second'} half of ${year}`,
      };
    case 'quarter':
      return { zh: `${year}年${'一二三四'[last / 3 - 1]}季度`, en: `Q${last / 3} ${year}` };
    case 'point':
      return { zh: `${year}年${last}月末`, en: `end of ${name(last)} ${year}` };
    case 'month':
    case 'cumulative':
      return first === last
        ? { zh: `${year}年${last}月`, en: `${name(last)} ${year}` }
        : { zh: `${year}年${first}—${last}月`, en: `${name(first)}–${name(last)} ${year}` };
  }
}
