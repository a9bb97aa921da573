import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWorkbook, writeSheets } from '../src/spreadsheet/index.ts';

const cell = fc
  .string({ unit: fc.constantFrom('甲', '局', '7', '0', '=', '+', '-', 'a', 'Z', '<', '&', '"', ' ', '，', '𠮷', '/') })
  .map((text) => text.trim());

test('what is written in sheets reads back as the same text, row by row', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { maxLength: 20 }), async (rows) => {
      const columns = ['一', '二', '三'].map((heading) => ({ heading, width: 9 }));
      const workbook = readWorkbook(
        await writeSheets([
          { name: '表', columns, rows },
          { name: '空', columns, rows: [] },
        ]),
      );
      if (workbook.kind === 'fault') throw new Error(workbook.code);
      const [sheet, empty] = workbook.sheets;
      expect(empty?.cells.map(({ text }) => text)).toEqual(['一', '二', '三']);
      const read = rows.map((row, at) =>
        row.map(
          (_, column) => sheet?.cells.find((one) => one.row === at + 1 && one.column === column)?.text.trim() ?? '',
        ),
      );
      expect(read).toEqual(rows);
      expect(sheet?.cells.every(({ type }) => type === 'text')).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('characters that no spreadsheet holds are left out, and a name that no sheet may have is a mistake of the caller', async () => {
  const columns = [{ heading: 'x', width: 3 }];
  const workbook = readWorkbook(await writeSheets([{ name: 's', columns, rows: [['a\u0001\uFFFEb']] }]));
  if (workbook.kind === 'fault') throw new Error(workbook.code);
  expect(workbook.sheets[0]?.cells[1]?.text).toBe('ab');
  for (const name of ['', 'a/b', 'x'.repeat(32)]) {
    await expect(writeSheets([{ name, columns, rows: [] }])).rejects.toThrow(RangeError);
  }
});
