import { expect, test } from 'vitest';
import { spanWords, standingOf } from './phases.ts';

const phase = { from: '2025-01-01', until: '2025-12-31' };

test('a phase is ahead, under way or past; its last day still belongs to it', () => {
  expect(standingOf(phase, '2024-12-31')).toEqual({ standing: 'ahead', share: 0 });
  expect(standingOf(phase, '2025-12-31')).toEqual({ standing: 'now', share: 1 });
  expect(standingOf(phase, '2026-01-01').standing).toBe('past');
  expect(standingOf(phase, '2025-07-02').share).toBeCloseTo(0.5, 2);
});

test('a phase of one day is whole on that day', () => {
  expect(standingOf({ from: '2025-05-01', until: '2025-05-01' }, '2025-05-01')).toEqual({ standing: 'now', share: 1 });
});

test('an open end is named', () => {
  expect(spanWords('2025-01-01', null, 'open')).toBe('2025-01-01 – open');
  expect(spanWords(null, null, 'open')).toBe('open');
});
