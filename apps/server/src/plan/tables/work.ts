import { createHash } from 'node:crypto';
import type { Fault, TableTaking, TableTrial } from '@chengshi/contract';
import {
  applyMapping,
  type CellFault,
  formOf,
  type Mapping,
  shapeOf,
  type TableForm,
} from '@chengshi/office/spreadsheet';
import { type Composition, compose } from './compose.ts';
import { type StoredTable, storedTables } from './found.ts';
import { mappingFaults, wholeMapping } from './mapping.ts';
import { goodRows, trialOf } from './trial.ts';
import { openWorkbook } from './workbook.ts';

/** What a thread is asked to do with a spreadsheet. */
export type TableJob = { readonly bytes: Uint8Array } & (
  | { readonly kind: 'find' }
  | { readonly kind: 'try'; readonly taking: TableTaking }
  | {
      readonly kind: 'compose';
      readonly taking: TableTaking;
      readonly rows: 'all' | 'good';
      readonly title: string | null;
      /** When neither the caller nor the table has a title. */
      readonly name: string;
    }
);

export interface ComposedTable extends Composition {
  readonly textDigest: string;
  readonly title: string;
  readonly shape: string;
  readonly form: TableForm;
  readonly mapping: Mapping;
  readonly leftOut: number;
}

export type TableMessage =
  | { readonly kind: 'read'; readonly cells: number }
  | { readonly kind: 'secret'; readonly mark: string; readonly chars: number }
  | { readonly kind: 'unreadable'; readonly zh: string; readonly en: string }
  /** The order does not fit the table. */
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
  | { readonly kind: 'found'; readonly tables: readonly StoredTable[] }
  | { readonly kind: 'tried'; readonly trial: TableTrial }
  /** Rows have errors, and all or nothing was asked for. */
  | { readonly kind: 'faulty'; readonly count: number; readonly faults: readonly Fault[] }
  | { readonly kind: 'composed'; readonly table: ComposedTable };

/** Does a job, message by message. Secrecy comes first: nothing else is done with a marked spreadsheet. */
export async function* work(job: TableJob): AsyncGenerator<TableMessage> {
  const opened = openWorkbook(job.bytes);
  if (opened.kind !== 'tables') return yield opened;
  yield { kind: 'read', cells: opened.cells };
  if (job.kind === 'find') return yield { kind: 'found', tables: storedTables(opened.tables) };
  const { taking } = job;
  const table = opened.tables[taking.table];
  if (!table) return yield { kind: 'refused', faults: [noSuchTable(taking.table, opened.tables.length)] };
  const faults = mappingFaults(table, taking.mapping);
  if (faults.length > 0) return yield { kind: 'refused', faults };
  const mapping = wholeMapping(table, taking.mapping);
  // Loading the engine takes longer than finding tables, which does not need it.
  const { readTaskBook } = await import('@chengshi/taskbook');
  const mapped = applyMapping(table, mapping, {
    readTaskBook,
    splitTasks: taking.splitTasks,
    ...(taking.issuedOn ? { date: taking.issuedOn } : {}),
  });
  if (job.kind === 'try') return yield { kind: 'tried', trial: trialOf(table, mapped) };
  const good = goodRows(mapped.rows, mapped.faults);
  const leftOut = mapped.rows.length - good.length;
  if (leftOut > 0 && (job.rows === 'all' || good.length === 0)) return yield faulty(mapped.faults);
  const title = job.title ?? (table.title ? table.title.slice(0, 300).toWellFormed() : job.name);
  const composition = compose(table, mapping, good, title);
  yield {
    kind: 'composed',
    table: {
      ...composition,
      textDigest: createHash('sha256').update(composition.text).digest('hex'),
      title,
      shape: shapeOf(table),
      form: formOf(table),
      mapping,
      leftOut,
    },
  };
}

const noSuchTable = (index: number, count: number): Fault => ({
  place: 'table',
  zh: `文件里找到 ${count} 张表，没有第 ${index + 1} 张`,
  en: `the file has ${count} tables, and no table ${index + 1}`,
});

const mostFaults = 200;

function faulty(faults: readonly CellFault[]): TableMessage {
  const errors = faults.filter(({ severity }) => severity === 'error');
  return { kind: 'faulty', count: errors.length, faults: errors.slice(0, mostFaults).map(faultOf) };
}

/** Sheet, row and column, as the person sees them who has the file open. */
function faultOf({ sheet, row, column, message }: CellFault): Fault {
  const zh = [sheet, `第 ${row} 行`, column ? `${column} 列` : ''].filter((part) => part !== '').join(' ');
  const en = [`row ${row}`, column ? `column ${column}` : ''].filter((part) => part !== '').join(', ');
  return { place: `${zh} · ${en}`, zh: message['zh-CN'], en: message.en };
}
