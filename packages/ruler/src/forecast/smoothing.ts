import { lineThrough } from './line.ts';
import type { Fitted } from './model.ts';
import { minimise } from './simplex.ts';

/** The share of a trend that is left after one step: never all of it, or a passing spurt would be carried on for ever. */
const lowestDamping = 0.8;
const highestDamping = 0.98;
const rounds = 60;

interface Shares {
  readonly level: number;
  readonly trend: number;
  readonly damping: number;
  readonly season: number;
}

/**
 * Exponential smoothing with a damped trend (Gardner and McKenzie 1985), as an innovations model (Hyndman et al. 2008): level, trend, and
 * with `season` (values in a year, 1 for none) effects that may change over the years, starting from 0 because the usual ones were taken
 * out before. The shares are those with the least squared one-step errors.
 */
export function dampedTrend(values: Float64Array, horizon: number, season = 1): Fitted {
  const line = lineThrough(values, Math.min(values.length, 12));
  const start = { level: line.start - line.slope, trend: line.slope };
  const effects = new Float64Array(season);
  const axes = season > 1 ? 4 : 3;
  const loss = (place: Float64Array) => squaredErrors(values, sharesAt(place), start, effects);
  let best = new Float64Array(axes);
  let least = Number.POSITIVE_INFINITY;
  for (const level of [-2.2, -0.8, 0.4, 2.2]) {
    for (const trend of [-4, -2]) {
      const place = Float64Array.from([level, trend, 0, -3]).subarray(0, axes);
      const height = loss(place);
      if (height < least) {
        least = height;
        best = place;
      }
    }
  }
  return run(values, horizon, sharesAt(minimise(loss, best, 0.8, rounds)), start, effects);
}

/** Any place on the axes gives allowed shares: trend below level, level and season below 1 together. */
function sharesAt(place: Float64Array): Shares {
  const level = within(place[0] as number);
  return {
    level,
    trend: level * within(place[1] as number),
    damping: lowestDamping + (highestDamping - lowestDamping) * within(place[2] as number),
    season: place.length > 3 ? (1 - level) * within(place[3] as number) : 0,
  };
}

const within = (x: number): number => 1 / (1 + Math.exp(-x));

function squaredErrors(
  values: Float64Array,
  { level: levelShare, trend: trendShare, damping, season: seasonShare }: Shares,
  start: { readonly level: number; readonly trend: number },
  effects: Float64Array,
): number {
  let level = start.level;
  let trend = start.trend / damping;
  let sum = 0;
  effects.fill(0);
  const season = effects.length;
  for (let at = 0, place = 0; at < values.length; at++, place = place + 1 === season ? 0 : place + 1) {
    const carried = damping * trend;
    const error = (values[at] as number) - level - carried - (effects[place] as number);
    sum += error * error;
    level += carried + levelShare * error;
    trend = carried + trendShare * error;
    if (seasonShare > 0) effects[place] = (effects[place] as number) + seasonShare * error;
  }
  return sum;
}

function run(
  values: Float64Array,
  horizon: number,
  shares: Shares,
  start: { readonly level: number; readonly trend: number },
  effects: Float64Array,
): Fitted {
  const errors = new Float64Array(values.length);
  const { damping } = shares;
  let level = start.level;
  let trend = start.trend / damping;
  effects.fill(0);
  for (let at = 0; at < values.length; at++) {
    const place = at % effects.length;
    const carried = damping * trend;
    const error = (values[at] as number) - level - carried - (effects[place] as number);
    errors[at] = error;
    level += carried + shares.level * error;
    trend = carried + shares.trend * error;
    effects[place] = (effects[place] as number) + shares.season * error;
  }
  const forecasts = new Float64Array(horizon);
  const responses = new Float64Array(horizon);
  let left = 0;
  for (let step = 0; step < horizon; step++) {
    trend *= damping;
    level += trend;
    forecasts[step] = level + (effects[(values.length + step) % effects.length] as number);
    left += step > 0 ? damping ** step : 0;
    const again = step % effects.length === 0 ? shares.season : 0;
    responses[step] = step === 0 ? 1 : shares.level + shares.trend * left + again;
  }
  return { forecasts, errors, responses };
}
