import { Failure } from './failure.ts';

type Step = { readonly name: string; readonly end: () => Promise<void> | void };

/** What has been started, and how it ends: in reverse order, once, whatever asks for it. */
export type Lifecycle = {
  /** `end` runs when the process stops; later steps end first. */
  onStop(name: string, end: () => Promise<void> | void): void;
  /** Ends everything and the process; the first caller's exit code counts. */
  stop(exitCode: number): Promise<never>;
  /** Says the failure's sentence and stops with exit code 1. */
  fail(error: unknown): Promise<never>;
};

const longestStepMs = 40_000;

/**
 * Ties the process to its signals, to its launcher (which may vanish without a word), and to errors nobody caught.
 * For a server, stopping on request is success; a command that is interrupted has failed.
 */
export function beginLifecycle(say: (zh: string, en: string) => void, exitCodeOnRequest: 0 | 1): Lifecycle {
  const steps: Step[] = [];
  let stopping: Promise<never> | undefined;

  const endAll = async (exitCode: number): Promise<never> => {
    for (const { name, end } of steps.reverse()) {
      try {
        await withinTime(end);
      } catch (error) {
        console.error(`${name}:`, error);
      }
    }
    process.exit(exitCode);
  };
  const stop = (exitCode: number): Promise<never> => {
    stopping ??= endAll(exitCode);
    return stopping;
  };
  const fail = (error: unknown): Promise<never> => {
    if (!stopping) complain(error);
    return stop(1);
  };
  const onRequest = () => {
    if (!stopping) say('正在停止', 'stopping');
    void stop(exitCodeOnRequest);
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, onRequest);
  process.on('disconnect', onRequest);
  process.on('uncaughtException', (error) => void fail(error));
  process.on('unhandledRejection', (error) => void fail(error));
  // A terminal that was closed, or a pipe whose reader is gone, is no reason to fall over.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

  return { onStop: (name, end) => void steps.push({ name, end }), stop, fail };
}

/** Sentences for the user as they are; anything unforeseen with its stack trace. */
export function complain(error: unknown): void {
  if (error instanceof Failure) {
    console.error(error.zh);
    console.error(error.en);
  } else {
    console.error(error instanceof Error && speaksBothLanguages.test(error.message) ? error.message : error);
  }
}

/** The message of an error that was written for the user: 中文 · English. */
const speaksBothLanguages = /\p{Script=Han}.* · \w/u;

async function withinTime(end: Step['end']): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('did not end in time')), longestStepMs);
  });
  try {
    await Promise.race([end(), late]);
  } finally {
    clearTimeout(timer);
  }
}
