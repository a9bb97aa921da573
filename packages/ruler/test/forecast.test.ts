import {
  forecast,
  intervalOf,
  outlookAt,
  outlookOfTotal,
  probabilityAtLeast,
  quantileOf,
  trackRecord,
} from '@chengshi/ruler';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generated, normal, randomFrom } from '../bench/series.ts';
import { aroundLine } from '../src/forecast/autoregression.ts';
import { normalOfStudent, normalPlace, normalShare, studentOfNormal } from '../src/forecast/distribution.ts';
import { lineThrough } from '../src/forecast/line.ts';
import { seasonsOf } from '../src/forecast/seasons.ts';
import { dampedTrend } from '../src/forecast/smoothing.ts';
import { theta } from '../src/forecast/theta.ts';

const middles = (values: number[], season: number, horizon: number, scale?: 'ratio' | 'difference') => {
  const made = forecast(values, { season, horizon, ...(scale ? { scale } : {}) });
  return Array.from({ length: horizon }, (_, step) => quantileOf(outlookAt(made, step), 0.5));
};
const waves = [1.2, 0.8, 1, 1.1, 0.9, 1, 1.05, 0.95, 1, 1.1, 0.85, 1.05];

describe('a forecast', () => {
  test('stays where nothing ever moved, with certainty', () => {
    const made = forecast(new Array(20).fill(7), { season: 12, horizon: 6 });
    expect(quantileOf(outlookAt(made, 5), 0.9)).toBeCloseTo(7, 9);
    expect(probabilityAtLeast(outlookAt(made, 5), 6.9)).toBe(1);
    expect(probabilityAtLeast(outlookAt(made, 5), 7.1)).toBeCloseTo(0, 12);
  });

  test('carries a steady growth on, but not all of it for ever', () => {
    const values = Array.from({ length: 40 }, (_, at) => 100 * 1.01 ** at);
    const [next = 0, , , , , later = 0] = middles(values, 1, 6);
    expect(next / (100 * 1.01 ** 40)).toBeCloseTo(1, 2);
    expect(later).toBeGreaterThan(next);
    expect(later).toBeLessThanOrEqual(100 * 1.01 ** 45 * 1.0001);
  });

  test('knows the season, from two years and a third on', () => {
    const values = Array.from({ length: 60 }, (_, at) => 50 * (waves[at % 12] as number));
    for (const [step, middle] of middles(values, 12, 12).entries())
      expect(middle).toBeCloseTo(50 * (waves[step] as number), 4);
    expect(seasonsOf(Float64Array.from(values.slice(0, 27)), 12).kept).toBe(0);
    expect(seasonsOf(Float64Array.from(values.slice(0, 28)), 12).kept).toBeGreaterThan(0.9);
  });

  test('draws a season that may be chance towards none', () => {
    const random = normal(randomFrom(5));
    const noise = Float64Array.from({ length: 60 }, random);
    expect(seasonsOf(noise, 12).kept).toBeLessThan(0.5);
    // Over many years of noise nothing is left of what each place of the year seemed to add.
    const sizes = Array.from({ length: 40 }, () => {
      const { kept, effects } = seasonsOf(Float64Array.from({ length: 60 }, random), 12);
      const size = effects.reduce((sum, one) => sum + one * one, 0);
      if (kept === 0) expect(size).toBe(0);
      return size;
    });
    expect(sizes.reduce((sum, one) => sum + one, 0) / 40).toBeLessThan(0.6);
    const pattern = noise.map((value, at) => value + 3 * (at % 12 === 1 ? 3 : -0.3));
    expect(seasonsOf(pattern, 12).kept).toBeGreaterThan(0.8);
  });

  test('takes a year of eleven values, where January and February are one', () => {
    const shape = [2, ...waves.slice(2)];
    const values = Array.from({ length: 55 }, (_, at) => 30 * (shape[at % 11] as number));
    expect(middles(values, 11, 11)[0]).toBeCloseTo(60, 4);
  });

  test('passes over gaps, and counts from the end of the values when the last ones are missing', () => {
    const whole = Array.from({ length: 48 }, (_, at) => 50 * (waves[at % 12] as number));
    const holes = whole.map((value, at) => (at === 20 || at === 21 || at > 45 ? Number.NaN : value));
    const made = forecast(holes, { season: 12, horizon: 3 });
    expect(Math.abs(quantileOf(outlookAt(made, 0), 0.5) / 60 - 1)).toBeLessThan(0.02);
    expect(made.stale).toBe(2);
    // What was filled in is no surprise that did not come.
    const steady = Array.from({ length: 12 }, (_, at) => 1.1 ** at);
    const gaps = steady.map((value, at) => (at === 4 || at === 5 ? Number.NaN : value));
    const freedom = (values: number[]) => forecast(values, { season: 1, horizon: 1 }).freedom;
    expect([freedom(steady), freedom(gaps)]).toEqual([8, 6]);
    // The first step lies three after the last known value: it is less certain than it would be.
    expect(outlookAt(made, 0).deviation).toBeGreaterThan(made.surprise);
  });

  test('goes below 0 only where values may', () => {
    const falling = Array.from({ length: 24 }, (_, at) => 24 - at);
    expect(Math.min(...middles(falling, 1, 24))).toBeGreaterThan(0);
    const balance = falling.map((value) => value - 10);
    expect(Math.min(...middles(balance, 1, 12))).toBeLessThan(-10);
    expect(() => forecast(balance, { season: 1, horizon: 1, scale: 'ratio' })).toThrow('above 0');
  });

  test('refuses what it cannot know', () => {
    expect(() => forecast([1, 2, 3, 4, 5], { season: 1, horizon: 1 })).toThrow('needs 6 values, not 5');
    expect(() => forecast([1, 2, 3, 4, 5, Number.NaN], { season: 1, horizon: 1 })).toThrow('not 5');
    expect(() => forecast([1, 2, 3, 4, 5, 6], { season: 1, horizon: 0 })).toThrow('1 step ahead');
    expect(() => forecast([1, 2, 3, 4, 5, 6], { season: 0.5, horizon: 1 })).toThrow('a year has');
    expect(() => forecast([1, 2, 3, 4, 5, Number.POSITIVE_INFINITY], { season: 1, horizon: 1 })).toThrow('infinite');
    expect(() => outlookAt(forecast([1, 2, 3, 4, 5, 6], { season: 1, horizon: 2 }), 2)).toThrow('does not reach');
  });

  test('is the plain mean of its four ways, the damped trend counting twice where there is no season', () => {
    const values = Float64Array.from(generated(21, 20), Math.log);
    const [a, b, c] = [theta(values, 5), dampedTrend(values, 5), aroundLine(values, 5)];
    const made = forecast(Array.from(values, Math.exp), { season: 12, horizon: 5 });
    for (let step = 0; step < 5; step++) {
      const at = (fit: typeof a) => fit.forecasts[step] as number;
      expect(made.middles[step]).toBeCloseTo((at(a) + 2 * at(b) + at(c)) / 4, 9);
      const moved = (fit: typeof a) => fit.responses[step] as number;
      expect(made.responses[step]).toBeCloseTo((moved(a) + 2 * moved(b) + moved(c)) / 4, 9);
    }
  });

  test('does not take a slope that may be chance for one, and keeps one that is none', () => {
    const random = normal(randomFrom(3));
    const noise = Float64Array.from({ length: 24 }, random);
    const wandering = noise.map((_, at) => noise.slice(0, at + 1).reduce((sum, one) => sum + one, 0));
    for (const values of [noise, wandering]) {
      const { slope, variance } = lineThrough(values);
      expect(Math.abs(slope)).toBeLessThan(Math.sqrt(variance));
    }
    // The slope of least squares is 0.5 here.
    const few = Float64Array.from([0, 0, 1, 1, 2]);
    const { slope, variance } = lineThrough(few);
    expect(slope).toBeCloseTo(0.5 * (1 - variance / 0.25), 9);
    expect(variance).toBeGreaterThan(0);
    expect(slope).toBeLessThan(0.5);
    expect(lineThrough(noise.map((value, at) => value / 10 + at)).slope).toBeCloseTo(1, 1);
    expect(lineThrough(Float64Array.from([3, 5, 7, 9]))).toMatchObject({ slope: 2, start: 3, variance: 0 });
  });

  test('does not depend on the unit of measure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: -2, max: 4 }), (seed, power) => {
        const values = generated(seed, 40);
        const factor = 10 ** power;
        const [a, b] = [
          middles(values, 12, 8),
          middles(
            values.map((value) => value * factor),
            12,
            8,
          ),
        ];
        for (const [step, middle] of a.entries()) expect((b[step] as number) / (middle * factor)).toBeCloseTo(1, 2);
      }),
      { numRuns: 40 },
    );
  });
});

describe('an outlook', () => {
  test('gives probabilities that fall with the target, and quantiles that turn them round', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0.02, max: 0.98, noNaN: true }), (seed, share) => {
        const made = forecast(generated(seed, 30), { season: 12, horizon: 6 });
        const outlook = outlookAt(made, 5);
        const place = quantileOf(outlook, share);
        expect(probabilityAtLeast(outlook, place)).toBeCloseTo(1 - share, 6);
        expect(probabilityAtLeast(outlook, place * 1.1)).toBeLessThan(1 - share);
        const { low, middle, high } = intervalOf(outlook);
        expect(low).toBeLessThan(middle);
        expect(middle).toBeLessThan(high);
        expect(intervalOf(outlook, 0.95).high).toBeGreaterThan(high);
      }),
      { numRuns: 60 },
    );
  });

  test('is as uncertain as surprises that run on, the season, and the slope make it', () => {
    const values = generated(3, 60);
    const made = forecast(values, { season: 12, horizon: 18 });
    const { surprise, responses, drift, season } = made;
    for (const step of [0, 7, 17]) {
      const squares = responses.slice(0, step + 1).reduce((sum, one) => sum + one * one, 0);
      const variance = surprise ** 2 * squares + drift * (step + 1) ** 2 + season;
      expect(outlookAt(made, step).deviation ** 2 / variance).toBeCloseTo(1, 9);
    }
    const { kept, effects } = seasonsOf(Float64Array.from(values, Math.log), 12);
    expect(season / ((surprise ** 2 * kept * 12) / 60)).toBeCloseTo(1, 9);
    const plain = Float64Array.from(values, (value, at) => Math.log(value) - (effects[at % 12] as number));
    const lasting = 1.2 * ((responses[17] as number) * surprise) ** 2;
    expect(drift / (lineThrough(plain).variance + lasting / 60)).toBeCloseTo(1, 9);
  });

  test('widens with distance', () => {
    const made = forecast(generated(3, 60), { season: 12, horizon: 18 });
    const widths = Array.from({ length: 18 }, (_, step) => outlookAt(made, step).deviation);
    expect(widths.toSorted((a, b) => a - b)).toEqual(widths);
  });

  test('of a total holds what is known, and is less certain than if surprises did not run on', () => {
    const made = forecast(generated(8, 60), { season: 12, horizon: 6 });
    const one = outlookOfTotal(made, { from: 2, until: 2 });
    expect(quantileOf(one, 0.3)).toBeCloseTo(quantileOf(outlookAt(made, 2), 0.3), 6);
    const total = outlookOfTotal(made, { from: 0, until: 5, known: 1000 });
    const steps = Array.from({ length: 6 }, (_, step) => outlookAt(made, step));
    const sum = steps.reduce((all, step) => all + quantileOf(step, 0.5), 1000);
    expect(Math.abs(quantileOf(total, 0.5) / sum - 1)).toBeLessThan(0.01);
    const independent = Math.sqrt(steps.reduce((all, { deviation }) => all + (deviation / 6) ** 2, 0));
    expect(total.deviation).toBeGreaterThan(independent);
    expect(probabilityAtLeast(total, 999)).toBe(1);
    expect(() => outlookOfTotal(made, { from: 3, until: 2 })).toThrow('holds nothing');
  });

  test('covers about four of five, and means its probabilities, on series that it has not seen', () => {
    let inside = 0;
    let count = 0;
    let said = 0;
    let happened = 0;
    for (let seed = 1; seed <= 150; seed++) {
      const all = generated(seed, 84);
      const made = forecast(all.slice(0, 72), { season: 12, horizon: 12 });
      for (let step = 0; step < 12; step++) {
        const actual = all[72 + step] as number;
        const outlook = outlookAt(made, step);
        const { low, high } = intervalOf(outlook);
        if (actual >= low && actual <= high) inside++;
        count++;
        const target = (all[60 + step] as number) * 1.03;
        said += probabilityAtLeast(outlook, target);
        if (actual >= target) happened++;
      }
    }
    expect(inside / count).toBeGreaterThan(0.76);
    expect(inside / count).toBeLessThan(0.86);
    expect(Math.abs(said - happened) / count).toBeLessThan(0.05);
  });
});

describe('a track record', () => {
  const values = generated(11, 50);
  const options = { season: 12, horizon: 4, from: 36, every: 3 } as const;

  test('makes each forecast from what was known then: nothing later changes it', () => {
    const record = trackRecord(values, options);
    expect(record.forecasts.map(({ known, step }) => [known, step])).toContainEqual([36, 3]);
    const otherwise = values.map((value, at) => (at < 42 ? value : value * 5 + 1000));
    const again = trackRecord(otherwise, options);
    const until = (known: number, rows: typeof record.forecasts) =>
      rows.filter((row) => row.known <= known).map(({ low, middle, high }) => [low, middle, high]);
    expect(until(42, again.forecasts)).toEqual(until(42, record.forecasts));
    expect(trackRecord(values.slice(0, 43), options).forecasts).toEqual(
      record.forecasts.filter(({ known, step }) => known + step < 43),
    );
  });

  test('is perfect where nothing surprises, and empty where nothing was due', () => {
    const season = Array.from({ length: 60 }, (_, at) => (1 + (waves[at % 12] as number)) * 1.002 ** at);
    const record = trackRecord(season, options);
    expect(record.smape).toBeLessThan(0.5);
    expect(record.mase).toBeLessThan(0.5);
    expect(trackRecord(values.slice(0, 20), options)).toMatchObject({
      forecasts: [],
      smape: null,
      mase: null,
      inside: null,
    });
  });
});

describe('distributions', () => {
  test('agree with printed tables', () => {
    expect(normalShare(1.96)).toBeCloseTo(0.9750021, 7);
    expect(normalShare(-8)).toBeCloseTo(6.22096e-16, 20);
    expect(normalPlace(0.9)).toBeCloseTo(1.2815516, 6);
    expect(normalPlace(0.001)).toBeCloseTo(-3.0902323, 6);
    // Student's t at 90 % and 97.5 %: 1.886 and 4.303 for 2 degrees, 1.372 and 2.228 for 10.
    expect(studentOfNormal(normalPlace(0.9), 10)).toBeCloseTo(1.372, 2);
    expect(studentOfNormal(normalPlace(0.975), 10)).toBeCloseTo(2.228, 2);
    expect(studentOfNormal(normalPlace(0.9), 2)).toBeCloseTo(1.886, 1);
    expect(normalShare(normalOfStudent(4.303, 2))).toBeCloseTo(0.975, 2);
    expect(() => normalPlace(1)).toThrow('between 0 and 1');
  });
});
