/** Readings at the same time: each takes a core. */
const most = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** Waits until fewer than `most` readings run; who gives up waiting leaves the line, so that the turn goes to the next. */
export async function turn(signal: AbortSignal | undefined): Promise<void> {
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
export function endTurn(): void {
  const next = waiting.shift();
  if (next) next();
  else running--;
}
