import { expect, test } from 'vitest';
import { headingWords, paragraphsOf } from './paragraphs.ts';

const text =
  '首页 > 要闻\n在攻坚大会上的讲话\n\n　　同志们：\n一、提高认识\n　　正文一。\n（一）抓项目。今年要新开工十个项目，确保见效。\n';
const section = (level: number, number: string, heading: string) => ({
  level,
  number,
  heading,
  start: text.indexOf(number),
});
const sections = [section(1, '一、', '提高认识'), section(2, '（一）', '抓项目')];

test('title, headings and paragraphs are told apart, and every offset points at the words', () => {
  const paragraphs = paragraphsOf(text, '在攻坚大会上的讲话', sections);
  expect(paragraphs.map(({ kind, level, start, end }) => [kind, level, text.slice(start, end)])).toEqual([
    ['body', 0, '首页 > 要闻'],
    ['title', 0, '在攻坚大会上的讲话'],
    ['body', 0, '同志们：'],
    ['heading', 1, '一、提高认识'],
    ['body', 0, '正文一。'],
    ['body', 2, '（一）抓项目。今年要新开工十个项目，确保见效。'],
  ]);
});

test('a heading that runs into its paragraph ends where its words end', () => {
  const last = paragraphsOf(text, '', sections).at(-1)!;
  expect(text.slice(last.start, last.leadEnd)).toBe('（一）抓项目');
});

test('a short numbered line without a sentence is a heading to its end', () => {
  const speech = '三、第一条战线：产业集群攻坚\n正文。';
  const front = { level: 1, number: '三', heading: '第一条战线', start: 0 };
  expect(paragraphsOf(speech, '', [front])[0]).toMatchObject({ kind: 'heading', end: speech.indexOf('\n') });
});

test('speaker, date and place under the title are bylines; the greeting ends them', () => {
  const speech = '动员讲话\n市委书记　某某\n（2025年2月18日）\n同志们：\n开会\n';
  const kinds = paragraphsOf(speech, '动员讲话', []).map(({ kind }) => kind);
  expect(kinds).toEqual(['title', 'byline', 'byline', 'body', 'body']);
});

test('what was taken for page chrome can be left out', () => {
  const shown = paragraphsOf(text, '', sections, [{ start: 0, end: 7 }]);
  expect(shown[0]).toMatchObject({ start: text.indexOf('在攻坚') });
});

test('a text without line breaks is one paragraph; an empty one has none', () => {
  expect(paragraphsOf('一句话', '', [])).toHaveLength(1);
  expect(paragraphsOf(' \n\r\n　', '', [])).toEqual([]);
});

test('headings are found whatever the width of their signs, and shown as the document writes them', () => {
  const speech = '讲话（2025）\n（二）定目标，算细账。今年要干成十件事，一件也不能少。';
  const wide = { level: 2, number: '二', heading: '定目标,算细账', start: speech.indexOf('（二') };
  const paragraphs = paragraphsOf(speech, '讲话(2025)', [wide]);
  expect(paragraphs[0]?.kind).toBe('title');
  expect(speech.slice(paragraphs[1]!.start, paragraphs[1]!.leadEnd)).toBe('（二）定目标，算细账');
  expect(headingWords(speech, wide)).toBe('（二）定目标，算细账');
});
