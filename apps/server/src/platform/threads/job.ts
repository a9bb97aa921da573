import { parentPort } from 'node:worker_threads';

/** Says that a job has told everything. */
export const theEnd = 'the end';
export type Told<Message> = Message | typeof theEnd;

/** Makes a worker script of a function: jobs come as messages, one after the other, and what it tells of each goes back. */
export function serveJobs<Job>(work: (job: Job, tell: (message: unknown) => void) => Promise<void>): void {
  if (!parentPort) throw new Error('jobs are done in worker threads only');
  const port = parentPort;
  port.on('message', (job: Job) => {
    // A job that fails ends its thread: an unhandled rejection reaches the server as the thread's error.
    void work(job, (message) => port.postMessage(message)).then(() => port.postMessage(theEnd));
  });
}
