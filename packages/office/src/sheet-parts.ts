import type { Cell, Feature, Image, Row } from 'write-excel-file/node';

export const FONT = { 'zh-CN': '宋体', en: 'Arial' } as const;
/** Excel opens no cell with more characters. */
const MAX_CELL = 32_767;
const BORDER = { borderStyle: 'thin', borderColor: '#808080' } as const;
/** The title and the headings. */
export const HEADER_ROWS = 2;

/** The title over all columns. */
export function titleRow(title: string, columns: number): Row {
  const first: Cell = {
    value: clean(title),
    type: String,
    columnSpan: columns,
    fontSize: 16,
    fontWeight: 'bold',
    align: 'center',
    alignVertical: 'center',
    height: 32,
  };
  return [first, ...Array<null>(columns - 1).fill(null)];
}

export function headingCell(text: string): Cell {
  return {
    value: text,
    type: String,
    fontWeight: 'bold',
    align: 'center',
    alignVertical: 'center',
    backgroundColor: '#E7EDF5',
    wrap: true,
    ...BORDER,
  };
}

/** Numbers stay numbers, so that they sort; everything else is text, also what looks like a formula. */
export function cell(value: string | number): Cell {
  const number = typeof value === 'number' || /^\d{1,15}(\.\d+)?$/.test(value);
  const style = { alignVertical: 'center', wrap: true, ...BORDER } as const;
  return number
    ? { value: Number(value), type: Number, align: 'center', ...style }
    : { value: clean(value), type: String, ...style };
}

/** Without characters that XML cannot hold, and no longer than a cell may be. */
export function clean(text: string): string {
  const legal = text.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '');
  return legal.length > MAX_CELL ? `${legal.slice(0, MAX_CELL - 1).toWellFormed()}…` : legal;
}

/** The library knows the orientation only: paper size, fit to width, margins and repeated header rows are written in. */
export const printOnA4: Feature<Image['content']> = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml) =>
          xml
            .replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
            .replace(
              /(<pageMargins[^>]*\/>)?<pageSetup[^>]*\/>/,
              '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>',
            ),
      },
      'xl/workbook.xml': {
        transform: (xml) =>
          xml.replace(
            /<definedNames\s*\/>/,
            `<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${sheetName(xml)}'!$1:$${HEADER_ROWS}</definedName></definedNames>`,
          ),
      },
    },
  },
};

function sheetName(workbookXml: string): string {
  return /<sheet [^>]*name="([^"]*)"/.exec(workbookXml)?.[1] ?? 'Sheet1';
}
