import type { ReadingEvent, TableReading } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { pulse } from '../../platform/http/pulse.ts';
import type { Upload } from '../../platform/http/upload.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuseMarkedHead, refuseSecret, targetRegion } from '../documents/service.ts';
import type { StoredTable } from './found.ts';
import { workApart } from './reader.ts';
import { documentsOfReading, insertReading, newestMappings, type ReadingRow, readingOfBytes } from './store.ts';
import { readingView } from './view.ts';

/**
 * Reads a spreadsheet, refuses it or keeps it with the tables that were found, and tells how far it is. The same bytes in the same
 * region are one reading, so that a retry is safe.
 */
export async function* readTables(
  platform: Platform,
  actor: PersonActor,
  request: { readonly regionId: string | null; readonly content: Upload },
  signal: AbortSignal | undefined,
): AsyncGenerator<ReadingEvent> {
  const { content } = request;
  const region = await targetRegion(platform, actor, request.regionId);
  await refuseMarkedHead(platform, actor, region, { title: null, content });
  yield { kind: 'progress', phase: 'received' };
  const bytes = content.kind === 'file' ? content.bytes : new TextEncoder().encode(content.text);
  const tables = yield* findTables(platform, actor, region, bytes, signal);
  const sourceDigest = await platform.files.put(bytes);
  const reading = await platform.database.as(actor, async (trx) => {
    const id = await insertReading(trx, {
      regionId: region.id,
      regionPath: region.path,
      sourceName: content.kind === 'file' ? content.name : pastedName,
      sourceMediaType: content.kind === 'file' ? content.mediaType : null,
      sourceDigest,
      found: tables,
      readBy: actor.personId,
      readAt: platform.clock.now(),
    });
    if (id !== null) {
      await record(trx, platform.clock, actor, {
        action: 'table.read',
        subjectKind: 'table reading',
        subjectId: id,
        regionPath: region.path,
        after: { source: sourceDigest, tables: tables.length },
      });
    }
    return describe(trx, found(await readingOfBytes(trx, region.id, sourceDigest)));
  });
  yield { kind: 'done', reading };
}

/** What a table is called that was pasted and has no title of its own. */
const pastedName = '粘贴的表格';

async function* findTables(
  platform: Platform,
  actor: PersonActor,
  region: { readonly id: string; readonly path: string },
  bytes: Uint8Array,
  signal: AbortSignal | undefined,
): AsyncGenerator<ReadingEvent, readonly StoredTable[]> {
  const messages = workApart({ kind: 'find', bytes }, signal);
  const received = (): ReadingEvent => ({ kind: 'progress', phase: 'received' });
  try {
    while (true) {
      const { value: message, done } = yield* pulse(messages.next(), received);
      if (done) break;
      if (message.kind === 'read') yield { kind: 'progress', phase: 'read', cells: message.cells };
      else if (message.kind === 'found') return message.tables;
      else if (message.kind === 'secret') await refuseSecret(platform, actor, region, message);
      else if (message.kind === 'unreadable') throw failure('UNREADABLE', { zh: message.zh, en: message.en });
    }
  } finally {
    await messages.return(undefined);
  }
  signal?.throwIfAborted();
  throw new Error('the reading ended without a result');
}

/** A reading with what the region remembers of tables of these shapes, and what its tables became. */
export async function describe(trx: Trx, row: ReadingRow): Promise<TableReading> {
  const shapes = row.found.map(({ shape }) => shape);
  return readingView(row, {
    mappings: await newestMappings(trx, row.regionId, shapes),
    documents: await documentsOfReading(trx, row.id),
  });
}
