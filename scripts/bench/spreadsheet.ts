import { applyMapping, findTables, readWorkbook, suggestMapping, type Workbook } from '@chengshi/office';
import { readTaskBook } from '@chengshi/taskbook';
import { registerFile } from '../../packages/office/bench/spreadsheet.ts';
import { atLeast, atMost, type Benchmark, quickest } from './result.ts';

const ROWS = 20_000;
const FEW = 5_000;
const RUNS = 6;

/** A clerk waits for the import with the file in hand: a large register must be there in a moment, one twice as large in two. */
export async function benchSpreadsheet(): Promise<readonly Benchmark[]> {
  const file = registerFile(ROWS);
  const workbook = open(file);
  const reading = await quickest(RUNS, () => open(file));
  const importing = await quickest(RUNS, () => rowsOf(open(file)));
  const mapping = await quickest(RUNS, () => rowsOf(workbook));
  const found = rowsOf(workbook);
  if (found !== ROWS) throw new Error(`${found} of ${ROWS} rows`);
  const few = registerFile(FEW);
  const fewImporting = await quickest(RUNS * 2, () => rowsOf(open(few)));
  return [
    atMost(`spreadsheet: reading ${ROWS} rows × 12`, reading, 'ms', 1000),
    atMost('spreadsheet: finding the table and mapping them', mapping, 'ms', 1000),
    atLeast('spreadsheet: file to typed rows', ROWS / (importing / 1000), 'rows/s', 10_000),
    atMost('spreadsheet: time per row, 20000 against 5000', importing / ROWS / (fewImporting / FEW), 'times', 2),
  ];
}

function open(file: Uint8Array): Workbook {
  const workbook = readWorkbook(file);
  if (workbook.kind === 'fault') throw new Error(workbook.code);
  return workbook;
}

function rowsOf(workbook: Workbook): number {
  let rows = 0;
  for (const sheet of workbook.sheets) {
    for (const table of findTables(sheet)) {
      rows += applyMapping(table, suggestMapping(table.columns), { readTaskBook, date: '2025-02-20' }).rows.length;
    }
  }
  return rows;
}
