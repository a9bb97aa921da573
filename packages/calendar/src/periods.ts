import { addDays, dateFrom, daysBetween, daysInMonth, type LocalDate, partsOf } from './dates.ts';

/**
 * What stretch of time a figure speaks of. `cumulative` runs from 1 January to the end of a month, and is another series than `month`;
 * `january-february` is the joint figure of the first two months, which many statistics publish instead of January's; `point` is one day.
 */
export type PeriodKind = 'month' | 'cumulative' | 'quarter' | 'half' | 'year' | 'january-february' | 'point';

export interface Period {
  readonly kind: PeriodKind;
  readonly year: number;
  /** Which one of its year: month 1–12 (for `cumulative` the last month), quarter 1–4, half 1–2, day of the year for `point`, else 1. */
  readonly number: number;
  /** First and last day, both inside. */
  readonly start: LocalDate;
  readonly end: LocalDate;
  /** Short name to store and compare: 2025-M03, 2025-C03, 2025-Q1, 2025-H1, 2025-Y, 2025-JF, 2025-03-31. */
  readonly key: string;
}

export interface PeriodOptions {
  /** `joined`: a series without January; its months are 1—2月, 3月, …, and its cumulative periods begin with 1—2月. */
  readonly januaryFebruary?: 'joined' | 'separate';
}

const LETTER = { M: 'month', C: 'cumulative', Q: 'quarter', H: 'half' } as const;
const COUNT = { month: 12, cumulative: 12, quarter: 4, half: 2 } as const;

/**
 * The period of a kind that a date lies in; for `cumulative` the one that ends with the date's month. Null only for a date after
 * February and `january-february`. In a joined series a date of January or February gives `january-february`, or cumulative 1—2月.
 */
export function periodOf(date: LocalDate, kind: PeriodKind, options: PeriodOptions = {}): Period | null {
  const { year, month } = partsOf(date);
  const joined = options.januaryFebruary === 'joined' && month <= 2;
  switch (kind) {
    case 'month':
      return joined ? januaryFebruary(year) : period('month', year, month);
    case 'cumulative':
      return period('cumulative', year, joined ? 2 : month);
    case 'quarter':
      return period('quarter', year, Math.ceil(month / 3));
    case 'half':
      return period('half', year, month <= 6 ? 1 : 2);
    case 'year':
      return wholeYear(year);
    case 'january-february':
      return month <= 2 ? januaryFebruary(year) : null;
    case 'point':
      return point(date);
  }
}

/** All periods of a kind that end within the two dates, both inside, oldest first: those whose figures can be asked for. */
export function periodsIn(
  from: LocalDate,
  to: LocalDate,
  kind: PeriodKind,
  options: PeriodOptions = {},
): readonly Period[] {
  const found: Period[] = [];
  const last = partsOf(to).year;
  partsOf(from);
  if (kind === 'point') {
    for (let date = from; date <= to; date = addDays(date, 1)) found.push(point(date));
    return found;
  }
  for (let year = partsOf(from).year; year <= last; year++) {
    found.push(...periodsOfYear(year, kind, options).filter((p) => p.end >= from && p.end <= to));
  }
  return found;
}

/** The period of the same name in another year: what a figure is compared with year on year. 29 February gives the 28th. */
export function sameInYear(of: Period, year: number): Period {
  switch (of.kind) {
    case 'year':
      return wholeYear(year);
    case 'january-february':
      return januaryFebruary(year);
    case 'point': {
      const { month, day } = partsOf(of.start);
      return point(dateFrom(year, month, Math.min(day, daysInMonth(year, month))));
    }
    default:
      return period(of.kind, year, of.number);
  }
}

/** The period just before in its series: before 3月 comes 2月, or 1—2月 in a joined series; before cumulative 1—3月 comes 1—2月. */
export function previousPeriod(of: Period, options: PeriodOptions = {}): Period {
  return neighbour(of, -1, options);
}

/** The period just after in its series. */
export function nextPeriod(of: Period, options: PeriodOptions = {}): Period {
  return neighbour(of, 1, options);
}

/** The reverse of `Period.key`. Throws a RangeError for anything else. */
export function periodFromKey(key: string): Period {
  const match = /^(\d{4})-([MCQHYJ])(F|\d{0,2})$/.exec(key);
  if (!match) return point(key);
  const year = Number(match[1]);
  const letter = match[2] ?? '';
  const found =
    letter === 'Y'
      ? wholeYear(year)
      : letter === 'J'
        ? januaryFebruary(year)
        : numbered(letter, year, Number(match[3]));
  if (found?.key !== key) throw new RangeError(`not the key of a period: ${JSON.stringify(key)}`);
  return found;
}

function numbered(letter: string, year: number, number: number): Period | null {
  const kind = LETTER[letter as keyof typeof LETTER];
  return number >= 1 && number <= COUNT[kind] ? period(kind, year, number) : null;
}

function neighbour(of: Period, step: 1 | -1, options: PeriodOptions): Period {
  if (of.kind === 'year' || of.kind === 'january-february') {
    const inMonths = of.kind === 'january-february' && options.januaryFebruary === 'joined';
    if (!inMonths) return sameInYear(of, of.year + step);
    return step === 1 ? period('month', of.year, 3) : period('month', of.year - 1, 12);
  }
  if (of.kind === 'point') return point(addDays(of.start, step));
  const series = periodsOfYear(of.year, of.kind, options);
  const at = series.findIndex((p) => p.end === of.end);
  const inside = series[at + step];
  if (at >= 0 && inside) return inside;
  const beside = periodsOfYear(of.year + step, of.kind, options);
  // Every year has at least one period of each kind.
  return (step === 1 ? beside[0] : beside.at(-1)) as Period;
}

function periodsOfYear(year: number, kind: Exclude<PeriodKind, 'point'>, options: PeriodOptions): readonly Period[] {
  if (kind === 'year') return [wholeYear(year)];
  if (kind === 'january-february') return [januaryFebruary(year)];
  const all = Array.from({ length: COUNT[kind] }, (_, i) => period(kind, year, i + 1));
  if (options.januaryFebruary !== 'joined') return all;
  if (kind === 'month') return [januaryFebruary(year), ...all.slice(2)];
  return kind === 'cumulative' ? all.slice(1) : all;
}

function period(kind: keyof typeof COUNT, year: number, number: number): Period {
  const length = 12 / COUNT[kind];
  const endMonth = number * length;
  const startMonth = kind === 'cumulative' ? 1 : endMonth - length + 1;
  const letter = kind.slice(0, 1).toUpperCase();
  const name = COUNT[kind] === 12 ? String(number).padStart(2, '0') : String(number);
  return {
    kind,
    year,
    number,
    start: dateFrom(year, startMonth, 1),
    end: dateFrom(year, endMonth, daysInMonth(year, endMonth)),
    key: `${year}-${letter}${name}`,
  };
}

function wholeYear(year: number): Period {
  return { kind: 'year', year, number: 1, start: dateFrom(year, 1, 1), end: dateFrom(year, 12, 31), key: `${year}-Y` };
}

function januaryFebruary(year: number): Period {
  const end = dateFrom(year, 2, daysInMonth(year, 2));
  return { kind: 'january-february', year, number: 1, start: dateFrom(year, 1, 1), end, key: `${year}-JF` };
}

function point(date: LocalDate): Period {
  const { year } = partsOf(date);
  const number = daysBetween(`${year}-01-01`, date) + 1;
  return { kind: 'point', year, number, start: date, end: date, key: date };
}
