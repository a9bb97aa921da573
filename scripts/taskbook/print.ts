import { type TaskBookRow, taskBookRows } from '@chengshi/office';
import type { TaskBook } from '@chengshi/taskbook';
import { drawTable, type TableColumn } from '../table.ts';

type Language = 'zh-CN' | 'en';

const COLUMNS: readonly (TableColumn & {
  readonly key: keyof TaskBookRow;
  readonly heading: Record<Language, string>;
})[] = [
  { key: 'number', share: 1, heading: { 'zh-CN': '序号', en: 'No.' } },
  { key: 'title', share: 8, heading: { 'zh-CN': '事项', en: 'Item' } },
  { key: 'value', share: 2, heading: { 'zh-CN': '目标值', en: 'Target' } },
  { key: 'unit', share: 2, heading: { 'zh-CN': '单位', en: 'Unit' } },
  { key: 'due', share: 3, heading: { 'zh-CN': '时限', en: 'Due' } },
  { key: 'lead', share: 3, heading: { 'zh-CN': '牵头单位', en: 'Lead' } },
  { key: 'support', share: 4, heading: { 'zh-CN': '配合单位', en: 'Support' } },
  { key: 'rhythm', share: 2, heading: { 'zh-CN': '频次', en: 'Rhythm' } },
];

/** Shows a task book on a terminal of so many columns: title and date, the items as a table, and what was counted. */
export function printTaskBook(book: TaskBook, text: string, language: Language, width: number): void {
  const { title, date } = book.document;
  console.log([title ?? (language === 'zh-CN' ? '（无标题）' : '(no title)'), date].filter(Boolean).join('  '));
  const rows = taskBookRows(book, text, language).map((row) => COLUMNS.map(({ key }) => String(row[key])));
  const headings = COLUMNS.map(({ heading }) => heading[language]);
  console.log(drawTable(COLUMNS, [headings, ...rows], width));
  console.log(`${countsOf(book, language)}\n`);
}

function countsOf({ items, facts }: TaskBook, language: Language): string {
  const count = (kind: string) => items.filter((item) => item.kind === kind).length;
  const owned = items.filter((item) => item.owner !== null).length;
  const [targets, tasks, rhythms] = [count('target'), count('task'), count('mechanism')];
  return language === 'zh-CN'
    ? `目标 ${targets}  任务 ${tasks}  机制 ${rhythms}  有责任单位 ${owned}  事实数据 ${facts.length}`
    : `targets ${targets}  tasks ${tasks}  rhythms ${rhythms}  with an owner ${owned}  facts ${facts.length}`;
}
