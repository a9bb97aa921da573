import type { Hierarchy, Node } from './hierarchy.ts';
import type { Table } from './table.ts';

export type Mean = 'arithmetic' | 'geometric' | 'harmonic';

export interface Aggregation {
  /** One mean for all aggregates, or one for each by its id. */
  readonly mean: Mean | ((node: Node) => Mean);
  /**
   * Whether an indicator applies to a unit at all; where it does not, it leaves the denominator of that unit whatever its cell says
   * (a unit without the task is not marked down for it).
   */
  readonly applies?: (unit: number, indicator: number) => boolean;
  /** The least share of children that must be there (0…1) for an aggregate to have a value. */
  readonly share?: number;
}

/**
 * Weighted means up the hierarchy. Weights are re-scaled over the children that are there; an aggregate with none of them (or with a
 * weight of 0 in sum) is missing. Gives a table with a column for every node, in the hierarchy's order: its first columns are the
 * indicators given. Geometric and harmonic means need values above 0 and throw a RangeError that names the node otherwise.
 * Cost: one multiplication a cell, nothing allocated per cell.
 */
export function aggregate(table: Table, hierarchy: Hierarchy, how: Aggregation): Table {
  if (table.indicators !== hierarchy.indicators)
    throw new RangeError(`${table.indicators} columns for ${hierarchy.indicators} indicators of the scheme`);
  const { units } = table;
  const { nodes, children, indicators } = hierarchy;
  const values = new Float64Array(units * nodes.length);
  values.set(table.values);
  if (how.applies) leaveOut(values, units, indicators, how.applies);
  const sums = new Float64Array(units);
  const weights = new Float64Array(units);
  const there = new Float64Array(units);
  for (let place = indicators; place < nodes.length; place++) {
    const node = nodes[place] as Node;
    const mean = typeof how.mean === 'string' ? how.mean : how.mean(node);
    sums.fill(0);
    weights.fill(0);
    there.fill(0);
    const below = children[place] as Int32Array;
    for (const child of below) {
      const column = values.subarray(child * units, (child + 1) * units);
      add(column, (nodes[child] as Node).weight, mean, sums, weights, there, (nodes[child] as Node).id);
    }
    const into = values.subarray(place * units, (place + 1) * units);
    const least = (how.share ?? 0) * below.length;
    for (let unit = 0; unit < units; unit++) {
      const weight = weights[unit] as number;
      into[unit] =
        weight > 0 && (there[unit] as number) >= least ? finish(mean, sums[unit] as number, weight) : Number.NaN;
    }
  }
  return { units, indicators: nodes.length, values };
}

function leaveOut(
  values: Float64Array,
  units: number,
  indicators: number,
  applies: NonNullable<Aggregation['applies']>,
): void {
  for (let indicator = 0; indicator < indicators; indicator++) {
    for (let unit = 0; unit < units; unit++) {
      if (!applies(unit, indicator)) values[indicator * units + unit] = Number.NaN;
    }
  }
}

function add(
  column: Float64Array,
  weight: number,
  mean: Mean,
  sums: Float64Array,
  weights: Float64Array,
  there: Float64Array,
  id: string,
): void {
  for (let unit = 0; unit < column.length; unit++) {
    const value = column[unit] as number;
    if (Number.isNaN(value)) continue;
    if (mean === 'arithmetic') sums[unit] = (sums[unit] as number) + weight * value;
    else if (value > 0)
      sums[unit] = (sums[unit] as number) + (mean === 'geometric' ? weight * Math.log(value) : weight / value);
    else throw new RangeError(`a ${mean} mean needs values above 0: ${id} is ${value} for unit ${unit}`);
    weights[unit] = (weights[unit] as number) + weight;
    there[unit] = (there[unit] as number) + 1;
  }
}

function finish(mean: Mean, sum: number, weight: number): number {
  if (mean === 'arithmetic') return sum / weight;
  return mean === 'geometric' ? Math.exp(sum / weight) : weight / sum;
}

/** One aggregate's values out of what `aggregate` gave; throws when the scheme has no such node. */
export function scoresOf(aggregated: Table, hierarchy: Hierarchy, id: string): Float64Array {
  const place = hierarchy.nodes.findIndex((node) => node.id === id);
  if (place < 0) throw new RangeError(`the scheme has no ${id}`);
  return aggregated.values.subarray(place * aggregated.units, (place + 1) * aggregated.units);
}
