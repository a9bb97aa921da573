import { type Aggregation, roomFor, scoresIn, weightsOf } from './aggregate.ts';
import { type Hierarchy, type Node, withWeights } from './hierarchy.ts';
import { membersOf, ranksOfMembers } from './rank.ts';
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
  checkNoise(noise);
  const moved = hierarchy.nodes.filter(moves);
  return new Map(moved.map(({ id, weight }) => [id, noisy(weight, noise, random)]));
}

const noisy = (weight: number, noise: number, random: Random): number => weight * (1 + noise * (2 * random() - 1));

function checkNoise(noise: number): void {
  if (!(noise >= 0 && noise <= 1)) throw new RangeError(`noise lies between 0 and 1, not at ${noise}`);
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
  const scores = scoresIn(roomFor(table.units, scheme), table, scheme, how, top);
  return { scores, ranks: ranksOfMembers(scores, membersOf(groups ?? oneGroup(table))) };
}

const oneGroup = ({ units }: Table): number[] => new Array(units).fill(0);

/** The spread of ranks over many runs: `runs[r][unit]`. A run in which a unit was not ranked does not count for it. */
export function rankRanges(nominal: ArrayLike<number>, runs: readonly ArrayLike<number>[]): RankRange[] {
  const ranks = new Float64Array(nominal.length * runs.length);
  for (const [run, all] of runs.entries()) keep(ranks, runs.length, run, all);
  return rangesOf(nominal, ranks, runs.length);
}

/** Ranks of one unit in all runs lie side by side, so that each unit's can be sorted where they are. */
function keep(ranks: Float64Array, runs: number, run: number, all: ArrayLike<number>): void {
  for (let unit = 0; unit < all.length; unit++) ranks[unit * runs + run] = all[unit] as number;
}

function rangesOf(nominal: ArrayLike<number>, ranks: Float64Array, runs: number): RankRange[] {
  return Array.from({ length: nominal.length }, (_, unit) => {
    // NaN is sorted behind all numbers.
    const sorted = ranks.subarray(unit * runs, (unit + 1) * runs).sort();
    let count = runs;
    while (count > 0 && Number.isNaN(sorted[count - 1])) count--;
    const seen = sorted.subarray(0, count);
    return {
      nominal: nominal[unit] as number,
      mean: mean(seen),
      median: quantileOfSorted(seen, 0.5),
      low: quantileOfSorted(seen, 0.05),
      high: quantileOfSorted(seen, 0.95),
    };
  });
}

/**
 * Rank intervals under noise in the weights: `runs` sets of weights around the given ones, and where each unit comes out. The whole way
 * up is computed anew for each, so missing cells keep their re-scaled weights. Cost: a multiplication a cell and a sort of the units each
 * run; nothing of the table's size is allocated.
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
  const { how, top, groups, noise, runs, moves = () => true } = options;
  checkNoise(noise);
  const random = randomFrom(options.seed);
  const room = roomFor(table.units, hierarchy);
  const members = membersOf(groups ?? oneGroup(table));
  const given = weightsOf(hierarchy);
  const weights = Float64Array.from(given);
  const moved = hierarchy.nodes.flatMap((node, place) => (moves(node, place) ? [place] : []));
  const nominal = ranksOfMembers(scoresIn(room, table, hierarchy, how, top, given), members);
  const ranks = new Float64Array(table.units * runs);
  for (let run = 0; run < runs; run++) {
    for (const place of moved) weights[place] = noisy(given[place] as number, noise, random);
    keep(ranks, runs, run, ranksOfMembers(scoresIn(room, table, hierarchy, how, top, weights), members));
  }
  return rangesOf(nominal, ranks, runs);
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
