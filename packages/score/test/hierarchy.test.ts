import {
  aggregate,
  differences,
  effectiveWeights,
  explain,
  hierarchyOf,
  indistinguishable,
  type Mean,
  noisyWeights,
  randomFrom,
  rankRanges,
  ranksOf,
  scoresOf,
  type Table,
  tableOf,
  weightNoise,
  withWeights,
} from '@chengshi/score';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** Projects and growth make the economy, which makes the index with water; weights 3:1 inside, 2:1 above. */
const scheme = hierarchyOf(
  [
    { id: 'projects', parent: 'economy', weight: 3 },
    { id: 'growth', parent: 'economy', weight: 1 },
    { id: 'water', parent: 'ecology', weight: 1 },
  ],
  [
    { id: 'index', parent: null, weight: 1 },
    { id: 'ecology', parent: 'index', weight: 1 },
    { id: 'economy', parent: 'index', weight: 2 },
  ],
);
const table = tableOf([
  [80, 40, 90],
  [60, null, 30],
  [null, null, 50],
]);
const index = (data: Table, mean: Mean = 'arithmetic', share?: number) =>
  Array.from(scoresOf(aggregate(data, scheme, { mean, ...(share ? { share } : {}) }), scheme, 'index'), (value) =>
    Number.isNaN(value) ? null : Number(value.toFixed(4)),
  );

describe('the way up', () => {
  test('weights are re-scaled over what is there', () => {
    // 80·¾ + 40·¼ = 70, then (2·70 + 90)/3; projects alone, then (2·60 + 30)/3; water alone.
    expect(index(table)).toEqual([76.6667, 50, 50]);
  });

  test('geometric and harmonic means, which need values above 0', () => {
    expect(index(tableOf([[80, 40, 90]]), 'geometric')).toEqual([
      Number(((80 ** 0.75 * 40 ** 0.25) ** (2 / 3) * 90 ** (1 / 3)).toFixed(4)),
    ]);
    expect(index(tableOf([[80, 40, 90]]), 'harmonic')).toEqual([
      Number((3 / (2 * (0.75 / 80 + 0.25 / 40) + 1 / 90)).toFixed(4)),
    ]);
    expect(() => index(tableOf([[80, 0, 90]]), 'geometric')).toThrow('growth is 0 for unit 0');
  });

  test('an aggregate of which too little is there has no value', () => {
    expect(index(table, 'arithmetic', 1)).toEqual([76.6667, null, null]);
  });

  test('what does not apply to a unit leaves its denominator, whatever its cell says', () => {
    const applies = (unit: number, indicator: number) => !(unit === 0 && indicator === 1);
    const scores = scoresOf(aggregate(table, scheme, { mean: 'arithmetic', applies }), scheme, 'index');
    expect(scores[0]).toBeCloseTo((2 * 80 + 90) / 3, 12);
  });

  test('effective weights are shares of the top', () => {
    const shares = effectiveWeights(scheme);
    const named = Object.fromEntries(scheme.nodes.map(({ id }, at) => [id, Number((shares[at] as number).toFixed(4))]));
    expect(named).toEqual({ projects: 0.5, growth: 0.1667, water: 0.3333, economy: 0.6667, ecology: 0.3333, index: 1 });
  });

  test.each([
    [
      'stands twice',
      [
        { id: 'a', parent: 't', weight: 1 },
        { id: 'a', parent: 't', weight: 1 },
      ],
      [{ id: 't', parent: null, weight: 1 }],
    ],
    ['no aggregate of the scheme', [{ id: 'a', parent: 'b', weight: 1 }], [{ id: 't', parent: null, weight: 1 }]],
    ['has nothing below it', [{ id: 'a', parent: null, weight: 1 }], [{ id: 't', parent: null, weight: 1 }]],
    ['must be 0 or more', [{ id: 'a', parent: 't', weight: -1 }], [{ id: 't', parent: null, weight: 1 }]],
    [
      'run in a circle',
      [{ id: 'a', parent: 't', weight: 1 }],
      [
        { id: 't', parent: 'u', weight: 1 },
        { id: 'u', parent: 't', weight: 1 },
      ],
    ],
  ])('a scheme that %s is refused with the name of the node', (words, indicators, aggregates) => {
    expect(() => hierarchyOf(indicators, aggregates)).toThrow(words);
  });
});

describe('explaining', () => {
  const how = { mean: 'arithmetic' } as const;

  test('points of indicators add up to the score, sisters to their parent', () => {
    const shares = explain(table, scheme, how, 0);
    const points = (ids: readonly string[]) =>
      shares.filter(({ id }) => ids.includes(id)).reduce((sum, share) => sum + share.points, 0);
    expect(points(['projects', 'growth', 'water'])).toBeCloseTo(76.6667, 4);
    expect(points(['projects', 'growth'])).toBeCloseTo(points(['economy']), 12);
    expect(shares.find(({ id }) => id === 'growth')).toMatchObject({ value: 40, points: expect.closeTo(40 / 6, 12) });
  });

  test('what is missing brings nothing, and its weight goes to its sisters', () => {
    const shares = explain(table, scheme, how, 1);
    expect(shares.find(({ id }) => id === 'growth')).toMatchObject({ value: Number.NaN, weight: 0, points: 0 });
    expect(shares.find(({ id }) => id === 'projects')?.weight).toBeCloseTo(2 / 3, 12);
  });

  test('why one is ahead: values and weights add up to the difference, the largest first', () => {
    const found = differences(explain(table, scheme, how, 0), explain(table, scheme, how, 1));
    expect(found.map(({ id }) => id)).toEqual(['water', 'growth', 'projects']);
    expect(found.reduce((sum, { byValue, byWeight }) => sum + byValue + byWeight, 0)).toBeCloseTo(76.6667 - 50, 4);
    expect(found[0]).toMatchObject({ points: 20, byWeight: 0 });
  });

  test('means whose points do not add up are refused', () => {
    expect(() => explain(table, scheme, { mean: 'geometric' }, 0)).toThrow('do not add up');
  });
});

describe('how firm a rank is', () => {
  const data = tableOf(Array.from({ length: 12 }, (_, unit) => [50 + unit * 4, 90 - unit, 40 + ((unit * 7) % 12) * 3]));
  const options = { how: { mean: 'arithmetic' }, top: 'index', noise: 0.25, runs: 60, seed: 7 } as const;

  test('the same seed gives the same intervals, and nominal ranks lie inside', () => {
    const ranges = weightNoise(data, scheme, options);
    expect(weightNoise(data, scheme, options)).toEqual(ranges);
    expect(ranges.every(({ nominal, low, high }) => low <= nominal && nominal <= high)).toBe(true);
    expect(ranges.some(({ low, high }) => low < high)).toBe(true);
    expect(weightNoise(data, scheme, { ...options, noise: 0 }).every(({ low, high }) => low === high)).toBe(true);
  });

  test('noise moves only the nodes that are named, by no more than asked', () => {
    const moved = noisyWeights(scheme, 0.25, randomFrom(1), (node) => node.parent === 'index');
    expect([...moved.keys()].sort()).toEqual(['ecology', 'economy']);
    for (const [id, weight] of moved)
      expect(Math.abs(weight / (id === 'economy' ? 2 : 1) - 1)).toBeLessThanOrEqual(0.25);
  });

  test('statistics of ranks are those of the runs', () => {
    const [range] = rankRanges([2], [[1], [2], [2], [4], [Number.NaN]]);
    expect(range).toEqual({
      nominal: 2,
      mean: 2.25,
      median: 2,
      low: expect.closeTo(1.15, 12),
      high: expect.closeTo(3.7, 12),
    });
  });

  test('units whose intervals overlap are told as one place', () => {
    const range = (nominal: number, low: number, high: number) => ({
      nominal,
      mean: nominal,
      median: nominal,
      low,
      high,
    });
    expect(indistinguishable([range(4, 4, 4), range(1, 1, 3), range(2, 1, 2), range(3, 2, 4), range(5, 5, 6)])).toEqual(
      [[1, 2, 3], [0], [4]],
    );
  });
});

test('on any table and weights: scores lie between the worst and best cell, better cells never lower a score, and doubling all weights changes nothing', () => {
  const cell = fc.option(fc.double({ min: 1, max: 100, noNaN: true }), { nil: null, freq: 6 });
  const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
  const weights = fc.record({
    projects: fc.integer({ min: 1, max: 9 }),
    growth: fc.integer({ min: 1, max: 9 }),
    economy: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(rows, weights, fc.constantFrom<Mean>('arithmetic', 'geometric', 'harmonic'), (cells, given, mean) => {
      const data = tableOf(cells);
      const one = withWeights(scheme, new Map(Object.entries(given)));
      const twice = withWeights(scheme, new Map(one.nodes.map(({ id, weight }) => [id, weight * 2])));
      const scores = scoresOf(aggregate(data, one, { mean }), one, 'index');
      const again = scoresOf(aggregate(data, twice, { mean }), twice, 'index');
      const better = scoresOf(
        aggregate(tableOf(cells.map((row) => row.map((value) => (value === null ? null : value + 1)))), one, { mean }),
        one,
        'index',
      );
      for (const [unit, row] of cells.entries()) {
        const there = row.filter((value) => value !== null);
        const score = scores[unit] as number;
        expect(Number.isNaN(score)).toBe(there.length === 0);
        if (there.length === 0) continue;
        expect(score).toBeGreaterThanOrEqual(Math.min(...there) - 1e-9);
        expect(score).toBeLessThanOrEqual(Math.max(...there) + 1e-9);
        expect(again[unit]).toBeCloseTo(score, 9);
        expect(better[unit]).toBeGreaterThan(score);
      }
      expect(ranksOf(again.map((score) => Number(score.toFixed(6))))).toEqual(
        ranksOf(scores.map((score) => Number(score.toFixed(6)))),
      );
    }),
    { numRuns: 200 },
  );
});
