import {
  type FoundTable,
  findTables,
  readWorkbook,
  type Sheet,
  workbookFaultSentence,
} from '@chengshi/office/spreadsheet';
import { secrecyMark } from '../../platform/secrecy/mark.ts';

export type OpenedWorkbook =
  | { readonly kind: 'tables'; readonly tables: readonly FoundTable[]; readonly cells: number }
  | { readonly kind: 'secret'; readonly mark: string; readonly chars: number }
  | { readonly kind: 'unreadable'; readonly zh: string; readonly en: string };

/** Bytes → the tables of all sheets. Secrecy is looked for before anything else is done with the cells. */
export function openWorkbook(bytes: Uint8Array): OpenedWorkbook {
  const workbook = readWorkbook(bytes);
  if (workbook.kind === 'fault') {
    return {
      kind: 'unreadable',
      zh: workbookFaultSentence(workbook, 'zh-CN'),
      en: workbookFaultSentence(workbook, 'en'),
    };
  }
  const sheets = workbook.sheets.map(storable);
  const mark = sheets.map(markOfSheet).find((found) => found !== null);
  const cells = sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0);
  if (mark) return { kind: 'secret', mark, chars: charsOf(sheets) };
  const tables = sheets.flatMap((sheet) => findTables(sheet)).filter(({ rows }) => rows.some(isData));
  if (tables.length > 0) return { kind: 'tables', tables, cells };
  return {
    kind: 'unreadable',
    zh: '没有找到表格：表格要有一行列名（如“序号、重点任务、责任单位、完成时限”），列名下面至少有一行内容',
    en: 'No table was found: there must be a row of column names, and at least one row of content below it',
  };
}

const isData = ({ kind, cells }: FoundTable['rows'][number]): boolean =>
  kind === 'data' && cells.some((cell) => cell !== null);

/** Without what no database can keep: NUL and lone surrogates. */
function storable(sheet: Sheet): Sheet {
  const clean = (text: string) => text.toWellFormed().replaceAll('\u0000', '');
  const cells = sheet.cells.map((cell) =>
    cell.type === 'text' || cell.type === 'error' || cell.type === 'uncalculated'
      ? { ...cell, text: clean(cell.text), value: clean(cell.value) }
      : cell,
  );
  return { ...sheet, name: clean(sheet.name), cells };
}

const charsOf = (sheets: readonly Sheet[]): number =>
  sheets.reduce((sum, { cells }) => sum + cells.reduce((chars, { text }) => chars + text.length, 0), 0);

/** A mark stands in a cell of its own, beside or below 密级, in the name of the sheet, or above and below the printed page. */
function markOfSheet(sheet: Sheet): string | null {
  const { cells, name, margins } = sheet;
  return (
    secrecyMark(cells.map(({ text }) => text).join('\n')) ??
    secrecyMark(name) ??
    secrecyMark(margins) ??
    secrecyMark(underMark(sheet))
  );
}

/** What stands to the right of 密级 and below it, as a form would say it: 密级：机密. */
function underMark({ cells }: Sheet): string {
  const heads = cells.filter(({ text }) => /^\s*密\s*级\s*[:：]?\s*$/.test(text));
  if (heads.length === 0) return '';
  const columns = new Set(heads.map(({ column }) => column));
  const beside = new Set(heads.map(({ row, column }) => `${row} ${column + 1}`));
  return cells
    .filter(({ row, column, text }) => text.length < 20 && (columns.has(column) || beside.has(`${row} ${column}`)))
    .map(({ text }) => `密级：${text}`)
    .join('\n');
}
