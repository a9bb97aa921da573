import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { cell, definition, docx, inList, list, p, table } from './support/docx.ts';
import { cellsOf, faultOf, readable } from './support/read.ts';

const CHINESE = definition(0, [
  ['chineseCounting', '%1、'],
  ['chineseCounting', '（%2）'],
  ['decimal', '%3.'],
  ['decimal', '%3.%4', '<w:isLgl/>'],
]);

describe('a Word file', () => {
  test('gives its paragraphs as lines, with inserted and without deleted text', async () => {
    const changed =
      '<w:p><w:r><w:t>新建</w:t></w:r><w:del><w:r><w:delText>20</w:delText></w:r></w:del><w:ins><w:r><w:t>30</w:t></w:r></w:ins><w:r><w:t>个</w:t><w:br/><w:t>点位</w:t></w:r></w:p>';
    const read = await readable(docx({ body: p('工作方案') + p('') + changed + p('a &lt; b &amp; c') }));
    expect(read).toEqual({
      kind: 'document',
      text: '工作方案\n新建30个\n点位\na < b & c',
      tables: [],
      margins: '',
      format: 'docx',
      encoding: null,
      warnings: [],
    });
  });

  test('gives the words of its headers and footers apart, because they are no part of the text', async () => {
    const header = '<w:hdr><w:p><w:r><w:t>内部</w:t></w:r><w:r><w:t>资料 &amp; 草稿</w:t></w:r></w:p><w:p/></w:hdr>';
    const extra = {
      'word/header1.xml': header,
      'word/footer2.xml': '<w:ftr><w:p><w:r><w:t>第 1 页</w:t></w:r></w:p></w:ftr>',
    };
    const read = await readable(docx({ body: p('工作方案'), extra }));
    expect(read).toMatchObject({ text: '工作方案', margins: '第 1 页\n内部资料 & 草稿' });
  });

  test('keeps its automatic numbers', async () => {
    const body = [
      p('加强领导', inList(1)),
      p('成立专班', inList(1, 1)),
      p('每月调度', inList(1, 1)),
      p('摸清底数', inList(1, 2)),
      p('分类建账', inList(1, 3)),
      p('压实责任', inList(1)),
      p('签订责任书', inList(1, 1)),
      p('另起', inList(2)),
      p('没有编号', inList(0)),
    ];
    const numbering =
      CHINESE + list(1, 0) + list(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>');
    const read = await readable(docx({ body: body.join(''), numbering }));
    expect(read.text.split('\n')).toEqual([
      '一、加强领导',
      '（一）成立专班',
      '（二）每月调度',
      '1. 摸清底数',
      '1.1 分类建账',
      '二、压实责任',
      '（一）签订责任书',
      '一、另起',
      '没有编号',
    ]);
  });

  test('keeps numbers that styles bring, and counts paragraphs without words', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="Base"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Second"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const style = (name: string) => `<w:pStyle w:val="${name}"/>`;
    const body =
      p('目标', style('Head')) + p('路径', style('Second')) + p('', style('Head')) + p('保障', style('Head'));
    const read = await readable(docx({ body, styles, numbering: CHINESE + list(1, 0) }));
    expect(read.text).toBe('一、目标\n（一）路径\n三、保障');
  });

  test('counts a text box once, and only what is there now', async () => {
    const box = (inside: string) =>
      `<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:txbxContent>${inside}</w:txbxContent></mc:Choice><mc:Fallback><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>${inside}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const changed = `${inList(1, 1)}<w:pPrChange w:id="1" w:author="a"><w:pPr>${inList(1, 0)}</w:pPr></w:pPrChange>`;
    const body = p('一项', inList(1)) + box(p('框内', inList(1))) + p('二项', inList(1)) + p('子项', changed);
    const read = await readable(docx({ body, numbering: CHINESE + list(1, 0) }));
    expect(read.text).toBe('一、一项\n二、框内\n三、二项\n（一）子项');
  });

  test('keeps tables with merged cells and tables inside cells', async () => {
    const inner = table(cell('内一') + cell('内二'), cell('内三') + cell('内四'));
    const body =
      p('前') +
      table(
        cell('序号') + cell('任务分工', '<w:gridSpan w:val="2"/>'),
        cell('1', '<w:vMerge w:val="restart"/>') + cell('新建') + cell(p('市工信局') + p('市财政局')),
        cell('', '<w:vMerge/>') + cell('改造') + cell(p('含表') + inner + p('')),
      ) +
      p('后');
    const read = await readable(docx({ body }));
    expect(read.text).toBe('前\n序号\t任务分工\n1\t新建\t市工信局\n市财政局\n改造\t含表\n内一\t内二\n内三\t内四\n后');
    expect(read.tables).toHaveLength(2);
    expect(cellsOf(read)).toEqual([
      [0, 0, 1, 1, '序号'],
      [0, 1, 1, 2, '任务分工'],
      [1, 0, 2, 1, '1'],
      [1, 1, 1, 1, '新建'],
      [1, 2, 1, 1, '市工信局\n市财政局'],
      [2, 1, 1, 1, '改造'],
      [2, 2, 1, 1, '含表\n内一\t内二\n内三\t内四'],
    ]);
    expect(cellsOf(read, 1)).toEqual([
      [0, 0, 1, 1, '内一'],
      [0, 1, 1, 1, '内二'],
      [1, 0, 1, 1, '内三'],
      [1, 1, 1, 1, '内四'],
    ]);
  });

  test('numbers paragraphs in tables too', async () => {
    const body = table(cell(p('', inList(1))) + cell('新建'), cell(p('任务', inList(1))) + cell('改造'));
    const read = await readable(docx({ body, numbering: CHINESE + list(1, 0) }));
    expect(read.text).toBe('\t新建\n二、任务\t改造');
  });

  test('leaves marks of footnotes out of its sentences', async () => {
    const body =
      '<w:p><w:r><w:t>达到30个</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>以上</w:t></w:r></w:p>';
    const footnotes = `<w:footnote w:id="2">${p('口径见附件')}</w:footnote>`;
    const read = await readable(docx({ body, footnotes }));
    expect(read.text).toBe('达到30个以上\n1. 口径见附件');
  });

  test('with pictures instead of text is a scan', async () => {
    expect(await faultOf(docx({ body: p(''), extra: { 'word/media/image1.png': 'x' } }))).toBe('scan-without-text');
    expect(await faultOf(docx({ body: p('') }))).toBe('without-text');
  });
});

describe('a zip archive', () => {
  const zip = (parts: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

  test('is told by what is in it', async () => {
    expect(await faultOf(zip({ 'OFD.xml': '<a/>', 'Doc_0/Document.xml': '<a/>' }), '方案.docx')).toBe('ofd');
    expect(await faultOf(zip({ '[Content_Types].xml': '', 'xl/workbook.xml': '' }))).toBe('spreadsheet');
    expect(await faultOf(zip({ '[Content_Types].xml': '', 'ppt/presentation.xml': '' }))).toBe('presentation');
    expect(
      await faultOf(zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'META-INF/manifest.xml': '' })),
    ).toBe('open-document');
    expect(await faultOf(zip({ '讲话.txt': '文字' }), '讲话.docx')).toBe('archive');
    expect(await faultOf(zip({}))).toBe('archive');
  });

  test('cut short or with broken XML is damaged', async () => {
    const whole = docx({ body: p('文字'.repeat(200)) });
    expect(await faultOf(whole.slice(0, whole.length - 30))).toBe('damaged');
    const broken = whole.slice();
    broken.fill(0, 30, 400);
    expect(await faultOf(broken)).toBe('damaged');
    expect(await faultOf(docx({ body: '<w:p><w:r>' }))).toBe('damaged');
  });

  test('that unpacks to far more than it says, or says too much, is not opened', async () => {
    const bomb = docx({ body: p('好'), extra: { 'word/footer1.xml': new Uint8Array(49 * 1024 * 1024) } });
    expect(await faultOf(bomb)).toBe('unpacks-too-large');
    // The same with a directory that claims a small size.
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength);
    for (let at = 0; at + 46 < bomb.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
    }
    expect(await faultOf(bomb)).toBe('unpacks-too-large');
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`word/${i}.bin`, new Uint8Array(0)]));
    expect(await faultOf(docx({ body: p('好'), extra: many }))).toBe('unpacks-too-large');
  });

  test('of hostile XML takes no longer than others', async () => {
    const start = performance.now();
    const letters = 'a'.repeat(2_000_000);
    expect(await faultOf(docx({ body: `<w:p><w:pPr><w:pStyle ${letters}/></w:pPr></w:p>` }))).toBe('damaged');
    expect(await faultOf(docx({ body: '<w:p><w:r><w:t>'.repeat(20_000) }))).toBe('damaged');
    expect(await faultOf(docx({ body: p('好'), numbering: `<w:lvl w:ilvl="0"><w:lvlText ${letters}` }))).toBe(
      'document',
    );
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test('with a password is encrypted', async () => {
    const locked = docx({ body: p('好') });
    const view = new DataView(locked.buffer, locked.byteOffset, locked.byteLength);
    for (let at = 0; at + 46 < locked.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
    }
    expect(await faultOf(locked)).toBe('encrypted');
  });
});
