import { chineseValue } from './numerals.ts';

export interface TimeLength {
  readonly value: number;
  readonly unit: 'year' | 'month' | 'week' | 'day';
}

export function toYear(word: string | undefined): number {
  return /^\d/.test(word ?? '') ? Number(word) : (chineseValue(word ?? '') ?? 0);
}

export function monthOf(
  month: string | undefined,
  day: string | undefined,
  part: string | undefined,
  tail?: string,
): { readonly month: number | null; readonly day: number | null } {
  if (part) return { month: lastMonth(part), day: null };
  // 上旬 ends with the tenth, 中旬 with the twentieth.
  const tenDays = tail?.startsWith('上旬') ? 10 : tail?.startsWith('中旬') ? 20 : null;
  return { month: month ? number(month) : null, day: day ? number(day) : month ? tenDays : null };
}

function lastMonth(part: string): number {
  if (part.endsWith('半年')) return part.startsWith('上') ? 6 : 12;
  return 3 * (number(part.replace(/[第季度]/g, '')) ?? 4);
}

export function lengthOf(value: string | undefined, unit: string | undefined): TimeLength | null {
  const count = value === '半' ? 0.5 : /^一?百$/.test(value ?? '') ? 100 : number(value ?? '');
  if (count === null) return null;
  if (unit === '年') return { value: count, unit: 'year' };
  if (unit === '月') return { value: count, unit: 'month' };
  if (unit === '季度') return { value: count * 3, unit: 'month' };
  return { value: count, unit: unit === '周' || unit === '星期' ? 'week' : 'day' };
}

/** The 十一五 ran from 2006 to 2010, and five years each since. */
export function planYears(name: string | undefined): { firstYear: number; year: number } {
  const year = 2010 + 5 * ((chineseValue(name ?? '') ?? 11) - 11);
  return { firstYear: year - 4, year };
}

function number(word: string): number | null {
  return /^\d+$/.test(word) ? Number(word) : chineseValue(word);
}
