import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  askedOn,
  behindShare,
  farBehindShare,
  type JointWay,
  joint,
  lagBehind,
  lagStatus,
  partPath,
  reasonSentence,
} from '../src/index.ts';

const day = (at: number) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);
const straight = (base: number, value: number, days = 100, from = 0) => ({
  path: partPath({ from: day(from), base, due: day(from + days), value, trajectory: { kind: 'straight' } }),
  weight: null,
});
const one = (base: number, value: number): JointWay => ({ rule: 'sum', atMost: false, parts: [straight(base, value)] });

describe('how far a value lags behind its way', () => {
  test('from the day on which more than a tenth, and more than a quarter, of the whole way is missing', () => {
    expect(lagBehind(one(0, 100), 20)).toEqual({ behindOn: day(31), farBehindOn: day(46) });
    expect(lagBehind(one(0, 100), 75)).toEqual({ behindOn: day(86), farBehindOn: null });
    expect(lagBehind(one(0, 100), 90)).toEqual({ behindOn: null, farBehindOn: null });
  });
  test('from above where the way falls, and never where it goes nowhere', () => {
    expect(lagBehind(one(300, 200), 280)).toEqual({ behindOn: day(31), farBehindOn: day(46) });
    expect(lagBehind(one(5, 5), 0)).toEqual({ behindOn: null, farBehindOn: null });
  });
  test('the parts of a whole go their ways together, as its rule says', () => {
    const parts = [straight(0, 60), straight(0, 40, 50, 50)];
    expect(askedOn({ rule: 'sum', atMost: false, parts }, day(50))).toBe(30);
    expect(askedOn({ rule: 'maximum', atMost: false, parts }, day(75))).toBe(45);
    expect(askedOn({ rule: 'average', atMost: false, parts }, day(100))).toBe(50);
  });
  test('is the same as asking on every day, wherever the ways of the parts bend', () => {
    const part = fc.record({
      from: fc.integer({ min: 0, max: 40 }),
      days: fc.integer({ min: 2, max: 60 }),
      value: fc.integer({ min: 1, max: 50 }),
      half: fc.integer({ min: 0, max: 50 }),
    });
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: -5, max: 120 }),
        fc.constantFrom('sum', 'average', 'maximum'),
        (made, value, rule) => {
          const parts = made.map(({ from, days, value: goal, half }) => {
            const points = [{ on: day(from + Math.floor(days / 2)), value: Math.min(half, goal) }];
            const way = { from: day(from), base: 0, due: day(from + days), value: goal };
            return { path: partPath({ ...way, trajectory: { kind: 'milestones', points } }), weight: null };
          });
          const way: JointWay = { rule, atMost: false, parts };
          const length = askedOn(way, day(200)) - askedOn(way, day(0));
          const first = (share: number) => {
            for (let at = 0; at <= 200; at++)
              if ((askedOn(way, day(at)) - value) / length > share + 1e-9) return day(at);
            return null;
          };
          // What lags from the beginning lags from the first day that the way has.
          const begins = made.map(({ from }) => day(from)).sort()[0] ?? '';
          const since = (found: string | null) => (found !== null && found < begins ? begins : found);
          const lag = lagBehind(way, value);
          expect(lag).toEqual({ behindOn: since(first(behindShare)), farBehindOn: since(first(farBehindShare)) });
        },
      ),
    );
  });
});

test('the worse light of way and deadline counts, and the words say what is asked for and what was reported', () => {
  const lag = { behindOn: '2026-07-01', farBehindOn: '2026-09-01' };
  const figures = { asked: 32, reported: 27, checked: false, unit: '家' };
  const green = { light: 'green', reasons: [{ code: 'due-later', due: '2026-12-31', days: 180 }] } as const;
  expect(joint(green, lagStatus(lag, '2026-06-30', figures))).toEqual(green);
  const behind = joint(green, lagStatus(lag, '2026-07-02', figures));
  expect(behind).toMatchObject({ light: 'yellow', reasons: [{ code: 'behind-way' }, { code: 'due-later' }] });
  expect(behind.reasons.map(reasonSentence)[0]).toEqual({
    zh: '按路线今天（2026-07-02）应到 32 家，已报 27 家，落后于路线',
    en: 'the way asks for 32 家 today (2026-07-02), 27 reported: behind',
  });
  expect(lagStatus(lag, '2026-09-01', null).light).toBe('red');
});
