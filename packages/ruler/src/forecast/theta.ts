import { lineThrough } from './line.ts';
import type { Fitted } from './model.ts';

const firstValues = 10;

/**
 * Theta (Assimakopoulos and Nikolopoulos 2000) in the form of Hyndman and Billah (2003): exponential smoothing whose level drifts by half
 * the slope of the straight line through all values. `values` without seasons.
 */
export function theta(values: Float64Array, horizon: number): Fitted {
  const count = values.length;
  const drift = lineThrough(values).slope / 2;
  const first = Math.min(firstValues, count);
  let start = 0;
  for (let at = 0; at < first; at++) start += (values[at] as number) / first;
  const share = bestShare(values, start);
  const errors = new Float64Array(count);
  let level = start;
  let past = 0; // (1 − (1 − share)^t) / share: how much drift the level has not caught up with.
  for (let at = 0; at < count; at++) {
    const away = (values[at] as number) - level;
    errors[at] = away - drift * past;
    level += share * away;
    past = 1 + (1 - share) * past;
  }
  const forecasts = new Float64Array(horizon);
  for (let step = 0; step < horizon; step++) forecasts[step] = level + drift * (step + past);
  const responses = new Float64Array(horizon).fill(share);
  responses[0] = 1;
  return { forecasts, errors, responses };
}

/** The smoothing share with the least squared one-step errors: a grid, then halved steps around its best. */
function bestShare(values: Float64Array, start: number): number {
  let best = 0.5;
  let least = Number.POSITIVE_INFINITY;
  const take = (share: number): void => {
    if (share < 0.01 || share > 0.99) return;
    const squares = squaredErrors(values, start, share);
    if (squares < least) {
      least = squares;
      best = share;
    }
  };
  for (let share = 0.05; share < 1; share += 0.1) take(share);
  for (let step = 0.05; step > 0.003; step /= 2) {
    const middle = best;
    take(middle - step);
    take(middle + step);
  }
  return best;
}

function squaredErrors(values: Float64Array, start: number, share: number): number {
  let level = start;
  let sum = 0;
  for (let at = 0; at < values.length; at++) {
    const away = (values[at] as number) - level;
    sum += away * away;
    level += share * away;
  }
  return sum;
}
