import type { Structure } from '../2-structure/index.ts';
import { type TimeExpression, timesBetween } from '../3-quantities/times.ts';
import { isAhead } from './years.ts';

/**
 * The goal that a line announces for the list below it: 到2020年将实现:, and then lines with numbers or dashes. Per line the time of the announcement, null
 * where none stands above. A line without a mark ends the list.
 */
export function announcedGoals(text: string, { lines, times, head }: Structure): readonly (TimeExpression | null)[] {
  let goal: TimeExpression | null = null;
  return lines.map(({ start, end, chrome }) => {
    if (chrome) return null;
    if (MARKED.test(text.slice(start, start + 6))) return goal;
    goal =
      timesBetween(times, start, Math.min(end, start + 600)).find(
        (time) =>
          time.closed &&
          time.year !== null &&
          time.month === null &&
          time.kind !== 'length' &&
          isAhead(time, head.head.year),
      ) ?? null;
    return null;
  });
}

const MARKED = /^(?:[—●◆■★▲-]|\d{1,2}[.、)](?!\d)|\(\d{1,2}\)|\([一二三四五六七八九十]+\)|[①-⑳])/;
