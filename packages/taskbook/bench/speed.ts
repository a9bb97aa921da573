import recognizers from '@microsoft/recognizers-text-suite';
import { readTaskBook } from '../src/index.ts';
import { textOf } from './sample.ts';

export interface SpeedFigures {
  /** Megabytes of UTF-8 text per second on one core, by size of the text in bytes. */
  readonly megabytesPerSecond: Readonly<Record<number, number>>;
  /** Time per byte at 10 MB over time per byte at 100 KB: 1 is linear. */
  readonly timePerByteRatio: number;
  /** Time of a general recogniser with all its Chinese models over ours, on the same text in one call each. */
  readonly timesFasterThanPeer: number;
  readonly peerBytes: number;
}

const SIZES = [1_000, 100_000, 1_000_000, 10_000_000] as const;

/**
 * Measures the engine at four sizes and beside a peer. Takes about a minute, nearly all of it the peer's.
 * Every figure is the best of several runs after a warm-up, which is what the code needs when nothing else runs.
 */
export function measureSpeed({ peerBytes = 20_000 }: { readonly peerBytes?: number } = {}): SpeedFigures {
  const seconds = new Map<number, number>();
  for (const size of SIZES)
    seconds.set(size, bestSeconds(textOf(size), size <= 1_000 ? 300 : size <= 100_000 ? 20 : 3));
  const megabytesPerSecond = Object.fromEntries(SIZES.map((size) => [size, size / 1e6 / seconds.get(size)!]));
  const text = textOf(peerBytes);
  return {
    megabytesPerSecond,
    timePerByteRatio: seconds.get(10_000_000)! / 100 / seconds.get(100_000)!,
    timesFasterThanPeer: peerSeconds(text) / bestSeconds(text, 20),
    peerBytes,
  };
}

function bestSeconds(text: string, runs: number): number {
  for (let i = 0; i < Math.min(runs, 20); i++) readTaskBook({ text });
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++)
    best = Math.min(
      best,
      secondsOf(() => readTaskBook({ text })),
    );
  return best;
}

/** All models that could find a target, a deadline or a share; a short text first, because the peer builds its models on first use. */
function peerSeconds(text: string): number {
  const chinese = recognizers.Culture.Chinese;
  const models = [
    recognizers.recognizeNumber,
    recognizers.recognizeOrdinal,
    recognizers.recognizePercentage,
    recognizers.recognizeAge,
    recognizers.recognizeCurrency,
    recognizers.recognizeDimension,
    recognizers.recognizeTemperature,
    recognizers.recognizeDateTime,
  ];
  for (const recognise of models) recognise('三年内增长6%', chinese);
  return secondsOf(() => {
    for (const recognise of models) recognise(text, chinese);
  });
}

function secondsOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}
