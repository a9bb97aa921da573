import type { SheetRow, TableField } from '@chengshi/contract';
import { type FoundTable, shapeOf, suggestMapping } from '@chengshi/office/spreadsheet';

/** What is kept of a table that was found: enough to show it and to map its columns. The rest lies in the file. */
export interface StoredTable {
  readonly sheet: string;
  readonly title: string | null;
  readonly year: number | null;
  readonly shape: string;
  readonly columns: readonly {
    readonly letter: string;
    readonly name: string;
    readonly field: TableField;
    readonly confidence: number;
    readonly reason: { readonly zh: string; readonly en: string };
  }[];
  readonly counts: { readonly data: number; readonly section: number; readonly total: number };
  readonly rows: readonly SheetRow[];
}

const mostTables = 100;
const shownRows = 20;
const longestShown = 200;

export function storedTables(tables: readonly FoundTable[]): StoredTable[] {
  return tables.slice(0, mostTables).map((table) => {
    const suggestions = suggestMapping(table.columns);
    const count = (kind: string) => table.rows.filter((row) => row.kind === kind).length;
    return {
      sheet: table.sheet,
      title: table.title,
      year: table.year,
      shape: shapeOf(table),
      columns: table.columns.map(({ letter, name }, i) => {
        const { field = 'ignore', confidence = 0, reason } = suggestions[i] ?? {};
        return { letter, name, field, confidence, reason: { zh: reason?.['zh-CN'] ?? '', en: reason?.en ?? '' } };
      }),
      counts: { data: count('data'), section: count('section'), total: count('total') },
      rows: table.rows.slice(0, shownRows).map(sheetRow),
    };
  });
}

/** A row as it stands in the sheet, its longest cells cut. */
export function sheetRow({ row, kind, cells }: FoundTable['rows'][number]): SheetRow {
  const shown = (text: string) =>
    text.length > longestShown ? `${text.slice(0, longestShown).toWellFormed()}…` : text;
  return { row: row + 1, kind, cells: cells.map((cell) => shown(cell?.text ?? '')) };
}
