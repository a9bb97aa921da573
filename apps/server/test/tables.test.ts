import { readFileSync } from 'node:fs';
import type { Document, Item, TableReading, TableTrial } from '@chengshi/contract';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workbookOf, xlsx } from '../../../packages/office/test/support/workbook.ts';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import { type Client, formOf, type Refusal } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { importTable, readTables, register, suggested, workbook } from './support/tables.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { openWorld, type World } from './support/world.ts';

let server: TestServer;
let world: World;
let office: Client;
let district: Client;
beforeAll(async () => {
  server = await startTestServer({ time: '2026-03-02T04:00:00Z' });
  world = await openWorld(server);
  office = await world.client('office');
  district = await world.client('district');
});
afterAll(async () => {
  await world.close();
  await server.close();
});

const tryOut = (id: string, body: object, client = office) =>
  client.post<TableTrial & Refusal>(`/tables/readings/${id}/trials`, body);
const documentOf = async (id: string) => (await office.get<Document>(`/documents/${id}`)).body;
const itemsOf = async (id: string) =>
  (await office.get<{ rows: Item[] }>(`/documents/${id}/items?limit=1000`)).body.rows;
const count = (table: string) => world.value(`select count(*) from ${table}`);
const imported = async (reading: TableReading, more: object = {}): Promise<string> => {
  const { events, refusal } = await importTable(office, reading.id, {
    table: 0,
    mapping: suggested(reading),
    classification: 'internal',
    ...more,
  });
  const done = events.at(-1);
  if (done?.kind !== 'done') throw new Error(`the table was refused: ${JSON.stringify(refusal)}`);
  return done.documentId;
};

/** Rows that are wrong in the three ways in which a row can be. */
const faulty = [
  [5, '新建污水处理厂', null, null, '市住建局', null, '2026年2月30日', null, null, null],
  [6, null, null, null, '市水利局', null, '2026年8月', null, null, null],
  [7, '整治河道', { type: 'e', inside: '<v>#REF!</v>' }, null, '市水利局', null, '2026年8月', null, null, null],
  [8, '编制规划', null, null, null, null, '尽快', null, null, null],
] as const;

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
    const reading = await readTables(office, { file: workbook(register('丙', faulty)) });
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

describe('a table that comes in', () => {
  test('is a draft of one paragraph and one item for each row, each item tied to its words', async () => {
    const reading = await readTables(office, { file: workbook(register('戊')) });
    const id = await imported(reading, { splitTasks: true, issuedOn: '2026-03-02' });
    const [document, items] = [await documentOf(id), await itemsOf(id)];
    expect(document).toMatchObject({
      title: '云泽市2026年重点任务台账戊',
      origin: 'table',
      state: 'draft',
      issuedOn: '2026-03-02',
      hasOriginal: true,
    });
    expect(document.sections.map(({ number, heading, level }) => [number, heading, level])).toEqual([
      ['一、', '工业强市', 1],
      ['二、', '民生改善', 1],
    ]);
    expect(document.text.split('\n').slice(0, 4)).toEqual([
      '云泽市2026年重点任务台账戊',
      '一、工业强市',
      '1. 新增规上工业企业。年度目标（2026年）：135家；年度目标（2027年）：160家；责任单位（牵头单位）：市工信局；责任单位（配合单位）：市财政局、市商务局；完成时限：2026年12月31日；进展情况：已新增40家。',
      '2. 建设化工园区二期。责任单位（牵头单位）：市发改委；完成时限：2026年9月底前；进展情况：主体施工；备注：重点调度。',
    ]);
    expect(document.text).toContain('注：本表每月5日前更新。');
    expect(items).toHaveLength(8);
    for (const item of items) {
      expect(document.text.slice(item.start, item.end)).toBe(item.quote);
      expect(item).toMatchObject({ state: 'found', confidence: 1 });
      const section = document.sections[item.section ?? -1];
      expect(section && section.start <= item.start && item.end <= section.end).toBe(true);
    }
    const [first, second] = items;
    expect(first).toMatchObject({
      kind: 'target',
      quantity: { value: 135, unit: '家', comparator: 'eq' },
      due: { end: '2026-12-31' },
    });
    expect(document.text.slice(first?.quantity?.at ?? 0).startsWith('135家')).toBe(true);
    expect(second).toMatchObject({
      kind: 'task',
      due: { text: '2026年9月底前', end: '2026-09-30' },
      owner: { lead: ['市发改委'] },
    });
    expect(items.map(({ title }) => title)).toEqual(expect.arrayContaining(['新建学校3所', '更新公交车50辆']));
    expect(items.find(({ title }) => title === '更新公交车50辆')?.due?.end).toBe('2026-12-31');
  });

  test('is published like any text: fronts from its sections, commitments in the order of the rows, a living document', async () => {
    const reading = await readTables(office, { file: workbook(register('己')) });
    const id = await imported(reading, { issuedOn: '2026-03-02', accept: true });
    const history = await office.get<{ rows: { op: string; items: number }[] }>(`/documents/${id}/edits`);
    expect(history.body.rows).toMatchObject([{ op: 'decide', items: 4 }]);
    expect((await documentOf(id)).review).toMatchObject({ found: 0, accepted: 4 });
    expect((await office.post(`/documents/${id}/publication`, {})).status).toBe(200);
    const { body } = await office.get<{
      marks: { title: string; front: { name: string }; start: number; end: number; quote: string }[];
    }>(`/documents/${id}/living`);
    expect(body.marks.map(({ title, front }) => [front.name, title.slice(0, 6)])).toEqual([
      ['工业强市', '新增规上工业'],
      ['工业强市', '建设化工园区'],
      ['民生改善', '1.新建学校'],
      ['民生改善', '实施城区供水'],
    ]);
  });

  test('comes whole or not at all; the good rows alone only when that is asked for', async () => {
    const reading = await readTables(office, { file: workbook(register('庚', faulty)) });
    const body = { table: 0, mapping: suggested(reading), classification: 'internal' };
    const before = [await count('documents'), await count('table_mappings')];
    const { refusal } = await importTable(office, reading.id, body);
    const { faults, zh } = expectRefusal({ body: refusal }, 'IMPORT_FAULTS');
    expect(zh).toContain('4 处错误');
    expect(faults?.[0]).toMatchObject({
      place: '2026年台账 第 10 行 G 列 · row 10, column G',
      zh: expect.stringContaining('没有这一天'),
    });
    expect([await count('documents'), await count('table_mappings')]).toEqual(before);
    const { events } = await importTable(office, reading.id, { ...body, rows: 'good' });
    expect(
      events
        .map((event) => (event.kind === 'progress' ? event.phase : event.kind))
        .filter((phase, i, all) => phase !== all[i - 1]),
    ).toEqual(['received', 'read', 'stored', 'done']);
    expect(events.at(-1)).toMatchObject({ kind: 'done', alreadyThere: false, rows: 4, leftOut: 4 });
  });

  test('again is the document that is there, and its file says so', async () => {
    const bytes = register('辛');
    const file = () => workbook(bytes);
    const reading = await readTables(office, { file: file() });
    const id = await imported(reading);
    const { events } = await importTable(office, reading.id, {
      table: 0,
      mapping: suggested(reading),
      classification: 'public',
    });
    expect(events.at(-1)).toMatchObject({ kind: 'done', documentId: id, alreadyThere: true });
    expect((await readTables(office, { file: file() })).tables[0]?.imported).toMatchObject([{ id, state: 'draft' }]);
  });

  test('teaches its region what columns of this shape mean, by whom and since when', async () => {
    const shape = (month: string) => `编号,内容,谁办,${month}月情况\n1,修路,市交通局,已开工\n`;
    const mapping = [
      { column: 1, field: 'title' },
      { column: 2, field: 'lead' },
      { column: 3, field: 'progress' },
    ];
    const reading = await readTables(office, { file: new File([shape('7')], '七月.csv') });
    await imported(reading, { mapping, splitTasks: true });
    const next = await readTables(office, { file: new File([shape('8')], '八月.csv') });
    expect(next.tables[0]?.remembered).toMatchObject({
      mapping: [{ column: 0, field: 'ignore' }, ...mapping],
      splitTasks: true,
      by: { id: await world.person('office') },
      at: '2026-03-02T04:00:00.000Z',
    });
    const elsewhere = await readTables(district, { file: new File([shape('8')], '八月.csv') });
    expect(elsewhere.tables[0]?.remembered).toBeNull();
  });

  test('moves the deadlines of its rows with its date, those in words only', async () => {
    const text = '事项\t时限\n修路\t年底前\n架桥\t2026年6月\n';
    const id = await imported(await readTables(office, { text }), { issuedOn: '2026-03-02' });
    await office.call('PATCH', `/documents/${id}`, { issuedOn: '2027-03-02' });
    expect((await itemsOf(id)).map(({ due }) => due?.end)).toEqual(['2027-12-31', '2026-06-30']);
  });

  test('may hold whatever a cell may: it is kept as text, without what no database can keep', async () => {
    const rows = [
      ['事项', '备注'],
      ['修路_x0000__xD83D_', '=HYPERLINK("x")'],
      ['<script>alert(1)</script>', '__proto__'],
    ];
    const id = await imported(
      await readTables(office, { file: workbook(xlsx({ sheets: [{ name: '_x0000_表', rows }] })) }),
    );
    expect((await itemsOf(id)).map(({ title }) => title)).toEqual(['修路\ufffd', '<script>alert(1)</script>']);
  });
});

describe('a list that goes back', () => {
  const download = async (id: string, client = office) => {
    const response = await fetch(`${server.url}/api/documents/${id}/table.xlsx`, {
      headers: { cookie: client.cookie },
    });
    return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
  };

  test('has the form in which it came, with title, status, unit, deadline and acceptance of today, and never a formula', async () => {
    const bytes = register('子');
    const reading = await readTables(office, { file: workbook(bytes) });
    const mapping = suggested(reading).map((one) => (one.column === 8 ? { column: 8, field: 'status' as const } : one));
    const id = await imported(reading, { mapping, issuedOn: '2026-03-02' });
    const [first, second, third] = await itemsOf(id);
    const correct = (item: Item | undefined, change: object) =>
      office.post(`/documents/${id}/edits`, { step: { op: 'correct', itemId: item?.id, revision: 1, change } });
    await correct(first, { quantity: { ...first?.quantity, value: 140 }, owner: { lead: ['市发改委'], support: [] } });
    await correct(second, { title: '建设化工园区三期', due: { text: '2026年10月底前', end: '2026-10-31' } });
    await office.post(`/documents/${id}/edits`, { step: { op: 'decide', itemIds: [third?.id], decision: 'reject' } });
    await office.post(`/documents/${id}/publication`, { undecided: 'accept' });
    const commitment = await world.value(
      "select id from commitments where document_id = $1 and title like '新增%'",
      id,
    );
    await office.post(`/commitments/${commitment}/acceptance`, { on: '2026-03-01', note: '数据已核实' });

    const answer = await download(id);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    const [sheet] = workbookOf(answer.bytes).sheets;
    const before = workbookOf(bytes).sheets[0];
    expect(sheet?.name).toBe('2026年台账');
    expect(sheet?.merges).toEqual(
      before?.merges.filter((merge) => merge.top !== before.rowCount - 1 || merge.left !== merge.right),
    );
    expect(sheet?.columnWidths.get(1)).toBe(before?.columnWidths.get(1));
    const cellsOf = (row: number) => sheet?.cells.filter((cell) => cell.row === row).map(({ text }) => text);
    expect(cellsOf(0)).toEqual(['云泽市2026年重点任务台账子']);
    expect(cellsOf(4)).toEqual([
      '1',
      '新增规上工业企业',
      '140家',
      '160家',
      '市发改委',
      '2026年12月31日',
      '2026-03-01 验收办结。数据已核实',
      '已完成',
    ]);
    expect(cellsOf(5)).toEqual([
      '2',
      '建设化工园区三期',
      '市发改委',
      '2026年10月底前',
      '主体施工',
      '正常推进',
      '重点调度',
    ]);
    expect(cellsOf(7)).toEqual(before?.cells.filter((cell) => cell.row === 7).map(({ text }) => text));
    expect(cellsOf(9)).toEqual(['注：本表每月5日前更新。']);
    const parts = Object.entries(unzipSync(answer.bytes)).filter(([name]) => name.includes('worksheets/'));
    for (const [, xml] of parts) expect(strFromU8(xml)).not.toContain('<f');
    expect(cellsOf(8)?.at(-1)).toBe("=cmd|'/c calc'!A1");
  });

  test('is for whoever may read the document, and only where there is a list', async () => {
    const id = await imported(await readTables(office, { file: workbook(register('丑')) }));
    expect((await download(id)).status).toBe(200);
    expect((await download(id, await world.client('leader'))).status).toBe(404);
    expect((await download(id, district)).status).toBe(404);
    expect((await download(await world.draft())).status).toBe(404);
  });
});

describe('nobody of another district', () => {
  test('sees a reading, tries it out or imports it', async () => {
    const { id } = await readTables(office, { file: workbook(register('壬')) });
    const body = { table: 0, mapping: [{ column: 1, field: 'title' }], classification: 'internal' };
    expectRefusal(await district.get(`/tables/readings/${id}`), 'NOT_FOUND');
    expectRefusal(await tryOut(id, body, district), 'NOT_FOUND');
    expectRefusal({ body: (await importTable(district, id, body)).refusal }, 'NOT_FOUND');
    expectRefusal(
      {
        body: (
          await district.follow(
            '/tables/readings',
            formOf({ text: '事项\t单位\n修路\t市交通局', regionId: await world.region('379900') }),
          )
        ).refusal,
      },
      'NOT_ALLOWED',
    );
  });

  test('gets past the database either', async () => {
    const reading = await readTables(office, { file: workbook(register('癸')) });
    const id = await imported(reading);
    const person = await world.person('district');
    const actor = { person, grants: 'office:/379900/379902/', places: '/379900/379902/' };
    await asApplication(server, actor, async (client) => {
      for (const table of ['table_readings', 'table_mappings', 'document_tables', 'table_rows']) {
        expect(await attempt(client, `delete from ${table}`)).toBe(refusedByDatabase);
        expect(
          await attempt(
            client,
            `update ${table} set ${table === 'table_rows' || table === 'document_tables' ? 'document_id = document_id' : 'id = id'}`,
          ),
        ).toBe(refusedByDatabase);
      }
      expect(await attempt(client, 'select 1 from table_readings where id = $1', [reading.id])).toBe(0);
      for (const table of ['document_tables', 'table_rows']) {
        expect(await attempt(client, `select 1 from ${table} where document_id = $1`, [id])).toBe(0);
      }
      const row = [id, '0199d6a2-0000-7000-8000-000000000000'];
      expect(await attempt(client, `insert into table_rows values ($1, 99, $2, 1, '{}')`, row)).toBe(refusedByDatabase);
      const city = await world.region('379900');
      expect(
        await attempt(
          client,
          `insert into table_mappings values ($2, $1, '/379900/379902/', 's', '[]', false, $3, 'x', now())`,
          [city, row[1], person],
        ),
      ).toBe(refusedByDatabase);
    });
  });
});
