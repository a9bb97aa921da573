import { ranksOf } from './rank.ts';
import { extremes, mean, present, standardDeviation } from './statistics.ts';
import { mapColumns, type Table } from './table.ts';

/** Which way is better: 1 higher, −1 lower. */
export type Direction = 1 | -1;

/** A way to bring indicators of different units onto one scale, after which higher is better. `docs/methods/score.md` has the formulas. */
export type Normalisation =
  /** The worst unit gets `from`, the best `to`. */
  | { readonly method: 'min-max'; readonly from: number; readonly to: number }
  /** Given mean and standard deviation (n − 1). */
  | { readonly method: 'z-score'; readonly mean: number; readonly deviation: number }
  /** `lower` gets 0 and `upper` gets `scale` where higher is better, the other way round where lower is; `truncate` keeps it inside. */
  | {
      readonly method: 'goalposts';
      readonly lower: number;
      readonly upper: number;
      readonly scale: number;
      readonly truncate: boolean;
    }
  /** 0 for the worst unit, 1 for the target; `cap` gives no more for passing it. */
  | { readonly method: 'distance-to-target'; readonly target: number; readonly cap: boolean }
  /** 0 for the worst unit, 1 for the best. */
  | { readonly method: 'distance-to-best' }
  /** 0 for the worst unit, 1 for the unit at this place of the table. */
  | { readonly method: 'distance-to-unit'; readonly unit: number; readonly cap: boolean }
  /** The share of the best value. Only for positive figures where higher is better; otherwise it says little. */
  | { readonly method: 'fraction-of-best' }
  /** The worst gets 1; equal values the smallest of their ranks. */
  | { readonly method: 'rank' }
  /** Share of the other units that are worse, 0 … 1. */
  | { readonly method: 'percentile-rank' }
  /** How many units are worse. */
  | { readonly method: 'borda' }
  /** 功效系数法: `base` for the value not allowed, `base + span` for the satisfactory one, commonly 60 and 40; `limit` bounds it. */
  | {
      readonly method: 'efficacy';
      readonly notAllowed: number;
      readonly satisfactory: number;
      readonly base: number;
      readonly span: number;
      readonly limit: { readonly lowest: number; readonly highest: number } | null;
    }
  /** 完成率: value over target (target over value where lower is better) times `full`, at most `most`. */
  | { readonly method: 'completion'; readonly target: number; readonly full: number; readonly most: number }
  /** As it is, but with −1 for lower-is-better. */
  | { readonly method: 'none' };

/**
 * Normalises every indicator by its own method. A missing cell stays missing. An indicator whose units are all equal has no scale:
 * min–max, z-score and distances give NaN for all of it, and who calls decides what that means.
 */
export function normalise(
  table: Table,
  plan: readonly { readonly direction: Direction; readonly by: Normalisation }[],
): Table {
  if (plan.length !== table.indicators)
    throw new RangeError(`${plan.length} normalisations for ${table.indicators} indicators`);
  return mapColumns(table, (column, indicator, into) => {
    const { direction, by } = plan[indicator] as (typeof plan)[number];
    normaliseColumn(column, direction, by, into);
  });
}

export function normaliseColumn(
  column: Float64Array,
  direction: Direction,
  by: Normalisation,
  into: Float64Array = new Float64Array(column.length),
): Float64Array {
  switch (by.method) {
    case 'none':
      return linear(column, into, direction, 0);
    case 'min-max': {
      const { best, worst } = endsOf(column, direction);
      const unit = (by.to - by.from) / (best - worst);
      for (let at = 0; at < column.length; at++) into[at] = ((column[at] as number) - worst) * unit + by.from;
      return into;
    }
    case 'z-score': {
      const middle = mean(column) * direction;
      const width = standardDeviation(column);
      for (let at = 0; at < column.length; at++)
        into[at] = (((column[at] as number) * direction - middle) / width) * by.deviation + by.mean;
      return into;
    }
    case 'goalposts': {
      const { lower, upper, scale, truncate } = by;
      if (!(upper > lower)) throw new RangeError(`the upper goalpost ${upper} is not above the lower one ${lower}`);
      for (let at = 0; at < column.length; at++) {
        const value = column[at] as number;
        const share = direction === 1 ? (value - lower) / (upper - lower) : (upper - value) / (upper - lower);
        into[at] = (truncate ? bounded(share, 0, 1) : share) * scale;
      }
      return into;
    }
    case 'distance-to-target':
      return fromWorst(column, endsOf(column, direction).worst, by.target, by.cap, into);
    case 'distance-to-best': {
      const { best, worst } = endsOf(column, direction);
      return fromWorst(column, worst, best, false, into);
    }
    case 'distance-to-unit': {
      const reference = column[by.unit];
      if (reference === undefined) throw new RangeError(`there is no unit ${by.unit} among ${column.length}`);
      return fromWorst(column, endsOf(column, direction).worst, reference, by.cap, into);
    }
    case 'fraction-of-best': {
      const best = endsOf(column, direction).best;
      for (let at = 0; at < column.length; at++) into[at] = (column[at] as number) / best;
      return into;
    }
    case 'rank':
      return worseCounts(column, direction, into, 1, 1);
    case 'borda':
      return worseCounts(column, direction, into, 0, 1);
    case 'percentile-rank':
      return worseCounts(column, direction, into, 0, 1 / (present(column).length - 1));
    case 'efficacy': {
      const { notAllowed, satisfactory, base, span, limit } = by;
      if (satisfactory === notAllowed)
        throw new RangeError('the satisfactory value must differ from the one not allowed');
      for (let at = 0; at < column.length; at++) {
        const score = base + (span * ((column[at] as number) - notAllowed)) / (satisfactory - notAllowed);
        into[at] = limit ? bounded(score, limit.lowest, limit.highest) : score;
      }
      return into;
    }
    case 'completion': {
      const { target, full, most } = by;
      for (let at = 0; at < column.length; at++) {
        const value = column[at] as number;
        const rate = direction === 1 ? value / target : target / value;
        into[at] = Math.min(rate * full, most);
      }
      return into;
    }
  }
}

function endsOf(column: Float64Array, direction: Direction): { readonly best: number; readonly worst: number } {
  const { min, max } = extremes(column);
  return direction === 1 ? { best: max, worst: min } : { best: min, worst: max };
}

function linear(column: Float64Array, into: Float64Array, factor: number, add: number): Float64Array {
  for (let at = 0; at < column.length; at++) into[at] = (column[at] as number) * factor + add;
  return into;
}

function fromWorst(column: Float64Array, worst: number, goal: number, cap: boolean, into: Float64Array): Float64Array {
  for (let at = 0; at < column.length; at++) {
    const share = ((column[at] as number) - worst) / (goal - worst);
    into[at] = cap && share > 1 ? 1 : share;
  }
  return into;
}

function worseCounts(
  column: Float64Array,
  direction: Direction,
  into: Float64Array,
  least: number,
  factor: number,
): Float64Array {
  const ranks = ranksOf(column, { order: direction === 1 ? 'ascending' : 'descending' });
  for (let at = 0; at < column.length; at++) into[at] = ((ranks[at] as number) - 1) * factor + least;
  return into;
}

/** NaN stays NaN. */
const bounded = (value: number, lowest: number, highest: number): number => Math.min(Math.max(value, lowest), highest);

/**
 * 增速与总量 (growth and total in one figure): the share `growthShare` (0…1) of the normalised growth and the rest of the normalised
 * total. Both are normalised before, so that neither unit of measure decides. Missing where either is.
 */
export function blend(growth: Float64Array, total: Float64Array, growthShare: number): Float64Array {
  if (growth.length !== total.length) throw new RangeError(`${growth.length} growths for ${total.length} totals`);
  if (!(growthShare >= 0 && growthShare <= 1))
    throw new RangeError(`a share lies between 0 and 1, not at ${growthShare}`);
  return growth.map((value, unit) => growthShare * value + (1 - growthShare) * (total[unit] as number));
}
