import { extremes, kurtosis, skewness } from './statistics.ts';
import { columnOf, mapColumns, type Table } from './table.ts';

export interface OutlierRule {
  /** At most so many points of an indicator are drawn in. */
  readonly most: number;
  /** An indicator is out when its skewness is beyond the first and its kurtosis above the second. */
  readonly skewness?: number;
  readonly kurtosis?: number;
}

export interface Treatment {
  readonly indicator: number;
  /** Points drawn in, each to the next value that was not. */
  readonly points: number;
  readonly before: Shape;
  readonly after: Shape;
}
interface Shape {
  readonly skewness: number;
  readonly kurtosis: number;
  readonly inside: boolean;
}

/**
 * Winsorises indicators whose distribution is far from symmetric: the farthest point takes the value of the next one, then the two
 * take that of the third, until skewness or kurtosis is inside, or `most` points are drawn in. Which end is farthest is decided anew
 * before each point by the sign of the skewness. Method: OECD/JRC Handbook on Constructing Composite Indicators (2008), as in the
 * package COINr. What it did is told, indicator by indicator; those that were inside from the start are left out.
 */
export function treatOutliers(
  table: Table,
  rule: OutlierRule,
): { readonly table: Table; readonly treatments: Treatment[] } {
  const treatments: Treatment[] = [];
  const treated = mapColumns(table, (column, indicator, into) => {
    into.set(column);
    const before = shapeOf(column, rule);
    if (before.inside) return;
    const points = winsorise(into, rule);
    treatments.push({ indicator, points, before, after: shapeOf(into, rule) });
  });
  return { table: treated, treatments };
}

/** Without a defined shape (too few or equal values) there is nothing to draw in. */
function shapeOf(column: Float64Array, { skewness: mostSkew = 2, kurtosis: mostKurtosis = 3.5 }: OutlierRule): Shape {
  const skew = skewness(column);
  const tails = kurtosis(column);
  return { skewness: skew, kurtosis: tails, inside: !(Math.abs(skew) > mostSkew && tails > mostKurtosis) };
}

/** Draws points of the column in, in place; gives how many. */
function winsorise(column: Float64Array, rule: OutlierRule): number {
  const high: number[] = [];
  const low: number[] = [];
  let shape = shapeOf(column, rule);
  let points = 0;
  while (!shape.inside && points < rule.most) {
    const up = shape.skewness >= 0;
    const drawn = up ? high : low;
    const free = Array.from(column, (value, unit) => ({ value, unit })).filter(
      ({ value, unit }) => !Number.isNaN(value) && !drawn.includes(unit),
    );
    const end = extremes(free.map(({ value }) => value));
    const farthest = free.find(({ value }) => value === (up ? end.max : end.min));
    if (!farthest) break;
    drawn.push(farthest.unit);
    const rest = extremes(free.filter(({ unit }) => unit !== farthest.unit).map(({ value }) => value));
    const limit = up ? rest.max : rest.min;
    for (const unit of drawn) column[unit] = limit;
    points++;
    shape = shapeOf(column, rule);
  }
  return points;
}

/** Whether an indicator's distribution is far from symmetric by the rule: for telling before anything is done. */
export const isOut = (table: Table, indicator: number, rule: OutlierRule = { most: 0 }): boolean =>
  !shapeOf(columnOf(table, indicator), rule).inside;
