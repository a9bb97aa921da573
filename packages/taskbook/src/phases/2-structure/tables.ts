import type { SourceCell, SourceTable } from '../../source.ts';
import type { Reading } from '../1-normalise/index.ts';
import { normalisedOffset } from '../1-normalise/index.ts';
import type { TimeExpression } from '../3-quantities/times.ts';
import { firstFrom } from '../in-order.ts';
import { type ColumnRole, columnRole, type TableCell, type TableRow, yearOf } from './columns.ts';
import { type Line, skipBlanks, trimBlanks } from './lines.ts';
import { listedRows } from './listed-tables.ts';

export interface TableReading {
  readonly rows: readonly TableRow[];
  /** Is it in the row of column headings? */
  isHead(at: number): boolean;
  isCell(at: number): boolean;
  /** The cell at an offset; null outside of tables. */
  cellAt(at: number): { readonly row: TableRow; readonly cell: TableCell } | null;
}

/** Reads the tables that the file held, and those that only tabs, bars or the order of lines show. */
export function readTables(
  reading: Reading,
  lines: readonly Line[],
  tables: readonly SourceTable[],
  times: readonly TimeExpression[],
): TableReading {
  const heads: { start: number; end: number }[] = [];
  const rows = [...tables.flatMap((table) => rowsOf(reading, table, heads))];
  if (tables.length === 0) {
    rows.push(...tabbedRows(reading.text, lines, heads), ...listedRows(reading.text, lines, times, heads));
  }
  rows.sort((a, b) => a.start - b.start);
  const cells = rows
    .flatMap((row) => row.cells.map((cell) => ({ row, cell })))
    .sort((a, b) => a.cell.start - b.cell.start);
  const cellAt = (at: number) => {
    let low = 0;
    let high = cells.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = cells[middle]!;
      if (at < found.cell.start) high = middle - 1;
      else if (at >= found.cell.end) low = middle + 1;
      else {
        // A merged cell stands for its first row.
        let first = middle;
        while (first > 0 && cells[first - 1]!.cell.start === found.cell.start) first--;
        return cells[first]!;
      }
    }
    return null;
  };
  const headStarts = heads.sort((a, b) => a.start - b.start);
  const isHead = (at: number) => {
    const low = firstFrom(headStarts, at + 1);
    return low > 0 && at < headStarts[low - 1]!.end;
  };
  return { rows, cellAt, isHead, isCell: (at) => cells.length > 0 && cellAt(at) !== null };
}

/** Where the column headings of a table end, and what they say. */
interface Heading {
  /** The first row of the body. */
  readonly body: number;
  readonly roles: ReadonlyMap<number, ColumnRole>;
  readonly years: ReadonlyMap<number, number | null>;
}

/**
 * The heading is the first of five rows that names two columns we know: a caption over the whole width may stand above it. It is as high as its highest
 * cell, and one row more where a heading over several columns (责任分工) is divided below (牵头单位, 配合单位).
 */
function headingOf(text: string, cells: readonly PlacedCell[]): Heading | null {
  for (let first = 0; first < 5; first++) {
    const row = cells.filter((cell) => cell.row === first && cell.end > cell.start);
    const known = new Set(
      row.map((cell) => roleOf(text, cell)).filter((role) => role !== 'other' && role !== 'number'),
    );
    const below = cells.filter((cell) => cell.row === first + 1 && cell.end > cell.start);
    const isDivided =
      row.some((cell) => cell.columnSpan > 1) &&
      below.length > 0 &&
      below.every((cell) => cell.end - cell.start <= LONGEST_HEADING) &&
      below.some((cell) => roleOf(text, cell) !== 'other');
    if (known.size < (isDivided ? 1 : 2) || row.length < 2) continue;
    const height = Math.max(isDivided ? 2 : 1, ...row.map((cell) => cell.rowSpan));
    const roles = new Map<number, ColumnRole>();
    const years = new Map<number, number | null>();
    for (const cell of cells) {
      if (cell.row < first || cell.row >= first + height || cell.end <= cell.start) continue;
      const role = roleOf(text, cell);
      const year = yearOf(text.slice(cell.start, cell.end));
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
        if (role !== 'other') roles.set(column, role);
        if (year !== null || !years.has(column)) years.set(column, year);
      }
    }
    const found = new Set([...roles.values()].filter((role) => role !== 'number'));
    return found.size < 2 ? null : { body: first + height, roles, years };
  }
  return null;
}

/** A cell with offsets of the normalised text. */
type PlacedCell = SourceCell;

function roleOf(text: string, { start, end }: PlacedCell): ColumnRole {
  return end - start > LONGEST_HEADING ? 'other' : columnRole(text.slice(start, end));
}

function rowsOf(reading: Reading, table: SourceTable, headRanges: { start: number; end: number }[]): TableRow[] {
  const place = (offset: number) => normalisedOffset(reading, offset);
  const cells = table.cells.map((cell) => ({ ...cell, start: place(cell.start), end: place(cell.end) }));
  const heading = headingOf(reading.text, cells);
  if (!heading) return [];
  const height = Math.max(0, ...cells.map((cell) => cell.row + cell.rowSpan));
  const grid: TableCell[][] = Array.from({ length: height }, () => []);
  for (const { row: from, column, rowSpan, start, end } of cells) {
    if (end <= start) continue;
    if (from < heading.body) headRanges.push({ start, end });
    const role = heading.roles.get(column) ?? 'other';
    for (let row = from; row < from + rowSpan && row < height; row++)
      grid[row]!.push({ role, start, end, year: heading.years.get(column) ?? null });
  }
  return grid
    .slice(heading.body)
    .filter((row) => row.length > 0)
    .map((row) => ({
      start: Math.min(...row.map((cell) => cell.start)),
      end: Math.max(...row.map((cell) => cell.end)),
      cells: row,
    }));
}

const LONGEST_HEADING = 20;

/** Rows that tabs show: a line with two known column heads, and the lines below it with as many tabs. */
function tabbedRows(text: string, lines: readonly Line[], headRanges: { start: number; end: number }[]): TableRow[] {
  const rows: TableRow[] = [];
  let roles: ColumnRole[] = [];
  let years: (number | null)[] = [];
  for (const line of lines) {
    if (line.chrome) continue;
    // An empty first cell is a blank to the line, and a column to the table.
    const start = rowStart(text, line.start);
    const words = text.slice(start, line.end);
    if (!words.includes('\t')) continue;
    const parts = words.split('\t');
    const found = parts.map((part) => (part.length <= 14 ? columnRole(part) : 'other'));
    const named = new Set(found.filter((role) => role !== 'other'));
    if (named.size >= 2 && words.length <= 80 && !/[。;]/.test(words)) {
      roles = found;
      headRanges.push({ start: line.start, end: line.end });
      years = parts.map(yearOf);
      continue;
    }
    // |---|---| parts the head from the body.
    if (roles.length < 2 || /^[\s:-]+$/.test(words)) continue;
    let at = start;
    const cells = parts.map((part, column): TableCell => {
      const from = skipBlanks(text, at, at + part.length);
      const end = trimBlanks(text, from, at + part.length);
      const cell = { role: roles[column] ?? 'other', start: from, end, year: years[column] ?? null };
      at += part.length + 1;
      return cell;
    });
    rows.push({ start: line.start, end: line.end, cells: cells.filter((cell) => cell.end > cell.start) });
  }
  return rows;
}

function rowStart(text: string, lineStart: number): number {
  let at = lineStart;
  while (at > 0 && (text[at - 1] === '\t' || text[at - 1] === ' ')) at--;
  return at;
}
