import {
  adjust,
  aggregate,
  hierarchyOf,
  membersOf,
  normalise,
  type Question,
  ranksInGroups,
  ranksOfMembers,
  roomFor,
  scoresFrom,
  scoresIn,
  scoresOf,
  tableOf,
  whatIf,
  withWeights,
} from '@chengshi/score';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const scheme = hierarchyOf(
  Array.from({ length: 11 }, (_, at) => ({ id: `i${at}`, parent: at < 9 ? 'a' : 'b', weight: 1 + (at % 3) })),
  [
    { id: 'a', parent: 'top', weight: 2 },
    { id: 'b', parent: 'top', weight: 1 },
    { id: 'top', parent: null, weight: 1 },
  ],
);
const plan = scheme.nodes
  .slice(0, 11)
  .map(() => ({ direction: 1 as const, by: { method: 'min-max' as const, from: 0, to: 100 } }));
const question = (rows: (number | null)[][]): Question => ({
  table: tableOf(rows),
  steps: (table) => normalise(table, plan),
  hierarchy: scheme,
  how: { mean: 'arithmetic' },
  top: 'top',
  groups: rows.map((_, unit) => unit % 2),
});
const cells = fc.array(
  fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { freq: 5 }), { minLength: 11, maxLength: 11 }),
  { minLength: 2, maxLength: 9 },
);

describe('what if', () => {
  test('gives the figures of a real run with the same changes', () => {
    fc.assert(
      fc.property(cells, fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 9 }), (rows, indicator, weight) => {
        const asked = question(rows);
        const { scores, ranks } = whatIf(asked, {
          values: [{ unit: 1, indicator, value: 40 }],
          weights: new Map([['b', weight]]),
        });
        const real = rows.map((row, unit) => row.map((cell, at) => (unit === 1 && at === indicator ? 40 : cell)));
        const changed = withWeights(scheme, new Map([['b', weight]]));
        const run = aggregate(normalise(tableOf(real), plan), changed, { mean: 'arithmetic' });
        expect(scores).toEqual(Float64Array.from(scoresOf(run, changed, 'top')));
        expect(ranks).toEqual(ranksInGroups(scores, asked.groups));
        expect(asked.table).toEqual(tableOf(rows));
      }),
    );
  });

  test('asked nothing, answers as it stands; additions come after', () => {
    const asked = question([
      [...new Array(11).keys()],
      [...new Array(11).keys()].map((at) => 10 - at),
      new Array(11).fill(5),
      new Array(11).fill(9),
    ]);
    const plain = whatIf(asked, {});
    const more = whatIf(
      {
        ...asked,
        finish: (scores) =>
          adjust(scores, [{ kind: 'addition', unit: 0, item: '荣誉', points: 50 }]).map(({ score }) => score),
      },
      {},
    );
    expect(more.scores[0]).toBe((plain.scores[0] as number) + 50);
    expect(more.scores[1]).toBe(plain.scores[1]);
  });

  test('names a cell or node that is not there', () => {
    const asked = question([new Array(11).fill(1), new Array(11).fill(2)]);
    expect(() => whatIf(asked, { values: [{ unit: 2, indicator: 0, value: 1 }] })).toThrow('no cell 2, 0 among 2 × 11');
    expect(() => whatIf(asked, { weights: new Map([['c', 1]]) })).toThrow('the scheme has no c');
    expect(() => whatIf(asked, { weights: new Map([['b', -1]]) })).toThrow('must be 0 or more');
  });
});

describe('a room that is used again', () => {
  test('gives the same as fresh ones, whatever lay in it, for every mean and any missing cells', () => {
    const room = roomFor(4, scheme);
    fc.assert(
      fc.property(
        fc.array(
          fc.array(fc.option(fc.double({ min: 0.5, max: 99, noNaN: true }), { freq: 3 }), {
            minLength: 11,
            maxLength: 11,
          }),
          { minLength: 4, maxLength: 4 },
        ),
        fc.constantFrom('arithmetic' as const, 'geometric' as const, 'harmonic' as const),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rows, mean, share) => {
          const table = tableOf(rows);
          const scores = scoresIn(room, table, scheme, { mean, share }, 'top');
          const expected = Array.from({ length: 4 }, (_, unit) => meanOf(rows[unit] as (number | null)[], mean, share));
          for (const [unit, score] of scores.entries()) {
            const wanted = expected[unit] as number;
            if (Number.isNaN(wanted)) expect(score).toBeNaN();
            else expect(score / wanted).toBeCloseTo(1, 10);
          }
        },
      ),
    );
  });

  test('gives the same when the table is normalised on the way', () => {
    fc.assert(
      fc.property(cells, (rows) => {
        const table = tableOf(rows);
        const how = {
          mean: 'arithmetic' as const,
          applies: (unit: number, indicator: number) => (unit + indicator) % 4 > 0,
        };
        const used = roomFor(table.units, scheme);
        for (const id of ['top', 'a', 'i10']) {
          const found = Float64Array.from(scoresFrom(used, table, plan, scheme, how, id));
          const whole = aggregate(normalise(table, plan), scheme, how);
          expect(found).toEqual(Float64Array.from(scoresOf(whole, scheme, id)));
        }
      }),
    );
    expect(() => scoresFrom(room4(), tableOf([[1], [2]]), plan, scheme, { mean: 'arithmetic' }, 'top')).toThrow(
      '1 columns for 11',
    );
    const short = plan.slice(1);
    const table = tableOf([new Array(11).fill(1)]);
    expect(() => scoresFrom(room4(), table, short, scheme, { mean: 'arithmetic' }, 'top')).toThrow(
      '10 normalisations for 11',
    );
  });

  test('members made ready rank as their groups do', () => {
    const values = [3, 9, 9, Number.NaN, 1];
    const groups = ['a', 'b', 'b', 'a', null];
    expect(ranksOfMembers(values, membersOf(groups))).toEqual(ranksInGroups(values, groups));
  });
});

const room4 = () => roomFor(4, scheme);

/** The definition written out, cell by cell. */
function meanOf(row: readonly (number | null)[], mean: string, share: number): number {
  const one = (parts: readonly [value: number, weight: number][]): number => {
    const there = parts.filter(([value]) => !Number.isNaN(value));
    const weight = there.reduce((sum, [, own]) => sum + own, 0);
    if (there.length === 0 || there.length < share * parts.length) return Number.NaN;
    const sum = (of: (value: number) => number) => there.reduce((all, [value, own]) => all + own * of(value), 0);
    if (mean === 'arithmetic') return sum((value) => value) / weight;
    return mean === 'geometric' ? Math.exp(sum(Math.log) / weight) : weight / sum((value) => 1 / value);
  };
  const cells = row.map((cell, at): [number, number] => [cell ?? Number.NaN, 1 + (at % 3)]);
  return one([
    [one(cells.slice(0, 9)), 2],
    [one(cells.slice(9)), 1],
  ]);
}
