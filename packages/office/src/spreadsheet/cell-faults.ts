import { columnLetter } from './sheet.ts';
import type { FoundTable } from './table.ts';

export type CellFaultCode =
  | 'not-a-date'
  | 'impossible-date'
  | 'needs-a-date'
  | 'several-dates'
  | 'number-taken-as-date'
  | 'title-missing'
  | 'lead-missing'
  | 'number-repeated'
  | 'not-a-figure'
  | 'not-a-phone'
  | 'error-value'
  | 'uncalculated'
  | 'several-tasks'
  | 'row-hidden';

/** Something wrong with a cell, or with a row (then without a column). Errors keep a row from being loaded as it is; warnings do not. */
export interface CellFault {
  readonly code: CellFaultCode;
  readonly severity: 'error' | 'warning';
  readonly sheet: string;
  /** As programs show it: from 1. */
  readonly row: number;
  readonly column: string | null;
  readonly header: string | null;
  /** The cell's text, shortened. */
  readonly text: string;
  readonly message: { readonly 'zh-CN': string; readonly en: string };
}

interface Wording {
  readonly severity: CellFault['severity'];
  readonly zh: string;
  readonly en: string;
}

/** {header} and {text} are filled in. */
const WORDINGS: Readonly<Record<CellFaultCode, Wording>> = {
  'not-a-date': { severity: 'error', zh: '{header}“{text}”不是日期', en: '{header} “{text}” is no date' },
  'impossible-date': {
    severity: 'error',
    zh: '{header}“{text}”没有这一天',
    en: '{header} “{text}” is a day that does not exist',
  },
  'needs-a-date': {
    severity: 'warning',
    zh: '{header}“{text}”没有年份，请说明从哪一天算起',
    en: '{header} “{text}” has no year: say from which day it counts',
  },
  'several-dates': {
    severity: 'warning',
    zh: '{header}“{text}”有几个时间，取最后一个',
    en: '{header} “{text}” has several dates; the last was taken',
  },
  'number-taken-as-date': {
    severity: 'warning',
    zh: '{header}是没有日期格式的数字，按 {text} 读取',
    en: '{header} is a number without a date format and was read as {text}',
  },
  'title-missing': { severity: 'error', zh: '这一行没有{header}', en: 'this row has no {header}' },
  'lead-missing': { severity: 'warning', zh: '这一行没有{header}', en: 'this row has no {header}' },
  'number-repeated': {
    severity: 'warning',
    zh: '{header}“{text}”在前面已经出现过',
    en: '{header} “{text}” has appeared before',
  },
  'not-a-figure': {
    severity: 'warning',
    zh: '{header}“{text}”不是数字，作为文字保留',
    en: '{header} “{text}” is no figure and was kept as words',
  },
  'not-a-phone': {
    severity: 'warning',
    zh: '{header}“{text}”里没有电话号码',
    en: '{header} “{text}” holds no telephone number',
  },
  'error-value': {
    severity: 'error',
    zh: '{header}是错误值 {text}，请在表格里改正',
    en: '{header} is the error {text}: correct it in the spreadsheet',
  },
  uncalculated: {
    severity: 'error',
    zh: '{header}是没有计算结果的公式，请在 Excel 或 WPS 里打开并保存后再上传',
    en: '{header} is a formula without a result: open and save the file in Excel or WPS, and upload it again',
  },
  'several-tasks': {
    severity: 'warning',
    zh: '{header}一格里有 {text} 项任务，可以拆成 {text} 行',
    en: '{header} holds {text} tasks in one cell, which can become {text} rows',
  },
  'row-hidden': { severity: 'warning', zh: '这一行在表格里是隐藏的', en: 'this row is hidden in the spreadsheet' },
};

const LONGEST = 40;

/** A fault of the cell in a column of the table, given by position; null speaks of the row. `header` replaces the column's own. */
export function cellFault(
  code: CellFaultCode,
  table: FoundTable,
  row: number,
  position: number | null,
  text = '',
  header?: { readonly 'zh-CN': string; readonly en: string },
): CellFault {
  const { severity, zh, en } = WORDINGS[code];
  const column = position === null ? undefined : table.columns[position];
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
  const fill = (words: string, name: string) => words.replaceAll('{header}', name).replaceAll('{text}', () => short);
  return {
    code,
    severity,
    sheet: table.sheet,
    row: row + 1,
    column: column ? columnLetter(column.column) : null,
    header: column?.name ?? null,
    text: short,
    message: {
      'zh-CN': fill(zh, column?.name || header?.['zh-CN'] || '这一格'),
      en: fill(en, column?.name || header?.en || 'this cell'),
    },
  };
}
