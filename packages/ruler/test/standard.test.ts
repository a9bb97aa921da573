import {
  forecast,
  joint,
  type Level,
  type LevelFacts,
  levelAnchors,
  levelNames,
  levelOf,
  type Measured,
  outlookAt,
  overridden,
  type Path,
  pathInShape,
  pathThrough,
  pathValueOn,
  progressStatus,
  type ReportFacts,
  reasonSentence,
  type StandardRuler,
  type Status,
  standardRuler,
  standardSentences,
  status,
  type Target,
} from '@chengshi/ruler';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const firms: Measured = { unit: '家', direction: 'higher', rate: false };
const energy: Measured = { unit: '万吨', direction: 'lower', rate: false };
const growth: Measured = { unit: '%', direction: 'higher', rate: true };
const target: Target = { value: 100, comparator: 'ge', due: '2025-12-31', manner: 'reach' };
const straight = pathThrough([
  { date: '2024-12-31', value: 0 },
  { date: '2025-12-31', value: 100 },
]);
const judged = (
  figures: [date: string, value: number][],
  asOf: string,
  change: {
    path?: Path | null;
    target?: Partial<Target>;
    measured?: Measured;
    outlook?: Parameters<typeof standardRuler>[2]['outlook'];
  } = {},
) =>
  standardRuler(
    change.measured ?? firms,
    { ...target, ...change.target },
    {
      path: change.path === undefined ? straight : change.path,
      figures: figures.map(([date, value]) => ({ date, value })),
      asOf,
      outlook: change.outlook ?? null,
    },
  );
const said = (ruler: StandardRuler, measured = firms) => standardSentences(measured, ruler).map(({ zh }) => zh);

describe('a path', () => {
  test('is straight between its points, and stays at its ends', () => {
    const path = pathThrough([...straight.slice(0, 1), { date: '2025-06-30', value: 20 }, ...straight.slice(1)]);
    expect(pathValueOn(path, '2025-06-30')).toBe(20);
    expect(pathValueOn(path, '2025-09-29')).toBeCloseTo(20 + (80 * 91) / 184, 9);
    expect([pathValueOn(path, '2020-01-01'), pathValueOn(path, '2030-01-01')]).toEqual([0, 100]);
    expect(() => pathThrough(straight.toReversed())).toThrow('does not come after');
    expect(() => pathThrough(straight.slice(1))).toThrow('beginning and an end');
    expect(() => pathValueOn(path, 'soon')).toThrow('no date');
  });
  test('in last year’s shape gives each month its share', () => {
    const path = pathInShape(200, 2025, [0, 10, 5, 5, 10, 20, 10, 10, 10, 10, 5, 5]);
    expect(pathValueOn(path, '2025-02-28')).toBe(20);
    expect(pathValueOn(path, '2025-06-30')).toBe(100);
    expect(path.at(-1)).toEqual({ date: '2025-12-31', value: 200 });
    expect(() => pathInShape(200, 2025, [1, 2])).toThrow('12 months');
    expect(() => pathInShape(200, 2025, new Array(12).fill(0))).toThrow('0 or more');
  });
});

describe('a figure beside its target', () => {
  test('on the path is on the path', () => {
    const ruler = judged([['2025-06-30', 50]], '2025-07-05');
    expect(ruler).toMatchObject({
      standing: 'on-path',
      reached: null,
      gap: { value: -50, percent: -50 },
      level: 'likely',
    });
    expect(said(ruler)).toContain('与目标路径相符');
  });

  test('behind it says how many days, and when this pace gets there', () => {
    // On day 181 of 365 stands what was due on day 146: 35 days behind. At 40 in 181 days, 100 take 452.5.
    const ruler = judged([['2025-06-30', 40]], '2025-07-05');
    expect(ruler).toMatchObject({ standing: 'behind', behindDays: 35 });
    expect(ruler.path?.difference).toBeCloseTo(40 - (181 / 365) * 100, 9);
    expect(ruler.pace).toEqual({ kind: 'arrives', on: '2026-03-29', late: 88 });
    expect(ruler.level).toBe('unlikely');
    expect(said(ruler)).toEqual([
      '与目标相差 60 家（60%）',
      '落后目标路径 35 天',
      '按当前进度将于 2026-03-29 完成，晚 88 天',
      '判断：较难完成',
    ]);
  });

  test('ahead of it will be early', () => {
    const ruler = judged([['2025-06-30', 80]], '2025-07-05');
    expect(ruler).toMatchObject({ standing: 'ahead', behindDays: -111, level: 'assured' });
    expect(ruler.pace).toMatchObject({ kind: 'arrives', on: '2025-08-15', late: -138 });
  });

  test('on a bent path is not called late because the work lies at the end', () => {
    const bent = pathThrough([...straight.slice(0, 1), { date: '2025-10-31', value: 20 }, ...straight.slice(1)]);
    expect(judged([['2025-10-31', 20]], '2025-11-05', { path: bent }).pace).toMatchObject({ late: 0 });
    expect(judged([['2025-10-31', 20]], '2025-11-05').pace).toMatchObject({ late: 1155 });
  });

  test('that never moved has no pace', () => {
    const ruler = judged([['2025-06-30', 0]], '2025-07-05');
    expect(ruler).toMatchObject({ pace: { kind: 'never' }, level: 'out-of-reach' });
    expect(judged([['2025-04-30', 0]], '2025-05-05')).toMatchObject({ pace: { kind: 'never' }, level: 'unlikely' });
    // Too early to speak of a pace.
    expect(judged([['2025-01-15', 0]], '2025-01-16')).toMatchObject({ pace: null, level: 'unknown' });
    expect(said(ruler)).toContain('至今几乎没有进展，无法按进度推算完成时间');
  });

  test('met early and exceeded are said', () => {
    const ruler = judged(
      [
        ['2025-06-30', 60],
        ['2025-09-30', 101],
        ['2025-10-31', 112.5],
      ],
      '2025-11-05',
    );
    expect(ruler).toMatchObject({
      standing: 'exceeded',
      reached: { on: '2025-09-30', early: 92 },
      level: 'delivered',
      pace: null,
    });
    expect(said(ruler)).toEqual(['2025-09-30 达到目标，比时限提前 92 天', '超出目标 12.5 家（12.5%）', '判断：已达标']);
    expect(judged([['2025-12-31', 100]], '2026-01-20')).toMatchObject({ standing: 'met', reached: { early: 0 } });
    expect(judged([['2026-01-31', 100]], '2026-02-20')).toMatchObject({ standing: 'met', reached: { early: -31 } });
  });

  test('is missed only when the figure of the deadline is known', () => {
    expect(judged([['2025-11-30', 90]], '2026-01-05')).toMatchObject({ standing: 'awaiting' });
    expect(judged([['2025-12-31', 95]], '2026-01-20')).toMatchObject({ standing: 'missed', level: 'out-of-reach' });
  });

  test('later figures are not looked at, and an old one is told', () => {
    const figures: [string, number][] = [
      ['2025-03-31', 25],
      ['2025-09-30', 100],
    ];
    const ruler = judged(figures, '2025-07-05');
    expect(ruler).toMatchObject({ figure: { value: 25 }, findings: [{ code: 'old-figure', days: 96 }] });
    expect(judged(figures.slice(0, 1), '2025-07-05')).toEqual(ruler);
    expect(judged([], '2025-07-05')).toMatchObject({ standing: 'unknown', level: 'unknown', gap: null });
  });

  test('goes down where less is better', () => {
    const path = pathThrough([
      { date: '2024-12-31', value: 200 },
      { date: '2025-12-31', value: 100 },
    ]);
    const options = { path, measured: energy, target: { comparator: 'le' as const } };
    expect(judged([['2025-06-30', 160]], '2025-07-05', options)).toMatchObject({
      standing: 'behind',
      behindDays: 35,
      gap: { value: 60 },
    });
    expect(judged([['2025-06-30', 90]], '2025-07-05', options)).toMatchObject({
      standing: 'exceeded',
      gap: { value: -10 },
    });
  });

  test('that must hold on the day is not met before it', () => {
    const hold = { target: { value: 8, manner: 'hold' as const }, measured: growth, path: null };
    expect(judged([['2025-06-30', 9]], '2025-07-05', hold)).toMatchObject({
      standing: 'held',
      reached: null,
      findings: [],
    });
    expect(judged([['2025-06-30', 7.2]], '2025-07-05', hold)).toMatchObject({
      standing: 'short',
      gap: { percent: null },
    });
    expect(judged([['2025-12-31', 8.4]], '2026-01-20', hold)).toMatchObject({
      standing: 'exceeded',
      level: 'delivered',
    });
    expect(judged([['2025-12-31', 7.9]], '2026-01-20', hold)).toMatchObject({ standing: 'missed' });
  });

  test('ranges and about have room', () => {
    const range = {
      target: { comparator: 'range' as const, value: 40, most: 60, manner: 'hold' as const },
      path: null,
    };
    expect(judged([['2025-06-30', 50]], '2025-07-05', range)).toMatchObject({ standing: 'held', gap: { value: 0 } });
    expect(judged([['2025-06-30', 66]], '2025-07-05', range)).toMatchObject({ standing: 'short', gap: { value: 6 } });
    expect(judged([['2025-12-31', 96]], '2026-01-20', { target: { comparator: 'about' } })).toMatchObject({
      standing: 'met',
    });
    expect(judged([['2025-12-31', 94]], '2026-01-20', { target: { comparator: 'about' } })).toMatchObject({
      standing: 'missed',
    });
  });

  test('without a path says so', () => {
    expect(judged([['2025-06-30', 50]], '2025-07-05', { path: null })).toMatchObject({
      standing: 'short',
      pace: null,
      level: 'unknown',
      findings: [{ code: 'no-path' }],
    });
  });

  test('with a forecast goes by it, each way that a target can be meant', () => {
    const made = forecast([40, 44, 49, 55, 61, 66, 72, 77], { season: 1, horizon: 6 });
    const outlook = outlookAt(made, 5);
    const of = (change: Partial<Target>, measured = firms) =>
      judged([['2025-06-30', 77]], '2025-07-05', { outlook, target: change, measured }).forecast?.probability as number;
    const [above, most] = [of({}), of({ value: 120 })];
    expect(above).toBeGreaterThan(0.5);
    expect(most).toBeLessThan(above);
    expect(of({ comparator: 'le', manner: 'hold' })).toBeCloseTo(1 - above, 9);
    expect(of({ comparator: 'range', most: 120 })).toBeCloseTo(above - most, 9);
    expect(of({ comparator: 'eq' })).toBeCloseTo(above, 9);
    expect(of({ comparator: 'eq', manner: 'hold' }, energy)).toBeCloseTo(1 - above, 9);
    expect(of({ comparator: 'about' })).toBeCloseTo(of({ value: 95 }), 9);
    const ruler = judged([['2025-06-30', 77]], '2025-07-05', { outlook });
    expect(ruler.level).toBe(
      levelOf({ reached: false, over: false, probability: above, late: null, days: null, used: null }),
    );
    expect(said(ruler).join()).toMatch(/预测到期 [\d.]+ 家，八成可能在 [\d.]+～[\d.]+ 之间/);
  });

  test('moves its days with its figure: more is never later', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 360 }),
        (a, b, day) => {
          const date = new Date(Date.UTC(2025, 0, day)).toISOString().slice(0, 10);
          const [less, more] = [Math.min(a, b), Math.max(a, b)].map((value) => judged([[date, value]], date));
          expect(more?.behindDays).toBeLessThanOrEqual(less?.behindDays as number);
          const late = (ruler?: StandardRuler) =>
            ruler?.pace?.kind === 'arrives' ? ruler.pace.late : Number.POSITIVE_INFINITY;
          expect(late(more)).toBeLessThanOrEqual(late(less));
        },
      ),
    );
  });
});

describe('levels', () => {
  const facts: LevelFacts = { reached: false, over: false, probability: null, late: null, days: 365, used: 0.6 };
  test.each<[Partial<LevelFacts>, Level]>([
    [{ reached: true, over: true }, 'delivered'],
    [{ over: true, probability: 0.9 }, 'out-of-reach'],
    [{ probability: 0.9, late: 400 }, 'assured'],
    [{ probability: 0.7 }, 'likely'],
    [{ probability: 0.4 }, 'doubtful'],
    [{ probability: 0.1 }, 'unlikely'],
    [{ probability: 0.09 }, 'out-of-reach'],
    [{ late: -37 }, 'assured'],
    [{ late: 0 }, 'likely'],
    [{ late: 36 }, 'doubtful'],
    [{ late: 182 }, 'unlikely'],
    [{ late: 183 }, 'out-of-reach'],
    [{ late: 'never' }, 'out-of-reach'],
    [{ late: 'never', used: 0.4 }, 'unlikely'],
    [{ late: 183, used: 0.4 }, 'unlikely'],
    [{}, 'unknown'],
  ])('%j is %s', (change, level) => {
    expect(levelOf({ ...facts, ...change })).toBe(level);
    expect(levelNames[level].zh).not.toBe('');
    expect(levelAnchors[level].en).not.toBe('');
  });
});

describe('status from progress', () => {
  const reports: ReportFacts = {
    last: '2025-06-30',
    due: '2025-07-01',
    claimed: null,
    verified: null,
    unit: '家',
    bare: 0,
  };
  const codes = ({ light, reasons }: Status) => [light, ...reasons.map((reason) => reason.code)];
  const of = (value: number, change: Partial<ReportFacts> = {}, asOf = '2025-07-01') =>
    codes(progressStatus(judged([['2025-06-30', value]], asOf), { ...reports, ...change }, asOf));

  test('takes the light from the level, and gives its reasons', () => {
    expect(of(50)).toEqual(['green', 'on-path']);
    expect(of(46)).toEqual(['yellow', 'behind-path', 'late-at-pace']);
    expect(of(30)).toEqual(['red', 'behind-path', 'late-at-pace']);
    expect(of(0)).toEqual(['red', 'behind-path', 'no-progress']);
    expect(of(100)).toEqual(['green', 'reached']);
  });

  test('silence and reports without evidence spoil a green light; a claim alone does not count', () => {
    expect(of(60, {}, '2025-07-02')).toEqual(['yellow', 'ahead-of-path', 'early-at-pace', 'silent']);
    expect(of(60, { bare: 2 })).toEqual(['yellow', 'ahead-of-path', 'early-at-pace', 'no-evidence']);
    expect(of(60, { claimed: 75, verified: 60 })).toEqual(['green', 'ahead-of-path', 'early-at-pace', 'only-claimed']);
    expect(codes(progressStatus(null, { ...reports, last: null }, '2025-07-31'))).toEqual(['yellow', 'silent']);
    expect(codes(progressStatus(null, reports, '2025-07-01'))).toEqual(['grey']);
  });

  const deadline = (change: Partial<Parameters<typeof status>[0]> = {}) =>
    status({
      asOf: '2025-07-01',
      due: '2025-12-31',
      acceptedOn: null,
      recurring: false,
      workingDaysLeft: 120,
      ...change,
    });

  test('joins the deadline: the worse light leads, what is accepted is done', () => {
    const late = progressStatus(judged([['2025-06-30', 30]], '2025-07-01'), null, '2025-07-01');
    expect(codes(joint(deadline(), late))).toEqual(['red', 'behind-path', 'late-at-pace', 'due-later']);
    expect(codes(joint(deadline({ acceptedOn: '2025-06-30' }), late))).toEqual(['done', 'accepted-early']);
    expect(codes(joint(deadline({ withdrawnOn: '2025-05-01' }), late))).toEqual(['grey', 'withdrawn']);
    expect(
      codes(
        joint(
          deadline({ due: '2025-06-30' }),
          progressStatus(judged([['2025-06-30', 50]], '2025-07-01'), null, '2025-07-01'),
        ),
      ),
    ).toEqual(['red', 'overdue', 'on-path']);
    expect(joint(deadline(), { light: 'grey', reasons: [] })).toEqual(deadline());
    expect(joint(deadline({ due: null }), late).light).toBe('red');
  });

  test('a named official’s word ends on its day, and the derived light is kept beside it', () => {
    const word = { light: 'yellow' as const, by: '王敏', reason: '设备已到港', until: '2025-07-10' };
    const derived = progressStatus(judged([['2025-06-30', 30]], '2025-07-01'), null, '2025-07-01');
    const both = overridden(derived, word, '2025-07-10');
    expect(both.derived.light).toBe('red');
    expect(codes(both.shown)).toEqual(['yellow', 'override', 'behind-path', 'late-at-pace']);
    expect(reasonSentence(both.shown.reasons[0] as Status['reasons'][number])).toEqual({
      zh: '王敏 人工调整，至 2025-07-10：设备已到港',
      en: 'set by 王敏 until 2025-07-10: 设备已到港',
    });
    expect(overridden(derived, word, '2025-07-11').shown).toBe(derived);
    const done = deadline({ acceptedOn: '2025-06-30' });
    expect(overridden(done, word, '2025-07-01').shown).toBe(done);
  });

  test('every reason has words in both languages', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 130, noNaN: true }),
        fc.option(fc.integer({ min: 0, max: 90 })),
        fc.boolean(),
        (value, verified, seen) => {
          const found = progressStatus(
            judged([['2025-06-30', value]], '2025-12-01'),
            { ...reports, last: seen ? '2025-06-30' : null, claimed: 90, verified, bare: 3 },
            '2025-12-01',
          );
          for (const reason of found.reasons) {
            const { zh, en } = reasonSentence(reason);
            expect(zh).toMatch(/\p{Script=Han}/u);
            expect(zh + en).not.toMatch(/undefined|NaN|null/);
            if ('days' in reason) expect(en).toContain(String(reason.days));
          }
        },
      ),
    );
  });
});
