import { dayOf, type Path, type PathPoint, pathThrough } from './rulers/path.ts';

/**
 * The way a part is expected to go from where it starts to where it must be: straight, through dated points, or month by month in the
 * shape of last year.
 */
export type PartTrajectory =
  | { readonly kind: 'straight' }
  | { readonly kind: 'milestones'; readonly points: readonly { readonly on: string; readonly value: number }[] }
  /** What each month of last year added, January first. */
  | { readonly kind: 'shape'; readonly months: readonly number[] };

export interface PartWay {
  readonly from: string;
  readonly base: number;
  readonly due: string;
  readonly value: number;
  readonly trajectory: PartTrajectory;
}

/**
 * The path of a part from its base at the start to its value on the deadline, which `pathValueOn` reads. Points outside the way are left
 * out. In last year's shape the months from the start to the deadline are weighted as they were last year, days within a month evenly;
 * where last year's months add up to nothing the way is straight. Throws a RangeError when the deadline does not come after the start.
 */
export function partPath({ from, base, due, value, trajectory }: PartWay): Path {
  // Of two points on one day the later in the list counts.
  const inside = (points: readonly PathPoint[]) =>
    [...new Map(points.map((point) => [point.date, point])).values()]
      .filter(({ date }) => date > from && date < due)
      .sort((a, b) => (a.date < b.date ? -1 : 1));
  const points =
    trajectory.kind === 'milestones'
      ? trajectory.points.map(({ on, value: reached }) => ({ date: on, value: reached }))
      : [];
  const shaped = trajectory.kind === 'shape' ? shapePoints(trajectory.months, { from, base, due, value }) : [];
  return pathThrough([{ date: from, value: base }, ...inside([...points, ...shaped]), { date: due, value }]);
}

/** The end of each month on the way, with what the months up to it are worth; none where the shape is empty. */
function shapePoints(months: readonly number[], way: Omit<PartWay, 'trajectory'>): PathPoint[] {
  const { from, base, due, value } = way;
  const ends: { date: string; sum: number }[] = [];
  let sum = 0;
  for (let day = dayOf(from) + 1; day <= dayOf(due); day++) {
    const date = new Date(day * 86_400_000);
    const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
    sum += (months[date.getUTCMonth()] ?? 0) / lastOfMonth;
    if (date.getUTCDate() === lastOfMonth) ends.push({ date: date.toISOString().slice(0, 10), sum });
  }
  return sum > 0 ? ends.map((end) => ({ date: end.date, value: base + ((value - base) * end.sum) / sum })) : [];
}
