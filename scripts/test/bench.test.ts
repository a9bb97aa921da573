import { expect, test } from 'vitest';
import { atLeast, atMost, quickest, shown, thriftiest } from '../bench/result.ts';

test('a ratio says how many times better than its limit a figure is', () => {
  expect(atLeast('speed', 3, 'MB/s', 2)).toEqual({
    name: 'speed',
    figure: 3,
    unit: 'MB/s',
    limit: 2,
    ratio: 1.5,
    ok: true,
  });
  expect(atLeast('speed', 1, 'MB/s', 2)).toMatchObject({ ratio: 0.5, ok: false });
  expect(atMost('start', 500, 'ms', 1000)).toMatchObject({ ratio: 2, ok: true });
  expect(atMost('start', 2000, 'ms', 1000)).toMatchObject({ ratio: 0.5, ok: false });
  expect(shown('size', 7, 'MB')).toMatchObject({ limit: null, ratio: null, ok: true });
});

test('the quickest run counts, after one to warm up', async () => {
  let runs = 0;
  const ms = await quickest(2, () => {
    runs++;
    return new Promise((resolve) => setTimeout(resolve, runs === 3 ? 5 : 40));
  });
  expect(runs).toBe(3);
  expect(ms).toBeGreaterThan(3);
  expect(ms).toBeLessThan(39);
});

test('the thriftiest of as many runs as were asked for counts, in processor time', () => {
  let runs = 0;
  const ms = thriftiest(3, () => runs++);
  expect(runs).toBe(3);
  expect(ms).toBeGreaterThanOrEqual(0);
  expect(Number.isFinite(ms)).toBe(true);
});
