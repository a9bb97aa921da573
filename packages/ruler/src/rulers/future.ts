import { fewestValues, forecast } from '../forecast/forecast.ts';
import { type Outlook, outlookAt, outlookOfTotal } from '../forecast/outlook.ts';
import type { Finding } from './finding.ts';
import type { Known } from './observation.ts';
import { isJoined, type Period } from './period.ts';
import { evenSeries, placeOf } from './series.ts';

export type Future =
  | {
      readonly kind: 'foreseen';
      readonly outlook: Outlook;
      /** Periods between the last figure and the one foreseen. */
      readonly steps: number;
      /** Figures that it was made from. */
      readonly from: number;
    }
  | { readonly kind: 'refused'; readonly because: Finding };

/**
 * What a figure will be in a later period, from those known. A period that sums up (`cumulative`, `year`) is foreseen from months, quarters
 * or halves as the sum of those still to come and those known; other periods as one step. Refused with fewer than six figures counted as
 * the newest is, and further ahead than there are figures.
 */
export function futureOf(known: readonly Known[], rate: boolean, period: Period): Future {
  const newest = known.at(-1);
  const series = newest ? evenSeries(known, rate) : null;
  if (!newest || !series) return refused({ code: 'missing-value', period });
  const { values, season, joined, start } = series;
  const sums = !rate && newest.period.kind !== 'point' && (period.kind === 'cumulative' || period.kind === 'year');
  const alike = newest.period.kind === period.kind && isJoined(newest.period) <= joined;
  if (!alike && !(sums && newest.period.kind !== 'year'))
    return refused({ code: 'different-kind', kind: period.kind, base: newest.period.kind });
  const place = placeOf(sums ? { ...period, kind: newest.period.kind } : period, season, joined);
  if (place === null) return refused({ code: 'joined-months', period, base: { ...period, first: 1, last: 2 } });

  const there = values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
  if (there < fewestValues) return refused({ code: 'few-points', there, needed: fewestValues });
  const end = start + values.length;
  const steps = place - end + 1;
  if (steps < 1) throw new RangeError('only what lies after the last figure is foreseen');
  if (steps > there) return refused({ code: 'far-ahead', steps, values: there });
  // A rate may fall below 0, and half of 4 % is no smaller step than half of 8 %.
  const made = forecast(values, { season, horizon: steps, ...(rate ? { scale: 'difference' as const } : {}) });
  if (!sums || newest.period.kind === 'year')
    return { kind: 'foreseen', outlook: outlookAt(made, steps - 1), steps, from: there };

  const january = period.year * season;
  let already = 0;
  for (let at = Math.max(january, start); at < end; at++) already += values[at - start] as number;
  // A gap since January leaves nobody to say what the sum is; where figures are sums themselves, the newest says it.
  if (newest.period.kind === 'cumulative' && newest.period.year === period.year) already = newest.value;
  const gap = january < start || Number.isNaN(already);
  if (gap)
    return refused({ code: 'missing-base', period: { ...period, kind: 'cumulative', last: newest.period.last } });
  const from = Math.max(0, january - end);
  return {
    kind: 'foreseen',
    outlook: outlookOfTotal(made, { from, until: steps - 1, known: already }),
    steps,
    from: there,
  };
}

const refused = (because: Finding): Future => ({ kind: 'refused', because });
