import { type RowFields, type TableForm, type WriteColumn, writeRows } from '@chengshi/office/spreadsheet';

export interface WriteJob {
  readonly rows: readonly RowFields[];
  readonly columns: readonly WriteColumn[];
  readonly form: TableForm;
}

export const write = ({ rows, columns, form }: WriteJob): Promise<Uint8Array> => writeRows(rows, columns, form);
