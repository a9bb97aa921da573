import type { Item } from '@chengshi/taskbook';
import { expect, test } from 'vitest';
import { foundItem } from '../src/plan/items/found.ts';

const mechanism = (title: string, quote: string): Item => ({
  ...{ kind: 'mechanism', start: 0, end: quote.length, quote, title, owner: null, confidence: 0.9, cues: [] },
  ...{ id: 'i1', section: null, action: '', every: 1, unit: 'month' },
});

test('a title that lost its beginning is taken from the words of the text again', () => {
  const quote = '3月、9月不安排全市性会议，确需召开的，报负责同志批准。';
  expect(foundItem(mechanism('、9月不安排全市性会议', quote), 0, null).title).toBe('3月、9月不安排全市性会议');
  expect(foundItem(mechanism('不安排全市性会议', quote), 0, null).title).toBe('不安排全市性会议');
});
