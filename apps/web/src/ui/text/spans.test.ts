import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutIntoSegments, firstEndingAfter, sentenceAround, spansOfStretches } from './spans.ts';

const task = { start: 2, end: 12, name: 'task' };
const target = { start: 5, end: 8, name: 'target' };

test('a target inside a task splits it into three, and the target lies on top in the middle', () => {
  const pieces = cutIntoSegments({ start: 0, end: 14 }, [task, target]);
  expect(pieces.map(({ start, end, over }) => [start, end, over.map(({ name }) => name)])).toEqual([
    [0, 2, []],
    [2, 5, ['task']],
    [5, 8, ['target', 'task']],
    [8, 12, ['task']],
    [12, 14, []],
  ]);
});

test('a span over two paragraphs is cut at the edge of each', () => {
  expect(cutIntoSegments({ start: 0, end: 4 }, [task])).toHaveLength(2);
  expect(cutIntoSegments({ start: 5, end: 9 }, [task])).toEqual([{ start: 5, end: 9, over: [task] }]);
});

test('text without spans is one piece', () => {
  expect(cutIntoSegments({ start: 3, end: 9 }, [])).toEqual([{ start: 3, end: 9, over: [] }]);
});

const span = fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }));

test('whatever the spans, the pieces cover the text once, and each knows exactly what lies over it', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
      const pieces = cutIntoSegments({ start: 10, end: 50 }, spans);
      expect(pieces[0]?.start).toBe(10);
      expect(pieces.at(-1)?.end).toBe(50);
      for (const [at, piece] of pieces.entries()) {
        expect(piece.end).toBeGreaterThan(piece.start);
        if (at > 0) expect(piece.start).toBe(pieces[at - 1]?.end);
        for (let offset = piece.start; offset < piece.end; offset += 1) {
          const there = spans.filter((one) => one.start <= offset && offset < one.end);
          expect(new Set(piece.over)).toEqual(new Set(there));
        }
      }
    }),
  );
});

test('spans find their paragraphs', () => {
  const paragraphs = [
    { start: 0, end: 4 },
    { start: 5, end: 9 },
    { start: 10, end: 20 },
  ];
  expect(spansOfStretches(paragraphs, [task, target]).map((spans) => spans.length)).toEqual([1, 2, 1]);
  expect(firstEndingAfter(paragraphs, 4)).toBe(1);
  expect(firstEndingAfter(paragraphs, 20)).toBe(3);
});

test('the sentence around an offset ends with its own full stop', () => {
  const text = '全市上下要行动起来。到年底新增10家；\n　　二是抓项目。';
  const at = (offset: number) => {
    const { start, end } = sentenceAround(text, offset);
    return text.slice(start, end);
  };
  expect(at(0)).toBe('全市上下要行动起来。');
  expect(at(12)).toBe('到年底新增10家；');
  expect(at(text.indexOf('抓'))).toBe('二是抓项目。');
});
