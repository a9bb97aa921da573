import type { Language, TableSheet } from '@chengshi/office';

/** What the thread that writes a list as a file is given. */
export interface TableJob {
  readonly sheet: TableSheet;
  readonly language: Language;
}
