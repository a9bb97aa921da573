/** What the engine reads: decoded text, and the tables that the file held, as ranges of that text. */
export interface Source {
  readonly text: string;
  /** Cells point into `text`; whoever reads the bytes writes each table into the text, cells of a row separated by a tab, rows by a line break. */
  readonly tables?: readonly SourceTable[];
  /** ISO date (2021-02-20) on which the document was delivered or issued, when the caller knows better than the text. */
  readonly date?: string;
  /** A file name or page title, used only when the text has no title of its own. */
  readonly name?: string;
}

export interface SourceTable {
  readonly start: number;
  readonly end: number;
  readonly cells: readonly SourceCell[];
}

/** A cell once, however many rows and columns it covers. Rows and columns count from 0 in the full grid. */
export interface SourceCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly start: number;
  readonly end: number;
}
