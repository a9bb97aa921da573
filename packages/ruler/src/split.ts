/** How parts of a target stand to the whole: they add up to it, average it, the largest is it, or each must reach it. */
export type SplitRule = 'sum' | 'average' | 'maximum' | 'each';

export interface SplitShare {
  /** Ties are broken by it. */
  readonly id: string;
  /** Population, base value, land: zero or more. */
  readonly weight: number;
  /** The part gets at least this much. */
  readonly minimum: number;
}

export type SplitResult =
  | { readonly kind: 'parts'; readonly values: readonly number[] }
  /** The minima alone are more than the whole. */
  | { readonly kind: 'impossible'; readonly needed: number };

/**
 * Divides a whole into parts by weight, none below its minimum, in steps of 10^-decimals, so that the parts add up to the whole exactly.
 *
 * Method: parts whose share by weight lies below their minimum are given the minimum and taken out, the rest is divided anew until none is
 * below (water filling); then whole steps are given by the largest remainder (Hamilton), ties to the smaller id. O(n²) for n parts.
 * With equal weights and no minima the parts are equal but for one step. Throws a RangeError for a negative or infinite number, or when
 * all weights are zero and something is left to divide.
 *
 * `splitByWeight(10, [{ id: 'a', weight: 1, minimum: 3 }, { id: 'b', weight: 9, minimum: 1 }], 0)` gives 3 and 7.
 */
export function splitByWeight(whole: number, shares: readonly SplitShare[], decimals: number): SplitResult {
  const scale = 10 ** decimals;
  for (const { weight, minimum } of shares) {
    if (!(weight >= 0) || !Number.isFinite(weight)) throw new RangeError(`a weight cannot be ${weight}`);
    if (!(minimum >= 0) || !Number.isFinite(minimum)) throw new RangeError(`a minimum cannot be ${minimum}`);
  }
  const steps = Math.round(whole * scale);
  if (!(steps >= 0) || !Number.isFinite(steps)) throw new RangeError(`a whole cannot be ${whole}`);
  const least = shares.map(({ minimum }) => Math.ceil(Math.round(minimum * scale * 1e6) / 1e6));
  const needed = least.reduce((sum, one) => sum + one, 0);
  if (needed > steps) return { kind: 'impossible', needed: needed / scale };

  const exact = waterFilled(steps, shares, least);
  const given = exact.map((value) => Math.floor(value + 1e-9));
  let left = steps - given.reduce((sum, one) => sum + one, 0);
  const order = exact
    .map((value, index) => ({ index, rest: value - (given[index] ?? 0), id: shares[index]?.id ?? '' }))
    .sort((a, b) => (Math.abs(a.rest - b.rest) > 1e-9 ? b.rest - a.rest : a.id < b.id ? -1 : 1));
  for (const { index } of order) {
    if (left <= 0) break;
    given[index] = (given[index] ?? 0) + 1;
    left--;
  }
  return { kind: 'parts', values: given.map((value) => value / scale) };
}

/** Exact shares in steps: by weight, but none below its minimum. */
function waterFilled(steps: number, shares: readonly SplitShare[], least: readonly number[]): number[] {
  const fixed = new Set<number>();
  for (;;) {
    const open = shares.flatMap(({ weight }, index) => (fixed.has(index) ? [] : [{ index, weight }]));
    const rest = steps - [...fixed].reduce((sum, index) => sum + (least[index] ?? 0), 0);
    const weights = open.reduce((sum, { weight }) => sum + weight, 0);
    if (weights === 0 && rest > 0 && open.length > 0) throw new RangeError('all weights are zero');
    const value = (index: number, weight: number) => (weights === 0 ? (least[index] ?? 0) : (rest * weight) / weights);
    const below = open.filter(({ index, weight }) => value(index, weight) < (least[index] ?? 0) - 1e-9);
    if (below.length === 0) {
      return shares.map(({ weight }, index) => (fixed.has(index) ? (least[index] ?? 0) : value(index, weight)));
    }
    for (const { index } of below) fixed.add(index);
  }
}

export interface SplitCheck {
  readonly holds: boolean;
  /** What the parts come to by the rule: their sum, their average, the largest, or the one that is farthest from what each must reach. */
  readonly found: number;
  /** What is missing to the whole; negative where the parts are more. */
  readonly remainder: number;
}

/**
 * Checks parts against the whole. For a bound from above (`atMost`) the parts must not exceed it; otherwise they must come to at least as
 * much. An average is weighted where weights are given and not all zero. Null without parts.
 */
export function checkSplit(
  rule: SplitRule,
  whole: number,
  parts: readonly { readonly value: number; readonly weight: number | null }[],
  atMost: boolean,
): SplitCheck | null {
  if (parts.length === 0) return null;
  const found = totalOf(rule, parts, atMost);
  const remainder = tidy(whole - found);
  return { holds: atMost ? remainder >= 0 : remainder <= 0, found, remainder };
}

/** What parts come to by the rule: at least one part, for none of them nothing can be said. */
export function totalOf(
  rule: SplitRule,
  parts: readonly { readonly value: number; readonly weight: number | null }[],
  atMost: boolean,
): number {
  return tidy(foundBy(rule, parts, atMost));
}

function foundBy(
  rule: SplitRule,
  parts: readonly { readonly value: number; readonly weight: number | null }[],
  atMost: boolean,
): number {
  const values = parts.map(({ value }) => value);
  switch (rule) {
    case 'sum':
      return values.reduce((sum, value) => sum + value, 0);
    case 'average': {
      const weights = parts.map(({ weight }) => weight ?? 0);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      if (total === 0) return values.reduce((sum, value) => sum + value, 0) / values.length;
      return values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0) / total;
    }
    case 'maximum':
      return Math.max(...values);
    case 'each':
      return atMost ? Math.max(...values) : Math.min(...values);
  }
}

/** Without the dust of binary fractions: 0.1 + 0.2 is 0.3. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/** How many decimals a number was written with, at most six. */
export function decimalsOf(value: number): number {
  for (let decimals = 0; decimals < 6; decimals++) {
    if (Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) < 1e-9) return decimals;
  }
  return 6;
}
