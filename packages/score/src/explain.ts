import { type Aggregation, aggregate } from './aggregate.ts';
import type { Hierarchy, Node } from './hierarchy.ts';
import { cellOf, type Table } from './table.ts';

/** What one node brought to a unit's score. The points of sisters add up to their parent's value, all indicators' to the top's. */
export interface Share {
  readonly id: string;
  readonly parent: string | null;
  /** The node's own value on the normalised scale; NaN when missing. */
  readonly value: number;
  /** The part of the top's weight it had for this unit, after re-scaling over what is there: 0 when it left the denominator. */
  readonly weight: number;
  /** value × weight: its part of the top's points. */
  readonly points: number;
}

/** Each point of a unit back to its indicators. For weighted arithmetic means, whose points add up; throws for a scheme with others. */
export function explain(table: Table, hierarchy: Hierarchy, how: Aggregation, unit: number): Share[] {
  const { nodes, parents, children, indicators } = hierarchy;
  const wrong = nodes
    .slice(indicators)
    .find((node) => (typeof how.mean === 'string' ? how.mean : how.mean(node)) !== 'arithmetic');
  if (wrong) throw new RangeError(`${wrong.id} is no arithmetic mean: its points do not add up`);
  if (!(unit >= 0 && unit < table.units)) throw new RangeError(`there is no unit ${unit} among ${table.units}`);
  const one = oneUnit(table, unit);
  const applies = how.applies;
  const values = aggregate(one, hierarchy, {
    ...how,
    ...(applies ? { applies: (_: number, indicator: number) => applies(unit, indicator) } : {}),
  });
  const weights = new Float64Array(nodes.length);
  for (let place = nodes.length - 1; place >= 0; place--) {
    const value = cellOf(values, 0, place);
    const parent = parents[place] as number;
    if (Number.isNaN(value)) continue;
    if (parent < 0) {
      weights[place] = 1;
      continue;
    }
    let there = 0;
    for (const sister of children[parent] as Int32Array)
      if (!Number.isNaN(cellOf(values, 0, sister))) there += (nodes[sister] as Node).weight;
    weights[place] = there > 0 ? ((weights[parent] as number) * (nodes[place] as Node).weight) / there : 0;
  }
  return nodes.map(({ id, parent }, place) => {
    const value = cellOf(values, 0, place);
    const weight = weights[place] as number;
    return { id, parent, value, weight, points: weight === 0 ? 0 : value * weight };
  });
}

function oneUnit(table: Table, unit: number): Table {
  const values = Float64Array.from({ length: table.indicators }, (_, indicator) => cellOf(table, unit, indicator));
  return { units: 1, indicators: table.indicators, values };
}

export interface Difference {
  readonly id: string;
  readonly points: number;
  /** What came of another value, and what of another weight (something that left the denominator, or a changed scheme). */
  readonly byValue: number;
  readonly byWeight: number;
}

/**
 * Why one result is ahead of another: two units side by side, or a unit now and before. For each indicator the points of the first minus
 * those of the second, parted by the midpoint rule, so that both parts add up to the difference and order does not matter. The largest
 * first; ties by id.
 */
export function differences(first: readonly Share[], second: readonly Share[]): Difference[] {
  const others = new Map(second.map((share) => [share.id, share]));
  const ids = new Set([...first, ...second].map(({ id }) => id));
  const parents = new Set([...first, ...second].map(({ parent }) => parent));
  const ours = new Map(first.map((share) => [share.id, share]));
  return [...ids]
    .filter((id) => !parents.has(id))
    .map((id): Difference => {
      const a = counted(ours.get(id));
      const b = counted(others.get(id));
      const byValue = ((a.value - b.value) * (a.weight + b.weight)) / 2;
      const points = a.value * a.weight - b.value * b.weight;
      return { id, points, byValue, byWeight: points - byValue };
    })
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || (a.id < b.id ? -1 : 1));
}

/** What is missing brings nothing: all of the difference is then one of weight. */
function counted(share: Share | undefined): { value: number; weight: number } {
  return share && !Number.isNaN(share.value) ? { value: share.value, weight: share.weight } : { value: 0, weight: 0 };
}
