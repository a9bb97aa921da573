import { compact, type Grid, oneLine } from './grid.ts';
import type { HeaderCell } from './table.ts';

/** Header texts of each column from the top down; a group's text stands over each of its columns. */
export function headerPaths(
  grid: Grid,
  top: number,
  bottom: number,
  left: number,
  right: number,
): ReadonlyMap<number, readonly string[]> {
  const paths = new Map<number, string[]>();
  for (let column = left; column <= right; column++) paths.set(column, []);
  for (let row = top; row <= bottom; row++) {
    let group = '';
    for (let column = left; column <= right; column++) {
      const merge = grid.merge(row, column);
      const own = grid.cell(merge?.top ?? row, merge?.left ?? column)?.text;
      if (own !== undefined) group = merge && merge.bottom > merge.top ? '' : oneLine(own);
      // A group that was typed over its first column only: the columns to its right have words below and none here.
      const text = own ?? (merge || row === bottom || !grid.cell(row + 1, column) ? '' : group);
      if (merge && own === undefined) group = '';
      const path = paths.get(column) as string[];
      const word = oneLine(text);
      if (word !== '' && compact(path.at(-1) ?? '') !== compact(word)) path.push(word);
    }
  }
  return paths;
}

/** The header's cells as they stand, with what they cover. */
export function headerCells(grid: Grid, top: number, bottom: number): readonly HeaderCell[] {
  const cells: HeaderCell[] = [];
  for (let row = top; row <= bottom; row++) {
    for (const { column, text } of grid.row(row)) {
      const merge = grid.merge(row, column);
      const rowSpan = merge ? Math.min(merge.bottom, bottom) - row + 1 : 1;
      cells.push({ row, column, rowSpan, columnSpan: merge ? merge.right - column + 1 : 1, text });
    }
  }
  return cells;
}
