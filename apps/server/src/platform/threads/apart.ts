import { Worker } from 'node:worker_threads';
import { failure } from '../http/fail.ts';
import { type Told, theEnd } from './job.ts';
import { endTurn, turn } from './turns.ts';

/** Memory for one reading, in MB; a file made to exhaust it ends its own thread, not the server. */
const memoryMb = 768;
const timeLimitMs = 120_000;
/** A thread that has done its job waits so long for the next one: starting one takes longer than most jobs. */
const idleMs = 20_000;
/** How long a thread may take to say that it is done, after its result was taken. */
const graceMs = 100;

/** What a caller is told when the thread dies of its file. */
interface Unreadable {
  readonly zh: string;
  readonly en: string;
}

const idle = new Map<string, { readonly worker: Worker; readonly leave: (forGood: boolean) => void }>();

/** Runs a job of a worker script (`serveJobs`) in a thread of its own and gives its messages as they come; ends with the consumer or the signal. */
export async function* apart<Message>(
  script: URL,
  job: unknown,
  signal: AbortSignal | undefined,
  unreadable: Unreadable,
): AsyncGenerator<Message> {
  await turn(signal);
  const worker = threadFor(script);
  const messages: Told<Message>[] = [];
  let wake = () => {};
  let over = false;
  let fault: unknown;
  const end = () => {
    over = true;
    wake();
  };
  const hear = (message: Told<Message>) => {
    messages.push(message);
    wake();
  };
  const fail = (error: unknown) => {
    console.error('reading a file failed:', error);
    fault = failure('UNREADABLE', { ...unreadable });
    end();
  };
  const timer = setTimeout(() => {
    fault = unreadableInTime();
    end();
  }, timeLimitMs);
  worker.on('message', hear).on('error', fail).on('exit', end);
  signal?.addEventListener('abort', end);
  if (signal?.aborted) end();
  worker.postMessage(job);
  const next = async (): Promise<Told<Message> | undefined> => {
    while (messages.length === 0 && !over) await new Promise<void>((resolve) => (wake = resolve));
    return messages.shift();
  };
  let done = false;
  try {
    for (let message = await next(); message !== undefined; message = await next()) {
      done = message === theEnd;
      if (message === theEnd) return;
      yield message;
    }
    if (fault) throw fault;
  } finally {
    clearTimeout(timer);
    // A consumer that has its result leaves just before the thread says that it is done.
    const grace = setTimeout(end, graceMs);
    while (!done && !over) done = (await next()) === theEnd;
    clearTimeout(grace);
    signal?.removeEventListener('abort', end);
    worker.off('message', hear).off('error', fail).off('exit', end);
    if (done) park(script, worker);
    else await worker.terminate();
    endTurn();
  }
}

function threadFor(script: URL): Worker {
  const waiting = idle.get(script.href);
  if (!waiting) return new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
  waiting.leave(false);
  waiting.worker.ref();
  return waiting.worker;
}

/** Keeps one thread of each script for the next job; it does not keep the server from ending. */
function park(script: URL, worker: Worker): void {
  if (idle.has(script.href)) return void worker.terminate();
  const leave = (forGood: boolean) => {
    clearTimeout(timer);
    idle.delete(script.href);
    worker.off('exit', died).off('error', died);
    if (forGood) void worker.terminate();
  };
  const died = () => leave(true);
  const timer = setTimeout(died, idleMs).unref();
  worker.on('exit', died).on('error', died).unref();
  idle.set(script.href, { worker, leave });
}

const unreadableInTime = () =>
  failure('UNREADABLE', {
    zh: '两分钟内没有读完这个文件，已停止；请拆分后重试',
    en: 'The file could not be read within two minutes and was given up: split it and try again',
  });
