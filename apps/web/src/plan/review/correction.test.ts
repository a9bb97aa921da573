import type { Item } from '@chengshi/contract';
import { expect, test } from 'vitest';
import {
  changeOf,
  correctionOf,
  correctionWords,
  differences,
  faultsOf,
  fieldsOf,
  namesIn,
  withChange,
} from './correction.ts';

const target = {
  kind: 'target',
  title: '规上企业',
  quote: '新增规上企业20家，力争25家',
  start: 100,
  quantity: {
    value: 20,
    valueMax: null,
    unit: '家',
    comparator: 'ge',
    measure: 'increment',
    per: null,
    each: null,
    qualifier: null,
    at: 106,
  },
  rhythm: null,
  due: { text: '年底前', end: '2026-12-31' },
  owner: { quote: '由市工信局牵头', lead: ['市工信局'], support: [] },
  strength: 'must',
} as unknown as Item;
const form = (change: Partial<ReturnType<typeof correctionOf>> = {}) => ({ ...correctionOf(target, '、'), ...change });

test('a form that was not touched changes nothing; one field changes only its own group', () => {
  expect(changeOf(target, form(), '、')).toBeNull();
  expect(changeOf(target, form({ title: ' 新名称 ' }), '、')).toEqual({ title: '新名称' });
  expect(changeOf(target, form({ lead: '市工信局，市财政局; 市工信局' }), '、')).toEqual({
    owner: { lead: ['市工信局', '市财政局'], support: [] },
  });
  expect(changeOf(target, form({ lead: '' }), '、')).toEqual({ owner: null });
});

test('figures are read as people type them, and a range has both ends', () => {
  const change = changeOf(target, form({ comparator: 'range', value: '１，２００', valueMax: '1500.5' }), '、');
  expect(change?.quantity).toMatchObject({ value: 1200, valueMax: 1500.5, comparator: 'range', at: 106 });
});

test('a deadline that was cleared is gone; a date alone is its own words', () => {
  expect(changeOf(target, form({ dueText: '', dueOn: '' }), '、')).toEqual({ due: null });
  expect(changeOf(target, form({ dueText: '', dueOn: '2027-06-30' }), '、')).toEqual({
    due: { text: '2027-06-30', end: '2027-06-30' },
  });
});

test('another kind brings what belongs to it, and the numeral is looked for in the quote', () => {
  const task = { ...target, kind: 'task', quantity: null } as Item;
  const change = changeOf(task, form({ kind: 'target', value: '25', unit: '家' }), '、');
  expect(change).toMatchObject({ kind: 'target', quantity: { value: 25, at: 112 } });
  const mechanism = changeOf(target, form({ kind: 'mechanism', action: '通报', every: '2' }), '、');
  expect(mechanism).toEqual({ kind: 'mechanism', rhythm: { action: '通报', every: 2, unit: 'month' } });
});

test('what cannot be sent is said by field', () => {
  expect(faultsOf(form())).toEqual({});
  expect(faultsOf(form({ title: ' ', value: '二十', unit: '' }))).toEqual({
    title: 'needed',
    value: 'number',
    unit: 'needed',
  });
  expect(faultsOf(form({ comparator: 'range', valueMax: '5' }))).toEqual({ valueMax: 'range' });
  expect(faultsOf(form({ kind: 'mechanism', action: '', every: '1.5' }))).toEqual({ action: 'needed', every: 'count' });
});

test('what was typed lies over what is there now, and the differences are those of its kind', () => {
  const now = { ...target, title: '别人改的', strength: 'strive' } as Item;
  const typed = correctionOf(withChange(now, { title: '我改的', owner: null }), '、');
  expect(differences(correctionOf(now, '、'), typed)).toEqual(['title', 'lead']);
  expect(fieldsOf('mechanism')).not.toContain('value');
  expect(correctionWords({ title: '我改的' }, '、').title).toBe('我改的');
});

test('names stand between commas of any width, each once', () => {
  expect(namesIn('甲、乙，丙,丁;戊\n甲')).toEqual(['甲', '乙', '丙', '丁', '戊']);
});
