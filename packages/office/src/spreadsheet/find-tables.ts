import { readBody } from './body-rows.ts';
import { compact, type Grid, gridOf, oneLine } from './grid.ts';
import { headerCells, headerPaths } from './header-names.ts';
import { findUnknownHeader, headerExtent, isHeaderRow } from './header-rows.ts';
import { type Cell, columnLetter, type Sheet } from './sheet.ts';
import type { FoundTable, TableColumn, TableLine, TableRow } from './table.ts';

/** Rows of one table before they are told apart. */
interface Draft {
  readonly above: number[];
  readonly top: number;
  readonly bottom: number;
  readonly numbered: boolean;
  readonly body: number[];
  readonly repeated: Set<number>;
}

/** Cells of each column that say what it looks like. */
const SAMPLES = 60;

/**
 * Finds the tables of a sheet, one below the other: header rows by their words and merges, then the rows below told apart (data, sections,
 * totals, repeated headers, notes), and what stands above (title, unit). A sheet without any header words gets its first full row of short
 * words as header; one that has not even that has no table. Cost is linear in the cells. Method: docs/methods/spreadsheet.md.
 */
export function findTables(sheet: Sheet): readonly FoundTable[] {
  const grid = gridOf(sheet);
  const found = drafts(grid, isHeaderRow);
  if (found.length > 0) return found.map((draft) => tableOf(grid, draft));
  const unknown = findUnknownHeader(grid);
  if (unknown === null) return [];
  const first = grid.row(unknown);
  return drafts(grid, (cells) => cells === first).map((draft) => tableOf(grid, draft));
}

function drafts(grid: Grid, isHeader: (cells: readonly Cell[], insideTable: boolean) => boolean): readonly Draft[] {
  const found: Draft[] = [];
  let above: number[] = [];
  let current: Draft | null = null;
  let header = '';
  let headerCount = 0;
  let skipTo = -1;
  for (const row of grid.rowNumbers) {
    if (row <= skipTo) {
      if (current?.repeated.has(row - 1)) {
        current.repeated.add(row);
        current.body.push(row);
      }
      continue;
    }
    const cells = grid.row(row);
    const again = current !== null && cells.length === headerCount && rowWords(cells) === header;
    if (current && !again && !isHeader(cells, true)) {
      current.body.push(row);
      continue;
    }
    if (!current && !isHeader(cells, false)) {
      above.push(row);
      continue;
    }
    if (current) above = takeLines(grid, current);
    if (current && again && above.every((line) => isRepeatedTitle(grid, current as Draft, line))) {
      for (const line of [...above, row]) {
        current.repeated.add(line);
        current.body.push(line);
      }
      skipTo = row + current.bottom - current.top;
      continue;
    }
    const extent = headerExtent(grid, row, Math.max(current?.body.at(-1) ?? -1, -1));
    above = above.filter((line) => line < extent.top);
    current = { above, ...extent, body: [], repeated: new Set() };
    header = rowWords(grid.row(extent.top));
    headerCount = grid.row(extent.top).length;
    skipTo = extent.bottom;
    above = [];
    found.push(current);
  }
  return found;
}

function rowWords(cells: readonly Cell[]): string {
  return cells.length > 60
    ? ''
    : cells.map(({ column, text }) => `${column}:${text.length > 80 ? '' : compact(text)}`).join('|');
}

/** Takes the lines of one cell off the end of a table's rows: they may be the title of what follows. Sections and notes stay. */
function takeLines(grid: Grid, draft: Draft): number[] {
  const lines: number[] = [];
  for (let row = draft.body.at(-1); row !== undefined; row = draft.body.at(-1)) {
    const cells = grid.row(row);
    const words = compact(cells[0]?.text ?? '');
    const isLabel = cells.every((cell) => /^[^:]{2,8}:/.test(compact(cell.text)));
    if ((cells.length > 1 && !isLabel) || /^[一二三四五六七八九十]+、|^\(|^注/.test(words)) break;
    if (draft.repeated.has(row)) break;
    lines.unshift(row);
    draft.body.pop();
  }
  return lines;
}

function isRepeatedTitle(grid: Grid, draft: Draft, line: number): boolean {
  const words = lineWords(grid, line);
  return draft.above.some((other) => lineWords(grid, other) === words) || /^第?\d+页|续表|^\(续/.test(words);
}

function lineWords(grid: Grid, row: number): string {
  return compact(
    grid
      .row(row)
      .map(({ text }) => text)
      .join('|'),
  )
    .replace(/\(续.*?\)|续表/g, '')
    .replace(/\d+/g, '#');
}

function tableOf(grid: Grid, draft: Draft): FoundTable {
  const { top, bottom, numbered } = draft;
  const header = { top, bottom, cells: headerCells(grid, top, bottom) };
  const columns = columnsOf(grid, draft);
  const [left, right] = [columns[0] ?? 0, columns.at(-1) ?? 0];
  const paths = headerPaths(grid, top, numbered ? bottom - 1 : bottom, left, right);
  const context = { grid, headerBottom: bottom, columns, repeatedHeaders: draft.repeated };
  const body = readBody(context, draft.body);
  const lines = draft.above.flatMap((row) => linesOf(grid, row));
  const title = titleOf(lines);
  const words = [title ?? '', grid.sheet.name, ...header.cells.map(({ text }) => text)];
  return {
    sheet: grid.sheet.name,
    lines: lines.map((line) => (line.text === title ? { ...line, kind: 'title' as const } : line)),
    title,
    unit: lines.map(({ text }) => unitOf(text)).find((unit) => unit !== null) ?? null,
    year: words.map(yearIn).find((year) => year !== null) ?? null,
    header,
    columns: columns.map((column, i) => columnOf(grid.sheet, column, paths.get(column) ?? [], samplesOf(body.rows, i))),
    rows: body.rows,
    notes: body.notes.flatMap((row) => linesOf(grid, row)).map((line) => ({ ...line, kind: 'note' as const })),
    date1904: grid.sheet.date1904,
  };
}

/** Columns that the header names, and those that rows fill beside them. */
function columnsOf(grid: Grid, { top, bottom, body }: Draft): readonly number[] {
  const named = new Set<number>();
  for (let row = top; row <= bottom; row++) {
    for (const { column } of grid.row(row)) {
      const right = grid.merge(row, column)?.right ?? column;
      for (let covered = column; covered <= right; covered++) named.add(covered);
    }
  }
  for (const row of body) {
    const cells = grid.row(row);
    if (cells.length > 1) for (const { column } of cells) named.add(column);
  }
  // Every row gets a place for every column: a sheet that is both endless and wide gives up its far columns.
  const most = Math.max(16, Math.min(512, Math.floor(8_000_000 / Math.max(1, body.length))));
  return [...named].sort((a, b) => a - b).slice(0, most);
}

function columnOf(sheet: Sheet, column: number, path: readonly string[], samples: readonly Cell[]): TableColumn {
  return {
    column,
    letter: columnLetter(column),
    path,
    name: path.join(' / '),
    hidden: sheet.hiddenColumns.has(column),
    width: sheet.columnWidths.get(column) ?? null,
    samples,
  };
}

function samplesOf(rows: readonly TableRow[], position: number): readonly Cell[] {
  const samples: Cell[] = [];
  for (const row of rows) {
    const cell = row.cells[position];
    if (row.kind === 'data' && cell && !row.repeated.includes(position)) samples.push(cell);
    if (samples.length >= SAMPLES) break;
  }
  return samples;
}

function linesOf(grid: Grid, row: number): TableLine[] {
  return grid.row(row).map(({ column, text }) => ({
    kind: unitOf(text) === null ? 'line' : 'unit',
    row,
    column,
    columnSpan: (grid.merge(row, column)?.right ?? column) - column + 1,
    text: oneLine(text),
  }));
}

/** The widest line that is no label, no number of an annex and no unit; of equals the longest. */
function titleOf(lines: readonly TableLine[]): string | null {
  const isTitle = ({ kind, text }: TableLine) =>
    kind === 'line' &&
    !/^附\s*[件表]\s*[\d一二三四五六七八九十]*[:：]?$|^[^:：]{2,8}[:：]|^[(（].*[)）]$/.test(text) &&
    text.length >= 3;
  const best = lines.filter(isTitle).sort((a, b) => b.columnSpan - a.columnSpan || b.text.length - a.text.length)[0];
  return best?.text ?? null;
}

/** What the figures are counted in, when a line says so; a unit of government is none. */
function unitOf(text: string): string | null {
  const unit =
    /(?:^|[\s(（])(?:计量)?单位\s*[:：]\s*([^\s()（）:：]{1,12})/.exec(text.length > 200 ? '' : text)?.[1] ?? null;
  return unit !== null && /[局委办厅院会府部心司队站所团](\)|$)/.test(unit) ? null : unit;
}

function yearIn(text: string): number | null {
  const year = /(20\d{2})\s*年/.exec(text)?.[1];
  return year ? Number(year) : null;
}
