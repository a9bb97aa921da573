import type { TaskBook } from '@chengshi/taskbook';
import writeXlsxFile, { type Cell, type Feature, type Image, type Row } from 'write-excel-file/node';
import type { Language } from './sentences.ts';
import { type TaskBookRow, taskBookRows } from './taskbook-rows.ts';

interface Column {
  readonly key: keyof TaskBookRow;
  /** In characters of the default font; a Chinese character takes two. */
  readonly width: number;
  readonly heading: Readonly<Record<Language, string>>;
}

const COLUMNS: readonly Column[] = [
  { key: 'number', width: 6, heading: { 'zh-CN': '序号', en: 'No.' } },
  { key: 'section', width: 18, heading: { 'zh-CN': '战线/章节', en: 'Front / section' } },
  { key: 'title', width: 26, heading: { 'zh-CN': '事项', en: 'Item' } },
  { key: 'value', width: 10, heading: { 'zh-CN': '目标值', en: 'Target' } },
  { key: 'unit', width: 9, heading: { 'zh-CN': '单位', en: 'Unit' } },
  { key: 'due', width: 14, heading: { 'zh-CN': '时限', en: 'Due' } },
  { key: 'lead', width: 16, heading: { 'zh-CN': '牵头单位', en: 'Lead' } },
  { key: 'support', width: 20, heading: { 'zh-CN': '配合单位', en: 'Support' } },
  { key: 'rhythm', width: 9, heading: { 'zh-CN': '频次', en: 'Rhythm' } },
  { key: 'quote', width: 44, heading: { 'zh-CN': '原文', en: 'Original sentence' } },
  { key: 'place', width: 14, heading: { 'zh-CN': '位置', en: 'Place' } },
];
const TITLE = { 'zh-CN': '任务分解表', en: 'Task breakdown' } as const;
const FONT = { 'zh-CN': '宋体', en: 'Arial' } as const;
/** Excel opens no cell with more characters. */
const MAX_CELL = 32_767;
const BORDER = { borderStyle: 'thin', borderColor: '#808080' } as const;
const HEADER_ROWS = 2;

/**
 * A task book as an .xlsx that a clerk can send round: a title, a frozen header (and number) that repeats on each printed page, one row for each item
 * in the order of the text, wrapped cells, A4 across, as wide as the page. `text` is what the task book was read from.
 */
export async function writeTaskBookSheet(
  book: TaskBook,
  text: string,
  language: Language = 'zh-CN',
): Promise<Uint8Array> {
  const rows = taskBookRows(book, text, language);
  const title = [book.document.title, TITLE[language]].filter(Boolean).join(' · ');
  const data: Row[] = [titleRow(title), COLUMNS.map((column) => headingCell(column.heading[language]))];
  for (const row of rows) data.push(COLUMNS.map((column) => cell(row[column.key])));
  const options = {
    sheet: TITLE[language],
    orientation: 'landscape' as const,
    columns: COLUMNS.map(({ width }) => ({ width })),
    stickyRowsCount: HEADER_ROWS,
    stickyColumnsCount: 1,
  };
  const file = writeXlsxFile(data, options, { fontFamily: FONT[language], fontSize: 10, features: [printOnA4] });
  return new Uint8Array(await file.toBuffer());
}

function titleRow(title: string): Row {
  const first: Cell = {
    value: clean(title),
    type: String,
    columnSpan: COLUMNS.length,
    fontSize: 16,
    fontWeight: 'bold',
    align: 'center',
    alignVertical: 'center',
    height: 32,
  };
  return [first, ...COLUMNS.slice(1).map(() => null)];
}

function headingCell(text: string): Cell {
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
function cell(value: string | number): Cell {
  const number = typeof value === 'number' || /^\d{1,15}(\.\d+)?$/.test(value);
  const style = { alignVertical: 'center', wrap: true, ...BORDER } as const;
  return number
    ? { value: Number(value), type: Number, align: 'center', ...style }
    : { value: clean(value), type: String, ...style };
}

/** Without characters that XML cannot hold, and no longer than a cell may be. */
function clean(text: string): string {
  const legal = text.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '');
  return legal.length > MAX_CELL ? `${legal.slice(0, MAX_CELL - 1).toWellFormed()}…` : legal;
}

/** The library knows the orientation only: paper size, fit to width, margins and repeated header rows are written in. */
const printOnA4: Feature<Image['content']> = {
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
