import { FrontId, type Mark } from '@chengshi/contract';
import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from '../../../app/searchParams.ts';
import { filterCount, passes, readLivingSearch } from './livingSearch.ts';

type Part = Pick<Mark, 'kind' | 'front' | 'owner' | 'status'>;
const frontId = FrontId.parse('019ab000-0000-7000-8000-000000000001');
const redTask: Part = {
  kind: 'task',
  front: { id: frontId, name: '项目攻坚' },
  owner: { quote: '', lead: ['市工信局'], support: ['市财政局'] },
  status: { light: 'red', reasons: [{ code: 'overdue', zh: '逾期', en: 'overdue' }] },
};
const greyTarget: Part = {
  kind: 'target',
  front: null,
  owner: null,
  status: { light: 'grey', reasons: [{ code: 'no-date', zh: '无时限', en: 'no deadline' }] },
};

test('filters survive the way through the address', () => {
  const search = {
    c: frontId,
    s: 0,
    light: ['red', 'grey'],
    kind: ['task'],
    front: frontId,
    owner: '市工信局',
    loose: true,
  };
  expect(readLivingSearch(parseSearch(stringifySearch(search)))).toEqual(search);
});

test('an address without filters passes everything', () => {
  const search = readLivingSearch({});
  expect(filterCount(search)).toBe(0);
  expect([redTask, greyTarget].every((mark) => passes(mark, search))).toBe(true);
});

test('values of one filter widen, several filters narrow', () => {
  expect(passes(greyTarget, { light: ['red', 'grey'] })).toBe(true);
  expect(passes(greyTarget, { light: ['red'] })).toBe(false);
  expect(passes(redTask, { light: ['red'], kind: ['target'] })).toBe(false);
});

test('a supporting unit finds its commitments too; what has no unit or front is found by “none”', () => {
  expect(passes(redTask, { owner: '市财政局' })).toBe(true);
  expect(passes(redTask, { owner: 'none' })).toBe(false);
  expect(passes(greyTarget, { owner: 'none', front: 'none' })).toBe(true);
  expect(passes(redTask, { front: frontId })).toBe(true);
});
