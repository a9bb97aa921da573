import { forecast, intervalOf, outlookAt } from '@chengshi/ruler';
import { generated } from '../../packages/ruler/bench/series.ts';
import { atLeast, type Benchmark, quickest, shown } from './result.ts';

const count = 400;
const horizon = 18;
/** As long as the public monthly series that forecasts are judged on: five to ten years. */
const lengths = [60, 72, 96, 120];

/** The figures of a province forecast anew each month: middle and interval of 18 months for each. */
export async function benchRuler(): Promise<readonly Benchmark[]> {
  const series = Array.from({ length: count }, (_, seed) =>
    generated(seed + 1, lengths[seed % lengths.length] as number),
  );
  const ms = await quickest(5, () => {
    for (const values of series) {
      const made = forecast(values, { season: 12, horizon });
      for (let step = 0; step < horizon; step++) intervalOf(outlookAt(made, step));
    }
  });
  return [
    atLeast(`ruler: monthly series forecast ${horizon} months ahead, with intervals`, count / (ms / 1000), '/s', 1000),
    shown('ruler: one series', ms / count, 'ms'),
  ];
}
