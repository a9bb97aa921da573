/** Work that nobody asks for: done again and again, never twice at the same time in one process. */
export interface Jobs {
  /** Several servers may run the same work at once: it takes what it does from the database, under a lock or a unique key. */
  every(milliseconds: number, name: string, work: () => Promise<unknown>): void;
  /** Begins nothing new, and waits for what has begun. */
  close(): Promise<void>;
}

export function openJobs(): Jobs {
  const timers: NodeJS.Timeout[] = [];
  const running = new Map<string, Promise<unknown>>();
  return {
    every(milliseconds, name, work) {
      timers.push(
        setInterval(() => {
          if (running.has(name)) return;
          const run = work()
            .catch((error: unknown) => console.error(`job ${name} failed:`, error))
            .finally(() => running.delete(name));
          running.set(name, run);
        }, milliseconds).unref(),
      );
    },
    async close() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running.values());
    },
  };
}
