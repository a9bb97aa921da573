import type { Row } from 'write-excel-file/node';
import type { Language } from './sentences.ts';
import { cell, clean, FONT, HEADER_ROWS, headingCell, printOnA4, titleRow } from './sheet-parts.ts';

export interface TableSheet {
  readonly title: string;
  /** Name of the sheet: at most 31 characters, without those that Excel refuses. */
  readonly sheet: string;
  readonly columns: readonly {
    readonly heading: string;
    /** In characters of the default font; a Chinese character takes two. */
    readonly width: number;
  }[];
  /** Cells as they are shown; a text alone is the head of a group, over all columns. */
  readonly rows: readonly (readonly string[] | string)[];
}

/**
 * A list as an .xlsx that looks as it did on the screen: title, frozen headings that repeat on each printed page, heads of groups,
 * numbers as numbers and everything else as text (what looks like a formula too), A4 across. Large lists take seconds: not for the
 * thread that answers requests.
 */
export async function writeTableSheet(table: TableSheet, language: Language = 'zh-CN'): Promise<Uint8Array> {
  const { title, sheet, columns } = table;
  const data: Row[] = [titleRow(title, columns.length), columns.map(({ heading }) => headingCell(heading))];
  for (const row of table.rows) {
    data.push(typeof row === 'string' ? groupRow(row, columns.length) : row.map((value) => cell(value)));
  }
  const options = {
    sheet,
    orientation: 'landscape' as const,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: HEADER_ROWS,
  };
  // Loaded when it is needed: a start of the server does not wait for it.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const file = writeXlsxFile(data, options, { fontFamily: FONT[language], fontSize: 10, features: [printOnA4] });
  return new Uint8Array(await file.toBuffer());
}

function groupRow(label: string, columns: number): Row {
  const head = {
    value: clean(label),
    type: String,
    columnSpan: columns,
    fontWeight: 'bold',
    backgroundColor: '#F2F2F2',
  };
  return [head as Row[number], ...Array<null>(columns - 1).fill(null)];
}
