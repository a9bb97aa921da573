import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clauseEnds, likelyCut, looseNow, sentenceFor, trimmed } from './sentences.ts';

const text = '同志们：\n　　今年要新增企业20家，完成项目10个；每月通报一次。责任到人。\n';
const words = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end);

test('a click means the sentence around it, or the one that the engine cut there', () => {
  expect(words(sentenceFor(text, [], text.indexOf('责任')))).toBe('责任到人。');
  const loose = [{ start: text.indexOf('今年'), end: text.indexOf('，') }];
  expect(words(sentenceFor(text, loose, text.indexOf('企业')))).toBe('今年要新增企业20家');
  expect(sentenceFor(text, [], text.length - 1)).toBeUndefined();
});

test('blanks around chosen words are left out', () => {
  expect(words(trimmed(text, { start: 4, end: 11 }))).toBe('今年要新');
  expect(trimmed(text, { start: 4, end: 7 })).toBeUndefined();
});

test('a split is proposed at the end of a sentence rather than of a clause, near the middle', () => {
  const span = { start: text.indexOf('今年'), end: text.length - 1 };
  expect(text.slice(span.start, likelyCut(text, span))).toBe('今年要新增企业20家，完成项目10个；');
  expect(clauseEnds(text, span).map((at) => text[at - 1])).toEqual(['，', '；', '。']);
  const short = { start: text.indexOf('责任'), end: text.indexOf('到人') };
  expect(likelyCut(text, short)).toBe(short.start + 1);
});

const span = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 10 }))
  .map(([start, length]) => ({ start, end: start + length }));
const placed = fc.array(fc.tuple(span, fc.constantFrom('found', 'accepted', 'rejected')), { maxLength: 8 });

test('what is no item never overlaps one, whatever was rejected', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), placed, (loose, list) => {
      const items = list.map(([where, state]) => ({ ...where, state }) as const).sort((a, b) => a.start - b.start);
      const now = looseNow(loose, items);
      for (const [at, one] of now.entries()) {
        expect(items.some((item) => item.state !== 'rejected' && item.start < one.end && one.start < item.end)).toBe(
          false,
        );
        if (at > 0) expect(one.start).toBeGreaterThanOrEqual(now[at - 1]?.end ?? 0);
      }
    }),
  );
});

test('a rejected item comes back as a sentence, a marked one goes', () => {
  const loose = [{ start: 0, end: 4 }];
  expect(looseNow(loose, [{ start: 6, end: 9, state: 'rejected' }])).toEqual([loose[0], { start: 6, end: 9 }]);
  expect(looseNow(loose, [{ start: 0, end: 4, state: 'accepted' }])).toEqual([]);
});
