import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { faultSentence, readDocument, warningSentence } from '../src/index.ts';
import { doc } from './support/doc.ts';
import { cell, definition, docx, inList, list, p, table } from './support/docx.ts';
import { lines, pdf } from './support/pdf.ts';

const body = p('加强领导', inList(1)) + table(cell('任务') + cell('单位'), cell('新建30个') + cell('市工信局'));
const FILES: readonly Uint8Array[] = [
  docx({ body, numbering: definition(0, [['chineseCounting', '%1、']]) + list(1, 0) }),
  doc([{ text: '工作方案\r任务\x07单位\x07\x07新建\x07工信局\x07\x07', compressed: false }]),
  pdf([
    lines([
      [0, '工作方案'],
      [32, '新建30个点位。'],
    ]),
  ]),
  new TextEncoder().encode(
    '<html><table><tr><td>任务</td><td>单位</td></tr><tr><td>新建</td><td>工信局</td></tr></table></html>',
  ),
  iconv.encode('新建30个点位,责任单位:市工信局', 'gb18030'),
];

test('whatever happens to a file, it is read or answered with a fault that has sentences', {
  timeout: 30_000,
}, async () => {
  const change = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }) });
  const damage = fc.record({
    file: fc.nat({ max: FILES.length - 1 }),
    changes: fc.array(change, { maxLength: 12 }),
    cut: fc.option(fc.nat()),
  });
  await fc.assert(
    fc.asyncProperty(damage, async ({ file: number, changes, cut }) => {
      const file = FILES[number] as Uint8Array;
      const bytes = cut === null ? file.slice() : file.slice(0, cut % file.length);
      for (const { at, byte } of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
      const result = await readDocument(bytes, '方案.docx');
      if (result.kind === 'fault') {
        expect(faultSentence(result, 'zh-CN')).toMatch(/[\u4e00-\u9fff].*。$/);
        expect(faultSentence(result, 'en')).toMatch(/[A-Z].*\.$/);
        return;
      }
      expect(result.text.isWellFormed()).toBe(true);
      for (const warning of result.warnings) {
        expect(warningSentence(warning, 'zh-CN')).toMatch(/。$/);
        expect(warningSentence(warning, 'en')).toMatch(/\.$/);
      }
      for (const { start, end, cells } of result.tables) {
        for (const c of cells) expect(start <= c.start && c.start <= c.end && c.end <= end).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
