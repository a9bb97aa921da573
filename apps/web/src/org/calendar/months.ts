export interface CalendarDay {
  readonly date: string;
  readonly day: number;
  /** 1 is Monday. */
  readonly weekday: number;
  readonly kind: 'workday' | 'weekend' | 'holiday' | 'makeUp';
  readonly name: string | undefined;
}

interface Exception {
  readonly date: string;
  readonly working: boolean;
  readonly name: string;
}

/** The days of a year by month: the plain week, changed where the notice says so. */
export function monthsOf(year: number, exceptions: readonly Exception[]): readonly (readonly CalendarDay[])[] {
  const byDate = new Map(exceptions.map((exception) => [exception.date, exception]));
  return Array.from({ length: 12 }, (_, month) => {
    const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    return Array.from({ length }, (_, before) => {
      const moment = new Date(Date.UTC(year, month, before + 1));
      const date = moment.toISOString().slice(0, 10);
      const weekday = moment.getUTCDay() || 7;
      const exception = byDate.get(date);
      const plain = weekday > 5 ? 'weekend' : 'workday';
      const kind = exception ? (exception.working ? 'makeUp' : 'holiday') : plain;
      return { date, day: before + 1, weekday, kind, name: exception?.name };
    });
  });
}

export type ReadLine =
  | { readonly kind: 'day'; readonly day: Exception }
  | { readonly kind: 'unclear' | 'wrongYear'; readonly line: number; readonly text: string };

/**
 * Reads the days that an administrator types, one per line: `2027-01-01 off New Year`.
 * `offWords` and `onWords` are the words for a day off and a day worked, in whatever language.
 */
export function readDays(
  text: string,
  year: number,
  offWords: readonly string[],
  onWords: readonly string[],
): readonly ReadLine[] {
  return text
    .split('\n')
    .map((words, at) => ({ words: words.trim(), line: at + 1 }))
    .filter(({ words }) => words !== '')
    .map(({ words, line }): ReadLine => {
      const match = /^(\d{4}-\d{2}-\d{2})\s+(\S+)\s+(.+)$/.exec(words);
      const [, date = '', mark = '', name = ''] = match ?? [];
      const working = onWords.includes(mark);
      if (!match || !exists(date) || !(working || offWords.includes(mark)))
        return { kind: 'unclear', line, text: words };
      if (!date.startsWith(`${year}-`)) return { kind: 'wrongYear', line, text: words };
      return { kind: 'day', day: { date, working, name: name.slice(0, 50) } };
    });
}

function exists(date: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
}
