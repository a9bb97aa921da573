import { parentPort, workerData } from 'node:worker_threads';
import { type RecogniseInput, recognise } from './recognise.ts';

// Reading a large file takes seconds; here it cannot hold up other people's requests.
if (!parentPort) throw new Error('recognise-worker runs as a worker thread only');
const port = parentPort;
await recognise(workerData as RecogniseInput, (message) => port.postMessage(message));
