import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSplit, decimalsOf, expectedOn, type PartWay, splitByWeight } from '../src/index.ts';

const share = (id: string, weight = 1, minimum = 0) => ({ id, weight, minimum });
const values = (whole: number, shares: readonly ReturnType<typeof share>[], decimals = 0) => {
  const result = splitByWeight(whole, shares, decimals);
  return result.kind === 'parts' ? result.values : result;
};

describe('dividing a whole', () => {
  test('equally: parts differ by one step at most, and the smaller ids come first', () => {
    expect(values(10, [share('a'), share('b'), share('c')])).toEqual([4, 3, 3]);
    expect(values(1, [share('a'), share('b'), share('c')], 2)).toEqual([0.34, 0.33, 0.33]);
  });
  test('by weight, with the largest remainder', () => {
    // 7 seats over 53, 24 and 23: 3.71, 1.68, 1.61.
    expect(values(7, [share('a', 53), share('b', 24), share('c', 23)])).toEqual([4, 2, 1]);
  });
  test('by rule: each at least one, one of them at least three', () => {
    expect(values(10, [share('a', 1, 3), share('b', 9, 1), share('c', 0, 1)])).toEqual([3, 6, 1]);
    expect(values(3, [share('a', 1, 2), share('b', 1, 2)])).toEqual({ kind: 'impossible', needed: 4 });
  });
  test('numbers that are none are refused, and nothing can be divided by no weight', () => {
    expect(() => splitByWeight(-1, [share('a')], 0)).toThrow(RangeError);
    expect(() => splitByWeight(5, [share('a', -1)], 0)).toThrow(/-1/);
    expect(() => splitByWeight(5, [share('a', 0), share('b', 0)], 0)).toThrow(/zero/);
  });
  test('always adds up, keeps every minimum, and does not depend on the order', () => {
    const shares = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 4 }),
        weight: fc.integer({ min: 1, max: 1000 }),
        minimum: fc.integer({ min: 0, max: 5 }),
      }),
      { minLength: 1, maxLength: 12, selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(
        shares,
        fc.integer({ min: 60, max: 5000 }),
        fc.integer({ min: 0, max: 2 }),
        (all, steps, decimals) => {
          const whole = steps / 10 ** decimals;
          const least = all.map((one) => ({ ...one, minimum: Math.min(one.minimum, whole / all.length) }));
          const result = splitByWeight(whole, least, decimals);
          if (result.kind === 'impossible') return;
          const sum = result.values.reduce((total, value) => total + value, 0);
          expect(sum).toBeCloseTo(whole, 6);
          result.values.forEach((value, index) => {
            expect(value).toBeGreaterThanOrEqual((least[index]?.minimum ?? 0) - 1e-9);
          });
          const turned = splitByWeight(whole, [...least].reverse(), decimals);
          expect(turned).toEqual({ kind: 'parts', values: [...result.values].reverse() });
        },
      ),
    );
  });
});

describe('checking parts against the whole', () => {
  const parts = (...all: number[]) => all.map((value) => ({ value, weight: null }));
  test.each([
    ['sum', 10, parts(4, 3, 2), false, { holds: false, found: 9, remainder: 1 }],
    ['sum', 10, parts(4, 3, 4), false, { holds: true, found: 11, remainder: -1 }],
    ['sum', 10, parts(4, 3, 4), true, { holds: false, found: 11, remainder: -1 }],
    ['average', 6, parts(5, 7), false, { holds: true, found: 6, remainder: 0 }],
    ['maximum', 8, parts(5, 7), false, { holds: false, found: 7, remainder: 1 }],
    ['each', 6, parts(5, 7), false, { holds: false, found: 5, remainder: 1 }],
    ['each', 6, parts(5, 7), true, { holds: false, found: 7, remainder: -1 }],
    ['sum', 0.3, parts(0.1, 0.2), false, { holds: true, found: 0.3, remainder: 0 }],
  ] as const)('%s of %d', (rule, whole, all, atMost, expected) => {
    expect(checkSplit(rule, whole, all, atMost)).toEqual(expected);
  });
  test('an average is weighted where weights are known', () => {
    const all = [
      { value: 5, weight: 3 },
      { value: 9, weight: 1 },
    ];
    expect(checkSplit('average', 6, all, false)).toEqual({ holds: true, found: 6, remainder: 0 });
    expect(checkSplit('sum', 6, [], false)).toBeNull();
  });
  test('decimals are those that the number was written with', () => {
    expect([30, 4.5, 0.125, 1e-7].map(decimalsOf)).toEqual([0, 1, 3, 6]);
  });
});

describe('what is expected of a part on a date', () => {
  const way = (change: Partial<PartWay>): PartWay => ({
    ...{ from: '2025-12-31', base: 0, due: '2026-12-31', value: 365, trajectory: { kind: 'straight' } },
    ...change,
  });
  test('goes straight from the base to the value, and stays there', () => {
    expect(expectedOn(way({}), '2026-01-10')).toBe(10);
    expect(expectedOn(way({ base: 100, value: 465 }), '2026-01-10')).toBe(110);
    expect([expectedOn(way({}), '2025-01-01'), expectedOn(way({}), '2027-05-05')]).toEqual([0, 365]);
  });
  test('passes through its milestones', () => {
    const trajectory = { kind: 'milestones', points: [{ on: '2026-06-30', value: 300 }] } as const;
    expect(expectedOn(way({ trajectory }), '2026-06-30')).toBe(300);
    expect(expectedOn(way({ trajectory }), '2026-03-31')).toBeCloseTo((300 * 90) / 181, 9);
  });
  test('follows the months of last year', () => {
    const months = [0, 0, 30, 10, 10, 10, 10, 10, 10, 10, 0, 0];
    const trajectory = { kind: 'shape', months } as const;
    expect(expectedOn(way({ trajectory, value: 200 }), '2026-02-28')).toBe(0);
    expect(expectedOn(way({ trajectory, value: 200 }), '2026-03-31')).toBeCloseTo(60, 9);
    expect(expectedOn(way({ trajectory, value: 200 }), '2026-10-31')).toBeCloseTo(200, 9);
    const empty = { kind: 'shape', months: months.map(() => 0) } as const;
    expect(expectedOn(way({ trajectory: empty }), '2026-01-10')).toBe(10);
  });
});
