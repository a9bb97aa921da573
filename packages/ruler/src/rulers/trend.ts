import { normalShare } from '../forecast/distribution.ts';

export interface Trend {
  /** Change per year: the median of the changes between all pairs of the same place in the year. */
  readonly perYear: number;
  readonly direction: 'rising' | 'falling' | 'none';
  /** How probable such an order of values would be without any trend, 0 … 1. */
  readonly chance: number;
  readonly points: number;
}

/** A trend is said where chance would bring it in less than one of twenty cases. */
const mostChance = 0.05;
export const fewestForTrend = 6;

/**
 * Robust trend over the years: slope of Theil (1950) and Sen (1968), taken within each place of the year, so that seasons do not matter
 * (Hirsch, Slack and Smith 1982), with Kendall's test. `season`: values in a year. NaN is passed over. Null for fewer than six values, or
 * none in two years. Cost: the square of the years.
 */
export function robustTrend(values: ArrayLike<number>, season: number): Trend | null {
  const slopes: number[] = [];
  let points = 0;
  let order = 0;
  let variance = 0;
  for (let place = 0; place < season; place++) {
    const years: [year: number, value: number][] = [];
    for (let at = place, year = 0; at < values.length; at += season, year++) {
      if (!Number.isNaN(values[at])) years.push([year, values[at] as number]);
    }
    points += years.length;
    for (const [later, [year, value]] of years.entries()) {
      for (const [before, base] of years.slice(0, later)) {
        slopes.push((value - base) / (year - before));
        order += Math.sign(value - base);
      }
    }
    const count = years.length;
    variance += (count * (count - 1) * (2 * count + 5) - tied(years.map(([, value]) => value))) / 18;
  }
  if (points < fewestForTrend || slopes.length === 0) return null;
  slopes.sort((a, b) => a - b);
  const half = slopes.length >> 1;
  const perYear =
    slopes.length % 2 === 1 ? (slopes[half] as number) : ((slopes[half - 1] as number) + (slopes[half] as number)) / 2;
  const z = variance > 0 ? Math.max(0, Math.abs(order) - 1) / Math.sqrt(variance) : 0;
  const chance = 2 * (1 - normalShare(z));
  const direction = chance >= mostChance || perYear === 0 ? 'none' : perYear > 0 ? 'rising' : 'falling';
  return { perYear, direction, chance, points };
}

function tied(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum + count * (count - 1) * (2 * count + 5), 0);
}
