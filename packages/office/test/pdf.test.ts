import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { lines, type PdfText, pdf, utf16Hex } from './support/pdf.ts';
import { faultOf, readable } from './support/read.ts';

/** 26 letters of size 16 from 90 points on end at 506: a full line. */
const FULL = '全市各级各部门要把重点任务抓在手上逐项分解逐级压实逐';
const pageNumber = (n: number): PdfText => ({ x: 280, y: 60, size: 14, hex: utf16Hex(`— ${n} —`) });
const head: PdfText = { x: 200, y: 800, size: 10, hex: utf16Hex('某市人民政府办公室文件') };

describe('a PDF with text', () => {
  test('gives paragraphs across lines and pages, without page numbers and running heads', async () => {
    const pages = [
      [
        head,
        ...lines([
          [120, '工作方案'],
          [32, FULL.slice(2)],
          [0, FULL],
          [0, '月调度。'],
          [32, FULL.slice(2)],
        ]),
        pageNumber(1),
      ],
      [
        head,
        ...lines([
          [0, '季通报。'],
          [32, '一、新建30个点位。'],
        ]),
        pageNumber(2),
      ],
      [head, ...lines([[32, '二、改造20个。']]), pageNumber(3)],
    ];
    expect(await readable(pdf(pages))).toMatchObject({
      format: 'pdf',
      text: [
        '工作方案',
        `${FULL.slice(2)}${FULL}月调度。`,
        `${FULL.slice(2)}季通报。`,
        '一、新建30个点位。',
        '二、改造20个。',
      ].join('\n'),
      tables: [],
      warnings: [],
    });
  });

  test('is read with maps for fonts that are named but not embedded, and with embedded maps', async () => {
    const text = '新建厂房30万平方米，力争2个百分点';
    const place = { x: 90, y: 700, size: 16 };
    const gbk = iconv.encode(text, 'gbk').toString('hex');
    expect(await readable(pdf([[{ ...place, hex: gbk }]], 'gbk'))).toMatchObject({ text });
    expect(await readable(pdf([[{ ...place, hex: utf16Hex(text) }]], 'ucs2'))).toMatchObject({ text });
    expect(await readable(pdf([[{ ...place, hex: utf16Hex(text) }]], 'embedded-map'))).toMatchObject({ text });
    const latin = Buffer.from('Growth of 6 percent', 'latin1').toString('hex');
    expect(await readable(pdf([[{ ...place, hex: latin }]], 'latin'))).toMatchObject({ text: 'Growth of 6 percent' });
  });

  test('has ordinary characters where a browser wrote radicals', async () => {
    expect(await readable(pdf([lines([[0, '⼈⺠政府⾼质量发展⽬标⻜⾏⻓⻔']])]))).toMatchObject({
      text: '人民政府高质量发展目标飞行长门',
    });
  });

  test('keeps numbered items apart after full lines, and words of a line in order', async () => {
    const item = `一是${FULL.slice(0, 23)}。`;
    const parts: PdfText[] = [
      { x: 300, y: 684, size: 16, hex: utf16Hex('市工信局') },
      { x: 90, y: 684.5, size: 16, hex: utf16Hex('牵头单位') },
    ];
    const read = await readable(
      pdf([
        [
          ...lines([
            [0, item],
            [0, `二是${FULL.slice(2)}`],
          ]),
          ...parts,
        ],
      ]),
    );
    expect(read.text.split('\n')).toEqual([item, `二是${FULL.slice(2)}牵头单位 市工信局`]);
  });

  test('on some pages only says which pages have none', async () => {
    const read = await readable(pdf([lines([[0, '第一页有字']]), [], []]));
    expect(read.warnings).toEqual([{ code: 'pages-without-text', pages: [2, 3] }]);
  });
});

describe('a PDF that cannot be read', () => {
  test('says why', async () => {
    expect(await faultOf(pdf([[], []]))).toBe('scan-without-text');
    expect(await faultOf(pdf([[pageNumber(1)], [pageNumber(2)]]))).toBe('scan-without-text');
    const zeros = '00'.repeat(32);
    const locked = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${zeros}> /U <${zeros}> /P -4 >> /ID [<00> <00>]`;
    expect(await faultOf(pdf([lines([[0, '密件']])], 'ucs2', locked))).toBe('encrypted');
    expect(await faultOf(new TextEncoder().encode('%PDF-1.4\nnothing of one'), '方案.txt')).toBe('damaged');
  });
});
