import { columnOf, type Table } from './table.ts';

/**
 * Entropy weights (熵权法; Shannon 1948, Zeleny 1982): an indicator in which units differ more weighs more. Give normalised values of
 * 0 or more, higher better. p = value / column sum, e = −Σ p ln p / ln n over the n units that are there (0 ln 0 = 0), weight ∝ 1 − e.
 * An indicator with equal values, none at all, or a sum of 0 tells nothing and gets 0; when all do, weights are equal. They add up to 1.
 */
export function entropyWeights(table: Table): Float64Array {
  const differences = new Float64Array(table.indicators);
  for (let indicator = 0; indicator < table.indicators; indicator++)
    differences[indicator] = 1 - entropyOf(columnOf(table, indicator), indicator);
  const sum = differences.reduce((total, one) => total + one, 0);
  return differences.map((one) => (sum > 0 ? one / sum : 1 / table.indicators));
}

function entropyOf(column: Float64Array, indicator: number): number {
  let sum = 0;
  let count = 0;
  for (const [unit, value] of column.entries()) {
    if (Number.isNaN(value)) continue;
    if (value < 0)
      throw new RangeError(
        `entropy weights need values of 0 or more: unit ${unit} has ${value} in indicator ${indicator}`,
      );
    sum += value;
    count++;
  }
  if (count < 2 || sum === 0) return 1;
  let entropy = 0;
  for (const value of column) if (value > 0) entropy -= (value / sum) * Math.log(value / sum);
  // Rounding can bring equal values a hair above 1.
  return Math.min(entropy / Math.log(count), 1);
}

export interface Hierarchised {
  readonly weights: Float64Array;
  /** The largest eigenvalue of the matrix: n for judgements without contradiction. */
  readonly eigenvalue: number;
  /** Consistency ratio: below 0.1 judgements are usually taken; null for fewer than three items, where none can contradict. */
  readonly consistency: number | null;
}

/** Mean consistency index of random matrices of 1 … 15 items (Saaty 1980). */
const randomIndex = [0, 0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/**
 * AHP (层次分析法, Saaty 1980): weights from judgements in pairs, `pairs[i][j]` saying how many times i matters more than j. The
 * principal eigenvector by power iteration, added up to 1, with the consistency ratio (λ − n) / (n − 1) / RI. Throws when the matrix is
 * not square, has a judgement of 0 or less, or one that contradicts its reverse.
 */
export function pairwiseWeights(pairs: readonly (readonly number[])[]): Hierarchised {
  const n = pairs.length;
  check(pairs);
  let vector: Float64Array = new Float64Array(n).fill(1 / n);
  for (let round = 0; round < 1000; round++) {
    const next = normalised(times(pairs, vector));
    const moved = Math.max(...next.map((one, at) => Math.abs(one - (vector[at] as number))));
    vector = next;
    if (moved < 1e-15) break;
  }
  const image = times(pairs, vector);
  const eigenvalue = image.reduce((sum, one, at) => sum + one / (vector[at] as number), 0) / n;
  const random = randomIndex[n];
  const consistency = random ? Math.max(0, (eigenvalue - n) / (n - 1)) / random : null;
  return { weights: vector, eigenvalue, consistency };
}

function check(pairs: readonly (readonly number[])[]): void {
  if (pairs.length === 0 || pairs.length >= randomIndex.length)
    throw new RangeError(`judgements in pairs serve 1 to ${randomIndex.length - 1} items, not ${pairs.length}`);
  for (const [i, row] of pairs.entries()) {
    if (row.length !== pairs.length) throw new RangeError(`row ${i} has ${row.length} judgements, not ${pairs.length}`);
    for (const [j, judgement] of row.entries()) {
      if (!(judgement > 0)) throw new RangeError(`the judgement ${i}, ${j} is ${judgement}: it must be above 0`);
      const product = judgement * (pairs[j]?.[i] ?? Number.NaN);
      if (!(Math.abs(product - 1) < 1e-6))
        throw new RangeError(`the judgements ${i}, ${j} and ${j}, ${i} contradict: their product is ${product}, not 1`);
    }
  }
}

const times = (matrix: readonly (readonly number[])[], vector: Float64Array): Float64Array =>
  Float64Array.from(matrix, (row) => row.reduce((sum, one, at) => sum + one * (vector[at] as number), 0));

function normalised(vector: Float64Array): Float64Array {
  const sum = vector.reduce((total, one) => total + one, 0);
  return vector.map((one) => one / sum);
}
