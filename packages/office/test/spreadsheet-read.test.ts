import CFB from 'cfb';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { columnLetter, readWorkbook, workbookFaultSentence } from '../src/spreadsheet/index.ts';
import { type CellSource, letters, sheetOf, workbookOf, xlsx } from './support/workbook.ts';

/** 2025-06-30 as a serial number. */
const JUNE_30 = 45_838;
const styled = (formats: readonly string[], n: number, date1904 = false) => {
  const row = formats.map((_, i) => ({ n, style: i + 1 }));
  return sheetOf({ rows: [row] }, { formats, date1904 }).cells;
};
const texts = (formats: readonly string[], n: number) => styled(formats, n).map(({ text }) => text);

test('dates show as their format says and keep an ISO value with what the format leaves out', () => {
  const cells = styled(
    ['yyyy/m/d', 'yyyy"年"m"月"d"日"', '[$-804]yyyy年mm月', 'm"月"d"日";@', 'yyyy\\-mm\\-dd', 'yyyy"年"', 'aaaa'],
    JUNE_30,
  );
  expect(cells.map(({ text }) => text)).toEqual([
    '2025/6/30',
    '2025年6月30日',
    '2025年06月',
    '6月30日',
    '2025-06-30',
    '2025年',
    '星期一',
  ]);
  expect(cells.every((cell) => cell.type === 'date' && cell.value === '2025-06-30')).toBe(true);
  expect(cells.map((cell) => cell.type === 'date' && cell.precision)).toEqual([
    'day',
    'day',
    'month',
    'day',
    'day',
    'year',
    'day',
  ]);
});

test('times have hours, minutes behind them, halves of the day, and hours past a day', () => {
  expect(texts(['yyyy/m/d h:mm', '上午/下午h"时"mm"分"', 'h:mm:ss AM/PM', 'mm:ss'], JUNE_30 + 0.604_34)).toEqual([
    '2025/6/30 14:30',
    '下午2时30分',
    '2:30:15 PM',
    '30:15',
  ]);
  expect(texts(['[h]:mm'], 1.5)).toEqual(['36:00']);
  expect(styled(['yyyy/m/d h:mm'], JUNE_30 + 0.5)[0]).toMatchObject({
    value: '2025-06-30T12:00:00',
    precision: 'time',
  });
});

test('both date systems give their own days, around the leap day that never was too', () => {
  const day = (n: number, date1904 = false) => styled(['yyyy-mm-dd'], n, date1904)[0]?.text;
  expect([day(1), day(59), day(60), day(61)]).toEqual(['1900-01-01', '1900-02-28', '1900-02-29', '1900-03-01']);
  expect([day(0, true), day(JUNE_30 - 1462, true)]).toEqual(['1904-01-01', '2025-06-30']);
  expect(styled(['yyyy-mm-dd'], 3_000_000)[0]).toMatchObject({ type: 'number', text: '3000000' });
});

test('numbers show with percent, thousands, fixed places, scale, sections and words', () => {
  expect(texts(['0%', '0.00%', '0.0#%'], 0.065)).toEqual(['7%', '6.50%', '6.5%']);
  expect(texts(['#,##0', '#,##0.00', '0.0,', '0.00"万元"', '¥#,##0', '0.00E+00'], 1_234_567.891)).toEqual([
    '1,234,568',
    '1,234,567.89',
    '1234.6',
    '1234567.89万元',
    '¥1,234,568',
    '1.23E+06',
  ]);
  expect(texts(['0.00;(0.00)', '#,##0;[Red]-#,##0', '[<0]"降"0;0', '0'], -12.5)).toEqual([
    '(12.50)',
    '-13',
    '-降13',
    '-13',
  ]);
  expect(texts(['0.00', '0.0;-0.0;"—"', 'General"家"', '000'], 0)).toEqual(['0.00', '—', '0家', '000']);
  expect(texts(['0.00'], 1.005)).toEqual(['1.01']);
  expect(styled(['0%'], 0.065)[0]).toMatchObject({ type: 'number', value: 0.065, percent: true });
});

test('numbers without a format show in full, without the dust of binary fractions', () => {
  const shown = sheetOf({ rows: [[0.1 + 0.2, 13_800_001_111, 1e21, -3]] }).cells.map(({ text }) => text);
  expect(shown).toEqual(['0.3', '13800001111', '1e+21', '-3']);
});

test('strings come from shared, rich, inline and formula cells, without phonetic runs, with escapes resolved', () => {
  const strings =
    '<sst><si><r><rPr><b/></rPr><t>重点</t></r><r><t xml:space="preserve"> 任务</t></r><rPh sb="0" eb="2"><t>zhongdian</t></rPh><phoneticPr/></si><si><t>A&amp;B_x000D_&#10;第二行&#x597D;</t></si><si/></sst>';
  const row: CellSource[] = [
    { type: 's', inside: '<v>0</v>' },
    { type: 's', inside: '<v>1</v>' },
    { type: 's', inside: '<v>2</v>' },
    { type: 's', inside: '<v>99</v>' },
    { type: 'inlineStr', inside: '<is><r><t>内</t></r><r><t>嵌</t></r><rPh><t>nei</t></rPh></is>' },
    { type: 'str', inside: '<f>A1&amp;"x"</f><v>公式文字</v>' },
    { type: 'n', inside: '<f>1+2</f><v>3</v>' },
    { type: 'b', inside: '<v>1</v>' },
    { type: 'e', inside: '<v>#REF!</v>' },
    { type: 'n', inside: '<f>SUM(A1:A9)</f>' },
    { type: 'd', inside: '<v>2025-06-30</v>' },
  ];
  const cells = sheetOf({ rows: [row] }, { extra: { 'xl/sharedStrings.xml': strToU8(strings) } }).cells;
  expect(cells.map(({ column, text, type }) => [column, text, type])).toEqual([
    [0, '重点 任务', 'text'],
    [1, 'A&B\n第二行好', 'text'],
    [4, '内嵌', 'text'],
    [5, '公式文字', 'text'],
    [6, '3', 'number'],
    [7, 'TRUE', 'boolean'],
    [8, '#REF!', 'error'],
    [9, '', 'uncalculated'],
    [10, '2025-06-30', 'date'],
  ]);
  expect(cells[7]?.value).toBe('=SUM(A1:A9)');
});

test('sheets, rows and columns that are hidden are told, merges are cut to what is used', () => {
  const workbook = workbookOf(
    xlsx({
      sheets: [
        {
          name: '台账&amp;清单',
          rows: [['标题'], ['甲', '乙', '丙'], ['1', '2', '3']],
          merges: ['A1:XFD1', 'A2:A1048576', 'B2:B2', 'A3:B3'],
          hiddenRows: [2],
          cols: '<cols><col min="2" max="16384" hidden="1" width="12.5"/></cols>',
        },
        { name: '数据字典', state: 'veryHidden', rows: [['x']] },
      ],
    }),
  );
  const [first, second] = workbook.sheets;
  expect([first?.name, first?.hidden, second?.name, second?.hidden]).toEqual(['台账&清单', false, '数据字典', true]);
  expect(first).toMatchObject({ rowCount: 3, columnCount: 3 });
  expect(first?.merges).toEqual([
    { top: 0, left: 0, bottom: 0, right: 2 },
    { top: 1, left: 0, bottom: 2, right: 0 },
  ]);
  expect([...(first?.hiddenRows ?? [])]).toEqual([2]);
  expect([...(first?.hiddenColumns ?? [])]).toEqual([1, 2]);
  expect(first?.columnWidths.get(1)).toBe(12.5);
});

test('files with prefixed element names and without addresses read alike', () => {
  const prefixed = sheetOf({ rows: [['事项', 5]], merges: ['A1:B1'] }, { prefix: 'x:' });
  expect(prefixed.cells.map(({ text }) => text)).toEqual(['事项', '5']);
  expect(prefixed.merges).toHaveLength(1);
  const bare =
    '<worksheet><sheetData><row><c><v>1</v></c><c t="inlineStr"><is><t>乙</t></is></c></row><row><c/><c><v>4</v></c></row></sheetData></worksheet>';
  const sheet = sheetOf({ rows: [] }, { extra: { 'xl/worksheets/sheet1.xml': strToU8(bare) } });
  expect(sheet.cells.map(({ row, column, text }) => [row, column, text])).toEqual([
    [0, 0, '1'],
    [0, 1, '乙'],
    [1, 1, '4'],
  ]);
});

test('separated text reads in UTF-8, UTF-16 and GB18030, with quotes, tabs and kept zeros', () => {
  const text = '序号,事项,电话\r\n1,"推进""一号""项目，\n确保开工",0632-3300000\r\n002,="0012",5%\r\n';
  for (const bytes of [strToU8(text), iconv.encode(text, 'gb18030'), iconv.encode(`\uFEFF${text}`, 'utf-16le')]) {
    const sheet = workbookOf(bytes).sheets[0];
    expect(sheet?.cells.map((cell) => cell.text)).toEqual([
      '序号',
      '事项',
      '电话',
      '1',
      '推进"一号"项目，\n确保开工',
      '0632-3300000',
      '002',
      '0012',
      '5%',
    ]);
    expect(sheet?.cells.filter(({ type }) => type === 'number').map(({ text: shown }) => shown)).toEqual(['1']);
  }
  expect(workbookOf(strToU8('a\tb\n1\t2')).sheets[0]?.cells).toHaveLength(4);
  expect(workbookOf(strToU8('sep=;\na;b,c')).sheets[0]?.cells.map((cell) => cell.text)).toEqual(['a', 'b,c']);
});

test('what is no readable spreadsheet is a fault with a sentence in both languages', () => {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/Workbook', Buffer.from('old'));
  const old = new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer);
  const locked = CFB.utils.cfb_new();
  CFB.utils.cfb_add(locked, '/EncryptedPackage', Buffer.from('x'));
  const cases = [
    [new Uint8Array(), 'empty'],
    [old, 'old-excel'],
    [new Uint8Array(CFB.write(locked, { type: 'buffer' }) as Buffer), 'encrypted'],
    [zipSync({ 'xl/workbook.bin': strToU8('x') }), 'binary-excel'],
    [zipSync({ 'META-INF/manifest.xml': strToU8('x'), 'content.xml': strToU8('x') }), 'open-document'],
    [zipSync({ 'a.txt': strToU8('x') }), 'not-a-spreadsheet'],
    [strToU8('%PDF-1.7'), 'not-a-spreadsheet'],
    [strToU8('<html><table><tr><td>1</td></tr></table></html>'), 'web-page'],
    [strToU8('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'), 'excel-xml'],
    [xlsx({ sheets: [{ rows: [[null]] }] }), 'without-cells'],
    [xlsx({ sheets: [{ rows: [['x']] }] }).slice(0, 300), 'damaged'],
    [Uint8Array.from({ length: 64 }, (_, i) => (i * 37) % 256), 'not-a-spreadsheet'],
  ] as const;
  for (const [bytes, code] of cases) {
    const result = readWorkbook(bytes);
    expect(result).toEqual({ kind: 'fault', code });
    if (result.kind !== 'fault') continue;
    expect(workbookFaultSentence(result, 'zh-CN')).toMatch(/。$/);
    expect(workbookFaultSentence(result, 'en')).toMatch(/^[\x20-\x7e“”]+\.$/);
  }
});

test('a small file that would fill the memory is refused', () => {
  const long = 'x'.repeat(32_000);
  const rows = Array.from({ length: 1100 }, () => [{ type: 's', inside: '<v>0</v>' }]);
  const extra = { 'xl/sharedStrings.xml': strToU8(`<sst><si><t>${long}</t></si></sst>`) };
  expect(readWorkbook(xlsx({ sheets: [{ rows }], extra }))).toEqual({ kind: 'fault', code: 'too-many-cells' });
  const merges = Array.from({ length: 30 }, (_, i) => `${letters(i)}1:${letters(i)}1048576`);
  const tall = `<worksheet><sheetData><row r="1048576"><c r="AZ1048576"><v>1</v></c></row></sheetData><mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells></worksheet>`;
  const bytes = xlsx({ sheets: [{ rows: [] }], extra: { 'xl/worksheets/sheet1.xml': strToU8(tall) } });
  expect(readWorkbook(bytes)).toEqual({ kind: 'fault', code: 'too-many-cells' });
});

test('reading never throws, whatever the XML of a sheet holds', () => {
  const piece = fc.constantFrom(
    '<row r="1">',
    '<row>',
    '</row>',
    '<c r="A1">',
    '<c r="ZZZ9999999" t="s">',
    '<c t="inlineStr">',
    '</c>',
    '<v>1e999</v>',
    '<v>0</v>',
    '<v>',
    '<is><t>x',
    '</t></is>',
    '<mergeCell ref="A1:B2"/>',
    '<mergeCell ref="B2:C9"/>',
    '<!--',
    '-->',
    '&#99999999;',
    '<f>',
    '</sheetData>',
    '"',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const extra = { 'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${pieces.join('')}`) };
      const result = readWorkbook(xlsx({ sheets: [{ rows: [] }], extra }));
      expect(['workbook', 'fault']).toContain(result.kind);
    }),
  );
});

test('cells come in order, each place once, inside the dimensions; merges overlap nowhere', () => {
  const range = fc.record({ top: fc.nat(8), left: fc.nat(5), height: fc.nat(4), width: fc.nat(3) });
  const rows = fc.array(fc.array(fc.oneof(fc.constant(null), fc.string(), fc.integer()), { maxLength: 6 }), {
    maxLength: 9,
  });
  fc.assert(
    fc.property(rows, fc.array(range, { maxLength: 8 }), (grid, ranges) => {
      const merges = ranges.map(
        ({ top, left, height, width }) => `${letters(left)}${top + 1}:${letters(left + width)}${top + height + 1}`,
      );
      const result = readWorkbook(xlsx({ sheets: [{ rows: grid, merges }] }));
      if (result.kind === 'fault') return;
      const sheet = result.sheets[0];
      if (!sheet) throw new Error('no sheet');
      const places = sheet.cells.map(({ row, column }) => row * 1000 + column);
      expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      expect(sheet.cells.every(({ row, column }) => row < sheet.rowCount && column < sheet.columnCount)).toBe(true);
      const covered = sheet.merges.flatMap(({ top, left, bottom, right }) =>
        Array.from({ length: bottom - top + 1 }, (_, i) =>
          Array.from({ length: right - left + 1 }, (_, j) => (top + i) * 1000 + left + j),
        ).flat(),
      );
      expect(new Set(covered).size).toBe(covered.length);
    }),
  );
});

test('columns are named as programs name them', () => {
  expect([0, 25, 26, 701, 702, 16_383].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
});
