import {
  adjust,
  blend,
  copeland,
  type Direction,
  denominate,
  entropyWeights,
  impute,
  kurtosis,
  type Normalisation,
  normaliseColumn,
  pairwiseWeights,
  profileOf,
  quantile,
  ranksInGroups,
  ranksOf,
  skewness,
  sufficientUnits,
  tableOf,
  topsis,
  treatOutliers,
} from '@chengshi/score';
import { describe, expect, test } from 'vitest';

const missing = Number.NaN;
const rounded = (values: ArrayLike<number>, digits = 4) =>
  Array.from(values, (value) => (Number.isNaN(value) ? null : Number(value.toFixed(digits))));
const normalised = (values: number[], by: Normalisation, direction: Direction = 1) =>
  rounded(normaliseColumn(Float64Array.from(values), direction, by));

describe('statistics', () => {
  test('quantiles are those of type 7, as spreadsheets and R give them', () => {
    expect([0, 0.25, 0.5, 0.9, 1].map((p) => quantile([15, 20, 35, 40, 50, missing], p))).toEqual([15, 20, 35, 46, 50]);
    expect(() => quantile([1], 1.5)).toThrow('between 0 and 1');
    expect(quantile([missing], 0.5)).toBeNaN();
  });

  test('skewness and kurtosis are adjusted for small samples, as spreadsheets give them', () => {
    const values = [3, 4, 5, 2, 3, 4, 5, 6, 4, 7];
    expect(skewness(values)).toBeCloseTo(0.359543, 6);
    expect(kurtosis(values)).toBeCloseTo(-0.1517996, 6);
    expect([skewness([1, 2]), kurtosis([1, 2, 3])]).toEqual([missing, missing]);
  });

  test('a profile counts what is there, zeros, and repeated values', () => {
    expect(profileOf([0, 2, 2, missing, 5])).toMatchObject({
      ...{ min: 0, max: 5, mean: 2.25, median: 2, there: 4, nonZero: 3, different: 3, same: 2 },
    });
  });
});

describe('before normalising', () => {
  const table = tableOf([
    [10, 1],
    [null, 3],
    [40, null],
    [30, 8],
  ]);

  test('a figure is divided by the unit’s size where it has one; nobody has a share of nothing', () => {
    const perHead = denominate(table, [[2, 2, 0, 3], null], [100]);
    expect(rounded(perHead.values)).toEqual([500, null, null, 1000, 1, 3, null, 8]);
    expect(() => denominate(table, [null])).toThrow('1 denominators for 2 indicators');
  });

  test('a missing cell takes its group’s middle, never that of others', () => {
    expect(rounded(impute(table, { by: 'mean' }).values)).toEqual([10, 26.6667, 40, 30, 1, 3, 4, 8]);
    expect(rounded(impute(table, { by: 'median', groups: ['a', 'b', 'a', 'a'] }).values)).toEqual([
      ...[10, null, 40, 30],
      ...[1, 3, 4.5, 8],
    ]);
  });

  test('units with too few figures are told', () => {
    expect(sufficientUnits(table, 1)).toEqual([0, 3]);
    expect(sufficientUnits(table, 0.5)).toEqual([0, 1, 2, 3]);
  });

  test('the farthest point is drawn to the next until the shape is inside, and no more than was allowed', () => {
    const column = [...Array.from({ length: 20 }, (_, i) => [i % 5]), [60], [50]];
    const { table: treated, treatments } = treatOutliers(tableOf(column), { most: 5 });
    expect(treatments).toMatchObject([{ indicator: 0, points: 2, before: { inside: false }, after: { inside: true } }]);
    expect(Math.max(...treated.values)).toBe(4);
    expect(treatOutliers(tableOf(column), { most: 1 }).treatments).toMatchObject([
      { points: 1, after: { inside: false } },
    ]);
    const mirrored = treatOutliers(tableOf(column.map(([value]) => [-(value ?? 0)])), { most: 5 });
    expect(Math.min(...mirrored.table.values)).toBe(-4);
  });

  test('cells are finite or missing', () => {
    expect(() => tableOf([[1, Number.POSITIVE_INFINITY]])).toThrow('row 0, column 1 is infinite');
    expect(() => tableOf([[1, 2], [3]])).toThrow('row 1 has 1 cells, not 2');
  });
});

describe('normalising', () => {
  const values = [20, 50, missing, 80, 50];

  test.each([
    ['min–max', { method: 'min-max', from: 0, to: 100 }, [0, 50, null, 100, 50], [100, 50, null, 0, 50]],
    [
      'z-score',
      { method: 'z-score', mean: 0, deviation: 1 },
      [-1.2247, 0, null, 1.2247, 0],
      [1.2247, 0, null, -1.2247, 0],
    ],
    [
      'goalposts, truncated',
      { method: 'goalposts', lower: 30, upper: 70, scale: 10, truncate: true },
      [0, 5, null, 10, 5],
      [10, 5, null, 0, 5],
    ],
    [
      'goalposts, free',
      { method: 'goalposts', lower: 30, upper: 70, scale: 10, truncate: false },
      [-2.5, 5, null, 12.5, 5],
      [12.5, 5, null, -2.5, 5],
    ],
    ['distance to the best', { method: 'distance-to-best' }, [0, 0.5, null, 1, 0.5], [1, 0.5, null, 0, 0.5]],
    ['distance to a unit', { method: 'distance-to-unit', unit: 1, cap: true }, [0, 1, null, 1, 1], [1, 1, null, 0, 1]],
    ['rank', { method: 'rank' }, [1, 2, null, 4, 2], [4, 2, null, 1, 2]],
    ['Borda', { method: 'borda' }, [0, 1, null, 3, 1], [3, 1, null, 0, 1]],
    ['percentile rank', { method: 'percentile-rank' }, [0, 0.3333, null, 1, 0.3333], [1, 0.3333, null, 0, 0.3333]],
    ['as it is', { method: 'none' }, [20, 50, null, 80, 50], [-20, -50, null, -80, -50]],
  ] as [string, Normalisation, (number | null)[], (number | null)[]][])(
    '%s, with more or less being better; what is missing stays missing',
    (_name, by, higher, lower) => {
      expect(normalised(values, by)).toEqual(higher);
      expect(normalised(values, by, -1)).toEqual(lower);
    },
  );

  test('the distance to a target counts from the worst unit, and can be capped', () => {
    const by = (cap: boolean): Normalisation => ({ method: 'distance-to-target', target: 60, cap });
    expect(normalised([20, 50, 80], by(false))).toEqual([0, 0.75, 1.5]);
    expect(normalised([20, 50, 80], by(true))).toEqual([0, 0.75, 1]);
    expect(normalised([20, 50, 80], { method: 'distance-to-target', target: 40, cap: false }, -1)).toEqual([
      1.5, 0.75, 0,
    ]);
    expect(normalised([20, 50, 80], { method: 'fraction-of-best' })).toEqual([0.25, 0.625, 1]);
  });

  test('the efficacy coefficient gives 60 for what is not allowed and 100 for what satisfies, in either direction', () => {
    const by = (notAllowed: number, satisfactory: number, limit: { lowest: number; highest: number } | null = null) =>
      ({ method: 'efficacy', notAllowed, satisfactory, base: 60, span: 40, limit }) as const;
    expect(normalised([5, 6, 10, 12], by(5, 10))).toEqual([60, 68, 100, 116]);
    expect(normalised([12, 10, 5, 3], by(10, 5, { lowest: 60, highest: 100 }))).toEqual([60, 60, 100, 100]);
    expect(() => normalised([1], by(5, 5))).toThrow('must differ');
  });

  test('a completion rate has a cap, and turns over where less is better', () => {
    const by: Normalisation = { method: 'completion', target: 135, full: 100, most: 120 };
    expect(normalised([135, 108, 200], by)).toEqual([100, 80, 120]);
    expect(normalised([4, 5, 2], { method: 'completion', target: 4, full: 100, most: 120 }, -1)).toEqual([
      100, 80, 120,
    ]);
  });

  test('growth and total are blended by share', () => {
    expect(rounded(blend(Float64Array.of(100, 0, missing), Float64Array.of(0, 50, 50), 0.4))).toEqual([40, 30, null]);
    expect(() => blend(Float64Array.of(1), Float64Array.of(1), 1.4)).toThrow('between 0 and 1');
  });

  test('an indicator in which all are equal has no scale: it is missing, not 0 or 100', () => {
    expect(normalised([7, 7], { method: 'min-max', from: 0, to: 100 })).toEqual([null, null]);
  });

  test('goalposts the wrong way round and units that are not there are refused', () => {
    expect(() => normalised([1], { method: 'goalposts', lower: 3, upper: 3, scale: 1, truncate: true })).toThrow(
      'is not above',
    );
    expect(() => normalised([1], { method: 'distance-to-unit', unit: 4, cap: true })).toThrow('no unit 4 among 1');
  });
});

describe('ranks', () => {
  test('equal values share the best rank, the worst or the mean; missing ones have none', () => {
    const values = [30, 10, 30, missing, 20];
    expect(rounded(ranksOf(values))).toEqual([1, 4, 1, null, 3]);
    expect(rounded(ranksOf(values, { ties: 'max' }))).toEqual([2, 4, 2, null, 3]);
    expect(rounded(ranksOf(values, { ties: 'mean' }))).toEqual([1.5, 4, 1.5, null, 3]);
    expect(rounded(ranksOf(values, { order: 'ascending' }))).toEqual([3, 1, 3, null, 2]);
  });

  test('units are compared inside their group only, and those without a group not at all', () => {
    expect(rounded(ranksInGroups([5, 9, 7, 6, 8], ['town', 'city', 'town', null, 'city']))).toEqual([2, 1, 1, null, 2]);
    expect(() => ranksInGroups([1, 2], ['a'])).toThrow('1 groups for 2 values');
  });
});

describe('weights', () => {
  test('entropy gives more to what tells units apart, and nothing to what does not', () => {
    // By hand: e = 0.8113 for 1 against 3, e = 1 for equal values.
    expect(
      rounded(
        entropyWeights(
          tableOf([
            [1, 5],
            [3, 5],
          ]),
        ),
      ),
    ).toEqual([1, 0]);
    expect(
      rounded(
        entropyWeights(
          tableOf([
            [1, 1],
            [3, 1],
            [2, 4],
          ]),
        ),
      ),
    ).toEqual([0.274, 0.726]);
    expect(
      rounded(
        entropyWeights(
          tableOf([
            [2, 2],
            [2, 2],
          ]),
        ),
      ),
    ).toEqual([0.5, 0.5]);
    expect(() => entropyWeights(tableOf([[1], [-1]]))).toThrow('unit 1 has -1');
  });

  test('judgements in pairs give Saaty’s weights and their consistency', () => {
    const { weights, eigenvalue, consistency } = pairwiseWeights([
      [1, 3, 5],
      [1 / 3, 1, 3],
      [1 / 5, 1 / 3, 1],
    ]);
    expect(rounded(weights)).toEqual([0.637, 0.2583, 0.1047]);
    expect(eigenvalue).toBeCloseTo(3.0385, 4);
    expect(consistency).toBeCloseTo(0.0332, 4);
    expect(
      pairwiseWeights([
        [1, 4],
        [0.25, 1],
      ]),
    ).toMatchObject({ consistency: null });
    expect(() =>
      pairwiseWeights([
        [1, 2],
        [2, 1],
      ]),
    ).toThrow('contradict');
  });
});

describe('outranking', () => {
  const table = tableOf([
    [9, 9, 9],
    [8, 7, 1],
    [7, 8, 2],
  ]);

  test('TOPSIS puts who is best in all at 1 and who is worst in all at 0', () => {
    const closeness = topsis(
      tableOf([
        [250, 16],
        [200, 8],
        [300, 32],
      ]),
      [0.5, 0.5],
    );
    expect(closeness[1]).toBe(0);
    expect(closeness[2]).toBe(1);
    // Worked out apart: columns of length 438.7 and 36.7; distances 0.1231 from the worst and 0.2253 from the best.
    expect(closeness[0]).toBeCloseTo(0.3531, 4);
    expect(rounded(topsis(tableOf([[5], [5]]), [1]))).toEqual([0.5, 0.5]);
  });

  test('Copeland counts duels won by more than half of the weight', () => {
    expect([...copeland(table, [1, 1, 1])]).toEqual([2, -2, 0]);
    expect([...copeland(table, [3, 1, 1])]).toEqual([2, 0, -2]);
    expect(() => copeland(table, [1])).toThrow('1 weights for 3 indicators');
  });
});

describe('additions, deductions, red lines', () => {
  test('points stay under the ceilings, of each item and of all', () => {
    const ceilings = { additions: 5, deductions: null, items: new Map([['honour', 3]]) };
    const [first, second] = adjust(
      [80, 90],
      [
        { kind: 'addition', unit: 0, item: 'honour', points: 2 },
        { kind: 'addition', unit: 0, item: 'honour', points: 2 },
        { kind: 'addition', unit: 0, item: 'pilot', points: 4 },
        { kind: 'deduction', unit: 0, item: 'talk', points: 1 },
      ],
      ceilings,
    );
    expect(first).toEqual({ score: 84, added: 5, deducted: 1, lost: 3, vetoes: [] });
    expect(second).toEqual({ score: 90, added: 0, deducted: 0, lost: 0, vetoes: [] });
  });

  test('a red line caps the score, or takes the unit out of the ranking', () => {
    const [capped, out] = adjust(
      [95, 95],
      [
        { kind: 'addition', unit: 0, item: 'honour', points: 2 },
        { kind: 'veto', unit: 0, item: 'accident', cap: 79 },
        { kind: 'veto', unit: 1, item: 'false figures', cap: null },
      ],
    );
    expect(capped).toMatchObject({ score: 79, vetoes: ['accident'] });
    expect(out?.score).toBeNaN();
    expect(() => adjust([1], [{ kind: 'deduction', unit: 0, item: 'x', points: -1 }])).toThrow('more than 0');
    expect(() => adjust([1], [{ kind: 'veto', unit: 3, item: 'x', cap: null }])).toThrow('unit 3 of 1');
  });
});
