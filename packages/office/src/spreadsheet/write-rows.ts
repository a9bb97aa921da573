import type { Cell, CellObject, Row } from 'write-excel-file/node';
import type { Field } from './fields.ts';
import { MAX_CELL_TEXT } from './limits.ts';
import type { RowFields } from './mapped-row.ts';
import { printOnA4 } from './print-setup.ts';
import type { TableForm } from './table-form.ts';

export interface WriteColumn {
  readonly field: Field;
  /** Header word; with a form the form's own header is written instead. */
  readonly heading: string;
  /** In characters; a Chinese character takes two. */
  readonly width?: number;
}

type Grid = (Cell | undefined)[][];

const BORDER = { borderStyle: 'thin', borderColor: '#808080' } as const;
const DEFAULT_WIDTH: Partial<Record<Field, number>> = {
  number: 6,
  title: 30,
  detail: 40,
  progress: 40,
  unit: 8,
  status: 8,
  phone: 14,
};

/**
 * Rows as an .xlsx with these columns. With a form (`formOf` of the table that came in) title lines, header rows with their merges, widths and
 * notes are those of the form, and `columns` name the meaning of its columns in order: so a superior's list goes back as it came, filled.
 * Section rows are written where the rows' groups change; columns that were merged downwards are merged again over equal neighbours. What
 * is written reads back as the same rows with the same mapping. Numbers become numbers, except telephone numbers; nothing becomes a formula.
 * Throws a RangeError when the columns are not as many as the form's.
 */
export async function writeRows(
  rows: readonly RowFields[],
  columns: readonly WriteColumn[],
  form?: TableForm,
): Promise<Uint8Array> {
  if (form && form.columns.length !== columns.length) {
    throw new RangeError(`${columns.length} columns for a form with ${form.columns.length}`);
  }
  const places = form ? form.columns.map(({ column }) => column) : columns.map((_, i) => i);
  const width = (places.at(-1) ?? 0) + 1;
  const grid: Grid = [];
  if (form) placeForm(grid, form);
  else grid.push(columns.map(({ heading }) => header(heading)));
  const headerRows = grid.length;
  placeBody(grid, rows, columns, places, form?.mergedColumns ?? []);
  placeNotes(grid, form);
  const data = grid.map((row): Row => Array.from({ length: Math.max(width, row.length) }, (_, i) => row[i] ?? null));
  const widths = Array.from({ length: width }, (_, i) => widthOf(columns, form, places.indexOf(i)));
  const options = {
    sheet: sheetName(form?.sheet ?? ''),
    orientation: 'landscape' as const,
    columns: widths.map((one) => ({ width: one })),
    stickyRowsCount: headerRows,
  };
  const [first, last] = [form?.header.top ?? 0, headerRows - 1];
  // Loaded when it is needed: a start of the server does not wait for it.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const file = writeXlsxFile(data, options, { fontFamily: '宋体', fontSize: 10, features: [printOnA4(first, last)] });
  return new Uint8Array(await file.toBuffer());
}

function placeForm(grid: Grid, form: TableForm): void {
  for (const { kind, row, column, columnSpan, text } of form.lines) {
    const title = kind === 'title' ? ({ fontSize: 16, fontWeight: 'bold', align: 'center' } as const) : {};
    place(grid, row, column, { value: clean(text), type: String, alignVertical: 'center', ...title }, 1, columnSpan);
  }
  for (const { row, column, rowSpan, columnSpan, text } of form.header.cells) {
    place(grid, row, column, header(text), rowSpan, columnSpan);
  }
  while (grid.length <= form.header.bottom) grid.push([]);
}

function placeBody(
  grid: Grid,
  rows: readonly RowFields[],
  columns: readonly WriteColumn[],
  places: readonly number[],
  merged: readonly number[],
): void {
  const [left, right] = [places[0] ?? 0, places.at(-1) ?? 0];
  let group: readonly string[] = [];
  /** For each merged column the cell that may grow downwards, with its text. */
  let open = new Map<number, { readonly cell: CellObject; readonly text: string }>();
  for (const row of rows) {
    const same = row.group.findIndex((name, i) => name !== group[i]);
    if (same >= 0 || row.group.length !== group.length) open = new Map();
    for (const name of same < 0 ? [] : row.group.slice(same)) {
      place(grid, grid.length, left, { ...body(name, false), fontWeight: 'bold' }, 1, right - left + 1);
    }
    group = row.group;
    const at = grid.length;
    grid.push([]);
    let joins = true;
    for (const [position, column] of columns.entries()) {
      const text = textOf(row, columns, position);
      const above = merged.includes(position) ? open.get(position) : undefined;
      if (merged.includes(position)) joins &&= text !== '' && above?.text === text;
      if (above && joins) {
        above.cell.rowSpan = (above.cell.rowSpan ?? 1) + 1;
        continue;
      }
      const cell = body(text, column.field !== 'phone');
      place(grid, at, places[position] as number, cell, 1, 1);
      if (merged.includes(position)) open.set(position, { cell, text });
    }
  }
}

function placeNotes(grid: Grid, form: TableForm | undefined): void {
  const start = grid.length;
  for (const { row, column, columnSpan, text } of form?.notes ?? []) {
    const cell: CellObject = { value: clean(text), type: String, alignVertical: 'center', wrap: columnSpan > 1 };
    place(grid, start + row, column, cell, 1, columnSpan);
  }
}

/** Puts a cell into the grid; the places it covers stay empty, as the library wants them. */
function place(grid: Grid, row: number, column: number, cell: CellObject, rowSpan: number, columnSpan: number): void {
  while (grid.length <= row + rowSpan - 1) grid.push([]);
  if (rowSpan > 1) cell.rowSpan = rowSpan;
  if (columnSpan > 1) cell.columnSpan = columnSpan;
  (grid[row] as (Cell | undefined)[])[column] = cell;
}

/** The words of a row in a column; columns that mean nothing give back what came in them. */
function textOf(row: RowFields, columns: readonly WriteColumn[], position: number): string {
  const { field } = columns[position] as WriteColumn;
  switch (field) {
    case 'ignore':
      return row.texts[position] ?? '';
    case 'target': {
      const which = columns.slice(0, position).filter((column) => column.field === 'target').length;
      return (row.targets.find(({ column }) => column === position) ?? row.targets[which])?.text ?? '';
    }
    case 'due':
      return row.due === null ? '' : row.due.text || (row.due.end ?? '');
    case 'lead':
    case 'support':
    case 'patron':
    case 'person':
    case 'phone':
    case 'region':
      return first(columns, position) ? row[field].join('、') : '';
    default:
      return first(columns, position) ? row[field] : '';
  }
}

/** Of several columns with one meaning the first takes all, so that nothing is said twice. */
function first(columns: readonly WriteColumn[], position: number): boolean {
  return columns.findIndex(({ field }) => field === columns[position]?.field) === position;
}

function header(text: string): CellObject {
  return {
    value: clean(text),
    type: String,
    fontWeight: 'bold',
    align: 'center',
    alignVertical: 'center',
    backgroundColor: '#E7EDF5',
    wrap: true,
    ...BORDER,
  };
}

function body(text: string, numbers: boolean): CellObject {
  const style = { alignVertical: 'center', wrap: true, ...BORDER } as const;
  return numbers && /^-?(0|[1-9]\d{0,14})(\.\d*[1-9])?$/.test(text) && text !== '-0' && String(Number(text)) === text
    ? { value: Number(text), type: Number, align: 'center', ...style }
    : { value: clean(text), type: String, ...style };
}

/** Without characters that XML cannot hold, and no longer than a cell may be. */
function clean(text: string): string {
  const legal = text.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '');
  return legal.length > MAX_CELL_TEXT ? legal.slice(0, MAX_CELL_TEXT).toWellFormed() : legal;
}

/** Names of sheets have at most 31 characters, and not all of them. */
function sheetName(name: string): string {
  return (
    clean(name)
      .replace(/[\\/?*[\]:]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31)
      .toWellFormed() || '台账'
  );
}

function widthOf(columns: readonly WriteColumn[], form: TableForm | undefined, position: number): number {
  const column = columns[position];
  return form?.columns[position]?.width ?? column?.width ?? (column ? (DEFAULT_WIDTH[column.field] ?? 16) : 4);
}
