import { expect, test } from 'vitest';
import { figure, straight, trajectoryOf } from './draft.ts';

test('figures are read as they are typed, and what is none is missing', () => {
  expect(['1,200', ' 3.5 ', '', '三'].map(figure)).toEqual([1200, 3.5, null, null]);
});

test('one way in shares serves parts of every size', () => {
  const way = { ...straight, kind: 'milestones' as const, points: [{ on: '2026-06-30', share: '40' }] };
  expect(trajectoryOf(way, { base: 10, value: 60 })).toEqual({
    kind: 'milestones',
    points: [{ on: '2026-06-30', value: 30 }],
  });
  expect(trajectoryOf({ ...way, points: [{ on: '', share: '40' }] }, { base: 0, value: 1 })).toBeUndefined();
  expect(trajectoryOf({ ...straight, kind: 'shape' }, { base: 0, value: 1 })).toBeUndefined();
});
