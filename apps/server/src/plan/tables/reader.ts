import { apart } from '../../platform/threads/apart.ts';
import type { TableJob, TableMessage } from './work.ts';

/** Does a job on a spreadsheet in a thread of its own and gives its messages as they come. */
export const workApart = (job: TableJob, signal: AbortSignal | undefined): AsyncGenerator<TableMessage> =>
  apart(new URL('./work-worker.ts', import.meta.url), job, signal, {
    zh: '表格过于复杂或已损坏，无法读取；请在 Excel 或 WPS 里另存为 .xlsx 后重试',
    en: 'The spreadsheet is too complex or damaged to be read: save it as .xlsx again and retry',
  });
