import { type Comparison, compare, type Measured } from './compare.ts';
import type { Finding } from './finding.ts';
import { figureOf, type Known } from './observation.ts';
import { isJoined, joinedMonths, lastYearOf, type Period, previousOf } from './period.ts';
import { comesJoined, evenSeries } from './series.ts';
import { type ControlChart, controlChart, fewestForLimits } from './signals.ts';
import { fewestForTrend, robustTrend, type Trend } from './trend.ts';

/** 纵尺: a figure beside its own past. */
export type PastRuler =
  | { readonly kind: 'missing'; readonly because: Finding }
  | {
      readonly kind: 'measured';
      readonly figure: Known;
      /** 同比. */
      readonly lastYear: Comparison;
      /** 环比. */
      readonly previous: Comparison;
      /** Average growth a year over two years (两年平均增速), for when last year is no fair base. Percent, or points for a rate. */
      readonly twoYears: number | null;
      /** Growth against last year now and a period before, and the difference in points: 加快 or 回落. */
      readonly speed: { readonly now: number; readonly before: number; readonly change: number } | null;
      readonly trend: Trend | Finding;
      /** Over the growth against last year (over the figures themselves where they come once a year); `places` names its periods. */
      readonly chart: (ControlChart & { readonly periods: readonly Period[] }) | Finding;
    };

/** `known`: what `knownAt` gives for one indicator, one region and one state; `period`: the one to judge. */
export function pastRuler(measured: Measured, known: readonly Known[], period: Period): PastRuler {
  const until = known.filter((one) => one.period.kind === period.kind && !isLater(one.period, period));
  const figure = figureOf(until, period);
  if (!figure) return { kind: 'missing', because: missing(known, period) };
  const joined = comesJoined(until, period.kind);
  const growths = growthsOf(measured, until);
  return {
    kind: 'measured',
    figure,
    lastYear: againstLastYear(measured, until, figure, growths),
    previous: againstPrevious(measured, until, figure, joined),
    twoYears: twoYearAverage(measured, until, figure),
    speed: speedOf(measured, until, figure, joined, growths),
    trend: trendOf(measured, until),
    chart: chartOf(until, growths),
  };
}

const isLater = (a: Period, b: Period): boolean => a.year > b.year || (a.year === b.year && a.last > b.last);

/** January asked for where the two months are published together is a matter of its own. */
function missing(known: readonly Known[], period: Period): Finding {
  const together = period.kind === 'month' && period.last <= 2 && known.some((one) => isJoined(one.period));
  return together
    ? { code: 'joined-months', period, base: joinedMonths(period.year) }
    : { code: 'missing-value', period };
}

interface Growth {
  readonly period: Period;
  readonly growth: number;
}

/** Growth of every figure that may be compared with the year before it: percent, or points for a rate. */
function growthsOf(measured: Measured, known: readonly Known[]): Growth[] {
  return known.flatMap((one) => {
    const growth = growthOf(measured, known, one);
    return growth === null ? [] : [{ period: one.period, growth }];
  });
}

function growthOf(measured: Measured, known: readonly Known[], figure: Known, years = 1): number | null {
  const base = figureOf(known, { ...figure.period, year: figure.period.year - years });
  if (!base) return null;
  const found = compare(measured, figure, base);
  return found.kind === 'refused' ? null : (found.percent ?? found.difference);
}

function againstLastYear(
  measured: Measured,
  known: readonly Known[],
  figure: Known,
  growths: readonly Growth[],
): Comparison {
  const before = lastYearOf(figure.period);
  const base = figureOf(known, before);
  if (!base) return { kind: 'refused', because: missingBase(known, figure.period, before) };
  const found = compare(measured, figure, base);
  const effect = found.kind === 'compared' ? baseEffect(growths, before) : null;
  return effect ? { kind: 'refused', because: effect } : found;
}

function againstPrevious(measured: Measured, known: readonly Known[], figure: Known, joined: boolean): Comparison {
  const { period } = figure;
  if (period.kind === 'cumulative' && !measured.rate)
    return { kind: 'refused', because: { code: 'cumulative-grows', period } };
  const before = previousOf(period, joined);
  const base = figureOf(known, before);
  return base ? compare(measured, figure, base) : { kind: 'refused', because: missingBase(known, period, before) };
}

function missingBase(known: readonly Known[], period: Period, base: Period): Finding {
  const months = known.find(
    (one) => isJoined(one.period) !== isJoined(period) && one.period.year === base.year && one.period.last <= 2,
  );
  return period.kind === 'month' && period.last <= 2 && months
    ? { code: 'joined-months', period, base: months.period }
    : { code: 'missing-base', period: base };
}

/** How many growths of other periods it takes to say what is usual, and how far is still usual: in deviations, and at least in points. */
const growthsNeeded = 5;
const usualDeviations = 3.5;
const usualPoints = 5;

/**
 * Base effect: last year's own growth lay outside what is usual for this indicator, the median of its other growths ± 3.5 robust
 * deviations (Iglewicz and Hoaglin 1993), and at least five points. Growth against such a base says more about last year than about now.
 */
function baseEffect(growths: readonly Growth[], base: Period): Finding | null {
  const own = growths.find(({ period }) => period.year === base.year && period.last === base.last);
  const others = growths.filter((one) => one !== own && !isLater(one.period, base)).map(({ growth }) => growth);
  if (!own || others.length < growthsNeeded) return null;
  const middle = medianOf(others);
  const deviation = 1.4826 * medianOf(others.map((growth) => Math.abs(growth - middle)));
  const reach = Math.max(usualDeviations * deviation, usualPoints);
  if (Math.abs(own.growth - middle) <= reach) return null;
  return { code: 'base-effect', base, change: own.growth, low: middle - reach, high: middle + reach };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[half] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}

function twoYearAverage(measured: Measured, known: readonly Known[], figure: Known): number | null {
  const growth = growthOf(measured, known, figure, 2);
  if (growth === null) return null;
  if (measured.rate) return growth / 2;
  return growth > -100 ? (Math.sqrt(1 + growth / 100) - 1) * 100 : null;
}

function speedOf(
  measured: Measured,
  known: readonly Known[],
  figure: Known,
  joined: boolean,
  growths: readonly Growth[],
) {
  if (measured.rate) return null;
  const at = (period: Period) =>
    growths.find(
      (one) => one.period.year === period.year && one.period.first === period.first && one.period.last === period.last,
    );
  const now = at(figure.period);
  const before = at(previousOf(figure.period, joined));
  const fair = (growth: Growth) => baseEffect(growths, lastYearOf(growth.period)) === null;
  if (!now || !before || !fair(now) || !fair(before) || !figureOf(known, lastYearOf(figure.period))) return null;
  return { now: now.growth, before: before.growth, change: now.growth - before.growth };
}

function trendOf(measured: Measured, known: readonly Known[]): Trend | Finding {
  const series = evenSeries(known, measured.rate);
  const there = series ? series.values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0) : 0;
  const trend = series && robustTrend(series.values, series.season);
  return trend ?? { code: 'few-points', there, needed: Math.max(fewestForTrend, (series?.season ?? 1) + 1) };
}

/** Figures that come once a year have no season: they are judged themselves. All others by their growth, which has none either. */
function chartOf(known: readonly Known[], growths: readonly Growth[]) {
  const yearly = known.at(-1)?.period.kind === 'year';
  const series = yearly ? known.map(({ period, value }) => ({ period, growth: value })) : growths;
  const chart = controlChart(series.map(({ growth }) => growth));
  if (!chart) return { code: 'few-points', there: series.length, needed: fewestForLimits + 1 } as const;
  return { ...chart, periods: series.map(({ period }) => period) };
}
