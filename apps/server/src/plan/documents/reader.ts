import { Worker } from 'node:worker_threads';
import { failure } from '../../platform/http/fail.ts';
import type { RecogniseInput, RecogniseMessage } from './recognise.ts';

/** Memory for one reading, in MB; a file made to exhaust it ends its own thread, not the server. */
const memoryMb = 768;
const timeLimitMs = 120_000;
/** Readings at the same time: each takes a core. */
const most = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** Runs `recognise` in a thread of its own and gives its messages as they come; ends with the consumer or the signal. */
export async function* recogniseApart(
  input: RecogniseInput,
  signal: AbortSignal | undefined,
): AsyncGenerator<RecogniseMessage> {
  await turn(signal);
  try {
    yield* messagesOf(input, signal);
  } finally {
    endTurn();
  }
}

async function* messagesOf(input: RecogniseInput, signal: AbortSignal | undefined): AsyncGenerator<RecogniseMessage> {
  const messages: RecogniseMessage[] = [];
  let wake = () => {};
  let ended = false;
  let fault: unknown;
  const worker = new Worker(new URL('./recognise-worker.ts', import.meta.url), {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  const end = () => {
    ended = true;
    wake();
  };
  const timer = setTimeout(() => {
    fault = unreadableInTime();
    end();
  }, timeLimitMs);
  worker.on('message', (message: RecogniseMessage) => {
    messages.push(message);
    wake();
  });
  worker.on('error', (error) => {
    console.error('reading a document failed:', error);
    fault = failure('UNREADABLE', {
      zh: '文件过于复杂或已损坏，无法读取；请另存为 .docx 或粘贴文字后重试',
      en: 'The file is too complex or damaged to be read: save it as .docx, or paste the text',
    });
    end();
  });
  worker.on('exit', end);
  signal?.addEventListener('abort', end);
  if (signal?.aborted) end();
  try {
    while (true) {
      const next = messages.shift();
      if (next) yield next;
      else if (fault) throw fault;
      else if (ended) return;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
    await worker.terminate();
  }
}

const unreadableInTime = () =>
  failure('UNREADABLE', {
    zh: '两分钟内没有读完这个文件，已停止；请拆分后重试',
    en: 'The file could not be read within two minutes and was given up: split it and try again',
  });

/** Waits until fewer than `most` readings run; who gives up waiting leaves the line, so that the turn goes to the next. */
async function turn(signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  if (running < most) {
    running++;
    return;
  }
  await new Promise<void>((resolve, reject) => {
    const leave = () => {
      waiting.splice(waiting.indexOf(enter), 1);
      reject(signal?.reason);
    };
    const enter = () => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    waiting.push(enter);
    signal?.addEventListener('abort', leave, { once: true });
  });
}

/** Hands the turn to the first in line, or ends it. */
function endTurn(): void {
  const next = waiting.shift();
  if (next) next();
  else running--;
}
