import type { Aggregation } from './aggregate.ts';
import { aggregate, scoresOf } from './aggregate.ts';
import { type Hierarchy, type Node, withWeights } from './hierarchy.ts';
import { ranksInGroups } from './rank.ts';
import { mean, quantileOfSorted } from './statistics.ts';
import type { Table } from './table.ts';

/** Where a unit's rank lies when what nobody knows exactly is varied. */
export interface RankRange {
  readonly nominal: number;
  readonly mean: number;
  readonly median: number;
  /** Quantiles of type 7 at 5 % and 95 %: the interval to be shown. */
  readonly low: number;
  readonly high: number;
}

/** Numbers between 0 and 1, one each call. */
export type Random = () => number;

/**
 * A repeatable source of random numbers (mulberry32, Ettinger 2017): the same seed, the same numbers, on every machine. Good enough for
 * noise; not for secrets or lots.
 */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Weights of these nodes, each moved by up to ± `noise` (0.25 for a quarter) of itself, all alike. */
export function noisyWeights(
  hierarchy: Hierarchy,
  noise: number,
  random: Random,
  moves: (node: Node, place: number) => boolean = () => true,
): Map<string, number> {
  if (!(noise >= 0 && noise <= 1)) throw new RangeError(`noise lies between 0 and 1, not at ${noise}`);
  const moved = hierarchy.nodes.filter(moves);
  return new Map(moved.map(({ id, weight }) => [id, weight * (1 + noise * (2 * random() - 1))]));
}

export interface SensitivityOptions {
  readonly how: Aggregation;
  /** The node whose values are ranked. */
  readonly top: string;
  /** Ranks are inside these; without them all units are one group. */
  readonly groups?: readonly unknown[];
}

/** Scores of the top and their ranks under one set of weights. */
export function underWeights(
  table: Table,
  hierarchy: Hierarchy,
  weights: ReadonlyMap<string, number>,
  { how, top, groups }: SensitivityOptions,
): { readonly scores: Float64Array; readonly ranks: Float64Array } {
  const scheme = withWeights(hierarchy, weights);
  const scores = scoresOf(aggregate(table, scheme, how), scheme, top);
  return { scores, ranks: ranksInGroups(scores, groups ?? Array.from({ length: table.units }, () => 0)) };
}

/** The spread of ranks over many runs: `runs[r][unit]`. A run in which a unit was not ranked does not count for it. */
export function rankRanges(nominal: ArrayLike<number>, runs: readonly ArrayLike<number>[]): RankRange[] {
  return Array.from(nominal, (rank, unit) => {
    const seen = Float64Array.from(runs, (run) => run[unit] as number)
      .filter((one) => !Number.isNaN(one))
      .sort();
    return {
      nominal: rank,
      mean: mean(seen),
      median: quantileOfSorted(seen, 0.5),
      low: quantileOfSorted(seen, 0.05),
      high: quantileOfSorted(seen, 0.95),
    };
  });
}

/**
 * Rank intervals under noise in the weights: `runs` sets of weights around the given ones, and where each unit comes out. The whole way
 * up is computed anew for each, so missing cells keep their re-scaled weights.
 */
export function weightNoise(
  table: Table,
  hierarchy: Hierarchy,
  options: SensitivityOptions & {
    readonly noise: number;
    readonly runs: number;
    readonly seed: number;
    readonly moves?: (node: Node, place: number) => boolean;
  },
): RankRange[] {
  const random = randomFrom(options.seed);
  const nominal = underWeights(table, hierarchy, new Map(), options).ranks;
  const runs: Float64Array[] = [];
  for (let run = 0; run < options.runs; run++) {
    const weights = noisyWeights(hierarchy, options.noise, random, options.moves);
    runs.push(underWeights(table, hierarchy, weights, options).ranks);
  }
  return rankRanges(nominal, runs);
}

/**
 * Runs of units, in order of their nominal rank, whose intervals all overlap one another: “1–3 not distinguishable”. Each unit belongs to
 * one run, the one that the best-ranked unit before it began; a run of one is a place of its own.
 */
export function indistinguishable(ranges: readonly RankRange[]): number[][] {
  const order = ranges
    .map((range, unit) => ({ range, unit }))
    .filter(({ range }) => !Number.isNaN(range.nominal))
    .sort((a, b) => a.range.nominal - b.range.nominal || a.unit - b.unit);
  const runs: number[][] = [];
  let lowest = Number.NEGATIVE_INFINITY;
  for (const { range, unit } of order) {
    const run = runs.at(-1);
    if (run && range.low <= lowest) {
      run.push(unit);
      lowest = Math.min(lowest, range.high);
    } else {
      runs.push([unit]);
      lowest = range.high;
    }
  }
  return runs;
}
