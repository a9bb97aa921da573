import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { errorWords } from './errors.ts';

test('the words of the server win over the catalogue', () => {
  const error = new ORPCError('CONFLICT', { data: { zh: '区划代码已存在', en: 'The code exists' } });
  expect(errorWords(error, 'zh-CN').sentence).toBe('区划代码已存在');
  expect(errorWords(error, 'en').sentence).toBe('The code exists');
});

test('a code without words takes the sentence of the catalogue, with its values', () => {
  const error = new ORPCError('SIGN_IN_LOCKED', { data: { params: { minutes: 15 } } });
  expect(errorWords(error, 'en').sentence).toContain('Try again in 15 minutes');
});

test('a placeholder without a value is left out', () => {
  expect(errorWords(new ORPCError('CONFLICT'), 'zh-CN').sentence).toBe('与现有数据冲突');
});

test.each([
  ['第 2 行 · row 2', '第 2 行：代码重复', 'row 2: code twice'],
  ['甲 · 乙 第 2 行 · 甲 · 乙 row 2', '甲 · 乙 第 2 行：代码重复', '甲 · 乙 row 2: code twice'],
  ['days.3.date', 'days.3.date：代码重复', 'days.3.date: code twice'],
])('a fault at %s says where in the language of the page', (place, zh, en) => {
  const data = { zh: '有错', en: 'Faults', faults: [{ place, zh: '代码重复', en: 'code twice' }] };
  const error = new ORPCError('BAD_REQUEST', { data });
  expect(errorWords(error, 'zh-CN').faults).toEqual([zh]);
  expect(errorWords(error, 'en').faults).toEqual([en]);
});

test('no answer at all is named as a network error, and the reader learns that nothing was lost', () => {
  expect(errorWords(new TypeError('Failed to fetch'), 'zh-CN').sentence).toContain('无法连接服务器');
});

test('an unknown code of some proxy becomes the general sentence', () => {
  expect(errorWords(new ORPCError('BAD_GATEWAY', { data: '<html>' }), 'en').sentence).toContain('Something went wrong');
});
