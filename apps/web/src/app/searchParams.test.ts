import { expect, test } from 'vitest';
import {
  choiceParam,
  choicesParam,
  countParam,
  flagParam,
  parseSearch,
  stringifySearch,
  textParam,
} from './searchParams.ts';

test('lists are written with commas, empty values not at all', () => {
  expect(stringifySearch({ light: ['red', 'yellow'], query: '', loose: true, off: false, s: 411 })).toBe(
    '?light=red,yellow&loose=1&s=411',
  );
  expect(stringifySearch({})).toBe('');
});

test('what was written is read again', () => {
  const raw = parseSearch(stringifySearch({ light: ['red', 'done'], query: '滕州 & 化工', s: 0, loose: true }));
  expect(choicesParam(raw, 'light', ['done', 'green', 'red'])).toEqual(['done', 'red']);
  expect(textParam(raw, 'query')).toBe('滕州 & 化工');
  expect(countParam(raw, 's')).toBe(0);
  expect(flagParam(raw, 'loose')).toBe(true);
});

test('what makes no sense is left out instead of breaking the page', () => {
  const raw = parseSearch('?light=purple&kind=<script>&s=-3&loose=maybe');
  expect(choicesParam(raw, 'light', ['red'])).toBeUndefined();
  expect(choiceParam(raw, 'kind', ['task'])).toBeUndefined();
  expect(countParam(raw, 's')).toBeUndefined();
  expect(flagParam(raw, 'loose')).toBeUndefined();
});

test('a search word that looks like a number stays a word', () => {
  expect(textParam(parseSearch('?query=2025'), 'query')).toBe('2025');
});
