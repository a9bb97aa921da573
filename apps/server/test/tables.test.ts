import { readFileSync } from 'node:fs';
import type { TableReading, TableTrial } from '@chengshi/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { xlsx } from '../../../packages/office/test/support/workbook.ts';
import { type Client, formOf, type Refusal } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { faultyRows, readTables, register, suggested, workbook } from './support/tables.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
let district: Client;
beforeAll(async () => {
  world = await startWorld({ time: '2026-03-02T04:00:00Z' });
  office = await world.client('office');
  district = await world.client('district');
});
afterAll(() => world.close());

const tryOut = (id: string, body: object, client = office) =>
  client.post<TableTrial & Refusal>(`/tables/readings/${id}/trials`, body);
const count = (table: string) => world.value(`select count(*) from ${table}`);

describe('a spreadsheet that is read', () => {
  test('shows its table with what each column seems to mean, how surely, and why', async () => {
    const reading = await readTables(office, { file: workbook(register('甲')) });
    expect(reading).toMatchObject({ name: '重点任务台账.xlsx', region: { name: '云泽市' } });
    const [table] = reading.tables;
    expect(table).toMatchObject({
      sheet: '2026年台账',
      title: '云泽市2026年重点任务台账甲',
      year: 2026,
      counts: { data: 4, section: 2, total: 0 },
      remembered: null,
      imported: [],
    });
    expect(table?.columns.map(({ letter, name, field }) => [letter, name, field])).toEqual([
      ['A', '序号', 'number'],
      ['B', '重点任务', 'title'],
      ['C', '年度目标 / 2026年', 'target'],
      ['D', '年度目标 / 2027年', 'target'],
      ['E', '责任单位 / 牵头单位', 'lead'],
      ['F', '责任单位 / 配合单位', 'support'],
      ['G', '完成时限', 'due'],
      ['H', '进展情况', 'progress'],
      ['I', '评分', 'ignore'],
      ['J', '备注', 'note'],
    ]);
    for (const { confidence, reason } of table?.columns ?? []) {
      expect(confidence).toBeGreaterThan(0.3);
      expect(reason.zh).toContain('表头');
      expect(reason.en).toContain('header');
    }
    expect(table?.rows[1]).toEqual({
      row: 5,
      kind: 'data',
      cells: [
        '1',
        '新增规上工业企业',
        '135家',
        '160家',
        '市工信局',
        '市财政局、市商务局',
        '2026年12月31日',
        '已新增40家',
        '5',
        '',
      ],
    });
    expect((await office.get<TableReading>(`/tables/readings/${reading.id}`)).body).toEqual(reading);
  });

  test('is one reading however often its bytes come, and each region has its own', async () => {
    const bytes = register('乙');
    const first = await readTables(office, { file: workbook(bytes) });
    const again = await readTables(office, { file: workbook(bytes, '改了名字.xlsx') });
    const other = await readTables(district, { file: workbook(bytes) });
    expect(again).toEqual(first);
    expect(other.id).not.toBe(first.id);
  });

  test('comes as pasted cells and as separated values too', async () => {
    const text = '序号\t重点任务\t责任单位\t完成时限\n1\t"新建泵站\n3座"\t市水利局\t2026年6月底\n';
    const pasted = await readTables(office, { text });
    expect(pasted.tables[0]?.rows[0]?.cells).toEqual(['1', '新建泵站\n3座', '市水利局', '2026年6月底']);
    const csv = await readTables(office, { file: new File(['事项,牵头单位\n修路,市交通局\n'], '表.csv') });
    expect(suggested(csv)).toEqual([
      { column: 0, field: 'title' },
      { column: 1, field: 'lead' },
    ]);
  });

  const zipped = xlsx({
    sheets: [
      {
        rows: [
          ['事项', '责任单位'],
          ['修路', '市交通局'],
        ],
      },
    ],
  });
  const oldExcel = readFileSync(new URL('samples/old.xls', import.meta.url));
  test.each([
    ['a damaged archive', zipped.slice(0, zipped.length - 200), /损坏/],
    ['an old .xls', oldExcel, /xlsx/],
    ['a picture with another ending', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), /不是表格/],
    ['nothing', new Uint8Array(), /空/],
    ['a speech', new TextEncoder().encode('同志们：今天开会。\n今年要新建学校3所。'), /没有找到表格/],
  ])('is refused in words when it is %s, and nothing is kept', async (_what, bytes, words) => {
    const before = await count('table_readings');
    const { refusal } = await office.follow('/tables/readings', formOf({ file: workbook(bytes) }));
    expect(expectRefusal({ body: refusal }, 'UNREADABLE').zh).toMatch(words);
    expect(await count('table_readings')).toBe(before);
  });

  const rows = [
    ['事项', '责任单位'],
    ['修路', '市交通局'],
  ];
  test.each([
    ['in a cell of its own', { sheets: [{ rows: [['机密★10年'], ...rows] }] }],
    ['beside 密级', { sheets: [{ rows: [['密级', '秘密'], ...rows] }] }],
    [
      'in a column 密级',
      {
        sheets: [
          {
            rows: [
              ['事项', '密级'],
              ['修路', '公开'],
              ['架桥', '机密'],
            ],
          },
        ],
      },
    ],
    ['in another sheet', { sheets: [{ rows }, { rows: [['绝密★长期'], ...rows] }] }],
  ])('is refused for a secrecy mark %s', async (_where, source) => {
    const [readings, refusals] = [await count('table_readings'), Number(await count('refusals'))];
    const { refusal } = await office.follow('/tables/readings', formOf({ file: workbook(xlsx(source)) }));
    expectRefusal({ body: refusal }, 'SECRET_DOCUMENT');
    expect(await count('table_readings')).toBe(readings);
    expect(Number(await count('refusals'))).toBe(refusals + 1);
  });
});

describe('a mapping that is tried out', () => {
  test('tells what would come in and every fault by sheet, row and column, and stores nothing', async () => {
    const reading = await readTables(office, { file: workbook(register('丙', faultyRows)) });
    const before = await count('documents');
    const { body } = await tryOut(reading.id, { table: 0, mapping: suggested(reading), issuedOn: '2026-03-02' });
    expect(body.counts).toMatchObject({
      rows: 8,
      good: 4,
      faulty: 4,
      targets: 2,
      tasks: 2,
      dated: 4,
      owned: 4,
      errors: 4,
    });
    expect(body.fronts).toEqual([
      { name: '工业强市', rows: 2 },
      { name: '民生改善', rows: 2 },
    ]);
    expect(body.items[0]).toMatchObject({
      row: 5,
      kind: 'target',
      front: '工业强市',
      title: '新增规上工业企业',
      figure: '135家',
      due: { text: '2026年12月31日', end: '2026-12-31' },
      owner: { lead: ['市工信局'], support: ['市财政局', '市商务局'] },
    });
    const errors = body.faults.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, row, column }) => [code, row, column])).toEqual([
      ['impossible-date', 10, 'G'],
      ['title-missing', 11, 'B'],
      ['error-value', 12, 'C'],
      ['not-a-date', 13, 'G'],
    ]);
    for (const fault of body.faults) {
      expect(fault.sheet).toBe('2026年台账');
      expect(fault.zh).toMatch(/\p{Script=Han}/u);
      expect(fault.en).toMatch(/[a-z]{3}/);
    }
    expect(body.faults.find(({ code }) => code === 'several-tasks')).toMatchObject({
      row: 8,
      column: 'B',
      severity: 'warning',
    });
    expect(body.rows.map(({ row }) => row)).toEqual(expect.arrayContaining([8, 10, 11, 12, 13]));
    expect(await count('documents')).toBe(before);
    const split = await tryOut(reading.id, { table: 0, mapping: suggested(reading), splitTasks: true });
    expect(split.body.counts).toMatchObject({ rows: 12, good: 8 });
  });

  test('is refused by column when it names one that is not there, one twice, or none for the tasks', async () => {
    const { id } = await readTables(office, { file: workbook(register('丁')) });
    const refused = async (mapping: object[]) =>
      expectRefusal(await tryOut(id, { table: 0, mapping }), 'BAD_REQUEST').faults?.map(({ place }) => place);
    expect(
      await refused([
        { column: 1, field: 'title' },
        { column: 77, field: 'lead' },
      ]),
    ).toEqual(['78 列 · column 78']);
    expect(
      await refused([
        { column: 1, field: 'title' },
        { column: 2, field: 'title' },
      ]),
    ).toEqual(['C 列 · column C']);
    expect(
      await refused([
        { column: 1, field: 'title' },
        { column: 1, field: 'due' },
      ]),
    ).toEqual(['B 列 · column B']);
    expect(await refused([{ column: 4, field: 'lead' }])).toEqual(['列 · columns']);
    expectRefusal(await tryOut(id, { table: 9, mapping: [{ column: 1, field: 'title' }] }), 'BAD_REQUEST');
    expectRefusal(await tryOut(id, { table: 0, mapping: [{ column: 1, field: 'nonsense' }] }), 'BAD_REQUEST');
  });
});
