import type { Language, TableSheet } from '@chengshi/office';

/** What the thread that writes a sheet is given. */
export interface SheetInput {
  readonly sheet: TableSheet;
  readonly language: Language;
}
