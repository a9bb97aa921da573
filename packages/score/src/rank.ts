/** How equal values share ranks: all the best of theirs (1 2 2 4), all the worst (1 3 3 4), or their mean (1 2.5 2.5 4). */
export type Ties = 'min' | 'max' | 'mean';

/**
 * Ranks of values, 1 for the highest (or the lowest, with `order: 'ascending'`). Missing values get NaN and count for nobody.
 * Cost: one sort.
 */
export function ranksOf(
  values: ArrayLike<number>,
  { order = 'descending', ties = 'min' }: { readonly order?: 'descending' | 'ascending'; readonly ties?: Ties } = {},
): Float64Array {
  const ranks = new Float64Array(values.length).fill(Number.NaN);
  rankInto(
    ranks,
    values,
    Int32Array.from({ length: values.length }, (_, unit) => unit),
    order,
    ties,
  );
  return ranks;
}

/**
 * Ranks inside groups: units of one group are compared with each other only. Groups are whatever `Map` tells apart; a unit whose
 * group is null is not ranked, so that nobody reads a place among units it must not be compared with.
 */
export function ranksInGroups(
  values: ArrayLike<number>,
  groups: readonly unknown[],
  options: { readonly order?: 'descending' | 'ascending'; readonly ties?: Ties } = {},
): Float64Array {
  if (groups.length !== values.length) throw new RangeError(`${groups.length} groups for ${values.length} values`);
  return ranksOfMembers(values, membersOf(groups), options);
}

/** Places of the units of each group. */
export function membersOf(groups: readonly unknown[]): readonly Int32Array[] {
  const members = new Map<unknown, number[]>();
  for (const [unit, group] of groups.entries()) {
    if (group === null || group === undefined) continue;
    const known = members.get(group);
    if (known) known.push(unit);
    else members.set(group, [unit]);
  }
  return [...members.values()].map((units) => Int32Array.from(units));
}

/** `ranksInGroups` for groups that were made ready by `membersOf`. */
export function ranksOfMembers(
  values: ArrayLike<number>,
  members: readonly Int32Array[],
  options: { readonly order?: 'descending' | 'ascending'; readonly ties?: Ties } = {},
): Float64Array {
  const ranks = new Float64Array(values.length).fill(Number.NaN);
  for (const units of members) rankInto(ranks, values, units, options.order ?? 'descending', options.ties ?? 'min');
  return ranks;
}

function rankInto(
  ranks: Float64Array,
  values: ArrayLike<number>,
  units: Int32Array,
  order: 'descending' | 'ascending',
  ties: Ties,
): void {
  const sign = order === 'descending' ? -1 : 1;
  const sorted = new Float64Array(units.length);
  let count = 0;
  for (const unit of units) if (!Number.isNaN(values[unit])) sorted[count++] = sign * (values[unit] as number);
  const keys = sorted.subarray(0, count).sort();
  for (const unit of units) {
    const value = sign * (values[unit] as number);
    if (Number.isNaN(value)) continue;
    const first = lowerBound(keys, value);
    if (ties === 'min') ranks[unit] = first + 1;
    else {
      const last = upperBound(keys, value);
      ranks[unit] = ties === 'max' ? last : (first + 1 + last) / 2;
    }
  }
}

/** How many of the sorted keys are smaller. */
function lowerBound(keys: Float64Array, value: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the sorted keys are not greater. */
function upperBound(keys: Float64Array, value: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
