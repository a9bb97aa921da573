import { expect, test } from 'vitest';
import { placesOf } from './highlights.ts';

test('finds every place, in either case', () => {
  expect(placesOf('GDP 增长，gdp 考核', 'Gdp')).toEqual([0, 7]);
  expect(placesOf('没有', '项目')).toEqual([]);
  expect(placesOf('任何文字', '')).toEqual([]);
});

test('a letter that grows in lower case does not shift the places', () => {
  expect(placesOf('İ项目', '项目')).toEqual([1]);
});

test('stops at the limit', () => {
  expect(placesOf('啊'.repeat(50), '啊', 10)).toHaveLength(10);
});
