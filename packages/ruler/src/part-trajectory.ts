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

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/**
 * What is expected of a part on a date: its base up to the start, its value from the deadline on, and between them along its trajectory.
 * Between two points the way is straight. In last year's shape the months from the start to the deadline are weighted as they were last
 * year, days within a month evenly; where last year's months add up to nothing the way is straight.
 *
 * `expectedOn({ from: '2026-01-01', base: 0, due: '2026-12-31', value: 365, trajectory: { kind: 'straight' } }, '2026-01-11')` is about 10.
 */
export function expectedOn(way: PartWay, date: string): number {
  const { from, base, due, value, trajectory } = way;
  if (date <= from) return base;
  if (date >= due) return value;
  if (trajectory.kind === 'shape') {
    const done = shapeUntil(trajectory.months, from, date);
    const whole = shapeUntil(trajectory.months, from, due);
    if (whole > 0) return base + ((value - base) * done) / whole;
  }
  const between = trajectory.kind === 'milestones' ? trajectory.points : [];
  const points = [
    { on: from, value: base },
    ...between.filter(({ on }) => on > from && on < due).sort((a, b) => (a.on < b.on ? -1 : 1)),
    { on: due, value },
  ];
  const next = points.findIndex(({ on }) => on >= date);
  const [before, after] = [points[next - 1], points[next]];
  if (!before || !after) return value;
  const share = (dayNumber(date) - dayNumber(before.on)) / (dayNumber(after.on) - dayNumber(before.on));
  return before.value + (after.value - before.value) * share;
}

/** How much of last year's shape lies between two dates. */
function shapeUntil(months: readonly number[], from: string, until: string): number {
  let sum = 0;
  for (let day = dayNumber(from) + 1; day <= dayNumber(until); day++) {
    const date = new Date(day * 86_400_000);
    const inMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
    sum += (months[date.getUTCMonth()] ?? 0) / inMonth;
  }
  return sum;
}
