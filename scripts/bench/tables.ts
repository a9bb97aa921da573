import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ReadingEvent, TableImportEvent, TableReading, TableTrial } from '@chengshi/contract';
import { bareInsertMs } from '../../apps/server/bench/bare-rows.ts';
import { startEmbedded } from '../../apps/server/src/platform/database/embedded/index.ts';
import { registerFile } from '../../packages/office/bench/spreadsheet.ts';
import { freePort, launch, processesOf } from '../drills/launch.ts';
import { openOffice } from './office-client.ts';
import { atLeast, atMost, type Benchmark, shown } from './result.ts';

const rows = 20_000;
/** Longer silence makes people wonder. */
const silenceLimitMs = 2000;

/** A clerk's table of 20,000 rows over HTTP: read, tried out, stored as a draft, reviewed, published, and back as a sheet. */
export async function benchTables(): Promise<readonly Benchmark[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chengshi-bench-'));
  const database = await startEmbedded({ dataDir: join(folder, 'database') });
  try {
    const dataDir = join(folder, 'data');
    const env = { DATABASE_URL: database.url('admin') };
    const server = launch({ dataDir, port: await freePort(), args: [], env });
    try {
      await server.said('Chengshi is ready', 180);
      const office = await openOffice(server.url, 'office', 'yunze-2025');
      const form = new FormData();
      form.set('file', new File([Uint8Array.from(registerFile(rows))], '台账.xlsx'));
      const read = await office.follow<ReadingEvent>('/tables/readings', form);
      const done = read.events.at(-1);
      if (done?.kind !== 'done') throw new Error(`not read: ${JSON.stringify(read.events)}`);
      // Only the brands of the ids are lost on the way.
      const reading = done.reading as TableReading;
      const taking = {
        table: 0,
        mapping: reading.tables[0]?.columns.map(({ field }, column) => ({ column, field })),
        issuedOn: '2025-02-20',
      };
      const trial = await office.call<TableTrial>('POST', `/tables/readings/${reading.id}/trials`, taking);
      const imported = await office.follow<TableImportEvent>(`/tables/readings/${reading.id}/imports`, {
        ...taking,
        rows: 'good',
        classification: 'internal',
      });
      const document = imported.events.at(-1);
      if (document?.kind !== 'done') throw new Error(`not imported: ${JSON.stringify(imported.events.at(-1))}`);
      const { documentId } = document;
      const opened = await office.call('GET', `/documents/${documentId}`);
      const decided = await office.decideAll(documentId);
      const published = await office.call('POST', `/documents/${documentId}/publication`, {});
      const living = await office.call('GET', `/documents/${documentId}/living`);
      const sheet = await office.call('GET', `/documents/${documentId}/table.xlsx`);
      const pid = processesOf(dataDir).find(({ role }) => role === 'server')?.pid ?? server.pid;
      const bare = await bareInsertMs(database.url('admin'), documentId);
      return [
        shown('tables: reading the file, tables found', read.ms, 'ms'),
        shown('tables: trying the mapping out', trial.ms, 'ms'),
        shown('tables: importing, file to rows', imported.reached('read'), 'ms'),
        shown('tables: importing, rows to draft', imported.ms - imported.reached('read'), 'ms'),
        atLeast('tables: import, file to stored draft', document.rows / (imported.ms / 1000), 'rows/s', 1000),
        atMost('tables: longest silence', Math.max(read.silenceMs, imported.silenceMs), 'ms', silenceLimitMs),
        shown('tables: storing against bare insertion', (imported.ms - imported.reached('read')) / bare, 'times'),
        shown('tables: opening the draft', opened.ms, 'ms'),
        shown('tables: accepting all rows, 5,000 at a time', decided, 'ms'),
        shown('tables: publishing', published.ms, 'ms'),
        shown('tables: living document', living.ms, 'ms'),
        shown('tables: the sheet that goes back', sheet.ms, 'ms'),
        shown('tables: most memory of the server process', peakMegabytes(pid), 'MB'),
      ];
    } catch (error) {
      console.error(server.output());
      throw error;
    } finally {
      server.process.kill('SIGTERM');
      await server.ended();
    }
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The most memory that a process ever held (Linux; elsewhere not a number). */
function peakMegabytes(pid: number): number {
  try {
    const kilobytes = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}
