import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTaskBook } from '@chengshi/taskbook';
import { atLeast, atMost, type Benchmark, quickest } from './result.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', 'apps', 'server', 'test', 'samples');
const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** Reading must be quick enough to happen while somebody looks on, and take twice as long for twice the text, never more. */
export async function benchTaskBook(): Promise<readonly Benchmark[]> {
  const samples = await Promise.all(
    ['plan-with-owners.txt', 'short-speech.txt'].map((name) => readFile(join(SAMPLES, name), 'utf8')),
  );
  const sample = samples.join('\n');
  const small = await secondsPerMegabyte(sample, 32 * KILOBYTE, 5);
  const large = await secondsPerMegabyte(sample, MEGABYTE, 2);
  const huge = await secondsPerMegabyte(sample, 4 * MEGABYTE, 1);
  return [
    atLeast('taskbook: 1 MB of text', 1 / large, 'MB/s', 2),
    atMost('taskbook: time per MB, 4 MB against 32 KB', huge / small, 'times', 2),
  ];
}

/** The sample over and over, as one document of so many bytes of UTF-8. */
async function secondsPerMegabyte(sample: string, bytes: number, runs: number): Promise<number> {
  const text = sample.repeat(Math.ceil(bytes / Buffer.byteLength(sample)));
  const ms = await quickest(runs, () => readTaskBook({ text }));
  return ms / 1000 / (Buffer.byteLength(text) / MEGABYTE);
}
