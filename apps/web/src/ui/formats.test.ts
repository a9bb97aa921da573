import { expect, test } from 'vitest';
import { dayWords, instantWords, sizeWords } from './formats.ts';

test('instants are shown in the time of the city, whatever the browser thinks', () => {
  expect(instantWords('2026-11-21T16:05:00Z')).toBe('2026-11-22 00:05');
});

test('a local date keeps its day', () => {
  expect(dayWords('2026-11-22', 'en')).toBe('Sunday, 22 November 2026');
  expect(dayWords('2026-11-22', 'zh-CN')).toContain('2026年11月22日');
});

test('sizes', () => {
  expect([sizeWords(12), sizeWords(2048), sizeWords(3_500_000)]).toEqual(['12 B', '2 KB', '3.3 MB']);
});
