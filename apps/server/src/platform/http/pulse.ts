import { setTimeout } from 'node:timers/promises';

/** How long a stream of events may say nothing: shorter than anybody wonders, and than any proxy waits. */
const silenceMs = 1000;

/** Waits for work, and says how far it is each second until it is done. */
export async function* pulse<Event, Result>(work: Promise<Result>, event: () => Event): AsyncGenerator<Event, Result> {
  // Whoever leaves the stream no longer hears how the work ends; that is not an error of its own.
  work.catch(() => {});
  const done = work.then(() => true);
  while (true) {
    const silence = new AbortController();
    const still = setTimeout(silenceMs, false, { signal: silence.signal }).catch(() => false);
    const isDone = await Promise.race([done, still]).finally(() => silence.abort());
    if (isDone) return await work;
    yield event();
  }
}
