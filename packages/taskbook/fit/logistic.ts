import type { Model } from '../src/phases/4-cues/model.ts';

/** One labelled decision: the cues that were seen and the right answer. */
export interface Example {
  readonly cues: readonly string[];
  readonly yes: boolean;
  readonly weight: number;
}

/**
 * Logistic regression with a ridge penalty, by Newton's method: deterministic, no random start, a dozen steps.
 * The penalty pulls each weight towards its prior, which says what grammar expects before any label is seen.
 * A prior for the bias holds it in the same way; without one it is free. Cues seen fewer than `least` times get no weight. Cost is about examples × cues² + all cues³ per step.
 */
export function fitLogistic(
  examples: readonly Example[],
  {
    ridge = 2,
    least = 3,
    steps = 12,
    threshold = 0.5,
    prior = {} as Readonly<Record<string, number>>,
    bias = null as number | null,
  } = {},
): Model {
  const counts = new Map<string, number>();
  for (const { cues } of examples) for (const cue of cues) counts.set(cue, (counts.get(cue) ?? 0) + 1);
  const names = [...counts].filter(([, count]) => count >= least).map(([cue]) => cue);
  names.sort();
  const column = new Map(names.map((cue, index) => [cue, index + 1]));
  const size = names.length + 1;
  const rows = examples.map(({ cues }) => [0, ...cues.flatMap((cue) => column.get(cue) ?? [])]);
  const start = Float64Array.from([bias ?? 0, ...names.map((cue) => prior[cue] ?? 0)]);
  const beta = start.slice();
  for (let step = 0; step < steps; step++) {
    const gradient = new Float64Array(size);
    const hessian = Array.from({ length: size }, () => new Float64Array(size));
    rows.forEach((row, i) => {
      let sum = 0;
      for (const index of row) sum += beta[index]!;
      const probability = 1 / (1 + Math.exp(-sum));
      const { yes, weight } = examples[i]!;
      const error = weight * ((yes ? 1 : 0) - probability);
      const curvature = weight * probability * (1 - probability);
      for (const a of row) {
        gradient[a]! += error;
        const line = hessian[a]!;
        for (const b of row) line[b]! += curvature;
      }
    });
    for (let index = 0; index < size; index++) {
      const penalty = index === 0 && bias === null ? 1e-6 : ridge;
      gradient[index]! -= penalty * (beta[index]! - start[index]!);
      hessian[index]![index]! += penalty;
    }
    const move = solve(hessian, gradient);
    let largest = 0;
    for (let index = 0; index < size; index++) {
      beta[index]! += move[index]!;
      largest = Math.max(largest, Math.abs(move[index]!));
    }
    if (largest < 1e-6) break;
  }
  const weights: Record<string, number> = {};
  names.forEach((cue, index) => {
    const weight = Math.round(beta[index + 1]! * 1000) / 1000;
    if (weight !== 0) weights[cue] = weight;
  });
  // A cue too rare to learn from keeps what grammar says of it.
  for (const [cue, weight] of Object.entries(prior)) weights[cue] ??= weight;
  return { bias: Math.round(beta[0]! * 1000) / 1000, threshold, weights };
}

/** Cholesky decomposition; the matrix is positive definite because of the penalty. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const lower = matrix.map((line) => Float64Array.from(line));
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < j; k++) {
      const factor = lower[j]![k]!;
      if (factor === 0) continue;
      for (let i = j; i < size; i++) lower[i]![j]! -= lower[i]![k]! * factor;
    }
    const pivot = Math.sqrt(Math.max(lower[j]![j]!, 1e-12));
    for (let i = j; i < size; i++) lower[i]![j]! /= pivot;
  }
  const answer = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) answer[i]! -= lower[i]![k]! * answer[k]!;
    answer[i]! /= lower[i]![i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) answer[i]! -= lower[k]![i]! * answer[k]!;
    answer[i]! /= lower[i]![i]!;
  }
  return answer;
}
