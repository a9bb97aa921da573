import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { median } from '@chengshi/score';
import { readTaskBook } from '@chengshi/taskbook';
import recognizers from '@microsoft/recognizers-text-suite';
import { atLeast, atMost, type Benchmark, shown } from './result.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', 'apps', 'server', 'test', 'samples');
const KILOBYTE = 1_000;
const MEGABYTE = 1_000_000;
/** A government's work report, about 18,000 characters. The peer's time grows faster than the text: at a tenth of this it is some hundred times slower. */
const PEER_BYTES = 50 * KILOBYTE;

/**
 * Reading must be quick enough to happen while somebody looks on, take twice as long for twice the text and never more, and leave a general recogniser
 * of numbers and dates far behind. Processor time of one core, the median of several runs after one to warm up: other work on the machine counts little.
 */
export async function benchTaskBook(): Promise<readonly Benchmark[]> {
  const samples = await Promise.all(
    ['plan-with-owners.txt', 'short-speech.txt'].map((name) => readFile(join(SAMPLES, name), 'utf8')),
  );
  const sample = samples.join('\n');
  const text = (bytes: number) => sized(sample, bytes);
  const read = (bytes: number, runs: number) => processorSeconds(runs, () => readTaskBook({ text: text(bytes) }));
  const small = shortTexts(sample) / KILOBYTE;
  const usual = read(100 * KILOBYTE, 15) / (100 * KILOBYTE);
  const large = read(MEGABYTE, 15) / MEGABYTE;
  const huge = read(10 * MEGABYTE, 1) / (10 * MEGABYTE);
  // In turn, because a busy machine is slow for minutes: each pair had the same one.
  const pairs = [1, 2, 3].map(() => {
    const own = read(PEER_BYTES, 20);
    return processorSeconds(1, () => peerReads(text(PEER_BYTES))) / own;
  });
  return [
    atLeast('taskbook: 1 MB of text', 1 / large / MEGABYTE, 'MB/s', 2),
    shown('taskbook: 1 KB of text', 1 / small / MEGABYTE, 'MB/s'),
    atMost('taskbook: time per byte, 10 MB against 100 KB', huge / usual, 'times', 2),
    atLeast('taskbook: faster than recognizers-text on 50 KB', median(pairs), 'times', 500),
  ];
}

/** Seconds for one text of 1 KB: the parts of the sample in turn, because its head alone is denser than the rest. */
function shortTexts(sample: string): number {
  const characters = Math.round((KILOBYTE * sample.length) / Buffer.byteLength(sample));
  const parts = Array.from({ length: Math.floor(sample.length / characters) }, (_, i) =>
    sample.slice(i * characters, (i + 1) * characters),
  );
  const readAll = () => parts.map((text) => readTaskBook({ text }));
  return processorSeconds(400, readAll) / parts.length;
}

/** The sample over and over, as one document of about so many bytes of UTF-8. */
function sized(sample: string, bytes: number): string {
  const characters = Math.round((bytes * sample.length) / Buffer.byteLength(sample));
  return sample.repeat(Math.ceil(characters / sample.length)).slice(0, characters);
}

function processorSeconds(runs: number, work: () => unknown): number {
  // Texts of 1 KB are read a thousand times before the machine code is what it will be.
  for (let i = 0; i < Math.max(1, runs >> 1); i++) work();
  const seconds = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  });
  return median(seconds);
}

/** All models of the peer that could find a target, a deadline or a share. */
function peerReads(text: string): void {
  for (const recognise of [
    recognizers.recognizeNumber,
    recognizers.recognizeOrdinal,
    recognizers.recognizePercentage,
    recognizers.recognizeAge,
    recognizers.recognizeCurrency,
    recognizers.recognizeDimension,
    recognizers.recognizeTemperature,
    recognizers.recognizeDateTime,
  ]) {
    recognise(text, recognizers.Culture.Chinese);
  }
}
