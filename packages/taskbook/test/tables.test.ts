import { describe, expect, test } from 'vitest';
import { readTaskBook, type SourceCell } from '../src/index.ts';

/** Writes rows into a text and says where each cell stands; a cell that is null is covered by the one above it. */
function tableOf(rows: readonly (readonly (string | null)[])[], wide: Readonly<Record<string, number>> = {}) {
  let text = '';
  const cells: SourceCell[] = [];
  rows.forEach((row, rowIndex) => {
    row.forEach((words, index) => {
      // Behind a wide cell the columns move on.
      const column = row.slice(0, index).reduce((sum, before) => sum + (wide[before ?? ''] ?? 1), 0);
      if (index > 0) text += '\t';
      if (words === null) return;
      let rowSpan = 1;
      while (rows[rowIndex + rowSpan]?.[column] === null) rowSpan++;
      cells.push({
        row: rowIndex,
        column,
        rowSpan,
        columnSpan: wide[words] ?? 1,
        start: text.length,
        end: text.length + words.length,
      });
      text += words;
    });
    text += '\n';
  });
  return { text, table: { start: 0, end: text.length, cells } };
}

describe('a task table', () => {
  const { text, table } = tableOf([
    ['序号', '重点任务', '牵头单位', '配合单位', '完成时限'],
    ['1', '加快建设城区停车设施，新增车位3000个。', '市城管局', '市公安局、市住建局', '2025年10月底前'],
    ['2', '健全小区物业管理制度，完善考核办法。', null, '市民政局', '2025年12月底前'],
  ]);
  const book = readTaskBook({ text, tables: [table], date: '2025-01-10' });

  test('gives its rows as items with owners, also out of merged cells', () => {
    const owned = book.items.map(({ quote, owner }) => [quote.slice(0, 4), owner?.lead, owner?.support]);
    expect(owned).toContainEqual(['健全小区', ['市城管局'], ['市民政局']]);
    expect(book.items.find((item) => item.kind === 'target')).toMatchObject({
      value: 3000,
      owner: { lead: ['市城管局'], support: ['市公安局', '市住建局'] },
      due: { end: '2025-10-31' },
    });
  });

  test('gives no items out of the columns of owners, numbers and deadlines', () => {
    for (const item of book.items) expect(item.quote).toMatch(/车位|物业/);
  });

  test('is seen in tabs alone', () => {
    const seen = readTaskBook({
      text: '工作任务\t责任单位\t时限\n建设便民服务站15个。\t市民政局\t6月底前\n',
      date: '2025-01-10',
    });
    expect(seen.items.find((item) => item.kind === 'target')).toMatchObject({
      value: 15,
      owner: { lead: ['市民政局'] },
      due: { end: '2025-06-30' },
    });
  });

  test('of marks does not take the judge for the owner', () => {
    const judged = readTaskBook({
      text: '序号\t考核内容\t分值\t负责考核部门\n1\t建立河道巡查制度，完善巡查台账，得5分。\t5\t县河长办\n',
    });
    expect(judged.items.length).toBeGreaterThan(0);
    for (const item of judged.items) expect(item.owner).toBeNull();
  });
});

describe('the heading of a table', () => {
  const owned = (rows: readonly (readonly (string | null)[])[], wide: Readonly<Record<string, number>> = {}) => {
    const { text, table } = tableOf(rows, wide);
    const { items } = readTaskBook({ text, tables: [table], date: '2025-01-10' });
    return items.map((item) => [
      item.title,
      item.owner?.lead,
      item.owner?.support,
      item.kind === 'mechanism' ? null : item.due?.end,
    ]);
  };

  test('may stand below a caption, and be divided in two', () => {
    expect(
      owned(
        [
          ['临水市2025年重点任务清单'],
          ['序号', '工作任务', '责任分工', '完成期限'],
          [null, null, '牵头单位', '配合单位', null],
          ['1', '新建学校4所', '市教育局', '各镇街', '12月底'],
        ],
        { 临水市2025年重点任务清单: 5, 责任分工: 2 },
      ),
    ).toEqual([['新建学校', ['市教育局'], ['各镇街'], '2025-12-31']]);
  });

  test('is known in other words', () => {
    expect(
      owned([
        ['项目名称', '建设内容及规模', '主管部门', '实施主体', '计划完工时间'],
        ['托育服务', '新建托育中心6所', '区卫健局', '区城投公司', '2025年8月'],
      ]),
    ).toContainEqual(['新建托育中心', ['区卫健局'], ['区城投公司'], '2025-08-31']);
  });

  test('of an indicator table names the years of its figures', () => {
    const { text, table } = tableOf([
      ['指标名称', '单位', '2025年目标', '2027年目标', '责任部门'],
      ['城镇登记失业率', '%', '控制在3.5以内', '不超过3', '区人社局'],
    ]);
    const { items } = readTaskBook({ text, tables: [table] });
    expect(items).toMatchObject([
      { value: 3.5, unit: '%', comparator: 'le', due: { end: '2025-12-31' }, owner: { lead: ['区人社局'] } },
      { value: 3, unit: '%', comparator: 'le', due: { end: '2027-12-31' } },
    ]);
  });

  test('leaves the last row a row, even where it ends with the name of an office', () => {
    expect(
      owned([
        ['工作任务', '责任单位'],
        ['改造老旧小区40个', '市住建局'],
        ['新建公园3座', '市园林局'],
      ]).map(([title]) => title),
    ).toEqual(['改造老旧小区', '新建公园']);
  });
});

describe('a table without tabs', () => {
  const told = (text: string) =>
    readTaskBook({ text }).items.map((item) => [
      item.title,
      item.kind === 'mechanism' ? null : item.due?.end,
      item.owner?.lead,
      item.owner?.support,
    ]);

  test('may be drawn with bars', () => {
    expect(
      told(
        '青河区2025年重点任务分工表\n| 序号 | 工作任务 | 牵头单位 | 配合单位 | 完成时限 |\n|---|---|---|---|---|\n| 1 | 新建养老服务站12个。 | 区民政局 | 区财政局、区住建局 | 9月底前 |\n|  | 制定物业管理办法。 | 区住建局 | | 6月底前 |\n',
      ),
    ).toEqual([
      ['新建养老服务站', '2025-09-30', ['区民政局'], ['区财政局', '区住建局']],
      ['制定物业管理办法', '2025-06-30', ['区住建局'], []],
    ]);
  });

  test('may have one cell a line, with tasks that share an owner', () => {
    const cells = [
      '序号',
      '民生实事',
      '责任单位',
      '完成时限',
      '1',
      '新建公办幼儿园4所。',
      '县教育局',
      '县发改局',
      '10月底前',
    ];
    cells.push('2', '开工建设县养老中心。', '县民政局', '5月底前动工', '改造敬老院3个。', '12月底前');
    expect(told(`白石县2024年民生实事任务分解表\n\n${cells.join('\n\n')}\n`)).toEqual([
      ['新建公办幼儿园', '2024-10-31', ['县教育局', '县发改局'], []],
      ['开工建设县养老中心', '2024-05-31', ['县民政局'], []],
      ['改造敬老院', '2024-12-31', ['县民政局'], []],
    ]);
  });

  test('may have one cell a line with headings between its rows, empty cells and long lists', () => {
    const many = [
      '市发展改革委',
      '市经济信息委',
      '市规划自然资源局',
      '市城市管理局',
      '市交通运输委',
      '市农业农村委',
      '市应急管理局',
    ];
    const cells = ['序号', '任务内容', '牵头单位', '配合单位', '备注', '（一）调度平台方面'];
    cells.push(
      '1',
      '建设调度平台',
      '市水利局',
      '市财政局、市气象局',
      '2',
      '完善监测网络',
      '市水利局、市生态环境局',
      '—',
    );
    cells.push('（二）供水服务方面', '3', '改造老旧管网', '市住建局', many.join('、'));
    expect(told(`临水市智慧水务重点任务分工\n${cells.join('\n')}\n`)).toEqual([
      ['建设调度平台', undefined, ['市水利局'], ['市财政局', '市气象局']],
      ['完善监测网络', undefined, ['市水利局', '市生态环境局'], []],
      ['改造老旧管网', undefined, ['市住建局'], many],
    ]);
  });

  test('a single bar in a sentence parts no cells', () => {
    expect(told('临水市2025年重点工作方案\n二、重点任务\n新建“党建|服务”驿站20个。\n')).toHaveLength(1);
  });
});
