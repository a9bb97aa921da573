import type { Scale } from './model.ts';

export interface ReadSeries {
  readonly scale: Scale;
  /** From the first to the last value known, gaps filled. */
  readonly scaled: Float64Array;
  /** Places that were filled. */
  readonly gaps: readonly number[];
  /** Missing values after the last one known. */
  readonly stale: number;
}

/** Values made ready: put on their scale, without missing ones at both ends, and gaps between filled by a straight line on that scale. */
export function readSeries(values: ArrayLike<number>, wish: Scale | undefined): ReadSeries {
  let first = 0;
  let end = values.length;
  while (first < end && Number.isNaN(values[first])) first++;
  while (end > first && Number.isNaN(values[end - 1])) end--;
  let positive = true;
  for (let at = first; at < end; at++) {
    const value = values[at] as number;
    if (Math.abs(value) === Number.POSITIVE_INFINITY) throw new RangeError(`value ${at} is infinite`);
    if (value <= 0) positive = false;
  }
  const scale = wish ?? (positive ? 'ratio' : 'difference');
  if (scale === 'ratio' && !positive) throw new RangeError('only values above 0 have ratios');
  const scaled = new Float64Array(end - first);
  const gaps: number[] = [];
  for (let at = 0; at < scaled.length; at++) {
    const value = values[first + at] as number;
    if (Number.isNaN(value)) gaps.push(at);
    scaled[at] = scale === 'ratio' ? Math.log(value) : value;
  }
  for (const gap of gaps) {
    let after = gap + 1;
    while (Number.isNaN(scaled[after])) after++;
    const before = scaled[gap - 1] as number;
    scaled[gap] = before + ((scaled[after] as number) - before) / (after - gap + 1);
  }
  return { scale, scaled, gaps, stale: values.length - end };
}
