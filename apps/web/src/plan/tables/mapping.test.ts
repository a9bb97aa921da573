import type { FoundTable } from '@chengshi/contract';
import { expect, test } from 'vitest';
import { chosen, firstChoices, hasTitle, mappingOf } from './mapping.ts';

const column = (letter: string, field: string, confidence: number) => ({
  letter,
  name: letter,
  field,
  confidence,
  reason: { zh: '表头', en: 'header' },
});
const table = {
  columns: [column('A', 'title', 0.95), column('B', 'lead', 0.7), column('C', 'note', 0.3)],
  remembered: null,
} as unknown as FoundTable; // Only what the choices are made from.

test('columns mean what they seem to, until somebody confirmed another meaning', () => {
  expect(firstChoices(table)).toEqual([
    { field: 'title', surety: 'sure' },
    { field: 'lead', surety: 'likely' },
    { field: 'note', surety: 'doubtful' },
  ]);
  const remembered = { mapping: [{ column: 2, field: 'title' }] } as unknown as FoundTable['remembered'];
  expect(firstChoices({ ...table, remembered }).map(({ field, surety }) => [field, surety])).toEqual([
    ['ignore', 'before'],
    ['ignore', 'before'],
    ['title', 'before'],
  ]);
});

test('a field that one column can have moves to the column that is given it; others may stand twice', () => {
  const choices = firstChoices(table);
  expect(mappingOf(chosen(choices, 2, 'title')).map(({ field }) => field)).toEqual(['ignore', 'lead', 'title']);
  expect(mappingOf(chosen(choices, 2, 'lead')).map(({ field }) => field)).toEqual(['title', 'lead', 'lead']);
  expect(hasTitle(choices)).toBe(true);
  expect(hasTitle(chosen(choices, 0, 'ignore'))).toBe(false);
});
