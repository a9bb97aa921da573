import type { PlanMeasure } from '@chengshi/contract';
import { expect, test } from 'vitest';
import { differences, measureChanges } from './differences.ts';
import { bodyOf, emptyMeasure, formOf, moved, numberIn } from './measures.ts';

test('a text is shown with the clauses that came and went', () => {
  expect(differences('先补断点，再强链条。', '先补断点，后延链条，再强链条。')).toEqual([
    { kind: 'same', words: '先补断点，' },
    { kind: 'added', words: '后延链条，' },
    { kind: 'same', words: '再强链条。' },
  ]);
  expect(differences('六月底前。', '九月底前。')).toEqual([
    { kind: 'removed', words: '六月底前。' },
    { kind: 'added', words: '九月底前。' },
  ]);
  expect(differences('', '')).toEqual([]);
});

test('both texts can be put together again from the pieces', () => {
  const [before, after] = ['甲，乙，丙；丁。戊，乙。', '乙，丙；己。丁。戊，乙，乙。'];
  const pieces = differences(before, after);
  const without = (kind: string) =>
    pieces
      .filter((piece) => piece.kind !== kind)
      .map((piece) => piece.words)
      .join('');
  expect(without('added')).toBe(before);
  expect(without('removed')).toBe(after);
});

const measure = (id: string, words: string, dueOn: string | null = null): PlanMeasure => ({
  ...{ id: id as PlanMeasure['id'], kind: 'task', words, quantity: null, rhythm: null, dueOn, person: '' },
});

test('a measure is known again wherever it stands', () => {
  const changes = measureChanges(
    [measure('1', '甲'), measure('2', '乙'), measure('3', '丙')],
    [measure('3', '丙'), measure('2', '乙', '2027-01-01'), measure('4', '丁')],
  );
  expect(changes.map(({ kind, measure: { id } }) => `${id} ${kind}`)).toEqual([
    '3 same',
    '2 changed',
    '4 added',
    '1 removed',
  ]);
});

test('the place of a numeral is no change', () => {
  const quantity = { value: 2, valueMax: null, unit: '个', comparator: 'ge', measure: 'level' } as const;
  const with_ = (at: number) => ({
    ...measure('1', '甲'),
    quantity: { ...quantity, per: null, each: null, qualifier: null, at },
  });
  expect(measureChanges([with_(0)], [with_(4)])[0]?.kind).toBe('same');
});

test('what was typed and what is saved are the same, a figure that is no number aside', () => {
  const draft = { title: '方案', idea: '思路', measures: [measure('1', '甲', '2027-01-01')] };
  const form = formOf({ ...draft, revision: 1, sourceName: null, editedBy: '', editedAt: '' });
  expect(bodyOf(form)).toEqual(draft);
  const target = { ...emptyMeasure(), kind: 'target', words: '建厂房', unit: '万平方米' } as const;
  const saved = (value: string) =>
    bodyOf({ title: '', idea: '', measures: [{ ...target, value }] }).measures[0]?.quantity;
  expect(saved('四十')).toBeNull();
  expect(saved('１,２00.5')).toMatchObject({ value: 1200.5, unit: '万平方米' });
  expect(numberIn('1e3')).toBeNull();
});

test('a measure moves one place and never out of the list', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 3)).toEqual(['a', 'b', 'c']);
});
