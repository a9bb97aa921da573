export interface Seasons {
  /** What each place of the year adds, for value `t` at `t % length`; all 0 where no season is found. */
  readonly effects: Float64Array;
  /** How much of the raw pattern was kept, 0 … 1. */
  readonly kept: number;
}

/** Fewest values in which a season of this length can be told from chance: two years and a third of one. */
export const valuesForSeasons = (length: number): number => 2 * length + Math.ceil(length / 3);

/**
 * Seasonal effects by classical decomposition: distance from a centred moving average of one year, averaged for each place of the
 * year, adding up to 0. Then drawn towards 0 by as much as the pattern could be chance (James–Stein, after Miller and Williams 2003),
 * so that there is no test that says yes or no, and a doubtful season counts half. Cost: one pass.
 */
export function seasonsOf(values: Float64Array, length: number): Seasons {
  const none = { effects: new Float64Array(Math.max(1, length)), kept: 0 };
  if (length < 2 || values.length < valuesForSeasons(length)) return none;
  const away = distances(values, length);
  const effects = new Float64Array(length);
  const counts = new Float64Array(length);
  for (const [at, one] of away.entries()) {
    if (Number.isNaN(one)) continue;
    effects[at % length] = (effects[at % length] as number) + one;
    counts[at % length] = (counts[at % length] as number) + 1;
  }
  let mean = 0;
  for (let place = 0; place < length; place++) {
    effects[place] = (effects[place] as number) / (counts[place] as number);
    mean += (effects[place] as number) / length;
  }
  let size = 0;
  for (let place = 0; place < length; place++) {
    effects[place] = (effects[place] as number) - mean;
    size += (effects[place] as number) ** 2;
  }
  let noise = 0;
  let count = 0;
  for (const [at, one] of away.entries()) {
    if (Number.isNaN(one)) continue;
    noise += (one - mean - (effects[at % length] as number)) ** 2;
    count++;
  }
  const variance = noise / (count - length) / (count / length);
  // Three effects or fewer leave nothing to shrink by in the theorem; one degree is kept, so that quarters are shrunk too.
  const kept = size > 0 ? Math.max(0, 1 - (Math.max(length - 3, 1) * variance) / size) : 0;
  return { effects: effects.map((one) => one * kept), kept };
}

/** Each value minus the mean of the year around it; an even year takes half of both ends. NaN for half a year at either end. */
function distances(values: Float64Array, length: number): Float64Array {
  const half = length >> 1;
  const away = new Float64Array(values.length).fill(Number.NaN);
  for (let at = half; at < values.length - half; at++) {
    let sum = 0;
    for (let near = at - half; near <= at + half; near++) sum += values[near] as number;
    if (length % 2 === 0) sum -= ((values[at - half] as number) + (values[at + half] as number)) / 2;
    away[at] = (values[at] as number) - sum / length;
  }
  return away;
}
