import type { TableField } from '@chengshi/contract';
import type { RowFields, TableForm } from '@chengshi/office/spreadsheet';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';
import type { StoredTable } from './found.ts';

export interface NewReading {
  readonly regionId: string;
  readonly regionPath: string;
  readonly sourceName: string;
  readonly sourceMediaType: string | null;
  readonly sourceDigest: string;
  readonly found: readonly StoredTable[];
  readonly readBy: string;
  readonly readAt: Date;
}

/** Stores a reading; null when the region has one of these bytes already. */
export async function insertReading(trx: Trx, reading: NewReading): Promise<string | null> {
  const id = uuidv7();
  const inserted = await trx
    .insertInto('tableReadings')
    .values({ ...reading, id, found: JSON.stringify(reading.found) })
    .onConflict((conflict) => conflict.columns(['regionId', 'sourceDigest']).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n ? id : null;
}

const readingRows = (trx: Trx) =>
  trx
    .selectFrom('tableReadings as t')
    .innerJoin('regions', 'regions.id', 't.regionId')
    .select(['t.id', 't.regionId', 't.regionPath', 'regions.name as regionName', 't.sourceName', 't.sourceMediaType'])
    .select(['t.sourceDigest', sql<readonly StoredTable[]>`t.found`.as('found')]);
export type ReadingRow = Awaited<ReturnType<ReturnType<typeof readingRows>['executeTakeFirstOrThrow']>>;

export const readingById = (trx: Trx, id: string): Promise<ReadingRow | undefined> =>
  readingRows(trx).where('t.id', '=', id).executeTakeFirst();

export const readingOfBytes = (trx: Trx, regionId: string, digest: string): Promise<ReadingRow | undefined> =>
  readingRows(trx).where('t.regionId', '=', regionId).where('t.sourceDigest', '=', digest).executeTakeFirst();

export type StoredMapping = readonly { readonly column: number; readonly field: TableField }[];

/** The newest mapping of each shape that was confirmed in the region. */
export const newestMappings = (trx: Trx, regionId: string, shapes: readonly string[]) =>
  trx
    .selectFrom('tableMappings')
    .distinctOn('shape')
    .select(['shape', 'splitTasks', 'confirmedBy', 'confirmedName', 'confirmedAt'])
    .select(sql<StoredMapping>`mapping`.as('mapping'))
    .where('regionId', '=', regionId)
    .where('shape', '=', sql<string>`any(${shapes}::text[])`)
    .orderBy('shape')
    .orderBy('confirmedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
export type MappingRow = Awaited<ReturnType<typeof newestMappings>>[number];

export async function insertMapping(
  trx: Trx,
  mapping: {
    readonly regionId: string;
    readonly regionPath: string;
    readonly shape: string;
    readonly mapping: StoredMapping;
    readonly splitTasks: boolean;
    readonly confirmedBy: string;
    readonly confirmedName: string;
    readonly confirmedAt: Date;
  },
): Promise<void> {
  await trx
    .insertInto('tableMappings')
    .values({ ...mapping, id: uuidv7(), mapping: JSON.stringify(mapping.mapping) })
    .execute();
}

/** What the tables of a reading became. */
export const documentsOfReading = (trx: Trx, readingId: string) =>
  trx
    .selectFrom('documentTables as t')
    .innerJoin('documents as d', 'd.id', 't.documentId')
    .select(['t.tableIndex', 'd.id', 'd.title', 'd.state', 'd.importedAt'])
    .where('t.readingId', '=', readingId)
    .orderBy('d.importedAt')
    .orderBy('d.id')
    .execute();
export type BecameRow = Awaited<ReturnType<typeof documentsOfReading>>[number];

export interface NewDocumentTable {
  readonly documentId: string;
  readonly readingId: string;
  readonly tableIndex: number;
  readonly form: TableForm;
  /** What each column means, with its heading. */
  readonly columns: readonly { readonly field: TableField; readonly heading: string }[];
  readonly splitTasks: boolean;
  readonly superiorIssuer: string | null;
  readonly superiorNumber: string | null;
  readonly reportOn: string | null;
}

export async function insertDocumentTable(trx: Trx, table: NewDocumentTable): Promise<void> {
  await trx
    .insertInto('documentTables')
    .values({ ...table, form: JSON.stringify(table.form), columns: JSON.stringify(table.columns) })
    .execute();
}

export interface NewTableRow {
  readonly ordinal: number;
  readonly itemId: string;
  readonly sheetRow: number;
  readonly fields: RowFields;
}

export async function insertRows(trx: Trx, documentId: string, rows: readonly NewTableRow[]): Promise<void> {
  await sql`
    insert into table_rows (document_id, ordinal, item_id, sheet_row, fields)
    select ${documentId}::uuid, r.ordinal, r."itemId", r."sheetRow", r.fields
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(ordinal int, "itemId" uuid, "sheetRow" int, fields jsonb)`.execute(
    trx,
  );
}

/** The form and the columns of the table that a document was made of. */
export const tableOfDocument = (trx: Trx, documentId: string) =>
  trx
    .selectFrom('documentTables')
    .select(['superiorIssuer', 'superiorNumber', 'reportOn'])
    .select([sql<TableForm>`form`.as('form'), sql<NewDocumentTable['columns']>`columns`.as('columns')])
    .where('documentId', '=', documentId)
    .executeTakeFirst();

/** The rows as they came, in the order of the sheet. */
export const rowsOfDocument = (trx: Trx, documentId: string): Promise<{ itemId: string; fields: RowFields }[]> =>
  trx
    .selectFrom('tableRows')
    .select(['itemId', sql<RowFields>`fields`.as('fields')])
    .where('documentId', '=', documentId)
    .orderBy('ordinal')
    .execute();
