import type { Quantity } from '../3-quantities/quantity.ts';
import { type TimeExpression, timesBetween } from '../3-quantities/times.ts';

/**
 * The time of its own that 分别 gives to each figure of a row: 2025年和2026年分别达到120家和150家. The times have to stand in one list right before
 * 分别, and as many figures in one list behind it. Null when the words deal out no times. Cost: a few steps around the figure.
 */
export function distributedTime(
  text: string,
  times: readonly TimeExpression[],
  quantities: readonly Quantity[],
  at: number,
): TimeExpression | null {
  const from = Math.max(0, at - LOOK_BACK);
  const found = text.slice(from, at).lastIndexOf('分别');
  if (found < 0) return null;
  const marker = from + found;
  const dealt = listBefore(text, timesBetween(times, Math.max(0, marker - LOOK_BACK), marker), marker);
  if (dealt.length < 2) return null;
  const row = rowAround(text, quantities, marker, at);
  const position = row.findIndex((quantity) => quantity.at === at);
  return row.length === dealt.length && position >= 0 ? dealt[position]! : null;
}

/** The last times in front of the marker that only 、 or 和 part. */
function listBefore(text: string, before: readonly TimeExpression[], marker: number): readonly TimeExpression[] {
  let first = before.length - 1;
  if (first < 0 || !GAP.test(text.slice(before[first]!.end, marker))) return [];
  while (first > 0 && JOINS.test(text.slice(before[first - 1]!.end, before[first]!.start))) first--;
  return before.slice(first);
}

/** The figures behind the marker up to the first that no mark of a list joins; empty when the one at `at` is too far on. */
function rowAround(text: string, quantities: readonly Quantity[], marker: number, at: number): readonly Quantity[] {
  let low = 0;
  let high = quantities.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quantities[middle]!.at < marker) low = middle + 1;
    else high = middle;
  }
  if (low === quantities.length || /[,;。]/.test(text.slice(marker, quantities[low]!.at))) return [];
  let last = low;
  while (
    last + 1 < quantities.length &&
    last - low < MOST_FIGURES &&
    FIGURES_JOIN.test(text.slice(quantities[last]!.end, quantities[last + 1]!.at))
  )
    last++;
  return quantities[last]!.at < at ? [] : quantities.slice(low, last + 1);
}

const LOOK_BACK = 80;
const MOST_FIGURES = 12;
const GAP = /^,?(?:要|应|须|将|力争|确保)?$/;
const JOINS = /^(?:[、,和及至]|以及)(?:到|在)?$/;
const FIGURES_JOIN = /^(?:以上|以下|以内|左右)?(?:[、,和及]|以及)$/;
