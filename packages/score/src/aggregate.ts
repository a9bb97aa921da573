import type { Hierarchy, Node } from './hierarchy.ts';
import { type Direction, type Normalisation, normaliseColumn } from './normalise.ts';
import { columnOf, mapColumns, type Table } from './table.ts';

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
  const { units } = table;
  const { nodes, indicators } = hierarchy;
  const values = new Float64Array(units * nodes.length);
  values.set(applicable(table, hierarchy, how).values);
  const whole = { units, indicators: nodes.length, values };
  const room = { ...roomFor(units, hierarchy), upper: values.subarray(units * indicators) };
  climb((indicator) => columnOf(whole, indicator), room, hierarchy, how, weightsOf(hierarchy));
  return whole;
}

/**
 * The same for one aggregate only, with other weights if wanted (one for each node, in their order), in a room that is used again and
 * again: nothing of the table's size is allocated. The scores lie in the room until its next use.
 */
export function scoresIn(
  room: Room,
  table: Table,
  hierarchy: Hierarchy,
  how: Aggregation,
  id: string,
  weights: Float64Array = weightsOf(hierarchy),
): Float64Array {
  const values = applicable(table, hierarchy, how);
  climb((indicator) => columnOf(values, indicator), room, hierarchy, how, weights);
  return topOf(room, values, hierarchy, id);
}

/** `scoresIn` of a table that is normalised on the way, column by column while it is near the processor, and not kept. */
export function scoresFrom(
  room: Room,
  table: Table,
  plan: readonly { readonly direction: Direction; readonly by: Normalisation }[],
  hierarchy: Hierarchy,
  how: Aggregation,
  id: string,
): Float64Array {
  checkFits(table, hierarchy);
  if (plan.length !== table.indicators)
    throw new RangeError(`${plan.length} normalisations for ${table.indicators} indicators`);
  const normal = (indicator: number, slot: number): Float64Array => {
    const { direction, by } = plan[indicator] as (typeof plan)[number];
    const column = room.columns[slot] as Float64Array;
    normaliseColumn(columnOf(table, indicator), direction, by, column);
    if (how.applies) leaveOut(column, indicator, how.applies);
    return column;
  };
  climb(normal, room, hierarchy, how, weightsOf(hierarchy));
  const place = placeOf(hierarchy, id);
  return place < hierarchy.indicators ? normal(place, 0) : topOf(room, table, hierarchy, id);
}

function topOf({ upper }: Room, table: Table, hierarchy: Hierarchy, id: string): Float64Array {
  const place = placeOf(hierarchy, id);
  if (place < hierarchy.indicators) return columnOf(table, place);
  const from = (place - hierarchy.indicators) * table.units;
  return upper.subarray(from, from + table.units);
}

/** Columns of the aggregates, four for indicators, and for each unit how much weight and how many children an aggregate lacks. */
export interface Room {
  readonly upper: Float64Array;
  readonly columns: readonly Float64Array[];
  /** All 0, to fill up fours. */
  readonly nothing: Float64Array;
  readonly lost: Float64Array;
  readonly gone: Float64Array;
}

export const roomFor = (units: number, { nodes, indicators }: Hierarchy): Room => ({
  upper: new Float64Array(units * (nodes.length - indicators)),
  columns: Array.from({ length: 4 }, () => new Float64Array(units)),
  nothing: new Float64Array(units),
  lost: new Float64Array(units),
  gone: new Float64Array(units),
});

export const weightsOf = ({ nodes }: Hierarchy): Float64Array => Float64Array.from(nodes, ({ weight }) => weight);

function checkFits(table: Table, hierarchy: Hierarchy): void {
  if (table.indicators !== hierarchy.indicators)
    throw new RangeError(`${table.indicators} columns for ${hierarchy.indicators} indicators of the scheme`);
}

function applicable(table: Table, hierarchy: Hierarchy, { applies }: Aggregation): Table {
  checkFits(table, hierarchy);
  if (!applies) return table;
  return mapColumns(table, (column, indicator, into) => {
    into.set(column);
    leaveOut(into, indicator, applies);
  });
}

function leaveOut(column: Float64Array, indicator: number, applies: NonNullable<Aggregation['applies']>): void {
  for (let unit = 0; unit < column.length; unit++) if (!applies(unit, indicator)) column[unit] = Number.NaN;
}

/** Less of a node's weight than this is what rounding leaves of nothing. */
const noWeight = 1e-12;

function climb(
  columnAt: (indicator: number, slot: number) => Float64Array,
  { upper, nothing, lost, gone }: Room,
  hierarchy: Hierarchy,
  how: Aggregation,
  weights: Float64Array,
): void {
  const { nodes, children, indicators } = hierarchy;
  const units = lost.length;
  const aggregateAt = (place: number) => upper.subarray((place - indicators) * units, (place - indicators + 1) * units);
  for (let place = indicators; place < nodes.length; place++) {
    const node = nodes[place] as Node;
    const mean = typeof how.mean === 'string' ? how.mean : how.mean(node);
    const below = children[place] as Int32Array;
    const sums = aggregateAt(place);
    sums.fill(0);
    lost.fill(0);
    gone.fill(0);
    const columnOfChild = (child: number, slot: number): Float64Array =>
      child < indicators ? columnAt(child, slot) : aggregateAt(child);
    let total = 0;
    for (const child of below) total += weights[child] as number;
    if (mean === 'arithmetic') {
      for (let at = 0; at < below.length; at += 4) {
        const [one, two, three, four] = [0, 1, 2, 3].map((slot): Part => {
          const child = below[at + slot];
          if (child === undefined) return { column: nothing, weight: 0 };
          return { column: columnOfChild(child, slot), weight: weights[child] as number };
        }) as [Part, Part, Part, Part];
        addFour(one, two, three, four, sums, lost, gone);
      }
    } else {
      for (const child of below)
        addBent(columnOfChild(child, 0), weights[child] as number, sums, lost, gone, mean, nodes[child] as Node);
    }
    finish(sums, lost, gone, total, below.length - (how.share ?? 0) * below.length, mean);
  }
}

interface Part {
  readonly column: Float64Array;
  readonly weight: number;
}

/** The loop that every cell goes through. Four columns at a time spare three of four loads, stores and questions for missing cells. */
function addFour(
  { column: a, weight: weightA }: Part,
  { column: b, weight: weightB }: Part,
  { column: c, weight: weightC }: Part,
  { column: d, weight: weightD }: Part,
  sums: Float64Array,
  lost: Float64Array,
  gone: Float64Array,
): void {
  for (let unit = 0; unit < sums.length; unit++) {
    const partA = weightA * (a[unit] as number);
    const partB = weightB * (b[unit] as number);
    const partC = weightC * (c[unit] as number);
    const partD = weightD * (d[unit] as number);
    let sum = partA + partB + (partC + partD);
    if (Number.isNaN(sum)) {
      sum = 0;
      if (!Number.isNaN(partA)) sum += partA;
      else miss(unit, weightA, lost, gone);
      if (!Number.isNaN(partB)) sum += partB;
      else miss(unit, weightB, lost, gone);
      if (!Number.isNaN(partC)) sum += partC;
      else miss(unit, weightC, lost, gone);
      if (!Number.isNaN(partD)) sum += partD;
      else miss(unit, weightD, lost, gone);
    }
    sums[unit] = (sums[unit] as number) + sum;
  }
}

function miss(unit: number, weight: number, lost: Float64Array, gone: Float64Array): void {
  lost[unit] = (lost[unit] as number) + weight;
  gone[unit] = (gone[unit] as number) + 1;
}

function addBent(
  column: Float64Array,
  weight: number,
  sums: Float64Array,
  lost: Float64Array,
  gone: Float64Array,
  mean: 'geometric' | 'harmonic',
  { id }: Node,
): void {
  for (let unit = 0; unit < column.length; unit++) {
    const value = column[unit] as number;
    if (Number.isNaN(value)) {
      miss(unit, weight, lost, gone);
      continue;
    }
    if (!(value > 0)) throw new RangeError(`a ${mean} mean needs values above 0: ${id} is ${value} for unit ${unit}`);
    const part = mean === 'geometric' ? Math.log(value) : 1 / value;
    sums[unit] = (sums[unit] as number) + weight * part;
  }
}

/** Sums to means: over the weight that is there, if enough of the children are. */
function finish(
  sums: Float64Array,
  lost: Float64Array,
  gone: Float64Array,
  total: number,
  most: number,
  mean: Mean,
): void {
  const least = noWeight * total;
  for (let unit = 0; unit < sums.length; unit++) {
    const weight = total - (lost[unit] as number);
    const sum = sums[unit] as number;
    if (!(weight > least && (gone[unit] as number) <= most)) sums[unit] = Number.NaN;
    else if (mean === 'arithmetic') sums[unit] = sum / weight;
    else sums[unit] = mean === 'geometric' ? Math.exp(sum / weight) : weight / sum;
  }
}

/** One aggregate's values out of what `aggregate` gave; throws when the scheme has no such node. */
export function scoresOf(aggregated: Table, hierarchy: Hierarchy, id: string): Float64Array {
  const place = placeOf(hierarchy, id);
  return aggregated.values.subarray(place * aggregated.units, (place + 1) * aggregated.units);
}

function placeOf(hierarchy: Hierarchy, id: string): number {
  const place = hierarchy.nodes.findIndex((node) => node.id === id);
  if (place < 0) throw new RangeError(`the scheme has no ${id}`);
  return place;
}
