/** One measured figure. */
export interface Benchmark {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  /** What it must reach, or stay under; null when it is only shown. */
  readonly limit: number | null;
  /** How many times better than the limit: 1 is just enough. Null without a limit. */
  readonly ratio: number | null;
  readonly ok: boolean;
}

export type Bench = () => Promise<readonly Benchmark[]>;

/** A figure that must not be smaller than its limit: speeds. */
export function atLeast(name: string, figure: number, unit: string, limit: number): Benchmark {
  return { name, figure, unit, limit, ratio: figure / limit, ok: figure >= limit };
}

/** A figure that must not be larger than its limit: times, sizes. */
export function atMost(name: string, figure: number, unit: string, limit: number): Benchmark {
  return { name, figure, unit, limit, ratio: limit / figure, ok: figure <= limit };
}

/** A figure that is only shown. */
export function shown(name: string, figure: number, unit: string): Benchmark {
  return { name, figure, unit, limit: null, ratio: null, ok: true };
}

/** Milliseconds of the quickest of several runs after one to warm up: what the code takes when nothing else gets in the way. */
export async function quickest(runs: number, work: () => unknown): Promise<number> {
  await work();
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/**
 * Milliseconds of processor time of the thriftiest of several runs: for work of a second and more, in which something else on the machine
 * always gets in the way.
 */
export function thriftiest(runs: number, work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
