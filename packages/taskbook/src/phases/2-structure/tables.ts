import type { SourceCell, SourceTable } from '../../source.ts';
import type { Reading } from '../1-normalise/index.ts';
import { normalisedOffset } from '../1-normalise/index.ts';
import type { TimeExpression } from '../3-quantities/times.ts';
import type { Line } from './lines.ts';
import { listedRows } from './listed-tables.ts';

/** What a column of a task table holds, read from its heading. */
export type ColumnRole =
  | 'task'
  | 'measure'
  | 'target'
  | 'lead'
  | 'support'
  | 'unit'
  | 'deadline'
  | 'number'
  | 'judge'
  | 'other';

/** One row of a table with the cells that matter, merged cells repeated in each row they cover. */
export interface TableRow {
  readonly start: number;
  readonly end: number;
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly role: ColumnRole;
  readonly start: number;
  readonly end: number;
  /** The year that the column's heading names. */
  readonly year: number | null;
}

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
    let low = 0;
    let high = headStarts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (headStarts[middle]!.start <= at) low = middle + 1;
      else high = middle;
    }
    return low > 0 && at < headStarts[low - 1]!.end;
  };
  return { rows, cellAt, isHead, isCell: (at) => cells.length > 0 && cellAt(at) !== null };
}

/** A heading cell's words say what the column holds. */
export function columnRole(heading: string): ColumnRole {
  const words = heading.replace(/\s/g, '');
  if (/^(计量)?单位$/.test(words)) return 'measure';
  if (/^20\d{2}年?(目标值?|预期)?$/.test(words)) return 'target';
  if (/考核(部门|单位)|负责考核|评价|评分|得分|备注|分值|权重|审核/.test(words)) return 'judge';
  if (/^(序号|编号|项目编号|代码|No\.?)$/i.test(words)) return 'number';
  if (/牵头|主办|主责|主管(?:部门|单位)|第一责任|主要责任/.test(words)) return 'lead';
  if (/配合|协办|参与|协同|支持单位/.test(words)) return 'support';
  if (
    /责任|承办|实施(单位|主体)|落实(单位|部门)|分管|负责人|负责单位|承担单位|(?:建设|业主|项目)单位|实施部门|落实人/.test(
      words,
    )
  )
    return 'unit';
  if (
    /时限|期限|完成时间|时间(节点|进度|安排|要求)|截止|计划完成|办结|(?:完工|竣工|建成|投用|达成|完成)(?:时间|日期|年月)?$/.test(
      words,
    )
  )
    return 'deadline';
  if (/目标值|指标值|年度目标|目标任务数|计划数|任务数|目标数|预期目标|(20\d{2}年?)目标/.test(words)) return 'target';
  if (/任务|内容|措施|举措|工作|事项|实事|项目|要求|目标|指标|标准/.test(words)) return 'task';
  return 'other';
}

function yearOf(heading: string): number | null {
  const match = /^\s*(20\d{2})年?/.exec(heading);
  return match ? Number(match[1]) : null;
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
    if (roles.length < 2) continue;
    let at = start;
    const cells = parts.map((part, column): TableCell => {
      const cell = { role: roles[column] ?? 'other', start: at, end: at + part.length, year: years[column] ?? null };
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
