import { aroundLine } from './autoregression.ts';
import { lineThrough } from './line.ts';
import type { Fitted, Scale } from './model.ts';
import { seasonsOf } from './seasons.ts';
import { readSeries } from './series.ts';
import { dampedTrend } from './smoothing.ts';
import { theta } from './theta.ts';

/** A series needs this many values before anything is said about its future. */
export const fewestValues = 6;

export interface ForecastOptions {
  /** Values in a year: 12 for months, 11 where January and February come as one, 4, 2, or 1 where there is no season. */
  readonly season: number;
  /** How many steps after the last of `values`, that one included or not. */
  readonly horizon: number;
  /** Without a wish: `ratio` where all values are above 0. */
  readonly scale?: Scale;
}

/** The future of a series: a distribution for each step, on the scale (logarithms for `ratio`). Ask it with `outlookAt` and `outlookOfTotal`. */
export interface Forecast {
  readonly scale: Scale;
  /** The middle of each step; the first stands for the step after the last of the values. */
  readonly middles: Float64Array;
  /** Standard deviation of what one step brings that nobody could know. */
  readonly surprise: number;
  /** How far a surprise moves the steps after it: 1 for its own, then for the next one, and so on. */
  readonly responses: Float64Array;
  /** Variance of the slope, which was estimated too: grows with the square of the distance. */
  readonly drift: number;
  /** Variance of one seasonal effect. */
  readonly season: number;
  /** Degrees of freedom that the surprise was measured with: few make the tails longer. */
  readonly freedom: number;
  /** Values at the end that were missing: the first step lies this far after the last value known. */
  readonly stale: number;
}

/**
 * Forecasts a series by the mean of four ways that err differently: theta (half of the long slope), a damped trend (the recent one,
 * fading), the same with seasons that change, and an autoregression around a straight line. Values in order of time, NaN for a gap; nothing
 * else is looked at, so nothing later can be. Throws a RangeError for fewer than six values, a horizon below 1, or ratios of values
 * that are not above 0. Method, sources and figures: docs/methods/ruler.md. Cost: about a third of a millisecond for a hundred values.
 *
 * @example forecast([102, 104, 107, 108, 111, 113], { season: 1, horizon: 2 })
 */
export function forecast(values: ArrayLike<number>, { season, horizon, scale: wish }: ForecastOptions): Forecast {
  if (!(horizon >= 1)) throw new RangeError(`a forecast looks 1 step ahead or more, not ${horizon}`);
  if (!(Number.isInteger(season) && season >= 1)) throw new RangeError(`a year has 1 value or more, not ${season}`);
  const { scale, scaled, gaps, stale } = readSeries(values, wish);
  const there = scaled.length - gaps.length;
  if (there < fewestValues) throw new RangeError(`a forecast needs ${fewestValues} values, not ${there}`);

  const { effects, kept } = seasonsOf(scaled, season);
  const plain = kept === 0 ? scaled : scaled.map((value, at) => value - (effects[at % season] as number));
  const ahead = horizon + stale;
  const damped = dampedTrend(plain, ahead);
  const changing = kept === 0 ? damped : dampedTrend(plain, ahead, season);
  const fits = [theta(plain, ahead), damped, changing, aroundLine(plain, ahead)];

  const middles = meanOf(fits, 'forecasts', ahead);
  for (const [step, middle] of middles.entries())
    middles[step] = middle + (effects[(plain.length + step) % season] as number);
  const responses = meanOf(fits, 'responses', ahead);
  // Two for where the line lies, two for how it moves, and as much of the seasonal pattern as was kept.
  const { variance, freedom } = surpriseOf(meanOf(fits, 'errors', plain.length), gaps, 4 + kept * (season - 1));
  const lasting = responses[ahead - 1] as number;
  return {
    ...{ scale, middles, responses, freedom, stale },
    surprise: Math.sqrt(variance),
    drift: lineThrough(plain).variance + (1.2 * lasting * lasting * variance) / plain.length,
    season: (variance * kept * season) / plain.length,
  };
}

function meanOf(fits: readonly Fitted[], part: keyof Fitted, length: number): Float64Array {
  const means = new Float64Array(length);
  for (const fit of fits) {
    const values = fit[part];
    for (let at = 0; at < length; at++) means[at] = (means[at] as number) + (values[at] as number) / fits.length;
  }
  return means;
}

/** What the mean of all ways did not foresee, where all of them could tell, and where there was a value. */
function surpriseOf(errors: Float64Array, gaps: readonly number[], parameters: number) {
  for (const gap of gaps) errors[gap] = Number.NaN;
  let squares = 0;
  let count = 0;
  for (const error of errors) {
    if (Number.isNaN(error)) continue;
    squares += error * error;
    count++;
  }
  const freedom = Math.max(count - parameters, 2);
  return { variance: squares / freedom, freedom };
}
