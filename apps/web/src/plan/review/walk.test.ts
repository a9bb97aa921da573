import { expect, test } from 'vitest';
import { between, nextUndecided, placeAfter, stepFrom } from './walk.ts';

type Row = Parameters<typeof stepFrom>[0][number];
const row = (id: string, start: number, state: Row['state'] = 'found', ordinal = 0) =>
  ({ id, start, ordinal, state }) as Row;
const rows = [row('a', 0, 'accepted'), row('b', 5), row('c', 5, 'rejected', 1), row('d', 9), row('e', 12, 'accepted')];

test('steps stop at the ends and begin at one when nothing is current', () => {
  expect(stepFrom(rows, 'a', 1)).toBe('b');
  expect(stepFrom(rows, 'e', 1)).toBe('e');
  expect(stepFrom(rows, undefined, 1)).toBe('a');
  expect(stepFrom(rows, undefined, -1)).toBe('e');
  expect(stepFrom([], 'a', 1)).toBeUndefined();
});

test('the next undecided one is found around the end, never the current one or those just decided', () => {
  expect(nextUndecided(rows, 'b')).toBe('d');
  expect(nextUndecided(rows, 'd')).toBe('b');
  expect(nextUndecided(rows, 'e', -1)).toBe('d');
  expect(nextUndecided(rows, undefined)).toBe('b');
  expect(nextUndecided(rows, 'b', 1, new Set(['d']))).toBeUndefined();
});

test('when the current item leaves the list, the one that stood after it is next, at the end the last', () => {
  const without = rows.filter(({ id }) => id !== 'b');
  expect(placeAfter(without, rows[1])).toBe('c');
  expect(placeAfter(rows.slice(0, 4), rows[4])).toBe('d');
  expect(placeAfter(rows, undefined)).toBe('a');
  expect(placeAfter([], rows[0])).toBeUndefined();
});

test('a range holds both ends, whichever was first', () => {
  expect(between(rows, 'd', 'b')).toEqual(['b', 'c', 'd']);
  expect(between(rows, 'gone', 'b')).toEqual(['b']);
});
