import type { TaskBook } from '@chengshi/taskbook';
import type { Row } from 'write-excel-file/node';
import type { Language } from './sentences.ts';
import { cell, FONT, HEADER_ROWS, headingCell, printOnA4, titleRow } from './sheet-parts.ts';
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
  const data: Row[] = [titleRow(title, COLUMNS.length), COLUMNS.map((column) => headingCell(column.heading[language]))];
  for (const row of rows) data.push(COLUMNS.map((column) => cell(row[column.key])));
  const options = {
    sheet: TITLE[language],
    orientation: 'landscape' as const,
    columns: COLUMNS.map(({ width }) => ({ width })),
    stickyRowsCount: HEADER_ROWS,
    stickyColumnsCount: 1,
  };
  // Loaded when it is needed: a start of the server does not wait for it.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const file = writeXlsxFile(data, options, { fontFamily: FONT[language], fontSize: 10, features: [printOnA4] });
  return new Uint8Array(await file.toBuffer());
}
