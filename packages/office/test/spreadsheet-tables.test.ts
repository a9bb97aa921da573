import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FoundTable, findTables, readWorkbook, shapeOf } from '../src/spreadsheet/index.ts';
import { type CellSource, letters, sheetOf, tableOf, xlsx } from './support/workbook.ts';

const names = (table: FoundTable) => table.columns.map(({ name }) => name);
const rowTexts = (table: FoundTable) => table.rows.map(({ cells }) => cells.map((cell) => cell?.text ?? ''));

/** A register as offices send it round: annex number, title, unit line, two header rows, sections, merges, a total, notes. */
const REGISTER = {
  rows: [
    ['附件1'],
    ['云泽市2025年度工业强市重点任务台账'],
    ['填报单位：市攻坚办', null, null, null, null, null, null, '单位：万元'],
    ['序号', '重点任务', '工作措施', '年度目标', null, null, '责任\n单位', null, '完成\n时限', '备  注'],
    [null, null, null, '2025年', '2026年', '2027年', '牵头单位', '配合单位'],
    ['一、工业强市'],
    [1, '新建标准厂房', '盘活低效用地', 30, 40, 50, '市工信局', '市财政局、市资源局', '2025年9月底前', '续建'],
    [null, null, '建设配套道路', 5, 6, 7, '市住建局', null, '年底前'],
    [2, '培育高新技术企业', '建立培育库', 135, 150, 170, '市科技局', null, '全年'],
    ['小计', null, null, 170, 196, 227],
    ['二、产业兴市'],
    ['（一）招商引资'],
    [3, '招引亿元项目', '赴外招商', 20, 25, 30, '市投促局', '各区（市）', '每季度', null],
    ['序号', '重点任务', '工作措施', '年度目标', null, null, '责任\n单位', null, '完成\n时限', '备  注'],
    [null, null, null, '2025年', '2026年', '2027年', '牵头单位', '配合单位'],
    [4, '办好产业对接会', '每月一次', 12, 12, 12, '市商务局', '市发改委', '2025年12月'],
    ['合计', null, null, 202, 233, 269],
    ['注：1.投资额按合同口径。'],
    ['2.本表每月25日前报送。'],
    ['填表人：王某某', null, null, '联系电话：0000-1234567', null, null, '填报日期：2025年3月1日'],
  ] as CellSource[][],
  merges: [
    'A2:J2',
    'D4:F4',
    'G4:H4',
    'A4:A5',
    'B4:B5',
    'C4:C5',
    'I4:I5',
    'J4:J5',
    'A6:J6',
    'A7:A8',
    'B7:B8',
    'A11:J11',
    'A12:J12',
    'D14:F14',
    'G14:H14',
    'A18:J18',
  ],
  hiddenRows: [8],
};

test('a register is found with its header of two rows, groups named over their parts', () => {
  const table = tableOf(REGISTER);
  expect(table.title).toBe('云泽市2025年度工业强市重点任务台账');
  expect([table.unit, table.year]).toEqual(['万元', 2025]);
  expect(table.lines.map(({ kind, row }) => [kind, row])).toEqual([
    ['line', 0],
    ['title', 1],
    ['line', 2],
    ['unit', 2],
  ]);
  expect([table.header.top, table.header.bottom]).toEqual([3, 4]);
  expect(names(table)).toEqual([
    '序号',
    '重点任务',
    '工作措施',
    '年度目标 / 2025年',
    '年度目标 / 2026年',
    '年度目标 / 2027年',
    '责任单位 / 牵头单位',
    '责任单位 / 配合单位',
    '完成时限',
    '备 注',
  ]);
  expect(table.header.cells.find(({ text }) => text === '年度目标')).toMatchObject({
    row: 3,
    rowSpan: 1,
    columnSpan: 3,
  });
  expect(table.header.cells.find(({ text }) => text === '序号')).toMatchObject({ rowSpan: 2, columnSpan: 1 });
});

test('its rows are told apart: data under their sections, totals, repeated headers, notes', () => {
  const table = tableOf(REGISTER);
  expect(table.rows.map(({ kind, row, group }) => [row, kind, group.join('/')])).toEqual([
    [5, 'section', ''],
    [6, 'data', '一、工业强市'],
    [7, 'data', '一、工业强市'],
    [8, 'data', '一、工业强市'],
    [9, 'total', '一、工业强市'],
    [10, 'section', ''],
    [11, 'section', '二、产业兴市'],
    [12, 'data', '二、产业兴市/（一）招商引资'],
    [13, 'repeated-header', ''],
    [14, 'repeated-header', ''],
    [15, 'data', '二、产业兴市/（一）招商引资'],
    [16, 'total', '二、产业兴市/（一）招商引资'],
  ]);
  expect(table.notes.map(({ row, text }) => [row, text.slice(0, 3)])).toEqual([
    [17, '注：1'],
    [18, '2.本'],
    [19, '填表人'],
    [19, '联系电'],
    [19, '填报日'],
  ]);
  expect(table.rows.filter(({ hidden }) => hidden).map(({ row }) => row)).toEqual([8]);
});

test('a cell merged downwards stands in every row it covers, and is marked as repeated there', () => {
  const row = tableOf(REGISTER).rows.find((one) => one.row === 7);
  expect(row?.cells.slice(0, 3).map((cell) => [cell?.text, cell?.row])).toEqual([
    ['1', 6],
    ['新建标准厂房', 6],
    ['建设配套道路', 7],
  ]);
  expect(row?.repeated).toEqual([0, 1]);
});

test('two tables below each other keep their own titles, headers and rows', () => {
  const tables = findTables(
    sheetOf({
      rows: [
        ['一季度重点项目表'],
        ['序号', '项目名称', '责任单位'],
        [1, '甲项目', '市发改委'],
        [],
        ['重点企业诉求表'],
        ['序号', '企业诉求', '联系电话', '办理状态'],
        [1, '用地', '13800001111', '已办结'],
      ],
    }),
  );
  expect(tables.map(({ title, rows }) => [title, rows.length])).toEqual([
    ['一季度重点项目表', 1],
    ['重点企业诉求表', 1],
  ]);
  expect(names(tables[1] as FoundTable)).toEqual(['序号', '企业诉求', '联系电话', '办理状态']);
});

test('the same header under another title begins another table, under the same title it is a page break', () => {
  const head = ['序号', '任务', '责任单位'];
  const parts = (second: string) =>
    findTables(sheetOf({ rows: [['甲区任务表'], head, [1, '修路', '甲区'], [], [second], head, [1, '架桥', '乙区']] }));
  expect(parts('乙区任务表').map(({ title }) => title)).toEqual(['甲区任务表', '乙区任务表']);
  expect(parts('甲区任务表').map(({ rows }) => rows.map(({ kind }) => kind))).toEqual([
    ['data', 'repeated-header', 'repeated-header', 'data'],
  ]);
});

test('groups typed without merging, and a line that numbers the columns, belong to the header', () => {
  const table = tableOf({
    rows: [
      ['序号', '任务名称', '目标值', null, '责任单位'],
      [null, null, '2025年', '2026年'],
      ['甲', '乙', 1, 2, 3].map(String),
      [1, '植树', 10, 20, '市林业局'],
    ],
  });
  expect(names(table)).toEqual(['序号', '任务名称', '目标值 / 2025年', '目标值 / 2026年', '责任单位']);
  expect(table.header.bottom).toBe(2);
  expect(rowTexts(table)).toEqual([['1', '植树', '10', '20', '市林业局']]);
});

test('a header in words that nobody knows is the first full row of short words', () => {
  const table = tableOf({ rows: [['某某清单'], ['花', '草', '木'], ['红的', 2, 3], ['蓝的', 5, 6]] });
  expect(names(table)).toEqual(['花', '草', '木']);
  expect(table.title).toBe('某某清单');
  expect(
    findTables(
      sheetOf({
        rows: [
          [1, 2],
          [3, 4],
        ],
      }),
    ),
  ).toEqual([]);
});

test('rows that use words of headers as data stay data', () => {
  const table = tableOf({
    rows: [
      ['序号', '重点工作', '责任单位', '进展情况'],
      [1, '项目推进', '办公室', '正常推进'],
      [2, '责任落实', '综合科', '完成情况良好'],
      [3, null, null, null],
    ],
  });
  expect(table.rows.map(({ kind }) => kind)).toEqual(['data', 'data', 'data']);
});

test('the shape survives rows, titles, years, spaces and places; not other columns', () => {
  const shift = (rows: readonly (readonly CellSource[])[]) => rows.map((row) => [null, ...row]);
  const at = (rows: readonly (readonly CellSource[])[]) => shapeOf(tableOf({ rows }));
  const shape = at([
    ['序号', '事项', '2025年目标', '责任单位'],
    [1, '甲', 3, '市甲局'],
  ]);
  expect(shape).toMatch(/^1-4-[0-9a-f]{16}$/);
  expect(
    at([['标题行'], ['序 号', '事项', '2026年度目标', '责任\n单位'], [1, '乙', 3, '市乙局'], [2, '丙', 4, '市丙局']]),
  ).toBe(shape);
  expect(
    at(
      shift([
        ['序号', '事项', '2025年目标', '责任单位'],
        [1, '甲', 3, '市甲局'],
      ]),
    ),
  ).toBe(shape);
  expect(
    at([
      ['序号', '事项', '责任单位', '2025年目标'],
      [1, '甲', '市甲局', 3],
    ]),
  ).not.toBe(shape);
  expect(
    at([
      ['序号', '事项', '2025年目标', '责任单位', '备注'],
      [1, '甲', 3, '市甲局', '无'],
    ]),
  ).not.toBe(shape);
});

test('on any grid nothing throws, rows are taken once, and cells stand in their columns', () => {
  const word = fc.constantFrom(
    '序号',
    '任务',
    '责任单位',
    '完成时限',
    '合计',
    '注：',
    '一、某某',
    '2025年',
    '市甲局',
    '1',
    'x'.repeat(50),
    '备注',
  );
  const cell = fc.oneof(word, fc.integer(), fc.constant(null), fc.string());
  const range = fc.record({ top: fc.nat(12), left: fc.nat(6), height: fc.nat(3), width: fc.nat(6) });
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 14 }),
      fc.array(range, { maxLength: 6 }),
      (rows, ranges) => {
        const merges = ranges.map(
          (r) => `${letters(r.left)}${r.top + 1}:${letters(r.left + r.width)}${r.top + r.height + 1}`,
        );
        const workbook = readWorkbook(xlsx({ sheets: [{ rows, merges }] }));
        if (workbook.kind === 'fault') return;
        const taken: number[] = [];
        for (const table of findTables(workbook.sheets[0]!)) {
          taken.push(
            ...table.rows.map(({ row }) => row),
            ...new Set([...table.lines, ...table.notes].map(({ row }) => row)),
          );
          for (const row of table.rows) {
            expect(row.row).toBeGreaterThan(table.header.bottom);
            expect(row.cells).toHaveLength(table.columns.length);
            row.cells.forEach((one, i) => {
              if (one) expect(one.column).toBe(table.columns[i]?.column);
              if (one) expect(one.row === row.row).toBe(!row.repeated.includes(i));
            });
          }
          expect(shapeOf(table)).toMatch(/^1-\d+-/);
        }
        expect(new Set(taken).size).toBe(taken.length);
      },
    ),
  );
});
