import { parentPort, workerData } from 'node:worker_threads';
import { writeTableSheet } from '@chengshi/office';
import type { SheetInput } from './table-sheet.ts';

// Writing twenty thousand rows takes seconds; here it cannot hold up other people's requests.
if (!parentPort) throw new Error('sheet-worker runs as a worker thread only');
const { sheet, language } = workerData as SheetInput;
parentPort.postMessage(await writeTableSheet(sheet, language));
