import { ORPCError } from '@orpc/client';

const waitsMs = [500, 1000, 2000, 5000, 10_000];

/**
 * Hears a stream of events until the signal ends. It ends by itself every few minutes, and may break: it is taken up again, later and later while the
 * server is not reached. What the server refuses is not asked for again.
 */
export async function followStream<Event>(
  open: () => Promise<AsyncIterable<Event>>,
  on: {
    readonly event: (event: Event) => void;
    readonly refused?: () => void;
    readonly broken?: (broken: boolean) => void;
  },
  signal: AbortSignal,
): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    try {
      for await (const event of await open()) {
        if (signal.aborted) return;
        failures = 0;
        on.broken?.(false);
        on.event(event);
      }
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof ORPCError && error.status >= 400 && error.status < 500) return on.refused?.();
      failures += 1;
      on.broken?.(failures > 1);
    }
    await pause(waitsMs[Math.min(failures, waitsMs.length - 1)] ?? 1000, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true });
  });
}
