import type { CellObject, Row } from 'write-excel-file/node';
import { MAX_CELL_TEXT } from './limits.ts';

export interface RegisterColumn {
  readonly heading: string;
  /** In characters; a Chinese character takes two. */
  readonly width: number;
}

/** One sheet: a header row and rows of text below it. */
export interface RegisterSheet {
  readonly name: string;
  readonly columns: readonly RegisterColumn[];
  readonly rows: readonly (readonly string[])[];
}

const BORDER = { borderStyle: 'thin', borderColor: '#808080' } as const;

/**
 * Registers as one .xlsx with a sheet each: the header stays in sight, everything is text, so that codes keep their zeros, long numbers
 * their digits and nothing becomes a formula. Characters that a spreadsheet cannot hold are left out. Sheet names have at most 31
 * characters and none of `\\ / ? * [ ] :`; others throw a RangeError.
 */
export async function writeSheets(sheets: readonly RegisterSheet[], font = '宋体'): Promise<Uint8Array> {
  const parts = sheets.map(({ name, columns, rows }) => {
    if (name === '' || name.length > 31 || /[\\/?*[\]:]/.test(name))
      throw new RangeError(`no name for a sheet: ${name}`);
    return {
      sheet: name,
      data: [columns.map(({ heading }) => header(heading)), ...rows.map((row): Row => row.map(body))],
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
    };
  });
  // Loaded when it is needed: a start of the server does not wait for it.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return new Uint8Array(await writeXlsxFile(parts, { fontFamily: font, fontSize: 10 }).toBuffer());
}

const header = (text: string): CellObject => ({
  ...body(text),
  fontWeight: 'bold',
  align: 'center',
  backgroundColor: '#E7EDF5',
});

function body(text: string): CellObject {
  const legal = text.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '');
  return { value: legal.slice(0, MAX_CELL_TEXT), type: String, alignVertical: 'center', wrap: true, ...BORDER };
}
