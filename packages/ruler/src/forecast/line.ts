export interface Line {
  readonly start: number;
  /** Per step, drawn towards 0 by as much as it could be chance. */
  readonly slope: number;
  /** Variance of the slope before that. */
  readonly variance: number;
}

/** Neighbours are never taken to be more alike than this: beyond, no slope could ever be told from wandering. */
const mostAlike = 0.95;

/**
 * Straight line through the first `count` values by least squares, `start + slope · place`. What is left around it is rarely
 * independent, so the variance of the slope is raised by (1 + r) / (1 − r), r being the likeness of neighbours with Kendall's correction
 * for short series (1954); the slope is multiplied by 1 − variance / slope², not below 0. A line through all the points keeps its slope.
 */
export function lineThrough(values: Float64Array, count = values.length): Line {
  const middle = (count - 1) / 2;
  let sum = 0;
  let product = 0;
  for (let at = 0; at < count; at++) {
    sum += values[at] as number;
    product += (at - middle) * (values[at] as number);
  }
  const mean = sum / count;
  const spread = (count * (count * count - 1)) / 12;
  const slope = product / spread;
  let squares = 0;
  let neighbours = 0;
  let before = 0;
  for (let at = 0; at < count; at++) {
    const away = (values[at] as number) - mean - slope * (at - middle);
    squares += away * away;
    neighbours += away * before;
    before = away;
  }
  if (!(squares > 1e-20 * Math.max(mean * mean, 1e-6))) return { start: mean - slope * middle, slope, variance: 0 };
  const alike = Math.min(mostAlike, Math.max(0, neighbours / squares + 4 / count));
  const variance = ((squares / (count - 2) / spread) * (1 + alike)) / (1 - alike);
  const kept = slope === 0 ? 0 : slope * Math.max(0, 1 - variance / (slope * slope));
  return { start: mean - kept * middle, slope: kept, variance };
}
