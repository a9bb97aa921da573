/** A file of sheets, read: nothing is interpreted yet beyond what a person sees in each cell. */
export interface Workbook {
  readonly kind: 'workbook';
  readonly format: 'xlsx' | 'text';
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Cells that hold something, by row and then column; each place at most once. */
  readonly cells: readonly Cell[];
  /** Merged ranges, cut to the used rows and columns; none overlaps another, none is a single cell. */
  readonly merges: readonly Range[];
  /** One past the last row and column that hold something. */
  readonly rowCount: number;
  readonly columnCount: number;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Widths of columns where the file states them, in characters. */
  readonly columnWidths: ReadonlyMap<number, number>;
  /** Serial dates count from 1904 (files of old Macintosh programs) instead of 1900. */
  readonly date1904: boolean;
  /** What is printed above and below each page, a line for each; '' when there is nothing. */
  readonly margins: string;
}

/** Rows and columns count from 0; bottom and right belong to the range. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export type DatePrecision = 'year' | 'month' | 'day' | 'time';

interface Place {
  readonly row: number;
  readonly column: number;
  /** As a person sees it on the screen. */
  readonly text: string;
}

/**
 * What a cell holds. A date's value is ISO (`2025-06-30`, `2025-06-30T14:05:00`, or `14:05:00` alone), its precision what the format shows:
 * 2025年6月 is a month, although the file stores its first day. `uncalculated` is a formula that no program has worked out yet.
 */
export type Cell = Place &
  (
    | { readonly type: 'text' | 'error' | 'uncalculated'; readonly value: string }
    | { readonly type: 'number'; readonly value: number; readonly percent: boolean }
    | { readonly type: 'boolean'; readonly value: boolean }
    | { readonly type: 'date'; readonly value: string; readonly precision: DatePrecision }
  );

/** `columnLetter(0)` is A, 25 Z, 26 AA: the name that a column has in every spreadsheet program. */
export function columnLetter(column: number): string {
  let letters = '';
  for (let left = column; left >= 0; left = Math.floor(left / 26) - 1) {
    letters = String.fromCharCode(65 + (left % 26)) + letters;
  }
  return letters;
}
