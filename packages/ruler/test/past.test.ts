import {
  compare,
  comparisonSentence,
  controlChart,
  cumulative,
  evenSeries,
  figureOf,
  findingSentence,
  futureOf,
  half,
  joinedMonths,
  type Known,
  knownAt,
  lastDayOf,
  type Measured,
  month,
  type Observation,
  type PastRuler,
  type Period,
  pastRuler,
  pastSentences,
  periodName,
  pointIn,
  previousOf,
  quantileOf,
  quarter,
  robustTrend,
  wholeYear,
} from '@chengshi/ruler';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const output: Measured = { unit: '亿元', direction: 'higher', rate: false };
const share: Measured = { unit: '%', direction: 'lower', rate: true };

/** Recorded ten days after its period unless told otherwise. */
const seen = (period: Period, value: number, change: Partial<Observation> = {}): Observation => ({
  ...{ period, value, state: 'accepted', definition: '2023', basis: 'current' },
  recordedAt: `${lastDayOf(period)}T12:00:00Z`,
  ...change,
});
const known = (observations: Observation[], at = '2030-01-01T00:00:00Z') => knownAt(observations, 'accepted', at);
const measured = (ruler: PastRuler) => {
  if (ruler.kind === 'missing') throw new Error(`missing: ${ruler.because.code}`);
  return ruler;
};
const code = (comparison: ReturnType<typeof compare>) =>
  comparison.kind === 'refused' ? comparison.because.code : comparison.kind;

/** January and February as one, March to December alone. */
const monthsOf = (year: number, value: (month: number) => number): Observation[] => [
  seen(joinedMonths(year), value(1) + value(2)),
  ...Array.from({ length: 10 }, (_, at) => seen(month(year, at + 3), value(at + 3))),
];

describe('as known at a time', () => {
  const rows = [
    seen(month(2025, 3), 10, { recordedAt: '2025-04-15T00:00:00Z' }),
    seen(month(2025, 3), 12, { recordedAt: '2025-06-01T00:00:00Z' }),
    seen(month(2025, 3), 99, { recordedAt: '2025-04-20T00:00:00Z', state: 'claimed' }),
    seen(month(2025, 2), 5, { recordedAt: '2025-03-15T00:00:00Z' }),
  ];
  test('the newest figure of a period counts, and what was recorded later does not exist', () => {
    expect(known(rows, '2025-05-01T00:00:00Z').map(({ value, first }) => [value, first])).toEqual([
      [5, null],
      [10, null],
    ]);
    expect(known(rows).map(({ value }) => value)).toEqual([5, 12]);
    expect(known(rows)[1]?.first).toEqual({ value: 10, recordedAt: '2025-04-15T00:00:00Z' });
    expect(known(rows, '2025-01-01T00:00:00Z')).toEqual([]);
  });
  test('states do not mix, and order of entry does not matter', () => {
    expect(knownAt(rows, 'claimed', '2030-01-01T00:00:00Z').map(({ value }) => value)).toEqual([99]);
    expect(known(rows.toReversed())).toEqual(known(rows));
    expect(() => known([seen(month(2025, 1), Number.NaN)])).toThrow('no figure');
  });
});

describe('two figures', () => {
  const of = (period: Period, value: number, change: Partial<Observation> = {}) =>
    known([seen(period, value, change)])[0] as Known;
  const now = of(month(2025, 6), 120);

  test('are compared in percent of the base, or in points where they are rates', () => {
    expect(compare(output, now, of(month(2024, 6), 100))).toMatchObject({
      kind: 'compared',
      difference: 20,
      percent: 20,
      verdict: 'better',
    });
    expect(compare(share, of(month(2025, 6), 3.5), of(month(2024, 6), 3))).toMatchObject({
      difference: 0.5,
      percent: null,
      verdict: 'worse',
    });
    const ph: Measured = { unit: '', direction: 'nearer', aim: 7, rate: false };
    expect(compare(ph, of(month(2025, 6), 7.1), of(month(2024, 6), 6.5))).toMatchObject({ verdict: 'better' });
  });

  test.each([
    ['joined-months', of(joinedMonths(2025), 50), of(month(2024, 2), 20)],
    ['different-kind', now, of(cumulative(2024, 6), 100)],
    [
      'different-state',
      now,
      known([seen(month(2024, 6), 100)]).map((one): Known => ({ ...one, state: 'claimed' }))[0] as Known,
    ],
    ['changed-definition', now, of(month(2024, 6), 100, { definition: '2018' })],
    ['different-basis', now, of(month(2024, 6), 100, { basis: 'comparable' })],
    ['base-not-positive', now, of(month(2024, 6), -3)],
  ])('are not compared when %s, and it is said why', (reason, figure, base) => {
    const found = compare(output, figure, base);
    expect(code(found)).toBe(reason);
    const said = comparisonSentence(output, found);
    expect(said.zh).toMatch(/不作比较|不计算增速/);
    expect(said.en).toMatch(/^not compared/);
  });

  test('a base that was revised is told; one that was revised after the figure forbids it', () => {
    const revisedOn = (recordedAt: string) =>
      known([seen(month(2024, 6), 100), seen(month(2024, 6), 110, { recordedAt })])[0] as Known;
    const early = compare(output, now, revisedOn('2025-01-20T00:00:00Z'));
    expect(early).toMatchObject({
      kind: 'compared',
      difference: 10,
      notes: [{ code: 'revised-base', first: 100, now: 110 }],
    });
    expect(code(compare(output, now, revisedOn('2025-12-20T00:00:00Z')))).toBe('revised-after');
  });
});

describe('the past of a figure', () => {
  const growing = [2022, 2023, 2024, 2025].flatMap((year) =>
    monthsOf(year, (number) => (100 + 5 * number) * 1.06 ** (year - 2022) * (1 + ((number * 7) % 5) / 500)),
  );

  test('is last year, faster or slower, trend and noise', () => {
    const ruler = measured(pastRuler(output, known(growing), month(2025, 9)));
    expect(ruler.lastYear).toMatchObject({ kind: 'compared', base: { period: month(2024, 9) } });
    expect(ruler.lastYear.kind === 'compared' && ruler.lastYear.percent).toBeCloseTo(6, 6);
    expect(ruler.speed?.change).toBeCloseTo(0, 6);
    expect(ruler.twoYears).toBeCloseTo(6, 6);
    expect(ruler.trend).toMatchObject({ direction: 'rising' });
    expect(ruler.previous).toMatchObject({ kind: 'compared', base: { period: month(2025, 8) } });
    const said = pastSentences(output, ruler);
    expect(said.map(({ zh }) => zh)).toEqual([
      '比2024年9月增长 6%',
      '增速与上期持平',
      expect.stringMatching(/每年上升约 [\d.]+ 亿元/),
      '变化在正常波动之内',
    ]);
    for (const { en } of said) expect(en).not.toMatch(/\p{Script=Han}.*\p{Script=Han}{4}|undefined|NaN/u);
  });

  test('knows that January and February come as one', () => {
    const ruler = measured(pastRuler(output, known(growing), joinedMonths(2025)));
    expect(code(ruler.lastYear)).toBe('compared');
    expect(code(ruler.previous)).toBe('joined-months');
    expect(code(measured(pastRuler(output, known(growing), month(2025, 3))).previous)).toBe('joined-months');
    expect(pastRuler(output, known(growing), month(2025, 1))).toMatchObject({
      kind: 'missing',
      because: { code: 'joined-months' },
    });
    expect(pastRuler(output, known(growing), month(2026, 5))).toMatchObject({ because: { code: 'missing-value' } });
    // February alone against a year in which only both were published.
    const alone = [...monthsOf(2024, () => 10), seen(month(2025, 2), 11)];
    expect(code(measured(pastRuler(output, known(alone), month(2025, 2))).lastYear)).toBe('joined-months');
  });

  test('a sum since January is not set beside the month before, but its growth is', () => {
    const sums = [2023, 2024, 2025].flatMap((year) =>
      Array.from({ length: 11 }, (_, at) =>
        seen(cumulative(year, at + 2), (at + 2) * 10 * (year === 2025 ? 1.1 + at / 100 : 1)),
      ),
    );
    const ruler = measured(pastRuler(output, known(sums), cumulative(2025, 7)));
    expect(code(ruler.previous)).toBe('cumulative-grows');
    expect(ruler.speed?.now).toBeCloseTo(15, 6);
    expect(ruler.speed?.change).toBeCloseTo(1, 6);
    expect(pastSentences(output, ruler).map(({ zh }) => zh)).toContain('增速比上期加快 1 个百分点');
  });

  test('a sum of January alone is the one before that of February, where it is published', () => {
    const sums = [2024, 2025].flatMap((year) =>
      [1, 2, 3].map((until) => seen(cumulative(year, until), until * (year === 2025 ? 10 + until : 10))),
    );
    expect(measured(pastRuler(output, known(sums), cumulative(2025, 2))).speed?.change).toBeCloseTo(10, 9);
    const joined = sums.filter(({ period }) => period.last > 1);
    expect(measured(pastRuler(output, known(joined), cumulative(2025, 2))).speed).toBeNull();
  });

  test('an odd base forbids growth against it, and two years are shown instead', () => {
    const dip = [2021, 2022, 2023, 2024, 2025].flatMap((year) =>
      monthsOf(year, (number) =>
        year === 2024 && number === 4 ? 40 : 100 * 1.05 ** (year - 2021) * (1 + ((number * year) % 7) / 300),
      ),
    );
    const ruler = measured(pastRuler(output, known(dip), month(2025, 4)));
    expect(ruler.lastYear).toMatchObject({ kind: 'refused', because: { code: 'base-effect', base: month(2024, 4) } });
    expect(ruler.twoYears).toBeGreaterThan(3);
    expect(ruler.twoYears).toBeLessThan(7);
    expect(ruler.speed).toBeNull();
    expect(pastSentences(output, ruler)[0]?.zh).toMatch(/^基数异常：2024年4月/);
    // The month after is not touched.
    expect(code(measured(pastRuler(output, known(dip), month(2025, 5))).lastYear)).toBe('compared');
  });

  test('whether a base was odd is judged by what came before it', () => {
    const growth = (index: number) => (index < 17 ? 1.05 + (index % 3) / 200 : 1.3);
    const values: number[] = [];
    // From August 2022; growth is known from August 2023 on, calm until December, then 30 % for a year.
    for (let index = 0; index < 30; index++)
      values.push(index < 12 ? 100 : (values[index - 12] as number) * growth(index));
    const rows = values.map((value, index) =>
      seen(month(2022 + Math.floor((index + 7) / 12), ((index + 7) % 12) + 1), value),
    );
    expect(measured(pastRuler(output, known(rows), month(2025, 1))).lastYear).toMatchObject({
      because: { code: 'base-effect', base: month(2024, 1), change: expect.closeTo(30, 6) },
    });
  });

  test('a change that was counted anew begins a new series', () => {
    const changed = growing.map((one) => (one.period.year >= 2025 ? { ...one, definition: '2025' } : one));
    const ruler = measured(pastRuler(output, known(changed), month(2025, 12)));
    expect(code(ruler.lastYear)).toBe('changed-definition');
    expect(ruler.trend).toMatchObject({ code: 'few-points', there: 11 });
    expect(futureOf(known(changed), false, month(2027, 12))).toMatchObject({
      because: { code: 'far-ahead', steps: 22, values: 11 },
    });
  });

  test('nothing recorded later changes what was said', () => {
    const at = '2025-10-31T12:00:00Z';
    const later = [
      ...growing,
      seen(month(2025, 9), 1, { recordedAt: '2026-03-01T00:00:00Z' }),
      seen(month(2024, 9), 1, { recordedAt: '2026-03-01T00:00:00Z' }),
    ];
    expect(pastRuler(output, known(later, at), month(2025, 9))).toEqual(
      pastRuler(output, known(growing, at), month(2025, 9)),
    );
  });
});

describe('what is foreseen', () => {
  const sums = (years: number[], until: number) =>
    years.flatMap((year, index) =>
      Array.from({ length: index === years.length - 1 ? until - 1 : 11 }, (_, at) =>
        seen(cumulative(year, at + 2), (at + 2) * 10 * 1.05 ** index),
      ),
    );
  test('of a yearly sum are the months to come on top of those known', () => {
    const found = futureOf(known(sums([2022, 2023, 2024, 2025], 8)), false, cumulative(2025, 12));
    if (found.kind === 'refused') throw new Error(found.because.code);
    expect(found.steps).toBe(4);
    expect(found.outlook.known).toBeCloseTo(80 * 1.05 ** 3, 6);
    expect(quantileOf(found.outlook, 0.5) / (120 * 1.05 ** 3)).toBeCloseTo(1, 1);
    expect(futureOf(known(sums([2022, 2023, 2024, 2025], 8)), false, wholeYear(2025))).toMatchObject({
      kind: 'foreseen',
      steps: 4,
    });
  });
  test('of next year’s sum are none of this year’s months', () => {
    const found = futureOf(known(sums([2022, 2023, 2024, 2025], 12)), false, cumulative(2026, 6));
    expect(found).toMatchObject({ kind: 'foreseen', steps: 5, outlook: { known: 0 } });
  });
  test('is refused for other kinds, for too few figures, and too far ahead', () => {
    expect(futureOf([], false, month(2025, 1))).toMatchObject({ because: { code: 'missing-value' } });
    expect(futureOf(known(sums([2025], 4)), false, cumulative(2025, 12))).toMatchObject({
      because: { code: 'few-points', there: 3 },
    });
    expect(futureOf(known(sums([2024, 2025], 4)), false, quarter(2025, 4))).toMatchObject({
      because: { code: 'different-kind' },
    });
    expect(futureOf(known(sums([2024, 2025], 4)), false, cumulative(2027, 12))).toMatchObject({
      because: { code: 'far-ahead' },
    });
  });
  test('of a rate may fall below 0, and is no sum', () => {
    const rates = Array.from({ length: 22 }, (_, at) =>
      seen(cumulative(2024 + Math.floor(at / 11), (at % 11) + 2), 6 - at * 0.3),
    );
    const found = futureOf(known(rates), true, cumulative(2026, 6));
    if (found.kind === 'refused') throw new Error(found.because.code);
    expect(found.outlook).toMatchObject({ scale: 'difference', known: 0 });
    expect(quantileOf(found.outlook, 0.5)).toBeLessThan(0);
  });
  test('months that came apart in one year and together in another are alike', () => {
    const apart = [
      seen(month(2024, 1), 4),
      seen(month(2024, 2), 6),
      ...monthsOf(2024, () => 5).slice(1),
      ...monthsOf(2025, () => 5),
    ];
    const series = evenSeries(known(apart), false);
    expect(series).toMatchObject({ season: 11, joined: true });
    expect([...(series?.values ?? [])]).toEqual([10, ...new Array(10).fill(5), 10, ...new Array(10).fill(5)]);
  });
  test('of a stock is the stock itself, however often it is counted', () => {
    const yearly = Array.from({ length: 10 }, (_, at) => seen(pointIn(2015 + at, 12), 100 + at));
    expect(evenSeries(known(yearly), false)).toMatchObject({ season: 1, start: 2015 });
    const found = futureOf(known(yearly), false, pointIn(2026, 12));
    expect(found).toMatchObject({ kind: 'foreseen', steps: 2, outlook: { known: 0 } });
  });
});

describe('a control chart', () => {
  const calm = [10, 11, 10, 9, 10, 11, 9, 10];
  const rules = (values: number[], baseline?: number) =>
    controlChart(values, baseline)
      ?.signals.filter(({ place }) => place === values.length - 1)
      .map(({ rule }) => rule);
  test('draws limits 2.66 mean moving ranges around the middle', () => {
    const chart = controlChart([...calm, 10]);
    expect(chart?.middle).toBe(10);
    expect(chart?.high).toBeCloseTo(10 + 2.66 * (8 / 7), 9);
    expect(chart?.jump).toBeCloseTo(3.268 * (8 / 7), 9);
    expect(chart?.signals).toEqual([]);
  });
  test('tells a point outside, a jump, a run of eight, and three of four far out', () => {
    expect(rules([...calm, 14])).toEqual(['outside', 'jump']);
    expect(rules([...calm, 10.5, 10.4, 10.6, 10.5, 10.3, 10.2, 10.6, 10.4], 8)).toEqual(['run-of-eight']);
    expect(rules([...calm, 11.8, 9.9, 11.9, 11.7], 8)).toEqual(['three-of-four-far']);
    expect(rules([...calm, 10.9, 9.9, 10.8, 10.9], 8)).toEqual([]);
    expect(controlChart([1, 2, 3, 4, 5, 6])).toBeNull();
    expect(controlChart([...calm, Number.NaN, 14])?.signals.map(({ place }) => place)).toContain(9);
  });
});

describe('a robust trend', () => {
  test('is the median slope, whatever one wild value says', () => {
    expect(robustTrend([1, 2, 3, 4, 5, 6, 7], 1)).toMatchObject({ perYear: 1, direction: 'rising', points: 7 });
    expect(robustTrend([1, 2, 3, 400, 5, 6, 7], 1)?.perYear).toBeCloseTo(1, 6);
    expect(robustTrend([3, 1, 2, 3, 1, 2, 3], 1)).toMatchObject({ direction: 'none' });
    expect(robustTrend([1, 2, 3], 1)).toBeNull();
  });
  test('is not misled by seasons, and turns with its sign', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 1, max: 9 }),
        (season, slope) => {
          const values = Array.from({ length: 24 }, (_, at) => (season[at % 4] as number) + slope * Math.floor(at / 4));
          expect(robustTrend(values, 4)).toMatchObject({ perYear: slope, direction: 'rising' });
          expect(
            robustTrend(
              values.map((value) => -value),
              4,
            ),
          ).toMatchObject({ perYear: -slope, direction: 'falling' });
        },
      ),
    );
  });
});

describe('periods', () => {
  test.each([
    [month(2025, 3), '2025年3月', 'Mar 2025', '2025-03-31', joinedMonths(2025)],
    [joinedMonths(2024), '2024年1—2月', 'Jan–Feb 2024', '2024-02-29', month(2023, 12)],
    [cumulative(2025, 2), '2025年1—2月', 'Jan–Feb 2025', '2025-02-28', cumulative(2024, 12)],
    [quarter(2025, 1), '2025年一季度', 'Q1 2025', '2025-03-31', quarter(2024, 4)],
    [half(2025, 2), '2025年下半年', 'second half of 2025', '2025-12-31', half(2025, 1)],
    [wholeYear(2025), '2025年', '2025', '2025-12-31', wholeYear(2024)],
    [pointIn(2025, 1), '2025年1月末', 'end of Jan 2025', '2025-01-31', pointIn(2024, 12)],
  ])('%j is %s, %s, ends on %s', (period, zh, en, end, before) => {
    expect(periodName(period)).toEqual({ zh, en });
    expect(lastDayOf(period)).toBe(end);
    expect(previousOf(period, true)).toEqual(before);
  });
  test('months that are none are refused', () => {
    expect(() => month(2025, 13)).toThrow('no months 13');
    expect(figureOf(known([seen(month(2025, 1), 1)]), cumulative(2025, 1))).toBeUndefined();
    expect(findingSentence({ code: 'no-size' }).zh).toContain('分母');
  });
});
