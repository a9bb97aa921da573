import { normalOfStudent, normalPlace, normalShare, studentOfNormal } from './distribution.ts';
import type { Forecast } from './forecast.ts';
import type { Scale } from './model.ts';

/** What one future figure may be: `known + x`, or `known + exp(x)` for ratios, x being Student's t with this middle and deviation. */
export interface Outlook {
  readonly scale: Scale;
  readonly middle: number;
  readonly deviation: number;
  readonly freedom: number;
  readonly known: number;
}

/** The figure at a step, 0 being the first after the last of the values that the forecast was made from. */
export function outlookAt(forecast: Forecast, step: number): Outlook {
  const { scale, freedom, middles } = forecast;
  const place = placeOf(forecast, step);
  return {
    scale,
    freedom,
    known: 0,
    middle: middles[place] as number,
    deviation: Math.sqrt(varianceOf(forecast, [[place, 1]])),
  };
}

/**
 * The sum of steps `from` to `until` (both within), with what is `known` already: a year's total in the middle of the year. Surprises of
 * one step run on into the later ones, so the sum is less certain than its parts look. For ratios the sum is taken as log-normal with the
 * mean of the parts, and its deviation by the first order (delta method).
 */
export function outlookOfTotal(
  forecast: Forecast,
  { from, until, known = 0 }: { readonly from: number; readonly until: number; readonly known?: number },
): Outlook {
  const { scale, freedom, middles } = forecast;
  if (!(until >= from)) throw new RangeError(`a total from step ${from} to ${until} holds nothing`);
  const places = Array.from({ length: until - from + 1 }, (_, at) => placeOf(forecast, from + at));
  if (scale === 'difference') {
    const middle = places.reduce((sum, place) => sum + (middles[place] as number), 0);
    return {
      scale,
      freedom,
      known,
      middle,
      deviation: Math.sqrt(
        varianceOf(
          forecast,
          places.map((place) => [place, 1]),
        ),
      ),
    };
  }
  const means = places.map((place) => Math.exp((middles[place] as number) + varianceOf(forecast, [[place, 1]]) / 2));
  const mean = means.reduce((sum, one) => sum + one, 0);
  const variance = varianceOf(
    forecast,
    places.map((place, at) => [place, (means[at] as number) / mean]),
  );
  return { scale, freedom, known, middle: Math.log(mean) - variance / 2, deviation: Math.sqrt(variance) };
}

function placeOf(forecast: Forecast, step: number): number {
  const place = step + forecast.stale;
  if (!(step >= 0 && place < forecast.middles.length)) throw new RangeError(`the forecast does not reach step ${step}`);
  return place;
}

/** Variance of a weighted sum of steps: surprises that run on, the slope, and seasonal effects. */
function varianceOf(
  { surprise, responses, drift, season }: Forecast,
  parts: readonly (readonly [place: number, weight: number])[],
): number {
  let slope = 0;
  let effects = 0;
  let last = 0;
  for (const [place, weight] of parts) {
    slope += weight * (place + 1);
    effects += weight * weight;
    last = Math.max(last, place);
  }
  let squares = 0;
  for (let at = 0; at <= last; at++) {
    let moved = 0;
    for (const [place, weight] of parts) if (place >= at) moved += weight * (responses[place - at] as number);
    squares += moved * moved;
  }
  return surprise * surprise * squares + drift * slope * slope + season * effects;
}

/** The value below which the figure stays with this probability: 0.5 for the middle. */
export function quantileOf({ scale, middle, deviation, freedom, known }: Outlook, share: number): number {
  const x = middle + (share === 0.5 ? 0 : deviation * studentOfNormal(normalPlace(share), freedom));
  return known + (scale === 'ratio' ? Math.exp(x) : x);
}

/** The middle, and the interval that holds the figure with this probability (0.8 without a wish), as much outside above as below. */
export function intervalOf(
  outlook: Outlook,
  share = 0.8,
): { readonly low: number; readonly middle: number; readonly high: number } {
  const tail = (1 - share) / 2;
  return { low: quantileOf(outlook, tail), middle: quantileOf(outlook, 0.5), high: quantileOf(outlook, 1 - tail) };
}

/** Probability, 0 … 1, that the figure will be at least `value`. */
export function probabilityAtLeast({ scale, middle, deviation, freedom, known }: Outlook, value: number): number {
  const rest = value - known;
  if (scale === 'ratio' && rest <= 0) return 1;
  const away = middle - (scale === 'ratio' ? Math.log(rest) : rest);
  if (deviation === 0) return away >= 0 ? 1 : 0;
  return normalShare(normalOfStudent(away / deviation, freedom));
}
