import { lineThrough } from './line.ts';
import type { Fitted } from './model.ts';

const longest = 13;

/**
 * A straight line, and around it an autoregression: what is above the line comes back to it in the way it used to. Coefficients by Burg
 * (1967), as many as Akaike's corrected criterion wants (Hurvich and Tsai 1989), at most 13 and a quarter of the values. `values` without
 * seasons.
 */
export function aroundLine(values: Float64Array, horizon: number): Fitted {
  const count = values.length;
  const { start, slope } = lineThrough(values);
  const around = values.map((value, at) => value - start - slope * at);
  const weights = burg(around, Math.min(longest, Math.floor(count / 4)));
  const order = weights.length;
  const errors = new Float64Array(count).fill(Number.NaN);
  const known = new Float64Array(count + horizon);
  known.set(around);
  for (let at = order; at < count; at++) errors[at] = (around[at] as number) - expected(known, at, weights);
  const forecasts = new Float64Array(horizon);
  for (let step = 0; step < horizon; step++) {
    known[count + step] = expected(known, count + step, weights);
    forecasts[step] = start + slope * (count + step) + (known[count + step] as number);
  }
  const responses = new Float64Array(horizon);
  for (let step = 0; step < horizon; step++) responses[step] = step === 0 ? 1 : expected(responses, step, weights);
  return { forecasts, errors, responses };
}

function expected(known: Float64Array, at: number, weights: Float64Array): number {
  let sum = 0;
  const reach = Math.min(weights.length, at);
  for (let back = 0; back < reach; back++) sum += (weights[back] as number) * (known[at - 1 - back] as number);
  return sum;
}

/** Burg's recursion from one order to the next; the weights of the order that the criterion likes best. */
function burg(values: Float64Array, most: number): Float64Array {
  const count = values.length;
  const forward = Float64Array.from(values);
  const backward = Float64Array.from(values);
  let variance = values.reduce((sum, value) => sum + value * value, 0) / count;
  // Beside the weights: the line's start and slope, and the variance.
  const criterion = (order: number): number => {
    const parameters = order + 3;
    const left = count - parameters - 1;
    return left > 0 ? count * Math.log(variance) + (2 * parameters * count) / left : Number.POSITIVE_INFINITY;
  };
  let weights = new Float64Array(0);
  let best = weights;
  let least = criterion(0);
  // Values on the line exactly have nothing to come back from; a hair of rounding is not a pattern.
  if (!(variance > 1e-24)) return best;
  for (let order = 1; order <= most; order++) {
    let product = 0;
    let squares = 0;
    for (let at = order; at < count; at++) {
      const ahead = forward[at] as number;
      const behind = backward[at - 1] as number;
      product += ahead * behind;
      squares += ahead * ahead + behind * behind;
    }
    if (!(squares > 0)) break;
    const reflection = (2 * product) / squares;
    const next = new Float64Array(order);
    for (let back = 0; back < order - 1; back++) {
      next[back] = (weights[back] as number) - reflection * (weights[order - 2 - back] as number);
    }
    next[order - 1] = reflection;
    weights = next;
    for (let at = count - 1; at >= order; at--) {
      const ahead = forward[at] as number;
      const behind = backward[at - 1] as number;
      forward[at] = ahead - reflection * behind;
      backward[at] = behind - reflection * ahead;
    }
    variance *= 1 - reflection * reflection;
    if (!(variance > 1e-24)) break;
    const now = criterion(order);
    if (now < least) {
      least = now;
      best = weights;
    }
  }
  return best;
}
