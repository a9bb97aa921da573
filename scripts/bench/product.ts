import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureScroll } from '../../e2e/bench/scroll.ts';
import { freePort, type Launched, launch } from '../drills/launch.ts';
import { atLeast, atMost, type Benchmark, shown } from './result.ts';

/** Printed when the product answers. */
const readyWord = 'Chengshi is ready';
const secondStartLimitMs = 3000;
/** A frame longer than this is one that people notice. */
const frameLimitMs = 50;

/** The whole product as a user meets it: starting it again, and scrolling through a document of 100,000 characters. */
export async function benchProduct(): Promise<readonly Benchmark[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'chengshi-bench-'));
  try {
    const port = await freePort();
    const first = await startMs({ dataDir, port, args: [] });
    await stopMs(first.launched);
    const second = await startMs({ dataDir, port, args: [] });
    try {
      const scroll = await measureScroll(second.launched.url, 'office', 'yunze-2025');
      return [
        shown('start: the first one, with the demonstration city', first.ms, 'ms'),
        atMost('start: the second one, ready', second.ms, 'ms', secondStartLimitMs),
        atLeast('living document: length scrolled', scroll.chars, 'characters', 100_000),
        shown('living document: opened', scroll.openMs, 'ms'),
        atMost('living document: median frame while scrolling', scroll.medianFrameMs, 'ms', frameLimitMs),
        shown('living document: worst frame while scrolling', scroll.worstFrameMs, 'ms'),
        shown('living document: filter by a light', scroll.filterMs, 'ms'),
      ];
    } finally {
      await stopMs(second.launched);
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function startMs(options: Parameters<typeof launch>[0]): Promise<{ launched: Launched; ms: number }> {
  const begun = performance.now();
  const launched = launch(options);
  await launched.said(readyWord, 120);
  return { launched, ms: performance.now() - begun };
}

async function stopMs(launched: Launched): Promise<number> {
  const begun = performance.now();
  launched.process.kill('SIGTERM');
  await launched.ended();
  return performance.now() - begun;
}
