import { fewestValues, forecast } from './forecast.ts';
import type { Scale } from './model.ts';
import { intervalOf, outlookAt } from './outlook.ts';

/** One forecast that was due: made from the first `known` values, for the one `step` places after them. */
export interface PastForecast {
  readonly known: number;
  readonly step: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly actual: number;
}

/** How good forecasts of this series were, in words that can be published beside the next one. Null where nothing was due. */
export interface TrackRecord {
  readonly forecasts: readonly PastForecast[];
  /** Mean of 200 · |actual − middle| / (|actual| + |middle|), in percent. */
  readonly smape: number | null;
  /** Mean error in units of the series' own change over a year (Hyndman and Koehler 2006), known at the time; below 1 is better than last year's value. */
  readonly mase: number | null;
  /** Share of figures that came inside their interval. */
  readonly inside: number | null;
}

/**
 * Forecasts of the past, made again as they would have been made then (rolling origin): from every `every`-th place that had at least
 * `from` values, `horizon` steps ahead. No value after a place is looked at for what was forecast there.
 */
export function trackRecord(
  values: ArrayLike<number>,
  options: {
    readonly season: number;
    readonly horizon: number;
    readonly from?: number;
    readonly every?: number;
    readonly share?: number;
    readonly scale?: Scale;
  },
): TrackRecord {
  const { season, horizon, share = 0.8, every = 1, scale } = options;
  const from = Math.max(options.from ?? 2 * season, fewestValues);
  const forecasts: PastForecast[] = [];
  const scaled: number[] = [];
  for (let known = from; known < values.length; known += every) {
    const past = Float64Array.from({ length: known }, (_, at) => values[at] as number);
    if (past.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0) < fewestValues) continue;
    const made = forecast(past, { season, horizon, ...(scale ? { scale } : {}) });
    const usual = yearlyChange(past, season);
    for (let step = 0; step < horizon && known + step < values.length; step++) {
      const actual = values[known + step] as number;
      if (Number.isNaN(actual)) continue;
      const one = { known, step, actual, ...intervalOf(outlookAt(made, step), share) };
      forecasts.push(one);
      if (usual > 0) scaled.push(Math.abs(actual - one.middle) / usual);
    }
  }
  return {
    forecasts,
    smape: meanOf(forecasts.map(({ actual, middle }) => symmetricError(actual, middle))),
    mase: meanOf(scaled),
    inside: meanOf(forecasts.map(({ low, high, actual }) => (actual >= low && actual <= high ? 1 : 0))),
  };
}

/** 200 · |a − b| / (|a| + |b|); two zeros are equal. */
export function symmetricError(actual: number, expected: number): number {
  const size = Math.abs(actual) + Math.abs(expected);
  return size === 0 ? 0 : (200 * Math.abs(actual - expected)) / size;
}

/** Mean size of the change against the same place of the year before. */
export function yearlyChange(values: ArrayLike<number>, season: number): number {
  let sum = 0;
  let count = 0;
  for (let at = season; at < values.length; at++) {
    const change = Math.abs((values[at] as number) - (values[at - season] as number));
    if (Number.isNaN(change)) continue;
    sum += change;
    count++;
  }
  return sum / count;
}

export interface Said {
  /** What was said, 0 … 1. */
  readonly probability: number;
  readonly happened: boolean;
}

/** How probabilities that were said stood against what happened. */
export interface Calibration {
  readonly count: number;
  /** Mean of (probability − 1 or 0)² (Brier 1950): 0 is perfect. */
  readonly brier: number;
  /** The same for somebody who always says how often it happens. */
  readonly reference: number;
  /** Mean distance between what was said and how often it happened, over the tenths, weighted by how often each was said. */
  readonly distance: number;
  readonly tenths: readonly { readonly count: number; readonly said: number; readonly happened: number }[];
}

/** Null for nobody who said anything. */
export function calibrationOf(all: readonly Said[]): Calibration | null {
  if (all.length === 0) return null;
  const sums = Array.from({ length: 10 }, () => ({ count: 0, said: 0, happened: 0 }));
  let squares = 0;
  let times = 0;
  for (const { probability, happened } of all) {
    const came = happened ? 1 : 0;
    squares += (probability - came) ** 2;
    times += came;
    const tenth = sums[Math.min(9, Math.floor(probability * 10))] as (typeof sums)[number];
    tenth.count++;
    tenth.said += probability;
    tenth.happened += came;
  }
  const count = all.length;
  const often = times / count;
  return {
    count,
    brier: squares / count,
    reference: often * (1 - often),
    distance: sums.reduce((sum, { said, happened }) => sum + Math.abs(said - happened), 0) / count,
    tenths: sums.map(({ count: said, ...sum }) =>
      said === 0
        ? { count: 0, said: Number.NaN, happened: Number.NaN }
        : { count: said, said: sum.said / said, happened: sum.happened / said },
    ),
  };
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
