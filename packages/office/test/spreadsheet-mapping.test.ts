import { readTaskBook } from '@chengshi/taskbook';
import { expect, test } from 'vitest';
import { applyMapping, type Field, type MappingOptions, splitTasks, suggestMapping } from '../src/spreadsheet/index.ts';
import { type CellSource, tableOf } from './support/workbook.ts';

const fieldsOf = (rows: readonly (readonly CellSource[])[], merges: readonly string[] = []) =>
  suggestMapping(tableOf({ rows, merges }).columns).map(({ field }) => field);
const applied = (
  rows: readonly (readonly CellSource[])[],
  options: Omit<MappingOptions, 'readTaskBook'> = {},
  formats: readonly string[] = [],
) => {
  const table = tableOf({ name: '台账', rows }, { formats });
  return applyMapping(table, suggestMapping(table.columns), { readTaskBook, ...options });
};

test('columns are known by their words, in many wordings', () => {
  const cases: readonly (readonly [string, Field])[] = [
    ['序 号', 'number'],
    ['战线', 'front'],
    ['工作类别', 'front'],
    ['重点任务', 'title'],
    ['工作事项', 'title'],
    ['项目名称', 'title'],
    ['主要措施', 'detail'],
    ['目标值', 'target'],
    ['2025年度目标', 'target'],
    ['计量单位', 'unit'],
    ['完成时限', 'due'],
    ['时间节点', 'due'],
    ['计划完成时间', 'due'],
    ['牵头单位', 'lead'],
    ['责任部门', 'lead'],
    ['配合单位', 'support'],
    ['分管领导', 'patron'],
    ['责任领导', 'patron'],
    ['市级领导', 'patron'],
    ['责任人', 'person'],
    ['联系人', 'person'],
    ['联系电话', 'phone'],
    ['手机号', 'phone'],
    ['6月进展情况', 'progress'],
    ['完成情况', 'progress'],
    ['所属区（市）', 'region'],
    ['区市', 'region'],
    ['办理状态', 'status'],
    ['是否完成', 'status'],
    ['备注', 'note'],
    ['存在问题', 'note'],
    ['开始时间', 'ignore'],
  ];
  for (const [heading, field] of cases) {
    const filler = field === 'title' ? '备注' : '工作任务';
    expect([
      heading,
      fieldsOf([
        [heading, filler, '市直单位'],
        ['x', 'y', 'z'],
      ])[0],
    ]).toEqual([heading, field]);
  }
});

test('every suggestion says how sure it is and why; cells that contradict the header cost confidence', () => {
  const of = (...cells: readonly CellSource[]) =>
    suggestMapping(tableOf({ rows: [['事项', '完成时限'], ...cells.map((cell, i) => [`事项${i}`, cell])] }).columns)[1];
  const dates = of('6月底前', '2025.6.30', '年底前');
  const words = of('市工信局', '市财政局', '市商务局');
  expect(dates).toMatchObject({ field: 'due', reason: { 'zh-CN': '表头“完成时限”，内容是日期或时间' } });
  expect(dates?.confidence).toBeGreaterThan(0.9);
  expect(words?.field).toBe('due');
  expect(words?.confidence).toBeLessThan(0.6);
  expect(words?.reason.en).toBe('header “完成时限”, but most cells are not dates');
});

test('a word with two meanings is decided by the cells, a responsible unit by its neighbours', () => {
  expect(
    fieldsOf([
      ['任务', '单位', '目标值'],
      ['甲', '家', 3],
      ['乙', '万元', 4],
    ]),
  ).toEqual(['title', 'unit', 'target']);
  expect(
    fieldsOf([
      ['任务', '单位', '目标值'],
      ['甲', '市工信局', 3],
      ['乙', '市商务局', 4],
    ]),
  ).toEqual(['title', 'lead', 'target']);
  expect(
    fieldsOf([
      ['任务', '牵头单位', '责任单位'],
      ['甲', '市工信局', '市财政局'],
    ]),
  ).toEqual(['title', 'lead', 'support']);
  expect(
    fieldsOf([
      ['重点任务', '工作内容', '责任单位'],
      ['甲', '乙', '市财政局'],
    ]),
  ).toEqual(['title', 'detail', 'lead']);
  expect(
    fieldsOf([
      ['序号', '工作措施', '责任单位'],
      [1, '乙', '市财政局'],
    ]),
  ).toEqual(['number', 'title', 'lead']);
});

test('columns without known words are known by what their cells look like', () => {
  const rows = [
    ['甲栏', '重点任务', '丙栏', '责任单位', '戊栏'],
    ...Array.from({ length: 5 }, (_, i) => [
      `2025年${i + 5}月底前`,
      `推进第${i}号项目`,
      `1380000111${i}`,
      '市工信局',
      '亩',
    ]),
  ];
  expect(fieldsOf(rows)).toEqual(['due', 'title', 'phone', 'lead', 'unit']);
});

test('rows come typed: figures, deadlines, names, people with their numbers, and the cells they came from', () => {
  const { rows, faults } = applied([
    ['云泽市2025年重点任务'],
    ['序号', '战线', '重点任务', '目标值', '完成时限', '牵头单位', '配合单位', '责任人及电话', '区（市）'],
    [
      1,
      '工业强市',
      '新建标准厂房',
      '≥30万平方米',
      '6月底前',
      '市工信局',
      '市财政局、市资源局\n各区（市）',
      '王某某 13800001111',
      '甲区、乙市',
    ],
  ]);
  expect(faults).toEqual([]);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    sheet: '台账',
    row: 3,
    number: '1',
    front: '工业强市',
    title: '新建标准厂房',
    targets: [{ value: 30, unit: '万平方米', comparator: 'ge', year: null, column: 3 }],
    unit: '万平方米',
    due: { text: '6月底前', end: '2025-06-30' },
    lead: ['市工信局'],
    support: ['市财政局', '市资源局', '各区（市）'],
    person: ['王某某'],
    phone: ['13800001111'],
    region: ['甲区', '乙市'],
    part: null,
  });
  expect(rows[0]?.sources.find(({ field }) => field === 'due')).toEqual({
    field: 'due',
    column: 'E',
    row: 3,
    header: '完成时限',
    text: '6月底前',
  });
});

test('deadlines are read in every form that cells have', () => {
  const forms = [
    ['2025年9月底前', '2025-09-30'],
    ['2025.6', '2025-06-30'],
    ['2025-6-5', '2025-06-05'],
    ['20250630', '2025-06-30'],
    ['25年6月底', '2025-06-30'],
    ['6.30', '2025-06-30'],
    ['第三季度', '2025-09-30'],
    ['上半年', '2025-06-30'],
    ['全年', '2025-12-31'],
    ['2025', '2025-12-31'],
    ['明年6月', '2026-06-30'],
    ['2025年1月-12月', '2025-12-31'],
    ['2025年6-9月', '2025-09-30'],
    ['2025年11月—2026年3月', '2026-03-31'],
    ['2025—2027年', '2027-12-31'],
    ['“十四五”末', '2025-12-31'],
    ['3个月内', '2025-05-20'],
    ['长期坚持', null],
    ['每月25日前', null],
  ] as const;
  const { rows, faults } = applied([['事项', '完成时限'], ...forms.map(([text]) => ['某事', text])], {
    date: '2025-02-20',
  });
  expect(rows.map(({ due }) => [due?.text, due?.end])).toEqual(forms.map(([text, end]) => [text, end]));
  expect(faults).toEqual([]);
});

test('dates of the file give their day, months their last day, bare serial numbers a warning', () => {
  const { rows, faults } = applied(
    [
      ['事项', '完成时限'],
      ['甲', { n: 45_838, style: 1 }],
      ['乙', { n: 45_809, style: 2 }],
      ['丙', 45_838],
    ],
    {},
    ['yyyy/m/d', 'yyyy"年"m"月"'],
  );
  expect(rows.map(({ due }) => due)).toEqual([
    { text: '2025/6/30', end: '2025-06-30' },
    { text: '2025年6月', end: '2025-06-30' },
    { text: '2025-06-30', end: '2025-06-30' },
  ]);
  expect(faults.map(({ code, row, severity }) => [code, row, severity])).toEqual([
    ['number-taken-as-date', 4, 'warning'],
  ]);
});

test('each fault names sheet, row, column and header, and says in both languages what is wrong', () => {
  const { faults } = applied(
    [
      ['序号', '重点任务', '目标值', '完成时限', '牵头单位', '联系电话'],
      [1, '甲', 5, '尽快', '市工信局', '13800001111'],
      [1, '乙', 6, '2025年2月30日', null, '见群'],
      [3, null, '若干', '6月底前', '市财政局', null],
      [4, '丁', { type: 'e', inside: '<v>#REF!</v>' }, '3月完成主体，9月完工', '市住建局', null],
      [5, '戊', { type: 'n', inside: '<f>A1+1</f>' }, '2025年', '市住建局', null],
    ],
    { date: '2025-01-10' },
  );
  expect(faults.map(({ row, column, code, severity }) => `${column}${row} ${code} ${severity}`).sort()).toEqual([
    'A3 number-repeated warning',
    'B4 title-missing error',
    'C4 not-a-figure warning',
    'C5 error-value error',
    'C6 uncalculated error',
    'D2 not-a-date error',
    'D3 impossible-date error',
    'D5 several-dates warning',
    'E3 lead-missing warning',
    'F3 not-a-phone warning',
  ]);
  expect(faults.find(({ code }) => code === 'not-a-date')).toEqual({
    code: 'not-a-date',
    severity: 'error',
    sheet: '台账',
    row: 2,
    column: 'D',
    header: '完成时限',
    text: '尽快',
    message: { 'zh-CN': '完成时限“尽快”不是日期', en: '完成时限 “尽快” is no date' },
  });
});

test('a deadline without a year is a warning unless the title or the caller says which', () => {
  const rows = [
    ['事项', '完成时限'],
    ['甲', '6月底前'],
    ['乙', '3个月内'],
  ];
  const codes = (title: string, options: Omit<MappingOptions, 'readTaskBook'> = {}) =>
    applied(title ? [[title], ...rows] : rows, options).faults.map(({ code }) => code);
  expect(codes('')).toEqual(['needs-a-date', 'needs-a-date']);
  expect(codes('2025年台账')).toEqual(['needs-a-date']);
  expect(codes('', { date: '2025-03-01' })).toEqual([]);
});

test('owners in one cell are told apart by labels, marks and brackets', () => {
  const owners = (text: string) => {
    const row = applied([
      ['事项', '责任单位'],
      ['甲', text],
    ]).rows[0];
    return [row?.lead.join('+'), row?.support.join('+')];
  };
  expect(owners('市工信局、市财政局')).toEqual(['市工信局+市财政局', '']);
  expect(owners('牵头单位：市工信局；配合单位：市财政局、市商务局')).toEqual(['市工信局', '市财政局+市商务局']);
  expect(owners('市工信局牵头，市财政局、市商务局配合')).toEqual(['市工信局', '市财政局+市商务局']);
  expect(owners('市工信局（牵头）、市财政局')).toEqual(['市工信局', '市财政局']);
  expect(owners('各区（市）、枣林高新区 市财政局等')).toEqual(['各区（市）+枣林高新区+市财政局', '']);
  expect(owners('市工信局\n市财政局')).toEqual(['市工信局+市财政局', '']);
});

test('figures keep what stands around them', () => {
  const amounts = [
    '135',
    '≥135',
    '新增135家',
    '30—40万平方米',
    '增长6%以上',
    '1,200 万元',
    '不超过3件',
    '完成主体',
  ].map((text) => {
    const target = applied([
      ['事项', '目标值'],
      ['甲', text],
    ]).rows[0]?.targets[0];
    return [target?.value, target?.valueMax, target?.unit, target?.comparator, target?.measure];
  });
  expect(amounts).toEqual([
    [135, null, null, 'eq', 'level'],
    [135, null, null, 'ge', 'level'],
    [135, null, '家', 'eq', 'increment'],
    [30, 40, '万平方米', 'range', 'level'],
    [6, null, '%', 'ge', 'growth'],
    [1200, null, '万元', 'eq', 'level'],
    [3, null, '件', 'le', 'level'],
    [null, null, null, 'eq', 'level'],
  ]);
  const percent = applied(
    [
      ['事项', '目标值（家）'],
      ['甲', { n: 0.065, style: 1 }],
      ['乙', 4],
    ],
    {},
    ['0.0%'],
  ).rows;
  expect(percent.map(({ unit, targets }) => [targets[0]?.value, unit])).toEqual([
    [6.5, '%'],
    [4, '家'],
  ]);
});

test('a cell with several tasks is pointed out, and split on request with the place of each part', () => {
  const text = '重点抓好：1.新建厂房1.5万平方米；2.盘活土地；\n3.培育企业。';
  const rows = [
    ['重点任务', '责任单位', '完成时限'],
    [text, '1.市工信局 2.市资源局 3.市科技局', '2025年'],
  ];
  const whole = applied(rows);
  expect([whole.rows.length, whole.faults[0]?.code, whole.faults[0]?.message['zh-CN']]).toEqual([
    1,
    'several-tasks',
    '重点任务一格里有 3 项任务，可以拆成 3 行',
  ]);
  const { rows: parts } = applied(rows, { splitTasks: true });
  expect(parts.map(({ title, lead, due }) => [title, lead.join(), due?.end])).toEqual([
    ['新建厂房1.5万平方米', '市工信局', '2025-12-31'],
    ['盘活土地', '市资源局', '2025-12-31'],
    ['培育企业', '市科技局', '2025-12-31'],
  ]);
  for (const { title, part } of parts) expect(text.slice(part?.start, part?.end)).toBe(title);
});

test('lists are known by every way of numbering; decimals, years and wrapped lines are no lists', () => {
  const parts = (text: string) => splitTasks(text)?.parts.map((part) => part.text) ?? null;
  expect(parts('（1）修路；（2）架桥')).toEqual(['修路', '架桥']);
  expect(parts('①修路②架桥③植树')).toEqual(['修路', '架桥', '植树']);
  expect(parts('一是修路；二是架桥。')).toEqual(['修路', '架桥']);
  expect(parts('1、修路\n2、架桥')).toEqual(['修路', '架桥']);
  expect(parts('修通东环路\n架好南大桥')).toEqual(['修通东环路', '架好南大桥']);
  expect(parts('投资1.5亿元，增长2.3%')).toBe(null);
  expect(parts('推进项目建设，\n确保按期投产')).toBe(null);
  expect(parts('1.只有一项')).toBe(null);
});

test('a mapping that names a column outside of the table is refused', () => {
  const table = tableOf({
    rows: [
      ['事项', '备注'],
      ['甲', '乙'],
    ],
  });
  expect(() => applyMapping(table, [{ column: 2, field: 'title' }], { readTaskBook })).toThrow(RangeError);
});
