import { mean, median } from './statistics.ts';
import { mapColumns, type Table } from './table.ts';

export interface Imputation {
  readonly by: 'mean' | 'median';
  /** The group of each unit; a missing cell then takes the value of its own group. Without it, of all units. */
  readonly groups?: readonly unknown[];
}

/**
 * Fills missing cells with the mean or median of the values that are there, of the unit's own group when groups are given. A group
 * without any value leaves its cells missing: nothing is invented from others. Keep the table of before beside it: an imputed value is
 * no observation.
 */
export function impute(table: Table, { by, groups }: Imputation): Table {
  if (groups && groups.length !== table.units) throw new RangeError(`${groups.length} groups for ${table.units} units`);
  const middle = by === 'mean' ? mean : median;
  const members = new Map<unknown, number[]>();
  for (let unit = 0; unit < table.units; unit++) {
    const group = groups?.[unit];
    members.set(group, [...(members.get(group) ?? []), unit]);
  }
  return mapColumns(table, (column, _indicator, into) => {
    into.set(column);
    for (const units of members.values()) {
      if (!units.some((unit) => Number.isNaN(column[unit]))) continue;
      const value = middle(units.map((unit) => column[unit] as number));
      for (const unit of units) if (Number.isNaN(column[unit])) into[unit] = value;
    }
  });
}
