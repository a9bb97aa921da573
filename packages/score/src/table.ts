/**
 * Values of units (rows) under indicators (columns), column by column: `values[indicator * units + unit]`. NaN is a missing cell.
 * Steps of the pipeline never change a table, they give a new one.
 */
export interface Table {
  readonly units: number;
  readonly indicators: number;
  readonly values: Float64Array;
}

/** A table from rows of cells; null and undefined are missing. Throws when rows have different lengths or a cell is infinite. */
export function tableOf(rows: readonly (readonly (number | null | undefined)[])[], indicators?: number): Table {
  const width = indicators ?? rows[0]?.length ?? 0;
  const values = new Float64Array(rows.length * width);
  for (const [unit, row] of rows.entries()) {
    if (row.length !== width) throw new RangeError(`row ${unit} has ${row.length} cells, not ${width}`);
    for (const [indicator, cell] of row.entries()) {
      const value = cell ?? Number.NaN;
      if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY)
        throw new RangeError(`row ${unit}, column ${indicator} is infinite`);
      values[indicator * rows.length + unit] = value;
    }
  }
  return { units: rows.length, indicators: width, values };
}

/** One indicator's values: a view, not a copy. */
export const columnOf = (table: Table, indicator: number): Float64Array =>
  table.values.subarray(indicator * table.units, (indicator + 1) * table.units);

/** One cell; NaN when it is missing. */
export function cellOf(table: Table, unit: number, indicator: number): number {
  return table.values[indicator * table.units + unit] as number;
}

/** A table of the same shape whose columns are worked out one by one. */
export function mapColumns(
  table: Table,
  work: (column: Float64Array, indicator: number, into: Float64Array) => void,
): Table {
  const values = new Float64Array(table.values.length);
  const result = { ...table, values };
  for (let indicator = 0; indicator < table.indicators; indicator++) {
    work(columnOf(table, indicator), indicator, columnOf(result, indicator));
  }
  return result;
}

/** Each indicator divided by a size of the unit (population, land, enterprises), where it has one. A size of 0 or NaN gives NaN. */
export function denominate(
  table: Table,
  sizes: readonly (ArrayLike<number> | null)[],
  scale: readonly number[] = [],
): Table {
  if (sizes.length !== table.indicators)
    throw new RangeError(`${sizes.length} denominators for ${table.indicators} indicators`);
  return mapColumns(table, (column, indicator, into) => {
    const size = sizes[indicator];
    if (!size) return into.set(column);
    if (size.length !== table.units)
      throw new RangeError(`denominator ${indicator} has ${size.length} units, not ${table.units}`);
    const factor = scale[indicator] ?? 1;
    for (let unit = 0; unit < column.length; unit++) {
      const by = size[unit] as number;
      into[unit] = by === 0 ? Number.NaN : ((column[unit] as number) / by) * factor;
    }
  });
}

/** Units of which at least this share of cells is there (0…1), in their order. */
export function sufficientUnits(table: Table, share: number): number[] {
  const there = new Float64Array(table.units);
  for (let indicator = 0; indicator < table.indicators; indicator++) {
    const column = columnOf(table, indicator);
    for (let unit = 0; unit < column.length; unit++)
      there[unit] = (there[unit] as number) + (Number.isNaN(column[unit]) ? 0 : 1);
  }
  return Array.from(there, (_, unit) => unit).filter((unit) => (there[unit] as number) >= share * table.indicators);
}

/** Only these units, in this order. */
export function selectUnits(table: Table, units: readonly number[]): Table {
  const values = new Float64Array(units.length * table.indicators);
  for (let indicator = 0; indicator < table.indicators; indicator++) {
    for (const [at, unit] of units.entries()) values[indicator * units.length + at] = cellOf(table, unit, indicator);
  }
  return { units: units.length, indicators: table.indicators, values };
}
