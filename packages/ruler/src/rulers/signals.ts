/** A run rule that a point has broken. Which way: above or below what was usual. */
export interface Signal {
  readonly place: number;
  readonly rule: 'outside' | 'run-of-eight' | 'three-of-four-far' | 'jump';
  readonly side: 'above' | 'below';
}

export interface ControlChart {
  readonly middle: number;
  readonly low: number;
  readonly high: number;
  /** The most that two neighbours usually lie apart. */
  readonly jump: number;
  readonly signals: readonly Signal[];
}

/** Limits from fewer points than this say little. */
export const fewestForLimits = 6;

/**
 * Control chart of single values and moving ranges (XmR; Shewhart 1931, Wheeler 1993): what differs from the middle by more than 2.66
 * mean moving ranges, eight on one side, three of four nearer to a limit than to the middle, or a step of more than 3.268 mean moving
 * ranges is a real change; all else is noise. The limits come from the first `baseline` values (without a wish: all but the last, so that
 * the newest one does not widen its own limits). NaN is passed over. Null where the baseline has fewer than six values.
 */
export function controlChart(values: ArrayLike<number>, baseline = values.length - 1): ControlChart | null {
  const usual = presentPlaces(values, Math.max(0, baseline)).map((place) => values[place] as number);
  if (usual.length < fewestForLimits) return null;
  const middle = usual.reduce((sum, value) => sum + value, 0) / usual.length;
  let ranges = 0;
  for (let at = 1; at < usual.length; at++) ranges += Math.abs((usual[at] as number) - (usual[at - 1] as number));
  const range = ranges / (usual.length - 1);
  const [low, high, jump] = [middle - 2.66 * range, middle + 2.66 * range, 3.268 * range];
  const places = presentPlaces(values, values.length);
  const signals: Signal[] = [];
  for (const [at, place] of places.entries()) {
    const value = values[place] as number;
    const side = value > middle ? 'above' : 'below';
    const before = at > 0 ? (values[places[at - 1] as number] as number) : value;
    const back = (count: number) =>
      places.slice(Math.max(0, at - count + 1), at + 1).map((one) => values[one] as number);
    const onSide = (one: number) => (side === 'above' ? one > middle : one < middle);
    const far = (one: number) => onSide(one) && Math.abs(one - middle) > 1.33 * range;
    if (value > high || value < low) signals.push({ place, rule: 'outside', side });
    if (at >= 7 && back(8).every(onSide)) signals.push({ place, rule: 'run-of-eight', side });
    if (at >= 3 && far(value) && back(4).filter(far).length >= 3)
      signals.push({ place, rule: 'three-of-four-far', side });
    if (Math.abs(value - before) > jump)
      signals.push({ place, rule: 'jump', side: value > before ? 'above' : 'below' });
  }
  return { middle, low, high, jump, signals };
}

function presentPlaces(values: ArrayLike<number>, until: number): number[] {
  return Array.from({ length: until }, (_, place) => place).filter((place) => !Number.isNaN(values[place]));
}
