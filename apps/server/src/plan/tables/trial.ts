import type { CellFault as CellFaultView, MappedItem, TableTrial } from '@chengshi/contract';
import type { CellFault, FoundTable, MappedRow, MappedTable } from '@chengshi/office/spreadsheet';
import { figureWords, mainTarget } from './figures.ts';
import { sheetRow } from './found.ts';

const shownItems = 50;
const shownFronts = 100;
const shownFaults = 500;

/** What would come in with a mapping, and what is wrong with the rest. */
export function trialOf(table: FoundTable, { rows, faults }: MappedTable): TableTrial {
  const good = goodRows(rows, faults);
  const items = good.slice(0, shownItems).map(mappedItem);
  const errors = faults.filter(({ severity }) => severity === 'error');
  const warnings = faults.filter(({ severity }) => severity === 'warning');
  const fronts = new Map<string, number>();
  for (const { front } of good) if (front !== '') fronts.set(front, (fronts.get(front) ?? 0) + 1);
  const shown = [...errors, ...warnings].slice(0, shownFaults);
  const faultyRows = new Set(shown.map(({ row }) => row));
  const targets = good.filter((row) => mainTarget(row) !== null).length;
  return {
    counts: {
      rows: rows.length,
      good: good.length,
      faulty: rows.length - good.length,
      targets,
      tasks: good.length - targets,
      dated: good.filter(({ due }) => due?.end).length,
      owned: good.filter(({ lead, support }) => lead.length + support.length > 0).length,
      errors: errors.length,
      warnings: warnings.length,
    },
    fronts: [...fronts].slice(0, shownFronts).map(([name, count]) => ({ name, rows: count })),
    items,
    faults: shown.map(faultView),
    rows: table.rows.filter(({ row }) => faultyRows.has(row + 1)).map(sheetRow),
  };
}

/** The rows without an error: those that can come in as they are. */
export function goodRows(rows: readonly MappedRow[], faults: readonly CellFault[]): readonly MappedRow[] {
  const wrong = new Set(faults.filter(({ severity }) => severity === 'error').map(({ row }) => row));
  return rows.filter(({ row }) => !wrong.has(row));
}

function mappedItem(row: MappedRow): MappedItem {
  const target = mainTarget(row);
  const { lead, support } = row;
  return {
    row: row.row,
    kind: target ? 'target' : 'task',
    front: row.front,
    title: row.title,
    figure: target ? figureWords(target, row) : '',
    due: row.due,
    owner: lead.length + support.length === 0 ? null : { quote: '', lead: [...lead], support: [...support] },
  };
}

const faultView = ({ code, severity, sheet, row, column, text, message }: CellFault): CellFaultView => ({
  code,
  severity,
  sheet,
  row,
  column,
  text,
  zh: message['zh-CN'],
  en: message.en,
});
