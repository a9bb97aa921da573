import type { Item, Section } from '@chengshi/contract';
import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from '../../app/searchParams.ts';
import { doubtOf, filterCount, matcher, readReviewSearch, tallyStates } from './filters.ts';

const item = (change: Partial<Item>): Item =>
  ({
    kind: 'task',
    state: 'found',
    confidence: 0.95,
    cues: ['told'],
    start: 10,
    title: '建设专班',
    quote: '由市工信局牵头建设专班',
    owner: { quote: '', lead: ['市工信局'], support: ['市财政局'] },
    ...change,
  }) as Item;
const sections = [{ ordinal: 3, start: 0, end: 50 }] as Section[];

test('the view of a draft survives the way through the address, and nonsense is left out', () => {
  const search = {
    c: '019ab000-0000-7000-8000-000000000001',
    kind: ['target', 'task'],
    state: ['found'],
    doubt: ['doubtful'],
    owner: 'none',
    section: 0,
    query: '滕州 & 化工',
    sure: 85,
    loose: true,
  };
  expect(readReviewSearch(parseSearch(stringifySearch(search)))).toEqual(search);
  expect(readReviewSearch({ state: 'kept', sure: '12', doubt: 'very', section: '-1' })).toEqual({});
});

test('what rests on no cue is doubtful whatever its figure; what is shown as 90 % passes a limit of 90', () => {
  expect(doubtOf(item({ confidence: 0.99, cues: [] }), 90)).toBe('doubtful');
  expect(doubtOf(item({ confidence: 0.896 }), 90)).toBe('sure');
  expect(doubtOf(item({ confidence: 0.7 }), 90)).toBe('unsure');
  expect(doubtOf(item({ confidence: null, cues: [] }), 90)).toBe('hand');
});

test('filters narrow each other, and one can be left out to count what it would show', () => {
  const passes = (filters: Parameters<typeof matcher>[0], one = item({})) => matcher(filters, sections)(one);
  expect(passes({})).toBe(true);
  expect(passes({ kind: ['target'] })).toBe(false);
  expect(passes({ state: ['found'], doubt: ['sure'], owner: '市财政局', section: 3, query: '专班' })).toBe(true);
  expect(passes({ section: 3 }, item({ start: 50 }))).toBe(false);
  expect(passes({ owner: 'none' })).toBe(false);
  expect(passes({ owner: 'none' }, item({ owner: null }))).toBe(true);
  expect(passes({ owner: 'any' }, item({ owner: null }))).toBe(false);
  expect(passes({ sure: 95, doubt: ['sure'] }, item({ confidence: 0.92 }))).toBe(false);
  expect(matcher({ state: ['rejected'], kind: ['task'] }, sections, 'state')(item({}))).toBe(true);
  expect(filterCount({ sure: 80 })).toBe(0);
  expect(filterCount({ sure: 80, kind: ['task'], section: 0 })).toBe(2);
});

test('counters of what is left', () => {
  expect(tallyStates([item({}), item({}), item({ state: 'rejected' })])).toEqual({
    found: 2,
    accepted: 0,
    rejected: 1,
  });
});
