import type { Fault, WorkbookSheet } from '@chengshi/contract';
import type { SheetRow } from './cells.ts';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What became of each row while a workbook is planned: how many are new, changed or as they were, and what is wrong. */
export interface Report {
  readonly faults: Fault[];
  readonly changes: Fault[];
  readonly counts: Record<WorkbookSheet, { created: number; changed: number; unchanged: number }>;
}

export function newReport(faults: readonly Fault[]): Report {
  const none = () => ({ created: 0, changed: 0, unchanged: 0 });
  return {
    faults: [...faults],
    changes: [],
    counts: { regions: none(), units: none(), posts: none(), people: none() },
  };
}

export const refuse = (report: Report, row: SheetRow, key: string | undefined, words: Words): void =>
  void report.faults.push({ place: row.place(key), ...words });

export function created(report: Report, row: SheetRow, what: string): void {
  report.counts[row.sheet].created++;
  report.changes.push({ place: row.place(), zh: `新增 ${what}`, en: `new: ${what}` });
}

/** Counts the row as changed when something about it is, and says what. */
export function changedOrNot(report: Report, row: SheetRow, what: string, changes: readonly Words[]): void {
  if (changes.length === 0) report.counts[row.sheet].unchanged++;
  else {
    report.counts[row.sheet].changed++;
    report.changes.push({
      place: row.place(),
      zh: `${what}：${changes.map(({ zh }) => zh).join('；')}`,
      en: `${what}: ${changes.map(({ en }) => en).join('; ')}`,
    });
  }
}

/** Says that a row stands in the list already. True when it does. */
export function isRepeated(
  report: Report,
  seen: Map<string, number>,
  row: SheetRow,
  key: string,
  column: string,
): boolean {
  const earlier = seen.get(key);
  if (earlier === undefined) {
    seen.set(key, row.row);
    return false;
  }
  refuse(report, row, column, { zh: `与第 ${earlier} 行重复`, en: `stands in row ${earlier} already` });
  return true;
}
