import type { Commitment } from '@chengshi/contract';
import { expect, test } from 'vitest';
import { faultOf, hasField, wishFrom, wishOf } from './fields.ts';

const commitment = {
  kind: 'target',
  title: '新建标准厂房',
  due: { text: '年底前', end: '2026-12-31' },
  owner: { quote: '', lead: ['市工信局'], support: ['市财政局'] },
  quantity: { value: 30, valueMax: null, unit: '万平方米', comparator: 'ge', measure: 'level' },
  front: null,
  strength: 'plain',
} as unknown as Commitment;

test('what says the same already is no change', () => {
  for (const [field, value] of [
    ['title', ' 新建标准厂房 '],
    ['due', '2026-12-31'],
    ['lead', '市工信局'],
    ['quantity', '30'],
    ['addLead', '市工信局'],
    ['front', ''],
  ] as const) {
    expect(wishOf(commitment, field, value), field).toBeNull();
  }
});

test('units are split at every mark that people write between them, once each, and the others stay', () => {
  expect(wishOf(commitment, 'lead', '市发改委、市工信局，市发改委')).toEqual({
    owner: { lead: ['市发改委', '市工信局'], support: ['市财政局'] },
  });
  expect(wishOf(commitment, 'addSupport', '市住建局;市财政局')).toEqual({
    owner: { lead: ['市工信局'], support: ['市财政局', '市住建局'] },
  });
  expect(wishOf(commitment, 'support', '')).toEqual({ owner: { lead: ['市工信局'], support: [] } });
});

test('an empty date takes the deadline away, another value keeps how it is compared', () => {
  expect(wishOf(commitment, 'due', '')).toEqual({ due: null });
  expect(wishOf(commitment, 'quantity', '35.5')).toEqual({
    quantity: { value: 35.5, valueMax: null, unit: '万平方米', comparator: 'ge', measure: 'level' },
  });
});

test('an empty name and a value that is no number are told before anything is sent', () => {
  expect(faultOf('title', '  ')).toBe('empty');
  expect(faultOf('quantity', '三十')).toBe('number');
  expect(faultOf('lead', '')).toBeNull();
});

test('a mechanism has no deadline, a task no value, a range is not one value', () => {
  expect(hasField({ ...commitment, kind: 'mechanism' }, 'due')).toBe(false);
  expect(hasField({ ...commitment, kind: 'task', quantity: null }, 'quantity')).toBe(false);
  const range = { ...commitment.quantity!, comparator: 'range' as const, valueMax: 40 };
  expect(hasField({ ...commitment, quantity: range }, 'quantity')).toBe(false);
});

test('several values make one change, and those that are the same already none', () => {
  const values = { title: '新建标准厂房', due: '2027-06-30', lead: '市发改委', support: '', quantity: '35' };
  expect(wishFrom(commitment, values)).toEqual({
    due: { text: '2027-06-30', end: '2027-06-30' },
    owner: { lead: ['市发改委'], support: [] },
    quantity: { value: 35, valueMax: null, unit: '万平方米', comparator: 'ge', measure: 'level' },
  });
  expect(wishFrom(commitment, { due: '2026-12-31', support: '市财政局' })).toEqual({});
});
