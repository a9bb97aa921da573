import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  calibrationOf,
  forecast,
  intervalOf,
  outlookAt,
  outlookOfTotal,
  probabilityAtLeast,
  type Said,
  symmetricError,
  trackRecord,
  yearlyChange,
} from '@chengshi/ruler';
import { type Judgement, lacking } from './result.ts';

interface Series {
  readonly id: string;
  readonly train: readonly number[];
  readonly test: readonly number[];
  readonly published_forecasts: Readonly<Record<string, readonly number[]>>;
}

const horizon = 18;
const year = 12;
/** Where the past is cut off: the published place, and so many months before it, to see that nothing was fitted to the one. */
const earlier = [3, 6, 9, 12, 18, 24];
const fewestMonths = 48;
/** Targets as cities set them: against the same month, or the sum of the last year. */
const growths = [-0.15, -0.1, -0.05, -0.02, 0, 0.02, 0.05, 0.08, 0.1, 0.15, 0.2];
const share = 0.8;

/** What the task asks for, beside the figures. */
const limits = { smape: 13.9, mase: 0.845, low: 0.76, high: 0.84 };

/** Judges forecasts, intervals and probabilities on public monthly series, beside the published forecasts of a competition. */
export async function judgeRuler(folder: string): Promise<Judgement> {
  const file = join(folder, 'fixtures', 'forecast', 'm3_monthly_200.json');
  const absent = await lacking('ruler', folder, [file]);
  if (absent) return absent;
  const all = JSON.parse(await readFile(file, 'utf8')) as Series[];
  const at = runsOf(all, 0);
  const before = earlier.map((months) => runsOf(all, months));
  const methods = Object.keys(all[0]?.published_forecasts ?? {});
  const published = methods.map((name) => ({ name, ...errorsOf(all, (one) => one.published_forecasts[name] ?? []) }));
  const theta = published.find(({ name }) => name === 'THETA');
  const [months, totals] = [calibrationOf(at.months), calibrationOf(at.totals)];
  if (!months || !totals || !theta) throw new Error(`${file} holds no series`);
  const mean = (of: (run: Run) => number) => before.reduce((sum, run) => sum + of(run), 0) / before.length;
  const reached = (ok: boolean) => (ok ? 1 : 0);
  return {
    figures: [
      { name: 'ruler.forecast.smape', value: 1 - at.smape / 200 },
      { name: 'ruler.forecast.mase', value: 1 / (1 + at.mase) },
      { name: 'ruler.forecast.earlier.smape', value: 1 - mean(({ smape }) => smape) / 200 },
      { name: 'ruler.forecast.earlier.mase', value: 1 / (1 + mean(({ mase }) => mase)) },
      {
        name: 'ruler.forecast.within-limits',
        value: reached(
          at.smape <= limits.smape && at.mase <= limits.mase && at.smape <= theta.smape && at.mase <= theta.mase,
        ),
      },
      { name: 'ruler.interval.within-limits', value: reached(at.inside >= limits.low && at.inside <= limits.high) },
      { name: 'ruler.no-look-ahead', value: shareBlind(all) },
      { name: 'ruler.probability.months', value: 1 - months.brier },
      { name: 'ruler.probability.months-reliable', value: 1 - months.distance },
      { name: 'ruler.probability.totals', value: 1 - totals.brier },
      { name: 'ruler.probability.totals-reliable', value: 1 - totals.distance },
    ],
    information: [
      {
        heading: `预测：${all.length} 个月度序列，${horizon} 个月 · Forecasts: ${all.length} monthly series, ${horizon} months`,
        rows: [
          ['方法 Method', 'sMAPE', 'MASE', '区间覆盖 In the interval'],
          ['Chengshi', digits(at.smape, 2), digits(at.mase), digits(at.inside)],
          ...published
            .toSorted((a, b) => a.smape - b.smape)
            .slice(0, 5)
            .map(({ name, smape, mase }) => [name, digits(smape, 2), digits(mase), '']),
        ],
      },
      {
        heading: '同一序列截去最近若干月再预测 · The same series with months cut off the end',
        rows: [
          ['截去 Cut off', '序列 Series', 'sMAPE', 'MASE', '区间覆盖 In the interval', 'Brier'],
          ...[at, ...before].map((run, index) => [
            String([0, ...earlier][index]),
            String(run.series),
            digits(run.smape, 2),
            digits(run.mase),
            digits(run.inside),
            digits(calibrationOf(run.months)?.brier ?? Number.NaN),
          ]),
        ],
      },
      reliabilityTable('月度目标概率 Probability of a month’s target', months),
      reliabilityTable('年度累计目标概率 Probability of a yearly total', totals),
    ],
    missing: null,
  };
}

interface Run {
  readonly series: number;
  readonly smape: number;
  readonly mase: number;
  readonly inside: number;
  readonly months: readonly Said[];
  readonly totals: readonly Said[];
}

function runsOf(all: readonly Series[], cut: number): Run {
  const [months, totals]: [Said[], Said[]] = [[], []];
  let [series, smape, mase, inside] = [0, 0, 0, 0];
  for (const { train, test } of all) {
    const whole = [...train, ...test];
    const now = train.length - cut;
    if (now < fewestMonths) continue;
    const known = whole.slice(0, now);
    const actual = whole.slice(now, now + horizon);
    const made = forecast(known, { season: year, horizon });
    const usual = yearlyChange(known, year);
    series++;
    for (const [step, value] of actual.entries()) {
      const outlook = outlookAt(made, step);
      const { low, middle, high } = intervalOf(outlook, share);
      smape += symmetricError(value, middle) / horizon;
      mase += Math.abs(value - middle) / usual / horizon;
      if (value >= low && value <= high) inside += 1 / horizon;
      const base = known[now - year + (step % year)] as number;
      for (const growth of growths)
        months.push(saidOf(probabilityAtLeast(outlook, base * (1 + growth)), value >= base * (1 + growth)));
    }
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const [next, last] = [sum(actual.slice(0, year)), sum(known.slice(-year))];
    const total = outlookOfTotal(made, { from: 0, until: year - 1 });
    for (const growth of growths)
      totals.push(saidOf(probabilityAtLeast(total, last * (1 + growth)), next >= last * (1 + growth)));
  }
  return { series, smape: smape / series, mase: mase / series, inside: inside / series, months, totals };
}

const saidOf = (probability: number, happened: boolean): Said => ({ probability, happened });

function errorsOf(all: readonly Series[], forecastsOf: (one: Series) => readonly number[]) {
  let [smape, mase] = [0, 0];
  for (const one of all) {
    const usual = yearlyChange(one.train, year);
    for (const [step, value] of one.test.entries()) {
      const expected = forecastsOf(one)[step] ?? Number.NaN;
      smape += symmetricError(value, expected) / one.test.length / all.length;
      mase += Math.abs(value - expected) / usual / one.test.length / all.length;
    }
  }
  return { smape, mase };
}

/** Share of series whose past forecasts stay to the last bit when everything after them is another. */
function shareBlind(all: readonly Series[]): number {
  const options = { season: year, horizon: 6, every: 6, from: fewestMonths };
  const blind = all.filter(({ train, test }) => {
    const whole = [...train, ...test];
    const other = whole.map((value, at) => (at < train.length ? value : value * 3 + 1000));
    const until = (values: readonly number[]) =>
      trackRecord(values, options)
        .forecasts.filter(({ known }) => known <= train.length)
        .map(({ low, middle, high }) => [low, middle, high]);
    return JSON.stringify(until(whole)) === JSON.stringify(until(other));
  });
  return blind.length / all.length;
}

function reliabilityTable(
  heading: string,
  { tenths, brier, reference, distance }: NonNullable<ReturnType<typeof calibrationOf>>,
) {
  return {
    heading: `${heading}：Brier ${digits(brier, 4)}（只报平均频率 always the mean ${digits(reference, 4)}），偏离 distance ${digits(distance)}`,
    rows: [
      ['次数 Times', '所报 Said', '发生 Happened'],
      ...tenths.map(({ count, said, happened }) => [String(count), digits(said), digits(happened)]),
    ],
  };
}

const digits = (value: number, count = 3): string => value.toFixed(count);
