import type { Cell } from './sheet.ts';

/** A table found in a sheet: what stands above it, its header, its rows, what stands below. Rows and columns are places in the sheet, from 0. */
export interface FoundTable {
  readonly sheet: string;
  /** Title, unit and other lines above the header, from the top. */
  readonly lines: readonly TableLine[];
  readonly title: string | null;
  /** 万元 of `单位：万元` above the table; null without such a line. */
  readonly unit: string | null;
  /** The year that the title, the sheet's name or the header speaks of. */
  readonly year: number | null;
  readonly header: TableHeader;
  readonly columns: readonly TableColumn[];
  /** Everything between the header and the notes but blank rows, in order. */
  readonly rows: readonly TableRow[];
  readonly notes: readonly TableLine[];
  readonly date1904: boolean;
}

export interface TableLine {
  readonly kind: 'title' | 'unit' | 'line' | 'note';
  readonly row: number;
  readonly column: number;
  readonly columnSpan: number;
  readonly text: string;
}

export interface TableHeader {
  readonly top: number;
  readonly bottom: number;
  readonly cells: readonly HeaderCell[];
}

export interface HeaderCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}

export interface TableColumn {
  /** Place in the sheet, and the letter that programs show for it. */
  readonly column: number;
  readonly letter: string;
  /** Header texts from the top down, without line breaks: `['年度目标', '2025年']`. Empty for a column without a header. */
  readonly path: readonly string[];
  /** The path in one: `年度目标 / 2025年`. */
  readonly name: string;
  readonly hidden: boolean;
  /** Width in characters; null when the file does not say. */
  readonly width: number | null;
  /** Its first cells, without repetitions of merged ones: what it looks like. */
  readonly samples: readonly Cell[];
}

export type RowKind = 'data' | 'section' | 'total' | 'repeated-header';

export interface TableRow {
  readonly kind: RowKind;
  readonly row: number;
  readonly hidden: boolean;
  /** Section rows above it, from the outermost: `['一、工业强市', '（一）重点项目']`. */
  readonly group: readonly string[];
  /** A cell for each column of the table. */
  readonly cells: readonly (Cell | null)[];
  /** Positions in `cells` of cells that stand in a row above and reach down to this one because they are merged. */
  readonly repeated: readonly number[];
}
