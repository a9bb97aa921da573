import type { FoundTable, HeaderCell, TableLine } from './table.ts';

/** The outer form of a table, without its rows: plain data that can be stored, and filled again later. */
export interface TableForm {
  readonly sheet: string;
  /** Rows and columns count from the form's first row and the sheet's first column. */
  readonly lines: readonly TableLine[];
  readonly header: { readonly top: number; readonly bottom: number; readonly cells: readonly HeaderCell[] };
  /** Columns of the sheet that the table fills, with their widths in characters. */
  readonly columns: readonly { readonly column: number; readonly width: number | null }[];
  /** Positions of columns in which cells were merged downwards. */
  readonly mergedColumns: readonly number[];
  readonly notes: readonly TableLine[];
}

/** The form of a table as it came in, for handing the list back in it. */
export function formOf(table: FoundTable): TableForm {
  const first = Math.min(table.header.top, ...table.lines.map(({ row }) => row));
  const up = <T extends { readonly row: number }>(placed: T): T => ({ ...placed, row: placed.row - first });
  const merged = new Set(table.rows.flatMap((row) => (row.kind === 'data' ? row.repeated : [])));
  return {
    sheet: table.sheet,
    lines: table.lines.map(up),
    header: { top: table.header.top - first, bottom: table.header.bottom - first, cells: table.header.cells.map(up) },
    columns: table.columns.map(({ column, width }) => ({ column, width })),
    mergedColumns: [...merged].sort((a, b) => a - b),
    notes: table.notes.map((note) => ({ ...note, row: note.row - (table.notes[0]?.row ?? 0) })),
  };
}
