import { readTaskBook } from '@chengshi/taskbook';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { writeTaskBookSheet } from '../src/index.ts';
import {
  applyMapping,
  type Field,
  type FoundTable,
  findTables,
  formOf,
  type RowFields,
  shapeOf,
  suggestMapping,
  type WriteColumn,
  writeRows,
} from '../src/spreadsheet/index.ts';
import { tableOf, workbookOf } from './support/workbook.ts';

const read = (bytes: Uint8Array): FoundTable => {
  const [table, ...others] = findTables(workbookOf(bytes).sheets[0]!);
  if (!table || others.length > 0) throw new Error(`${others.length + 1} tables`);
  return table;
};
const columnsOf = (table: FoundTable): WriteColumn[] =>
  suggestMapping(table.columns).map(({ column, field }) => ({ field, heading: table.columns[column]?.name ?? '' }));
/** What a row says, without where it stands. */
const meaning = ({ texts: _, ...row }: RowFields): RowFields => ({
  number: row.number,
  front: row.front,
  title: row.title,
  detail: row.detail,
  targets: row.targets,
  unit: row.unit,
  due: row.due,
  lead: row.lead,
  support: row.support,
  patron: row.patron,
  person: row.person,
  phone: row.phone,
  progress: row.progress,
  region: row.region,
  status: row.status,
  note: row.note,
  group: row.group,
  texts: [],
});

const LIST = {
  name: '改革任务',
  rows: [
    ['省重点改革任务承接清单（2025年）'],
    ['填报单位：云泽市', null, null, null, null, '单位：项'],
    ['序号', '改革任务', null, '年度目标', null, '责任单位', '完成情况', '得分'],
    [null, '领域', '任务名称', '2025年', '2026年'],
    ['一、经济体制'],
    [1, '营商环境', '推行一网通办', 10, 12, '市行政审批局、市大数据局', '已办理3项', 'A'],
    [2, null, '压减办理时限', 5, 6, '市行政审批局', '正在推进', 'B'],
    ['二、社会体制'],
    [3, '医疗', '建设医共体', 1, 2, '市卫健委', '=SUM(1)', 'C'],
    ['注：每季度末报送。'],
  ],
  merges: ['A1:H1', 'A3:A4', 'B3:C3', 'D3:E3', 'F3:F4', 'G3:G4', 'H3:H4', 'A5:H5', 'B6:B7', 'A8:H8', 'A10:H10'],
  cols: '<cols><col min="3" max="3" width="33"/></cols>',
};

test("a superior's list goes back in its own form: lines, header, merges, sections, notes, widths", async () => {
  const table = tableOf(LIST);
  const { rows } = applyMapping(table, suggestMapping(table.columns), { readTaskBook });
  const answered = rows.map((row) => ({ ...row, progress: `已完成（${row.title}）` }));
  const bytes = await writeRows(answered, columnsOf(table), JSON.parse(JSON.stringify(formOf(table))));
  const sheet = workbookOf(bytes).sheets[0]!;
  const back = read(bytes);
  expect(sheet.name).toBe('改革任务');
  expect(back.lines).toEqual(table.lines);
  expect(back.header).toEqual(table.header);
  expect(back.notes.map(({ text, columnSpan }) => [text, columnSpan])).toEqual([['注：每季度末报送。', 8]]);
  expect(back.columns.map(({ name }) => name)).toEqual(table.columns.map(({ name }) => name));
  expect(Math.round(back.columns[2]?.width ?? 0)).toBe(33);
  expect(shapeOf(back)).toBe(shapeOf(table));
  expect(sheet.merges).toEqual(expect.arrayContaining([{ top: 5, left: 1, bottom: 6, right: 1 }]));
  expect(back.rows.map(({ kind, row }) => [row, kind])).toEqual(table.rows.map(({ kind, row }) => [row, kind]));
  const again = applyMapping(back, suggestMapping(table.columns), { readTaskBook }).rows;
  expect(again.map(meaning)).toEqual(answered.map(meaning));
  expect(again.map(({ texts }) => texts[7])).toEqual(['A', 'B', 'C']);
});

test('nothing becomes a formula, the header repeats on each page, telephone numbers keep their zeros', async () => {
  const table = tableOf({
    rows: [
      ['事项', '联系电话', '备注'],
      ['=1+1', '06320000000', '甲'],
    ],
  });
  const { rows } = applyMapping(table, suggestMapping(table.columns), { readTaskBook });
  const bytes = await writeRows(rows, columnsOf(table));
  const parts = unzipSync(bytes);
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  expect(part('xl/worksheets/sheet1.xml')).not.toContain('<f>');
  expect(part('xl/workbook.xml')).toContain("'台账'!$1:$1");
  const cells = workbookOf(bytes).sheets[0]?.cells ?? [];
  expect(cells.map(({ text, type }) => [text, type]).slice(3)).toEqual([
    ['=1+1', 'text'],
    ['06320000000', 'text'],
    ['甲', 'text'],
  ]);
});

test('a form with other columns is refused', async () => {
  const form = formOf(tableOf(LIST));
  await expect(writeRows([], [{ field: 'title', heading: '事项' }], form)).rejects.toThrow(RangeError);
});

const HEADINGS: readonly (readonly [Field, string])[] = [
  ['number', '序号'],
  ['front', '战线'],
  ['title', '重点任务'],
  ['detail', '主要措施'],
  ['target', '目标值'],
  ['unit', '计量单位'],
  ['due', '完成时限'],
  ['lead', '牵头单位'],
  ['support', '配合单位'],
  ['patron', '分管领导'],
  ['person', '责任人'],
  ['phone', '联系电话'],
  ['progress', '进展情况'],
  ['region', '区（市）'],
  ['status', '状态'],
  ['note', '备注'],
];

test('rows that are written read back as the same rows', async () => {
  const words = fc
    .array(fc.constantFrom('推进', '建设', '项目', '<甲>', '&', '“好”', '第二\n行', ' ', '100', '一'), {
      minLength: 1,
      maxLength: 4,
    })
    .map((list) => `事${list.join('')}`.trim());
  const units = fc.uniqueArray(fc.constantFrom('市工信局', '市财政局', '各区（市）', '云泽高新区'), { maxLength: 3 });
  const line = fc.record({
    front: fc.constantFrom('工业强市', '产业兴市'),
    title: words,
    detail: words,
    target: fc.constantFrom('135', '≥30', '新增5家', '完成主体', '6.5%', '30—40'),
    unit: fc.constantFrom('家', '万元'),
    due: fc.constantFrom('2025年6月底前', '2025.9.30', '长期坚持', '2026年'),
    lead: units,
    support: units,
    person: fc.constantFrom('王某某', '李某'),
    phone: fc.constantFrom('13800001111', '06320000000'),
    progress: words,
    status: fc.constantFrom('正常推进', '已办结'),
    note: words,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 6 }), async (lines) => {
      const source = [
        HEADINGS.map(([, heading]) => heading),
        ...lines.map((one, i) => [
          String(i + 1),
          one.front,
          one.title,
          one.detail,
          one.target,
          one.unit,
          one.due,
          one.lead.join('、'),
          one.support.join('；'),
          '赵某',
          one.person,
          one.phone,
          one.progress,
          '甲区',
          one.status,
          one.note,
        ]),
      ];
      const mapping = HEADINGS.map(([field], column) => ({ column, field }));
      const rows = applyMapping(tableOf({ rows: source }), mapping, { readTaskBook }).rows;
      expect(rows).toHaveLength(lines.length);
      const columns = HEADINGS.map(([field, heading]) => ({ field, heading }));
      const back = read(await writeRows(rows, columns));
      expect(suggestMapping(back.columns).map(({ field }) => field)).toEqual(HEADINGS.map(([field]) => field));
      expect(applyMapping(back, mapping, { readTaskBook }).rows.map(meaning)).toEqual(rows.map(meaning));
    }),
    { numRuns: 40 },
  );
}, 30_000);

test('the product’s own breakdown table is read with its columns known', async () => {
  const text = '工作方案\n一、工业强市\n到2027年底，新建厂房30万平方米（牵头单位：市工信局；责任单位：市财政局）。\n';
  const table = read(await writeTaskBookSheet(readTaskBook({ text, date: '2025-02-20' }), text));
  expect(suggestMapping(table.columns).map(({ field }) => field)).toEqual([
    'number',
    'front',
    'title',
    'target',
    'unit',
    'due',
    'lead',
    'support',
    'ignore',
    'ignore',
    'ignore',
  ]);
  expect(applyMapping(table, suggestMapping(table.columns), { readTaskBook }).rows[0]).toMatchObject({
    targets: [{ value: 30 }],
    unit: '万平方米',
    due: { end: '2027-12-31' },
    lead: ['市工信局'],
    support: ['市财政局'],
  });
});
