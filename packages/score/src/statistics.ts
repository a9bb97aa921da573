/** Statistics over the values that are there; NaN stands for a missing one and is passed over. All give NaN where nothing is defined. */

export function present(values: ArrayLike<number>): Float64Array {
  let count = 0;
  for (let at = 0; at < values.length; at++) if (!Number.isNaN(values[at])) count++;
  const kept = new Float64Array(count);
  let next = 0;
  for (let at = 0; at < values.length; at++) if (!Number.isNaN(values[at])) kept[next++] = values[at] as number;
  return kept;
}

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return sum / count;
}

/** The sample's standard deviation, with n − 1. */
export function standardDeviation(values: ArrayLike<number>): number {
  const middle = mean(values);
  let sum = 0;
  let count = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (Number.isNaN(value)) continue;
    sum += (value - middle) ** 2;
    count++;
  }
  return Math.sqrt(sum / (count - 1));
}

export function extremes(values: ArrayLike<number>): { readonly min: number; readonly max: number } {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    // Comparisons with NaN are false: missing values are passed over.
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? { min, max } : { min: Number.NaN, max: Number.NaN };
}

/**
 * Quantile of type 7 (Hyndman and Fan 1996, the usual one of R, NumPy and spreadsheets): linear between the order statistics at
 * (n − 1)·p. `p` from 0 to 1.
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile lies between 0 and 1, not at ${p}`);
  return quantileOfSorted(present(values).sort(), p);
}

/** The same for values that are sorted and whole. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const share = place - below;
  return share === 0 ? low : low + share * ((sorted[below + 1] as number) - low);
}

export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);

function moments(values: ArrayLike<number>): { n: number; m2: number; m3: number; m4: number } {
  const middle = mean(values);
  let n = 0;
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (Number.isNaN(value)) continue;
    const away = value - middle;
    const square = away * away;
    n++;
    m2 += square;
    m3 += square * away;
    m4 += square * square;
  }
  return { n, m2, m3, m4 };
}

/** Skewness G1, the one adjusted for small samples (Joanes and Gill 1998; SAS, SPSS, Excel). Needs three values. */
export function skewness(values: ArrayLike<number>): number {
  const { n, m2, m3 } = moments(values);
  if (n < 3) return Number.NaN;
  return ((Math.sqrt(n) * m3) / m2 ** 1.5) * (Math.sqrt(n * (n - 1)) / (n - 2));
}

/** Excess kurtosis G2, adjusted for small samples (as above): 0 for a normal distribution. Needs four values. */
export function kurtosis(values: ArrayLike<number>): number {
  const { n, m2, m4 } = moments(values);
  if (n < 4) return Number.NaN;
  const excess = (n * m4) / m2 ** 2 - 3;
  return (((n + 1) * excess + 6) * (n - 1)) / ((n - 2) * (n - 3));
}

/** What one indicator's values look like before anything is done with them. */
export interface Profile {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly median: number;
  readonly deviation: number;
  readonly skewness: number;
  readonly kurtosis: number;
  readonly there: number;
  readonly nonZero: number;
  readonly different: number;
  /** How often the most frequent value occurs. */
  readonly same: number;
}

export function profileOf(values: ArrayLike<number>): Profile {
  const kept = present(values).sort();
  const counts = new Map<number, number>();
  for (const value of kept) counts.set(value, (counts.get(value) ?? 0) + 1);
  return {
    ...extremes(kept),
    mean: mean(kept),
    median: quantileOfSorted(kept, 0.5),
    deviation: standardDeviation(kept),
    skewness: skewness(kept),
    kurtosis: kurtosis(kept),
    there: kept.length,
    nonZero: kept.filter((value) => value !== 0).length,
    different: counts.size,
    same: Math.max(0, ...counts.values()),
  };
}
