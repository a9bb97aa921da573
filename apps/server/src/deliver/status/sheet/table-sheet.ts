import {
  mostExported,
  type TableColumn,
  type TableFilter,
  type TableGrouping,
  type TableOrder,
} from '@chengshi/contract';
import type { Language, TableSheet } from '@chengshi/office';
import type { TableKey } from '../../../plan/commitments/service.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { failure } from '../../../platform/http/fail.ts';
import { mostGroups, tableCount, tableGroups, tablePage } from '../table.ts';
import { cellWords, widths, words } from './words.ts';

export interface SheetRequest {
  readonly order: TableOrder;
  readonly columns: readonly TableColumn[];
  readonly by: TableGrouping | undefined;
  readonly language: Language;
}

/** What the thread that writes the file is given. */
export interface SheetInput {
  readonly sheet: TableSheet;
  readonly language: Language;
}

const pageSize = 500;

/** The table as it is seen: the rows of the filter in their order, in the chosen columns, below the heads of their groups. */
export async function tableSheet(
  trx: Trx,
  filter: TableFilter,
  request: SheetRequest,
  asOf: string,
): Promise<TableSheet> {
  const { by, columns, language } = request;
  const count = await tableCount(trx, filter, mostExported + 1, asOf);
  if (count > mostExported) throw failure('TOO_MANY_ROWS', { limit: mostExported });
  const said = words[language];
  const rows: (string[] | string)[] = [];
  if (by === undefined) {
    await addRows(trx, filter, request, asOf, rows);
  } else {
    const groups = await tableGroups(trx, filter, by, asOf);
    if (groups.length >= mostGroups) throw failure('TOO_MANY_GROUPS', { limit: mostGroups - 1 });
    for (const { key, label, campaign, count: size } of groups) {
      const name = label === null ? said.none[by] : [label, campaign].filter(Boolean).join(' · ');
      rows.push(said.group(name, size));
      await addRows(trx, { ...filter, within: { by, ...(key === null ? {} : { key }) } }, request, asOf, rows);
    }
  }
  return {
    title: said.title,
    sheet: said.title,
    columns: columns.map((column) => ({ heading: said.columns[column], width: widths[column] })),
    rows,
  };
}

async function addRows(
  trx: Trx,
  filter: TableFilter,
  { order, columns, language }: SheetRequest,
  asOf: string,
  rows: (string[] | string)[],
): Promise<void> {
  let after: TableKey | undefined;
  while (true) {
    const page = await tablePage(trx, filter, { order, after, limit: pageSize }, asOf);
    rows.push(...page.map((row) => columns.map((column) => cellWords(row, column, language))));
    after = page.at(-1)?.place;
    if (page.length < pageSize) return;
  }
}
