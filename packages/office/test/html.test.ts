import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { cellsOf, faultOf, readable } from './support/read.ts';

const page = (body: string) =>
  new TextEncoder().encode(`<!DOCTYPE html><html><head><title>标题</title></head><body>${body}</body></html>`);

describe('a web page', () => {
  test('gives its visible text in lines', async () => {
    const read = await readable(
      page(`<script>var a = "x"</script><style>p{}</style><nav>首页</nav>
        <h1>工作方案</h1><div><p>一、新建<b>30</b>个
        点位。</p><p style="display:none">隐藏</p>第二行<br>第三行 end
        of line</div><ul><li>甲</li></ul><ol start="3"><li>乙</li><li>丙</li></ol>`),
    );
    expect(read.text).toBe('工作方案\n一、新建30个点位。\n第二行\n第三行 end of line\n甲\n3. 乙\n4. 丙');
    expect(read).toMatchObject({ format: 'html', encoding: 'utf-8', tables: [] });
  });

  test('keeps the rows, columns and merged cells of its tables', async () => {
    const read = await readable(
      page(`<p>前</p><table><caption>任务表</caption><thead><tr><th>序号</th><th colspan="2">任务</th></tr></thead>
        <tr><td rowspan="2">1</td><td>新建</td><td><p>30个</p><p>点位</p></td></tr>
        <tr><td>改造</td><td></td></tr></table><p>后</p>`),
    );
    expect(read.text).toBe('前\n任务表\n序号\t任务\n1\t新建\t30个\n点位\n改造\t\n后');
    expect(cellsOf(read)).toEqual([
      [0, 0, 1, 1, '序号'],
      [0, 1, 1, 2, '任务'],
      [1, 0, 2, 1, '1'],
      [1, 1, 1, 1, '新建'],
      [1, 2, 1, 1, '30个\n点位'],
      [2, 1, 1, 1, '改造'],
      [2, 2, 1, 1, ''],
    ]);
  });

  test('laid out by tables is not a table', async () => {
    const read = await readable(
      page(
        '<table><tr><td>菜单</td><td><p>正文</p><table><tr><td>任务</td><td>单位</td></tr><tr><td>a</td><td>b</td></tr></table></td></tr><tr><td>x</td><td>脚</td></tr></table>',
      ),
    );
    expect(read.text).toBe('菜单\n正文\n任务\t单位\na\tb\nx\n脚');
    expect(read.tables).toHaveLength(1);
    expect(cellsOf(read)[0]).toEqual([0, 0, 1, 1, '任务']);
  });

  test('is read in the character set it names, or the one it is in', async () => {
    const source = (charset: string) => `<html><meta charset="${charset}"><p>全市工業企業達到一百二十家</p></html>`;
    expect(await readable(iconv.encode(source('big5'), 'big5'))).toMatchObject({
      encoding: 'big5',
      text: '全市工業企業達到一百二十家',
    });
    const wrong = iconv.encode(source('utf-8'), 'gb18030');
    expect(await readable(wrong, '页面.doc')).toMatchObject({
      encoding: 'gb18030',
      text: '全市工業企業達到一百二十家',
      format: 'html',
    });
  });

  test('may be very long and badly nested', async () => {
    const rows = '<tr><td>任务</td><td>单位</td></tr>'.repeat(20_000);
    const read = await readable(page(`<table>${rows}</table>`));
    expect(read.tables[0]?.cells).toHaveLength(40_000);
    expect(await faultOf(page('<div>'.repeat(100_000)))).toBe('damaged');
  });

  test('of pictures alone has no text; impossible spans are cut', async () => {
    expect(await faultOf(page('<img src="a.png">'))).toBe('without-text');
    const wide = await readable(
      page(
        '<table><tr><td colspan="99999999" rowspan="-1">a</td><td>b</td></tr><tr><td rowspan="9">c</td></tr></table>',
      ),
    );
    expect(wide.tables[0]?.cells[0]).toMatchObject({ columnSpan: 200, rowSpan: 1 });
    expect(wide.tables[0]?.cells[2]).toMatchObject({ row: 1, rowSpan: 1 });
  });
});
