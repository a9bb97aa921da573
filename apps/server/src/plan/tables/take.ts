import type { TableImportEvent, TableTaking, TableTrial } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { pulse } from '../../platform/http/pulse.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuseSecret } from '../documents/service.ts';
import { type ImportOrder, keepTable } from './keep.ts';
import { mayReadTables } from './policy.ts';
import { workApart } from './reader.ts';
import { type ReadingRow, readingById } from './store.ts';
import type { ComposedTable, TableJob, TableMessage } from './work.ts';

/** What would come in with a mapping, and what is wrong with the rest. Nothing is stored. */
export async function tryTable(
  platform: Platform,
  actor: PersonActor,
  readingId: string,
  taking: TableTaking,
  signal: AbortSignal | undefined,
): Promise<TableTrial> {
  const reading = await readingOf(platform, actor, readingId);
  const bytes = await platform.files.get(reading.sourceDigest);
  for await (const message of workApart({ kind: 'try', bytes, taking }, signal)) {
    if (message.kind === 'tried') return message.trial;
    await refuseFaulty(platform, actor, reading, message);
  }
  signal?.throwIfAborted();
  throw new Error('the trial ended without a result');
}

/**
 * Makes a draft of a table and tells how far it is: one paragraph and one item for each row, the rows beside them as they came, and the
 * mapping remembered. The same rows in the same region are one document, so that a retry is safe.
 */
export async function* importTable(
  platform: Platform,
  actor: PersonActor,
  readingId: string,
  order: ImportOrder,
  signal: AbortSignal | undefined,
): AsyncGenerator<TableImportEvent> {
  const reading = await readingOf(platform, actor, readingId);
  yield { kind: 'progress', phase: 'received' };
  const table = yield* composed(platform, actor, reading, order, signal);
  const of = table.rows.length;
  yield { kind: 'progress', phase: 'read', rows: of, of };
  const progress = { rows: 0 };
  const storing = platform.database.as(actor, (trx) =>
    keepTable(trx, platform, actor, { reading, order, table, progress, signal }),
  );
  const stored = yield* pulse(
    storing,
    (): TableImportEvent => ({ kind: 'progress', phase: 'read', rows: of, of, ...stillStoring(progress.rows) }),
  );
  yield { kind: 'progress', phase: 'stored', rows: of, of };
  yield { kind: 'done', ...stored, rows: of, leftOut: table.leftOut };
}

/** While rows are stored, the events count them. */
const stillStoring = (rows: number) => (rows === 0 ? {} : ({ phase: 'stored', rows } as const));

async function readingOf(platform: Platform, actor: PersonActor, id: string): Promise<ReadingRow> {
  const reading = found(await platform.database.as(actor, (trx) => readingById(trx, id)));
  if (!mayReadTables(actor, reading.regionPath)) throw failure('NOT_ALLOWED');
  return reading;
}

async function* composed(
  platform: Platform,
  actor: PersonActor,
  reading: ReadingRow,
  order: ImportOrder,
  signal: AbortSignal | undefined,
): AsyncGenerator<TableImportEvent, ComposedTable> {
  const job: TableJob = {
    kind: 'compose',
    bytes: await platform.files.get(reading.sourceDigest),
    taking: order,
    rows: order.rows,
    title: order.title,
    name: reading.sourceName.replace(/\.[^.]{1,5}$/, '').trim() || reading.sourceName,
  };
  const messages = workApart(job, signal);
  const received = (): TableImportEvent => ({ kind: 'progress', phase: 'received' });
  try {
    while (true) {
      const { value: message, done } = yield* pulse(messages.next(), received);
      if (done) break;
      if (message.kind === 'composed') return message.table;
      await refuseFaulty(platform, actor, reading, message);
    }
  } finally {
    await messages.return(undefined);
  }
  signal?.throwIfAborted();
  throw new Error('the import ended without a result');
}

async function refuseFaulty(
  platform: Platform,
  actor: PersonActor,
  reading: ReadingRow,
  message: TableMessage,
): Promise<void> {
  switch (message.kind) {
    case 'refused':
      throw failure('BAD_REQUEST', { detail: detailOf(message.faults) }, message.faults);
    case 'faulty':
      throw failure('IMPORT_FAULTS', { count: message.count }, message.faults);
    case 'unreadable':
      throw failure('UNREADABLE', { zh: message.zh, en: message.en });
    case 'secret':
      await refuseSecret(platform, actor, { path: reading.regionPath }, message);
  }
}

const detailOf = (faults: readonly { readonly zh: string; readonly en: string }[]): string =>
  faults[0] ? `${faults[0].zh} · ${faults[0].en}` : '';
