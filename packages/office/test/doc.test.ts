import { describe, expect, test } from 'vitest';
import { compound, doc, IN_LIST, IN_TABLE, rowEnd } from './support/doc.ts';
import { cellsOf, faultOf, readable } from './support/read.ts';

describe('a Word 97 file', () => {
  test('gives its text from pieces of both widths, without field codes', async () => {
    const read = await readable(
      doc([
        { text: '工作方案\r一、新建', compressed: false },
        { text: '30 \x96 40 ', compressed: true },
        { text: '个点位\v第二行\r', compressed: false },
        { text: '\x13 HYPERLINK "http://a" \x14', compressed: true },
        { text: '链接\x15之后\r页眉', compressed: false },
      ]),
    );
    // 页眉 lies past the length of the main text only when the header block says so; here it is part of it.
    expect(read).toEqual({
      kind: 'document',
      text: '工作方案\n一、新建30 – 40 个点位\n第二行\n链接之后\n页眉',
      tables: [],
      margins: '',
      format: 'doc',
      encoding: null,
      warnings: [],
    });
  });

  test('leaves out what tracked changes delete', async () => {
    const read = await readable(
      doc([
        { text: '新建', compressed: false },
        { text: '20', compressed: true, deleted: true },
        { text: '30', compressed: true },
        { text: '个点位以上', compressed: false, deleted: true },
        { text: '个点位\r', compressed: false },
      ]),
    );
    expect(read.text).toBe('新建30个点位');
  });

  test('leaves out what lies after the main text', async () => {
    const bytes = doc([{ text: '正文\r脚注\r', compressed: false }], new Map(), (main) =>
      main.setUint32(0x4c, 3, true),
    );
    expect((await readable(bytes)).text).toBe('正文');
  });

  test('keeps tables, with cells merged across and down', async () => {
    const text = '前\r序号\x07任务分工\x07\x071\x07新建\r扩建\x07工信局\x07\x07\x07改造\x07财政局\x07\x07后\r';
    const properties = new Map<number, readonly number[]>();
    const marks = [...text].flatMap((c, i) => (c === '\x07' || c === '\r' ? [i] : []));
    const first = rowEnd([0, 1000, 5000], [0, 0]);
    const second = rowEnd([0, 1000, 3000, 5000], [0x60, 0, 0]);
    const third = rowEnd([0, 1010, 3000, 5000], [0x20, 0, 0]);
    const byMark = [
      [],
      IN_TABLE,
      IN_TABLE,
      first,
      IN_TABLE,
      IN_TABLE,
      IN_TABLE,
      IN_TABLE,
      second,
      IN_TABLE,
      IN_TABLE,
      IN_TABLE,
      third,
      [],
    ];
    marks.forEach((mark, i) => {
      properties.set(mark, byMark[i] as number[]);
    });
    const read = await readable(doc([{ text, compressed: false }], properties));
    expect(read.text).toBe('前\n序号\t任务分工\n1\t新建\n扩建\t工信局\n改造\t财政局\n后');
    expect(cellsOf(read)).toEqual([
      [0, 0, 1, 1, '序号'],
      [0, 1, 1, 2, '任务分工'],
      [1, 0, 2, 1, '1'],
      [1, 1, 1, 1, '新建\n扩建'],
      [1, 2, 1, 1, '工信局'],
      [2, 1, 1, 1, '改造'],
      [2, 2, 1, 1, '财政局'],
    ]);
  });

  test('says how many automatic numbers it lost', async () => {
    const text = '加强领导\r压实责任\r';
    const read = await readable(
      doc(
        [{ text, compressed: false }],
        new Map([
          [4, IN_LIST],
          [9, IN_LIST],
        ]),
      ),
    );
    expect(read.warnings).toEqual([{ code: 'numbering-lost', count: 2 }]);
  });

  test('without a table of properties still gives its text', async () => {
    const bytes = doc(
      [{ text: 'a\x07b\x07\x07c\x07d\x07\x07后\r', compressed: true }].map((piece) => ({
        ...piece,
        text: piece.text.replace('后', 'z'),
      })),
      new Map(),
      (main) => main.setUint32(0x106, 0, true),
    );
    expect((await readable(bytes)).text).toBe('a\tb\nc\td\nz');
  });
});

describe('a compound file that cannot be read', () => {
  test('says why', async () => {
    const text = [{ text: '正文\r', compressed: false }];
    expect(await faultOf(doc(text, new Map(), (main) => main.setUint16(0x0a, 0x0300, true)))).toBe('encrypted');
    expect(await faultOf(doc(text, new Map(), (main) => main.setUint16(2, 0x68, true)))).toBe('old-word');
    expect(await faultOf(doc(text, new Map(), (main) => main.setUint16(0x0a, 0, true)))).toBe('damaged');
    expect(await faultOf(doc(text, new Map(), (main) => main.setUint32(0x1a2, 9_999_999, true)))).toBe('damaged');
    expect(await faultOf(doc(text), '方案.wps')).toBe('wps');
    const content = new Uint8Array(5000).fill(1);
    expect(await faultOf(compound({ Workbook: content }))).toBe('spreadsheet');
    expect(await faultOf(compound({ 'PowerPoint Document': content }))).toBe('presentation');
    expect(await faultOf(compound({ EncryptedPackage: content }), '方案.docx')).toBe('encrypted');
    expect(await faultOf(compound({ CONTENTS: content }))).toBe('wps');
    expect(await faultOf(compound({ Other: content }))).toBe('binary');
    expect(await faultOf(doc(text).slice(0, 700))).toBe('damaged');
  });
});
