import type { Fault, WorkbookSheet } from '@chengshi/contract';
import { type Cell, columnLetter, readWorkbook, type Sheet, workbookFaultSentence } from '@chengshi/office';
import { failure } from '../../platform/http/fail.ts';
import { columnsByHeading, explanationNames, type FormColumn, type FormSheet, form, headingKey } from './form.ts';

/** A row of a sheet: its cells by the keys of the form, and where it stands in words. */
export interface SheetRow {
  readonly sheet: WorkbookSheet;
  /** As the spreadsheet program numbers it. */
  readonly row: number;
  readonly value: (key: string) => string;
  readonly place: (key?: string) => string;
}

export type SheetRows = Readonly<Record<WorkbookSheet, readonly SheetRow[]>>;

/** More rows than a city's administration has; beyond that the import would hold its locks too long. */
export const mostRows = 10_000;
const headerWithin = 10;

/**
 * The rows of a workbook. Every row below the header that holds something is a row: a register has no sections or totals, so nothing may
 * be told apart and dropped (`findTables`, which does that for task lists, is not used).
 */
export function readSheets(bytes: Uint8Array): { rows: SheetRows; faults: Fault[] } {
  const workbook = readWorkbook(bytes);
  if (workbook.kind === 'fault') {
    throw failure('UNREADABLE', {
      zh: workbookFaultSentence(workbook, 'zh-CN'),
      en: workbookFaultSentence(workbook, 'en'),
    });
  }
  const rows: Record<WorkbookSheet, SheetRow[]> = { regions: [], units: [], posts: [], people: [] };
  const faults: Fault[] = [];
  let known = 0;
  for (const sheet of workbook.sheets) {
    const found = formOf(sheet);
    if (!found) continue;
    known++;
    rows[found.form.sheet].push(...rowsOf(sheet, found));
    faults.push(...missingColumns(sheet, found));
    if (rows[found.form.sheet].length > mostRows) {
      throw failure('TOO_LARGE', { size: `${rows[found.form.sheet].length} 行 · rows`, limit: `${mostRows}` });
    }
  }
  if (known === 0) {
    throw failure('UNREADABLE', {
      zh: '没有找到“区划”“单位”“岗位”“人员”中的任何一张表。请下载模板，照模板的表名和表头填写。',
      en: 'None of the sheets Regions, Units, Posts and People was found. Download the template and keep its sheet names and headers.',
    });
  }
  return { rows, faults };
}

interface Found {
  readonly form: FormSheet;
  /** The row of the header, from 0; its columns by the keys of the form. */
  readonly header: number;
  readonly columns: ReadonlyMap<string, number>;
}

/** Which of the four a sheet is: by its name, else by the header that names the most of what one of them needs. */
function formOf(sheet: Sheet): Found | null {
  const named = form.find(({ zh, en, sheet: key }) =>
    [zh, en, key].some((word) => headingKey(word) === headingKey(sheet.name)),
  );
  if (named) return headerOf(sheet, named) ?? { form: named, header: 0, columns: new Map() };
  if (sheet.name === explanationNames.zh || sheet.name === explanationNames.en) return null;
  // A sheet of another name is only taken when its header is complete.
  return form.map((one) => headerOf(sheet, one)).find((found) => found && missingIn(found).length === 0) ?? null;
}

function headerOf(sheet: Sheet, one: FormSheet): Found | null {
  const headings = columnsByHeading(one);
  let best: Found | null = null;
  for (let row = 0; row < Math.min(headerWithin, sheet.rowCount); row++) {
    const columns = new Map<string, number>();
    for (const cell of sheet.cells.filter((cell) => cell.row === row)) {
      const key = headings.get(headingKey(cell.text))?.key;
      if (key && !columns.has(key)) columns.set(key, cell.column);
    }
    if (columns.size > (best?.columns.size ?? 0)) best = { form: one, header: row, columns };
  }
  return best;
}

const missingIn = ({ form: one, columns }: Found) =>
  one.columns.filter((column) => column.needed && !columns.has(column.key));

function missingColumns(sheet: Sheet, found: Found): Fault[] {
  return missingIn(found).map(({ zh, en }) => ({
    place: placeOf(sheet, found.form, found.header),
    zh: `表头缺少“${zh}”列`,
    en: `the header has no column “${en}”`,
  }));
}

function rowsOf(sheet: Sheet, found: Found): SheetRow[] {
  if (missingIn(found).length > 0) return [];
  const cells = new Map<number, Map<number, Cell>>();
  for (const cell of sheet.cells) {
    if (cell.row <= found.header || cell.text.trim() === '') continue;
    cells.set(cell.row, (cells.get(cell.row) ?? new Map<number, Cell>()).set(cell.column, cell));
  }
  const labels = new Map(found.form.columns.map((column) => [column.key, column]));
  return [...cells].map(([row, held]) => ({
    sheet: found.form.sheet,
    row: row + 1,
    value: (key) => textOf(held.get(found.columns.get(key) ?? -1), key === 'aliases' ? '、' : ' '),
    place: (key) => placeOf(sheet, found.form, row, found.columns.get(key ?? ''), labels.get(key ?? '')),
  }));
}

/** Sheet, row and column in both languages; the sheet by its own name where it has one. */
function placeOf(sheet: Sheet, one: FormSheet, row: number, column?: number, label?: FormColumn): string {
  const zh = `${sheet.name || one.zh} 第 ${row + 1} 行`;
  const en = `${sheet.name || one.en} row ${row + 1}`;
  if (column === undefined || !label) return `${zh} · ${en}`;
  const letter = columnLetter(column);
  return `${zh} ${letter} 列（${label.zh}） · ${en}, column ${letter} (${label.en})`;
}

/** What was meant, not how it is shown: a code of twelve digits is not 3.799E+11, and a date is a date in any format. */
function textOf(cell: Cell | undefined, lineBreak: string): string {
  if (!cell) return '';
  if (cell.type === 'number') return String(cell.value);
  if (cell.type === 'date') return cell.value.slice(0, 10);
  return plain((cell.type === 'text' ? cell.value : cell.text).replace(/[\r\n]+/g, lineBreak));
}

/** Names as a spreadsheet can hold them: what is written and read again is the same. */
export const plain = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
