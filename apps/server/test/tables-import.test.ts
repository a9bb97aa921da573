import type { Document, Item } from '@chengshi/contract';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workbookOf, xlsx } from '../../../packages/office/test/support/workbook.ts';
import type { Client } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { faultyRows, importedTable, importTable, readTables, register, suggested, workbook } from './support/tables.ts';
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

const documentOf = async (id: string) => (await office.get<Document>(`/documents/${id}`)).body;
const itemsOf = async (id: string) =>
  (await office.get<{ rows: Item[] }>(`/documents/${id}/items?limit=1000`)).body.rows;
const count = (table: string) => world.value(`select count(*) from ${table}`);

describe('a table that comes in', () => {
  test('is a draft of one paragraph and one item for each row, each item tied to its words', async () => {
    const reading = await readTables(office, { file: workbook(register('戊')) });
    const id = await importedTable(office, reading, { splitTasks: true, issuedOn: '2026-03-02' });
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
    const id = await importedTable(office, reading, { issuedOn: '2026-03-02', accept: true });
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
    const reading = await readTables(office, { file: workbook(register('庚', faultyRows)) });
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
    const id = await importedTable(office, reading);
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
    await importedTable(office, reading, { mapping, splitTasks: true });
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
    const id = await importedTable(office, await readTables(office, { text }), { issuedOn: '2026-03-02' });
    await office.call('PATCH', `/documents/${id}`, { issuedOn: '2027-03-02' });
    expect((await itemsOf(id)).map(({ due }) => due?.end)).toEqual(['2027-12-31', '2026-06-30']);
  });

  test('may hold whatever a cell may: it is kept as text, without what no database can keep', async () => {
    const rows = [
      ['事项', '备注'],
      ['修路_x0000__xD83D_', '=HYPERLINK("x")'],
      ['<script>alert(1)</script>', '__proto__'],
    ];
    const id = await importedTable(
      office,
      await readTables(office, { file: workbook(xlsx({ sheets: [{ name: '_x0000_表', rows }] })) }),
    );
    expect((await itemsOf(id)).map(({ title }) => title)).toEqual(['修路\ufffd', '<script>alert(1)</script>']);
  });
});

describe('a list that goes back', () => {
  const download = async (id: string, client = office) => {
    const response = await fetch(`${world.server.url}/api/documents/${id}/table.xlsx`, {
      headers: { cookie: client.cookie },
    });
    return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
  };

  test('has the form in which it came, with title, status, unit, deadline and acceptance of today, and never a formula', async () => {
    const bytes = register('子');
    const reading = await readTables(office, { file: workbook(bytes) });
    const mapping = suggested(reading).map((one) => (one.column === 8 ? { column: 8, field: 'status' as const } : one));
    const id = await importedTable(office, reading, { mapping, issuedOn: '2026-03-02' });
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
    const id = await importedTable(office, await readTables(office, { file: workbook(register('丑')) }));
    expect((await download(id)).status).toBe(200);
    expect((await download(id, await world.client('leader'))).status).toBe(404);
    expect((await download(id, district)).status).toBe(404);
    expect((await download(await world.draft())).status).toBe(404);
  });
});
