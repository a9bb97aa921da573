import { indexMerges } from './merges.ts';
import type { Cell, Range, Sheet } from './sheet.ts';

/** A sheet by rows, with what merging hides taken out. */
export interface Grid {
  readonly sheet: Sheet;
  /** Rows that hold something of their own, in order. */
  readonly rowNumbers: readonly number[];
  /** The row's cells that show something, by column: none from under a merged range. */
  row(row: number): readonly Cell[];
  cell(row: number, column: number): Cell | null;
  /** The merged range of which the place is a part. */
  merge(row: number, column: number): Range | null;
  mergesInRow(row: number): readonly Range[];
}

const NO_CELLS: readonly Cell[] = [];

export function gridOf(sheet: Sheet): Grid {
  const merges = indexMerges(sheet.merges);
  const rows = new Map<number, Cell[]>();
  let merged = false;
  let current = -1;
  for (const cell of sheet.cells) {
    if (cell.row !== current) merged = merges.inRow(cell.row).length > 0;
    current = cell.row;
    if (cell.type === 'text' && cell.text.trim() === '') continue;
    if (merged) {
      const merge = merges.at(cell.row, cell.column);
      if (merge && (merge.top !== cell.row || merge.left !== cell.column)) continue;
    }
    const row = rows.get(cell.row);
    if (row) row.push(cell);
    else rows.set(cell.row, [cell]);
  }
  return {
    sheet,
    rowNumbers: [...rows.keys()],
    row: (row) => rows.get(row) ?? NO_CELLS,
    cell: (row, column) => cellAt(rows.get(row) ?? NO_CELLS, column),
    merge: (row, column) => merges.at(row, column),
    mergesInRow: (row) => merges.inRow(row),
  };
}

/** By bisection, as rows can be wide. */
function cellAt(cells: readonly Cell[], column: number): Cell | null {
  let [low, high] = [0, cells.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const cell = cells[middle] as Cell;
    if (cell.column === column) return cell;
    if (cell.column < column) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

/** Without spaces and line breaks, which people put into header words to make them look good, and with half-width signs. */
export function compact(text: string): string {
  return text
    .replace(/[\s\u3000\u200b]+/g, '')
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}

/** Several lines as one, for names and titles. */
export function oneLine(text: string): string {
  return text
    .split(/[\r\n]/)
    .map((line) => line.trim())
    .join('')
    .replace(/\s+/g, ' ');
}
