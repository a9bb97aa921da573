import { headerMeaning } from './fields.ts';
import { compact, type Grid } from './grid.ts';
import type { Cell } from './sheet.ts';

/** Longest words that name a column. */
const LONGEST_WORDS = 24;
/** Rows that a header has at most: no form has more levels. */
const MOST_ROWS = 6;
/** Words that leave no doubt which column they name. */
const CERTAIN = 0.9;

/**
 * Whether a row names columns: at least two of its cells (three inside a table, where data could look alike) are words that only headers
 * use, they are a good part of the row, and none of its cells is a figure, a date or a sentence.
 */
export function isHeaderRow(cells: readonly Cell[], insideTable: boolean): boolean {
  if (cells.length < 2 || !cells.every(isShortWord)) return false;
  let certain = 0;
  for (const cell of cells) if ((headerMeaning(compact(cell.text))?.weight ?? 0) >= CERTAIN) certain++;
  const [least, share] = insideTable ? [3, 0.6] : [2, 0.3];
  return certain >= Math.min(least, cells.length) && certain >= cells.length * share;
}

/** A header in words that no rule knows: the first row of short, different words over most of the columns, with fuller rows below. */
export function findUnknownHeader(grid: Grid): number | null {
  const rows = grid.rowNumbers.slice(0, 12);
  const widest = Math.max(0, ...grid.rowNumbers.slice(0, 200).map((row) => grid.row(row).length));
  if (widest < 2) return null;
  for (const [i, row] of rows.entries()) {
    const cells = grid.row(row);
    const next = grid.rowNumbers[i + 1];
    if (next === undefined) return null;
    const words = new Set(cells.map((cell) => compact(cell.text)));
    if (cells.length >= Math.max(2, widest * 0.6) && words.size === cells.length && cells.every(isShortWord))
      return row;
  }
  return null;
}

/** First and last row of the header that has its best words in `row`, and whether the last one only numbers the columns. */
export function headerExtent(
  grid: Grid,
  row: number,
  lowest: number,
): { top: number; bottom: number; numbered: boolean } {
  let top = row;
  while (top - 1 > lowest && row - top < MOST_ROWS && isGroupRow(grid, top - 1)) top--;
  let bottom = row;
  for (let r = top; r <= bottom && r - top < MOST_ROWS; r++) {
    for (const merge of grid.mergesInRow(r)) {
      if (merge.top === r && merge.bottom > bottom && merge.bottom - top < MOST_ROWS) bottom = merge.bottom;
    }
    if (r === bottom && isSubHeader(grid, top, bottom)) bottom++;
  }
  const numbered = isColumnNumbers(grid.row(bottom + 1));
  return { top, bottom: numbered ? bottom + 1 : bottom, numbered };
}

/** A row above that names groups of columns: several short words, one of them over more than one column. */
function isGroupRow(grid: Grid, row: number): boolean {
  const cells = grid.row(row);
  if (cells.length < 2 || !cells.every(isShortWord)) return false;
  if (cells.some((cell) => /^(填报|制表|单位|日期|时间)[^:]*:/.test(compact(cell.text)))) return false;
  return cells.some((cell) => (grid.merge(row, cell.column)?.right ?? cell.column) > cell.column);
}

/** Whether the row below names parts of what stands above: short words or years, under a group or under empty header cells, two at least. */
function isSubHeader(grid: Grid, top: number, bottom: number): boolean {
  const cells = grid.row(bottom + 1);
  if (cells.length < 2 || !cells.every((cell) => isShortWord(cell) || isYear(cell))) return false;
  const above = (column: number) => {
    for (let r = bottom; r >= top; r--) {
      const merge = grid.merge(r, column);
      if (merge)
        return merge.right > merge.left ? 'group' : merge.bottom === bottom || merge.top < r ? 'whole' : 'word';
      if (grid.cell(r, column)) return 'word';
    }
    return 'nothing';
  };
  const kinds = cells.map((cell) => above(cell.column));
  if (kinds.includes('whole')) return false;
  const parts = kinds.filter((kind) => kind === 'group' || kind === 'nothing').length;
  const merged = kinds.includes('group');
  // Without a merged group above, only words that name columns tell a second header row from a first data row.
  const named = cells.filter((cell) => isYear(cell) || headerMeaning(compact(cell.text)) !== null).length;
  const gaps = grid.row(bottom).some((cell) => !cells.some(({ column }) => column === cell.column));
  return merged ? parts >= 2 && parts >= cells.length - 1 : parts >= 1 && gaps && named >= 2 && named === cells.length;
}

/** A line such as 1 2 3 4, 甲 乙 1 2 or ① ② ③ under the header of statistical forms. */
function isColumnNumbers(cells: readonly Cell[]): boolean {
  if (cells.length < 3) return false;
  const words = cells.map((cell) => compact(cell.text).replace(/^[([]|[)\]]$/g, ''));
  const letters = words.findIndex((word) => !/^[甲乙丙丁戊A-Z]$/.test(word));
  const rest = letters < 0 ? [] : words.slice(letters);
  const first = rest.length === 0 ? 1 : numberOf(rest[0] as string);
  return first !== null && first <= letters + 1 && rest.every((word, i) => numberOf(word) === first + i);
}

function numberOf(word: string): number | null {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  const circled = word.length === 1 ? word.charCodeAt(0) - 0x245f : 0;
  return circled >= 1 && circled <= 20 ? circled : null;
}

function isShortWord(cell: Cell): boolean {
  if (cell.type !== 'text') return false;
  const words = cell.text.length > 80 ? cell.text : compact(cell.text);
  return words.length <= LONGEST_WORDS && !/[。；;]|^[-+]?[\d.,]+[%％]?$|^\d+[.、]/.test(words);
}

function isYear(cell: Cell): boolean {
  return /^20\d{2}年?(度|末|底)?$/.test(compact(cell.text));
}
