import { WorkbookFaultError } from './fault.ts';
import { MAX_MERGED_ROWS } from './limits.ts';
import type { Range } from './sheet.ts';

/** Finds the merged range at a place. */
export interface MergeIndex {
  at(row: number, column: number): Range | null;
  /** The merged ranges that touch a row, by column. */
  inRow(row: number): readonly Range[];
}

const NONE: readonly Range[] = [];

/** Indexes ranges that do not overlap. Costs as much as the rows that they cover. */
export function indexMerges(merges: readonly Range[]): MergeIndex {
  const rows = new Map<number, Range[]>();
  for (const merge of merges) addToRows(rows, merge);
  for (const list of rows.values()) list.sort((a, b) => a.left - b.left);
  return {
    inRow: (row) => rows.get(row) ?? NONE,
    at: (row, column) => mergeAt(rows.get(row) ?? NONE, column),
  };
}

/** By bisection: ranges of one row do not overlap and are sorted. */
function mergeAt(merges: readonly Range[], column: number): Range | null {
  let [low, high] = [0, merges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const merge = merges[middle] as Range;
    if (column < merge.left) high = middle - 1;
    else if (column > merge.right) low = middle + 1;
    else return merge;
  }
  return null;
}

/**
 * Merged ranges cut to the used rows and columns, by row and column. Programs refuse to open ranges that overlap; here the earlier one in
 * the file stays. Throws `too-many-cells` when they cover more rows than any honest sheet.
 */
export function tidyMerges(merges: Iterable<Range>, rowCount: number, columnCount: number): readonly Range[] {
  const kept: Range[] = [];
  const rows = new Map<number, Range[]>();
  let covered = 0;
  for (const merge of merges) {
    const bottom = Math.min(merge.bottom, rowCount - 1);
    const right = Math.min(merge.right, columnCount - 1);
    const cut = { top: merge.top, left: merge.left, bottom, right };
    if (bottom < cut.top || right < cut.left || (bottom === cut.top && right === cut.left)) continue;
    covered += bottom - cut.top + 1;
    if (covered > MAX_MERGED_ROWS) throw new WorkbookFaultError('too-many-cells');
    if (overlaps(rows, cut)) continue;
    addToRows(rows, cut);
    kept.push(cut);
  }
  return kept.sort((a, b) => a.top - b.top || a.left - b.left);
}

function overlaps(rows: ReadonlyMap<number, readonly Range[]>, { top, left, bottom, right }: Range): boolean {
  for (let row = top; row <= bottom; row++) {
    if (rows.get(row)?.some((other) => other.left <= right && left <= other.right)) return true;
  }
  return false;
}

function addToRows(rows: Map<number, Range[]>, merge: Range): void {
  for (let row = merge.top; row <= merge.bottom; row++) {
    const list = rows.get(row);
    if (list) list.push(merge);
    else rows.set(row, [merge]);
  }
}
