import type { TaskBook } from '@chengshi/taskbook';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { taskBookRows, writeTaskBookSheet } from '../src/index.ts';

const TEXT =
  '工作方案\n一、加强领导\n\n到明年底，新建改造厂房30—40万平方米，每季度通报。=1+1\n（牵头单位：市工信局；责任单位：市财政局）\n';
const passage = (quote: string) => {
  const start = TEXT.indexOf(quote);
  return { start, end: start + quote.length, quote };
};
const found = { section: 's2', cues: [], confidence: 1 };
const owner = {
  ...passage('（牵头单位：市工信局；责任单位：市财政局）'),
  lead: ['市工信局'],
  support: ['市财政局', '市国资委'],
};
const BOOK: TaskBook = {
  document: { title: '工作方案', date: null, chars: TEXT.length, dateSource: 'none', doubtfulDate: null, year: null },
  sections: [
    { id: 's1', parent: null, level: 1, number: '一', heading: '一、加强领导', start: 5, end: TEXT.length },
    { id: 's2', parent: 's1', level: 2, number: null, heading: '厂房', start: 5, end: TEXT.length },
  ],
  items: [
    {
      ...found,
      ...passage('每季度通报'),
      id: 'i2',
      kind: 'mechanism',
      title: '通报',
      action: '通报',
      every: 1,
      unit: 'quarter',
      owner: null,
    },
    {
      ...found,
      ...passage('到明年底，新建改造厂房30—40万平方米'),
      id: 'i1',
      kind: 'target',
      title: '厂房',
      value: 30,
      valueMax: 40,
      unit: '万平方米',
      comparator: 'range',
      at: TEXT.indexOf('30'),
      measure: 'increment',
      per: null,
      each: null,
      qualifier: null,
      scope: null,
      strength: 'plain',
      due: { text: '明年底', end: '2026-12-31' },
      owner,
    },
    {
      ...found,
      ...passage('=1+1'),
      id: 'i3',
      kind: 'task',
      title: '=1+1\u0001',
      strength: 'plain',
      due: { text: '年内', end: null },
      owner: null,
    },
  ],
  facts: [],
  chrome: [],
  sentences: [],
};

test('rows say each item in words, in the order of the text', () => {
  const [target, rhythm, task] = taskBookRows(BOOK, TEXT, 'zh-CN');
  expect(target).toEqual({
    number: 1,
    section: '一、加强领导 / 厂房',
    title: '厂房',
    value: '新增30—40',
    unit: '万平方米',
    due: '2026-12-31（明年底）',
    lead: '市工信局',
    support: '市财政局、市国资委',
    rhythm: '',
    quote: '到明年底，新建改造厂房30—40万平方米',
    place: '第3段（第14—33字）',
  });
  expect(rhythm).toMatchObject({ number: 2, rhythm: '每季度', value: '', due: '' });
  expect(task).toMatchObject({ number: 3, due: '年内', lead: '' });
  expect(taskBookRows(BOOK, TEXT, 'en')[1]).toMatchObject({
    rhythm: 'every quarter',
    place: 'paragraph 3 (characters 35–39)',
  });
});

test('the sheet is a workbook with the rows, a frozen and repeated header, on A4 across', async () => {
  const parts = unzipSync(await writeTaskBookSheet(BOOK, TEXT));
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const sheet = part('xl/worksheets/sheet1.xml');
  const strings = [...part('xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map((match) => match[1]);
  const row = (n: number) => {
    const xml = new RegExp(`<row r="${n}"[^>]*>(.*?)</row>`).exec(sheet)?.[1] ?? '';
    return [...xml.matchAll(/<c [^>]*?(?:\/>|>(.*?)<\/c>)/g)].map((match) => {
      const value = /<v>(.*?)<\/v>/.exec(match[1] ?? '')?.[1];
      return value === undefined ? '' : match[0].includes('t="s"') ? strings[Number(value)] : Number(value);
    });
  };
  expect(row(1)[0]).toBe('工作方案 · 任务分解表');
  expect(row(2)).toEqual([
    '序号',
    '战线/章节',
    '事项',
    '目标值',
    '单位',
    '时限',
    '牵头单位',
    '配合单位',
    '频次',
    '原文',
    '位置',
  ]);
  expect(row(3).slice(0, 5)).toEqual([1, '一、加强领导 / 厂房', '厂房', '新增30—40', '万平方米']);
  expect(row(5)[2]).toBe('=1+1');
  expect(sheet).not.toContain('<f>');
  expect(sheet.match(/<pageSetup [^>]*>/g)).toEqual([
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
  ]);
  expect(sheet.match(/<pageMargins/g)).toHaveLength(1);
  expect(sheet).toContain('ySplit="2"');
  expect(part('xl/workbook.xml').match(/<definedNames>.*<\/definedNames>/)?.[0]).toContain("'任务分解表'!$1:$2");
  expect(part('xl/workbook.xml')).not.toContain('<definedNames/>');
  expect(part('xl/styles.xml')).toContain('wrapText="1"');
});
