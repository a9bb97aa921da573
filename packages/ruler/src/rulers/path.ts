/** 目标路径: where a figure should stand on each date. In order of time, the last point being the target on its deadline. */
export type Path = readonly PathPoint[];

export interface PathPoint {
  /** ISO date. */
  readonly date: string;
  readonly value: number;
}

/** A path through a base, milestones if there are any, and the target. Throws when dates do not run forward. */
export function pathThrough(points: readonly PathPoint[]): Path {
  if (points.length < 2) throw new RangeError('a path needs a beginning and an end');
  for (const [at, { date, value }] of points.entries()) {
    if (!Number.isFinite(value)) throw new RangeError(`${value} is no place on a path`);
    const before = points[at - 1];
    if (before && dayOf(date) <= dayOf(before.date)) throw new RangeError(`${date} does not come after ${before.date}`);
  }
  return points;
}

/**
 * A year's path of a cumulative figure in last year's shape: each month takes the share of the target that it had of last year's
 * total. `months`: what each of the twelve brought (January may be 0 and February hold both).
 */
export function pathInShape(target: number, year: number, months: readonly number[]): Path {
  if (months.length !== 12) throw new RangeError(`a year has 12 months, not ${months.length}`);
  const total = months.reduce((sum, one) => sum + one, 0);
  if (!(total > 0) || months.some((one) => !(one >= 0))) throw new RangeError('a shape needs months of 0 or more');
  let sum = 0;
  const points = months.map((one, at) => {
    sum += one;
    const date = new Date(Date.UTC(year, at + 1, 0)).toISOString().slice(0, 10);
    return { date, value: at === 11 ? target : (target * sum) / total };
  });
  return [{ date: `${year - 1}-12-31`, value: 0 }, ...points];
}

/** Where the path lies on a date: between its points in a straight line, before and after them as at their end. */
export function pathValueOn(path: Path, date: string): number {
  const day = dayOf(date);
  const [first] = path as readonly [PathPoint];
  if (day <= dayOf(first.date)) return first.value;
  for (let at = 1; at < path.length; at++) {
    const [a, b] = [path[at - 1] as PathPoint, path[at] as PathPoint];
    if (day <= dayOf(b.date))
      return a.value + ((b.value - a.value) * (day - dayOf(a.date))) / (dayOf(b.date) - dayOf(a.date));
  }
  return (path.at(-1) as PathPoint).value;
}

/** Day on which the path first reaches a share (0 … 1) of its whole way; a path that does not move has no such day. */
export function dayOfShare(path: Path, share: number): number | null {
  const [first] = path as readonly [PathPoint];
  const way = (path.at(-1) as PathPoint).value - first.value;
  if (way === 0) return null;
  if (share <= 0) return dayOf(first.date);
  for (let at = 1; at < path.length; at++) {
    const [a, b] = [path[at - 1] as PathPoint, path[at] as PathPoint];
    const [from, to] = [(a.value - first.value) / way, (b.value - first.value) / way];
    if (share > to || to <= from) continue;
    return dayOf(a.date) + ((share - from) / (to - from)) * (dayOf(b.date) - dayOf(a.date));
  }
  return dayOf((path.at(-1) as PathPoint).date);
}

/** Days since 1970-01-01. */
export function dayOf(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  if (!Number.isInteger(day)) throw new RangeError(`${date} is no date`);
  return day;
}

export const dateOf = (day: number): string => new Date(Math.round(day) * 86_400_000).toISOString().slice(0, 10);
