import type { TimeExpression } from '../3-quantities/times.ts';

/** From when relative times count. */
export interface Anchor {
  readonly date: string | null;
  readonly year: number | null;
}

/** The last day of a time, as an ISO date; null when it counts from a date that nobody has given. */
export function endOfTime(time: TimeExpression, anchor: Anchor): string | null {
  if (time.length) return endOfLength(time.length, anchor);
  const year = time.year ?? (anchor.year !== null && time.offset !== null ? anchor.year + time.offset : null);
  if (year === null || year < 1900 || year > 2200) return null;
  if (time.month === null) return isoDay(year, 12, 31);
  if (time.month === 0) {
    if (anchor.date === null) return null;
    const month = Number(anchor.date.slice(5, 7));
    return isoDay(year, month, daysInMonth(year, month));
  }
  return isoDay(year, time.month, time.day ?? daysInMonth(year, time.month));
}

/**
 * A length counts whole years with the year of the document as the first (3年内 of early 2021 ends with 2023); a document of the last quarter
 * speaks of the years that follow. Months, weeks and days count from the day itself.
 */
function endOfLength(length: NonNullable<TimeExpression['length']>, anchor: Anchor): string | null {
  if (length.unit === 'year' && length.value >= 1) {
    if (anchor.year === null) return null;
    const late = anchor.date !== null && Number(anchor.date.slice(5, 7)) >= 10;
    return isoDay(anchor.year + Math.round(length.value) - (late ? 0 : 1), 12, 31);
  }
  if (anchor.date === null) return null;
  const [year, month, day] = anchor.date.split('-').map(Number) as [number, number, number];
  if (length.unit === 'month' || length.unit === 'year') {
    const months = Math.round(length.unit === 'year' ? length.value * 12 : length.value);
    const index = year * 12 + (month - 1) + months;
    const [laterYear, laterMonth] = [Math.floor(index / 12), (index % 12) + 1];
    return isoDay(laterYear, laterMonth, Math.min(day, daysInMonth(laterYear, laterMonth)));
  }
  const days = Math.round(length.unit === 'week' ? length.value * 7 : length.value);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

function isoDay(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
