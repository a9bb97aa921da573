import type { Item } from '@chengshi/contract';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { en } from '../i18n/en/index.ts';
import { zhCN } from '../i18n/zh-CN/index.ts';
import { dueWords, figureWords, ownerWords, quantityWords, rhythmWords, withdrawnWords } from './wording.ts';

beforeAll(async () => {
  await i18next.init({
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    lng: 'zh-CN',
    interpolation: { escapeValue: false },
  });
});

const chinese = () => i18next.getFixedT('zh-CN');
const english = () => i18next.getFixedT('en');

function quantity(change: Partial<NonNullable<Item['quantity']>>): NonNullable<Item['quantity']> {
  return {
    value: 135,
    valueMax: null,
    unit: '家',
    comparator: 'ge',
    measure: 'increment',
    per: null,
    each: null,
    qualifier: null,
    at: 0,
    ...change,
  };
}

test('an increment and a level never read the same', () => {
  expect(quantityWords(quantity({}), chinese())).toBe('新增 135\u00a0家以上');
  expect(quantityWords(quantity({ measure: 'level', value: 10 }), chinese())).toBe('达到 10\u00a0家以上');
  expect(quantityWords(quantity({}), english())).toBe('add at least 135\u00a0家');
});

test('percent signs stay close to the number', () => {
  expect(quantityWords(quantity({ measure: 'growth', unit: '%', value: 6.5, comparator: 'about' }), chinese())).toBe(
    '增长约 6.5%',
  );
});

test('a range says both ends, a recurring quantity how often, a split one for whom', () => {
  const words = quantityWords(
    quantity({ comparator: 'range', value: 1, valueMax: 2, unit: '项', per: 'year', each: '各区' }),
    chinese(),
  );
  expect(words).toBe('各区各自达到每年新增 1至2\u00a0项');
});

test('a rank is a place to be reached, not a number to be exceeded', () => {
  expect(quantityWords(quantity({ measure: 'rank', comparator: 'le', value: 10, unit: '位' }), chinese())).toBe(
    '进入前 10 位',
  );
});

test('large figures are grouped and keep their decimals', () => {
  expect(figureWords(1234567.25)).toBe('1,234,567.25');
});

test('rhythms, deadlines and owners', () => {
  expect(rhythmWords({ action: '通报', every: 1, unit: 'month' }, chinese())).toBe('每月通报');
  expect(rhythmWords({ action: '', every: 2, unit: 'week' }, english())).toBe('every 2 weeks');
  expect(dueWords({ text: '年底前', end: null }, chinese())).toBe('“年底前”，未能推算日期');
  expect(dueWords(null, english())).toBe('no deadline in the text');
  expect(ownerWords({ quote: '', lead: [], support: ['市财政局', '市工信局'] }, chinese())).toBe('市财政局、市工信局');
  expect(ownerWords(null, chinese())).toBe('原文未写责任单位');
});

test('a name that was read up to an opening bracket is shown without it', () => {
  expect(quantityWords(quantity({ each: '每个区(' }), chinese())).not.toContain('(');
  expect(quantityWords(quantity({ each: '各区（市）' }), chinese())).toContain('各区（市）');
});

test('why a commitment counts no more is said in both languages', () => {
  const withdrawn = { on: '2026-03-10', reason: { code: 'left-out', version: 2 } } as const;
  expect(withdrawnWords(withdrawn, chinese())).toBe('2026-03-10 撤下：第 2 版不再列入');
  expect(withdrawnWords(withdrawn, english())).toBe('Withdrawn on 2026-03-10: version 2 of its document leaves it out');
});
