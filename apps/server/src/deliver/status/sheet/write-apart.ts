import { Worker } from 'node:worker_threads';
import type { Language, TableSheet } from '@chengshi/office';
import { inTurn } from '../../../platform/ground/in-turn.ts';
import type { SheetInput } from './table-sheet.ts';

const memoryMb = 1024;
/** One file after the other: each takes a core and some hundred megabytes while it is written. */
const oneByOne = inTurn();

/** Writes the .xlsx in a thread of its own, so that a long list holds up nobody else. */
export const writeApart = (sheet: TableSheet, language: Language): Promise<Uint8Array<ArrayBuffer>> =>
  oneByOne('sheet', () => written({ sheet, language }));

function written(input: SheetInput): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
      workerData: input,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`writing the sheet ended with ${code} and no file`)));
  });
}
