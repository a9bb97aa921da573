import { expect, test } from 'vitest';
import { campaignNameFrom, yearPhases } from '../src/plan/publication/naming.ts';
import { type OutlineItem, outline } from '../src/plan/publication/outline.ts';

const text = '一、总体要求\n（一）工业立市，链条成群。新增企业10家。建成园区2个。\n（二）建设港口。年底前开工。\n';
const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const sections = [
  { ordinal: 0, parent: null, heading: '总体要求', start: 0, end: text.length },
  // The engine reads with punctuation of one width.
  { ordinal: 1, parent: 0, heading: '工业立市,链条成群', start: text.indexOf('（一）'), end: text.indexOf('（二）') },
  { ordinal: 2, parent: 0, heading: '建设港口', start: text.indexOf('（二）'), end: text.length },
];
const item = (id: string, kind: string, section: number, words: string): OutlineItem => ({
  ...span(words),
  ...{ id, kind, section, title: words, quote: words },
  ...{ quantity: null, rhythm: null, dueText: null, dueOn: null, owner: null, strength: null },
});

test('a heading with several items holds them as a group, with exactly its own words', () => {
  const { fronts, commitments } = outline(text, sections, [
    item('a', 'target', 1, '新增企业10家'),
    item('b', 'target', 1, '建成园区2个'),
  ]);
  expect(fronts).toEqual([{ name: '总体要求', section: 0 }]);
  expect(commitments.map(({ kind, quote, parent }) => ({ kind, quote, parent }))).toEqual([
    { kind: 'group', quote: '工业立市，链条成群', parent: null },
    { kind: 'target', quote: '新增企业10家', parent: 0 },
    { kind: 'target', quote: '建成园区2个', parent: 0 },
  ]);
});

test('a heading that is an order itself holds what stands below it, and is there once', () => {
  const { commitments } = outline(text, sections, [
    item('a', 'task', 2, '建设港口'),
    item('b', 'task', 2, '年底前开工'),
  ]);
  expect(commitments.map(({ kind, quote, parent }) => ({ kind, quote, parent }))).toEqual([
    { kind: 'task', quote: '建设港口', parent: null },
    { kind: 'task', quote: '年底前开工', parent: 0 },
  ]);
});

test('a target inside the sentence of a task belongs to the task', () => {
  const whole = item('a', 'task', 1, '新增企业10家。建成园区2个');
  const { commitments } = outline(text, sections, [whole, item('b', 'target', 1, '建成园区2个')]);
  const task = commitments.findIndex((commitment) => commitment.item?.id === 'a');
  expect(commitments.find((commitment) => commitment.item?.id === 'b')?.parent).toBe(task);
});

test('a heading that holds most of the work gives way to the headings below it, and stays for what stands beside them', () => {
  const words = ['总则', '先行一步', '甲一', '甲二', '乙一', '丙一'];
  const plan = words.join('。');
  const at = (part: string) => ({ start: plan.indexOf(part), end: plan.indexOf(part) + part.length });
  const section = (ordinal: number, parent: number | null, heading: string, part: string) => ({
    ordinal,
    parent,
    heading,
    ...at(part),
  });
  const of = (id: string, place: number, part: string): OutlineItem => ({
    ...item(id, 'task', place, part),
    ...at(part),
  });
  const headings = [
    section(0, null, '总体要求', '总则'),
    section(1, null, '重点任务', '先行一步'),
    section(2, 1, '产业攻坚', '甲一'),
    section(3, 1, '项目攻坚', '乙一'),
    section(4, 1, '环境攻坚', '丙一'),
  ];
  const works = [of('b', 2, '甲一'), of('c', 2, '甲二'), of('d', 3, '乙一'), of('e', 4, '丙一')];
  const named = (found: OutlineItem[]) => outline(plan, headings, found).fronts.map(({ name }) => name);
  expect(named([of('a', 0, '总则'), ...works])).toEqual(['总体要求', '产业攻坚', '项目攻坚', '环境攻坚']);
  const { fronts, commitments } = outline(plan, headings, [of('z', 1, '先行一步'), ...works]);
  expect(fronts.map(({ name }) => name)).toEqual(['重点任务', '产业攻坚', '项目攻坚', '环境攻坚']);
  expect(commitments.map(({ title, kind, front }) => [title, kind, front])).toEqual([
    ['先行一步', 'task', 0],
    ['甲一', 'task', 1],
    ['甲二', 'task', 1],
    ['乙一', 'task', 2],
    ['丙一', 'task', 3],
  ]);
  // Two below it do not divide the work.
  expect(named(works.slice(0, 3))).toEqual(['重点任务']);
});

test('a campaign is named after the occasion of the speech, or the title of the plan', () => {
  expect(campaignNameFrom('在全市“工业强基”三年攻坚动员大会上的讲话')).toBe('全市“工业强基”三年攻坚');
  expect(campaignNameFrom('关于印发《北湾市港口振兴行动方案》的通知')).toBe('北湾市港口振兴行动方案');
  expect(campaignNameFrom('港口振兴 行动方案')).toBe('港口振兴行动方案');
});

test('phases are the calendar years between the first day and the last deadline', () => {
  expect(yearPhases('2025-03-06', '2026-06-30')).toEqual([
    { name: '2025年', startsOn: '2025-03-06', endsOn: '2025-12-31' },
    { name: '2026年', startsOn: '2026-01-01', endsOn: '2026-06-30' },
  ]);
  expect(yearPhases('2025-03-06', '2025-12-31')).toEqual([]);
});
