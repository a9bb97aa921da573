import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate } from '../src/deliver/draws/allocate.ts';
import { type Candidate, draw, populationDigest, populationText, ticketOf } from '../src/deliver/draws/draw.ts';
import { pointsOf, type RiskFacts, riskReasons } from '../src/deliver/draws/risk.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const seedOf = (number: number) => sha256(String(number));
const strata = (...sizes: number[]) => sizes.map((size, at) => ({ key: `s${at}`, size, ticket: sha256(`t${at}`) }));
const population = (sizes: readonly number[], points: (at: number) => number = () => 0): Candidate[] =>
  sizes.flatMap((size, stratum) =>
    Array.from({ length: size }, (_, at) => ({
      ...{ id: `${stratum}-${String(at).padStart(4, '0')}`, stratum: `s${stratum}`, points: points(at) },
    })),
  );
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

describe('places for strata', () => {
  test('are the whole parts of the quotas, and the rest goes to the largest remainders', () => {
    // Quotas 4.5, 3.3, 2.2 of 10: whole parts 4, 3, 2; the place that is left goes to the remainder of 0.5.
    expect(allocate(strata(45, 33, 22), 10)).toEqual([5, 3, 2]);
    // The example by which Hamilton’s method is known to lose a seat when the house grows (Alabama paradox).
    expect(allocate(strata(6, 6, 2), 10)).toEqual([4, 4, 2]);
    expect(allocate(strata(6, 6, 2), 11)).toEqual([5, 5, 1]);
  });

  test('none gets less than one where there are enough, at the cost of those furthest above their quota', () => {
    expect(allocate(strata(97, 1, 1, 1), 4)).toEqual([1, 1, 1, 1]);
    expect(allocate(strata(97, 1, 1, 1), 6)).toEqual([3, 1, 1, 1]);
  });

  test('with fewer places than strata equal claims are decided by ticket', () => {
    const given = allocate(strata(1, 1, 1, 1), 2);
    const smallest = [0, 1, 2, 3].sort((a, b) => (sha256(`t${a}`) < sha256(`t${b}`) ? -1 : 1)).slice(0, 2);
    expect(given.flatMap((places, at) => (places ? [at] : [])).sort()).toEqual(smallest.sort());
  });

  test('sum to what there is, exceed no stratum, leave none empty, and stay within one of the quota where the least of one does not bind', () => {
    const cases = fc
      .array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 30 })
      .chain((sizes) => fc.tuple(fc.constant(sizes), fc.integer({ min: 0, max: sum(sizes) })));
    fc.assert(
      fc.property(cases, ([sizes, places]) => {
        const given = allocate(strata(...sizes), places);
        expect(sum(given)).toBe(places);
        const quotas = sizes.map((size) => (places * size) / sum(sizes));
        given.forEach((one, at) => {
          expect(one).toBeLessThanOrEqual(sizes[at] ?? 0);
          if (places >= sizes.length) expect(one).toBeGreaterThanOrEqual(1);
        });
        if (quotas.every((quota) => quota >= 1) || places < sizes.length) {
          given.forEach((one, at) => void expect(Math.abs(one - (quotas[at] ?? 0))).toBeLessThan(1));
        }
      }),
    );
  });

  test('refuses more places than items', () => {
    expect(() => allocate(strata(1, 2), 4)).toThrow('4 places for 3 items');
  });
});

describe('a draw', () => {
  const plans = fc.record({
    sizes: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
    wanted: fc.integer({ min: 1, max: 200 }),
    riskShare: fc.integer({ min: 0, max: 100 }),
    seed: fc.integer().map(seedOf),
    most: fc.integer({ min: 1, max: 6 }),
  });

  test('gives the same list for the same seed, in whatever order the population is given', () => {
    fc.assert(
      fc.property(plans, fc.infiniteStream(fc.nat()), ({ sizes, most, ...plan }, order) => {
        const all = population(sizes, (at) => at % most);
        const shuffled = all.map((one) => ({ one, key: order.next().value ?? 0 })).sort((a, b) => a.key - b.key);
        const again = draw(
          shuffled.map(({ one }) => one),
          plan,
        );
        expect(again).toEqual(draw(all, plan));
        expect(populationDigest(shuffled.map(({ one }) => one))).toBe(populationDigest(all));
      }),
    );
  });

  test('holds each item once, as many as are wanted or there, the share by risk, and strata that add up', () => {
    fc.assert(
      fc.property(plans, ({ sizes, most, ...plan }) => {
        const all = population(sizes, (at) => at % most);
        const { items, strata: drawn } = draw(all, plan);
        const wanted = Math.min(plan.wanted, all.length);
        expect(items).toHaveLength(wanted);
        expect(new Set(items.map(({ id }) => id)).size).toBe(wanted);
        const risky = items.filter(({ how }) => how === 'risk').length;
        const share = Math.floor((wanted * plan.riskShare + 50) / 100);
        expect(risky).toBe(Math.min(share, all.filter(({ points }) => points > 0).length));
        expect(sum(drawn.map(({ size }) => size))).toBe(all.length);
        expect([sum(drawn.map(({ risk }) => risk)), sum(drawn.map(({ chance }) => chance))]).toEqual([
          risky,
          wanted - risky,
        ]);
      }),
    );
  });

  test('by risk takes nobody with fewer points than somebody whom it leaves, and nobody without points', () => {
    fc.assert(
      fc.property(plans, ({ sizes, most, ...plan }) => {
        const all = population(sizes, (at) => at % most);
        const points = new Map(all.map((one) => [one.id, one.points]));
        const { items } = draw(all, plan);
        const risky = items.filter(({ how }) => how === 'risk').map(({ id }) => id);
        const least = Math.min(...risky.map((id) => points.get(id) ?? 0));
        if (risky.length === 0) return;
        expect(least).toBeGreaterThan(0);
        for (const one of all) if (!risky.includes(one.id)) expect(one.points).toBeLessThanOrEqual(least);
      }),
    );
  });

  test('by chance takes every item of a stratum equally often over seeds', () => {
    const all = population([10, 20]);
    const seeds = 6000;
    const counts = new Map(all.map(({ id }) => [id, 0]));
    for (let at = 0; at < seeds; at++) {
      for (const { id } of draw(all, { wanted: 6, riskShare: 0, seed: seedOf(at) }).items)
        counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    // Proportional allocation: 2 of 10 and 4 of 20, so that everybody is taken in a fifth of the draws.
    const expected = seeds / 5;
    const chiSquare = (stratum: string) =>
      sum([...counts].flatMap(([id, count]) => (id.startsWith(stratum) ? [(count - expected) ** 2 / expected] : [])));
    // 99.9th percentiles of chi-square with 9 and 19 degrees of freedom; drawing without replacement varies less.
    expect(chiSquare('0-')).toBeLessThan(27.9);
    expect(chiSquare('1-')).toBeLessThan(43.8);
  });

  test('among equal points lets chance decide who is taken by risk', () => {
    const all = population([4], () => 3);
    const first = new Set(
      Array.from({ length: 60 }, (_, at) => draw(all, { wanted: 1, riskShare: 100, seed: seedOf(at) }).items[0]?.id),
    );
    expect(first.size).toBe(4);
  });

  test('can be worked out with a digest and sorting alone', () => {
    const all = population([3, 5], (at) => (at === 0 ? 2 : 0));
    const seed = seedOf(7);
    expect(populationText(all).split('\n').slice(0, 2)).toEqual(['0-0000 s0 2', '0-0001 s0 0']);
    expect(populationDigest(all)).toBe(sha256(populationText(all)));
    expect(ticketOf(seed, '0-0001')).toBe(sha256(`${seed}:0-0001`));
    const { items } = draw(all, { wanted: 5, riskShare: 40, seed });
    const smallest = (ids: string[]) => ids.sort((a, b) => (ticketOf(seed, a) < ticketOf(seed, b) ? -1 : 1));
    // Left for chance: two and four, three places by quotas of 1 and 2.
    expect(items.map(({ id }) => id)).toEqual([
      ...smallest(['0-0000', '1-0000']),
      ...smallest(['0-0001', '0-0002']).slice(0, 1),
      ...smallest(['1-0001', '1-0002', '1-0003', '1-0004']).slice(0, 2),
    ]);
  });
});

describe('risk', () => {
  const calm: RiskFacts = {
    ...{ kind: 'progress', value: 10, reportedOn: '2026-03-01', lastValue: 9, evidence: 2, dueOn: '2026-12-31' },
    ...{ closed: false, doubts: 0, unitVerified: true },
  };
  const codes = (change: Partial<RiskFacts>) =>
    riskReasons({ ...calm, ...change }, '2026-03-10').map(({ code, points }) => [code, points]);

  test.each<[string, Partial<RiskFacts>, [string, number][]]>([
    ['nothing speaks for it', {}, []],
    ['no deadline', { dueOn: null }, []],
    ['past its deadline and not said to be done', { dueOn: '2026-03-09' }, [['overdue', 3]]],
    ['past its deadline, but closed', { dueOn: '2026-03-09', closed: true }, []],
    ['due today', { dueOn: '2026-03-10' }, [['due-soon', 1]]],
    ['due in two weeks', { dueOn: '2026-03-24' }, [['due-soon', 1]]],
    ['due a day later than that', { dueOn: '2026-03-25' }, []],
    ['claimed too late', { kind: 'completion', dueOn: '2026-02-27' }, [['claimed-late', 2]]],
    ['claimed on the last day', { kind: 'completion', dueOn: '2026-03-01' }, []],
    ['claimed without evidence', { kind: 'completion', evidence: 0 }, [['no-evidence', 3]]],
    ['claimed with one photo', { kind: 'completion', evidence: 1 }, [['little-evidence', 1]]],
    ['half as much again', { value: 15, lastValue: 10 }, [['jump', 2]]],
    ['a little less than that', { value: 14.9, lastValue: 10.1 }, []],
    ['half lost', { value: 5, lastValue: 10 }, [['jump', 2]]],
    ['the first figure', { value: 5, lastValue: null }, []],
    ['from nothing', { value: 5, lastValue: 0 }, []],
    ['a unit that nobody has verified', { unitVerified: false }, [['never-verified', 2]]],
    ['a unit that was doubted', { doubts: 2 }, [['doubted-before', 2]]],
    ['a unit that was doubted often', { doubts: 9 }, [['doubted-before', 3]]],
  ])('%s', (_what, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  test('is the sum of the points of its reasons', () => {
    const reasons = riskReasons({ ...calm, kind: 'completion', evidence: 0, dueOn: '2026-02-27' }, '2026-03-10');
    expect(pointsOf(reasons)).toBe(5);
  });
});
