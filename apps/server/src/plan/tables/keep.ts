import { setImmediate } from 'node:timers/promises';
import type { DocumentId, SuperiorOrder, TableTaking } from '@chengshi/contract';
import type { z } from 'zod';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { documentWithText, insertDocument } from '../documents/service.ts';
import { insertEdit, insertItems, itemsOf, rowOf, setStates } from '../items/service.ts';
import { insertDocumentTable, insertMapping, insertRows, newestMappings, type ReadingRow } from './store.ts';
import type { ComposedTable } from './work.ts';

export interface ImportOrder extends TableTaking {
  readonly rows: 'all' | 'good';
  readonly title: string | null;
  readonly classification: 'public' | 'internal';
  readonly accept: boolean;
  readonly superior: z.infer<typeof SuperiorOrder> | null;
}

interface Storing {
  readonly reading: ReadingRow;
  readonly order: ImportOrder;
  readonly table: ComposedTable;
  /** Counts rows while they are stored, for whoever tells of it. */
  readonly progress: { rows: number };
  readonly signal: AbortSignal | undefined;
}

/** Stores a table as a draft: document, rows and items, and what its columns mean, in the caller's transaction. */
export async function keepTable(trx: Trx, platform: Platform, actor: PersonActor, storing: Storing) {
  const { reading, order, table } = storing;
  const now = platform.clock.now();
  const { textDigest } = table;
  const id = await insertDocument(
    trx,
    {
      regionId: reading.regionId,
      regionPath: reading.regionPath,
      title: table.title,
      text: table.text,
      textDigest,
      issuedOn: order.issuedOn ?? null,
      dateDoubt: !order.issuedOn,
      classification: order.classification,
      origin: 'table',
      sourceName: reading.sourceName,
      sourceMediaType: reading.sourceMediaType,
      sourceDigest: reading.sourceDigest,
      importedBy: actor.personId,
      importedAt: now,
      version: 1,
      replaces: null,
    },
    { tables: [], chrome: [], loose: [], sections: table.sections, comparison: null },
  );
  if (id === null) {
    const there = found(await documentWithText(trx, reading.regionId, textDigest));
    return { documentId: there.id as DocumentId, alreadyThere: true };
  }
  await insertDocumentTable(trx, {
    documentId: id,
    readingId: reading.id,
    tableIndex: order.table,
    form: table.form,
    columns: table.mapping.map(({ column, field }) => ({
      field,
      heading: reading.found[order.table]?.columns[column]?.name ?? '',
    })),
    splitTasks: order.splitTasks,
    superiorIssuer: order.superior?.issuer ?? null,
    superiorNumber: order.superior?.number ?? null,
    reportOn: order.superior?.reportOn ?? null,
  });
  await storeRows(trx, id, storing);
  await remember(trx, platform, actor, storing);
  await record(trx, platform.clock, actor, {
    action: 'table.imported',
    subjectKind: 'document',
    subjectId: id,
    regionPath: reading.regionPath,
    after: { text: textDigest, source: reading.sourceDigest, items: table.rows.length, leftOut: table.leftOut },
  });
  if (order.accept) await acceptAll(trx, platform, actor, id, reading.regionPath);
  return { documentId: id as DocumentId, alreadyThere: false };
}

/** Rows per statement, and between two events. */
const batch = 1000;

async function storeRows(trx: Trx, id: string, { table, progress, signal }: Storing): Promise<void> {
  for (let from = 0; from < table.rows.length; from += batch) {
    signal?.throwIfAborted();
    const made = table.rows.slice(from, from + batch).map((row) => ({ row, item: rowOf(id, row.item) }));
    await insertItems(
      trx,
      made.map(({ item }) => item),
    );
    await insertRows(
      trx,
      id,
      made.map(({ row, item }) => ({
        ordinal: row.ordinal,
        itemId: item.id,
        sheetRow: row.sheetRow,
        fields: row.fields,
      })),
    );
    progress.rows += made.length;
    await setImmediate();
  }
}

/** Keeps what the columns mean, unless that is what was known already. */
async function remember(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  { reading, order, table }: Storing,
): Promise<void> {
  const [known] = await newestMappings(trx, reading.regionId, [table.shape]);
  const same = JSON.stringify(known?.mapping.map(({ column, field }) => [column, field]));
  const now = JSON.stringify(table.mapping.map(({ column, field }) => [column, field]));
  if (known?.splitTasks === order.splitTasks && same === now) return;
  await insertMapping(trx, {
    regionId: reading.regionId,
    regionPath: reading.regionPath,
    shape: table.shape,
    mapping: table.mapping,
    splitTasks: order.splitTasks,
    confirmedBy: actor.personId,
    confirmedName: actor.name,
    confirmedAt: platform.clock.now(),
  });
}

/** As many as a reviewer may decide in one step. */
const decidedAtOnce = 5000;

/** The clerk's word that all rows are accepted, on record like any decision of the review, and undone like one. */
async function acceptAll(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  documentId: string,
  regionPath: string,
): Promise<void> {
  const rows = await itemsOf(trx, documentId);
  for (let from = 0; from < rows.length; from += decidedAtOnce) {
    const before = rows.slice(from, from + decidedAtOnce);
    const after = await setStates(
      trx,
      documentId,
      before.map(({ id }) => id),
      'accepted',
    );
    await insertEdit(trx, {
      documentId,
      actorId: actor.personId,
      actorName: actor.name,
      at: platform.clock.now(),
      op: 'decide',
      before,
      after,
      undoes: null,
    });
    await record(trx, platform.clock, actor, {
      action: 'review.decide',
      subjectKind: 'document',
      subjectId: documentId,
      regionPath,
      before: before.map(({ id, state }) => ({ id, state })),
      after: after.map(({ id, state }) => ({ id, state })),
    });
  }
}
