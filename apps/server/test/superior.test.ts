import type { Assignment, SuperiorEntry, SuperiorList } from '@chengshi/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { workbookOf } from '../../../packages/office/test/support/workbook.ts';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client, Refusal } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { importTable, readTables, register, suggested, workbook } from './support/tables.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
let list: string;
let unitId: string;
beforeAll(async () => {
  world = await startWorld({ time: '2026-03-02T04:00:00Z' });
  office = await world.client('office');
  list = await listFrom('甲');
  unitId = await world.value(
    "select id from units where region_path = '/379900/' and kind = 'department' order by name limit 1",
  );
});
afterAll(() => world.close());

/** A superior's list of four entries, as a draft. */
async function listFrom(mark: string): Promise<string> {
  const reading = await readTables(office, { file: workbook(register(mark), '省下达任务清单.xlsx') });
  const { events, refusal } = await importTable(office, reading.id, {
    table: 0,
    mapping: suggested(reading),
    classification: 'internal',
    issuedOn: '2026-03-01',
    superior: { issuer: '省政府办公厅', number: '省政办〔2026〕3号', reportOn: '2026-06-30' },
  });
  const done = events.at(-1);
  if (done?.kind !== 'done') throw new Error(JSON.stringify(refusal));
  return done.documentId;
}

const publish = (id: string) => office.post(`/documents/${id}/publication`, { undecided: 'accept' });
const entries = async (id: string, query = '') =>
  (await office.get<{ rows: SuperiorEntry[]; next: string | null }>(`/superior-lists/${id}/entries?${query}`)).body;
const answer = (id: string, entryIds: (string | undefined)[], said: object, client = office) =>
  client.post<SuperiorList & Refusal>(`/superior-lists/${id}/answers`, { entryIds, answer: said });

test('a list of a superior is listed with who sent it and when it goes back; its entries come with publication', async () => {
  const { body } = await office.get<{ rows: SuperiorList[] }>('/superior-lists');
  expect(body.rows).toMatchObject([
    {
      id: list,
      state: 'draft',
      issuer: '省政府办公厅',
      number: '省政办〔2026〕3号',
      reportOn: '2026-06-30',
      counts: { total: 0, taken: 0, answered: 0, open: 0 },
    },
  ]);
  await publish(list);
  expect((await office.get<SuperiorList>(`/superior-lists/${list}`)).body).toMatchObject({
    state: 'published',
    counts: { total: 4, taken: 0, answered: 0, open: 4 },
  });
});

test('each entry is taken over by a unit or answered with a reason, and goes back in the form of the superior', async () => {
  const { rows } = await entries(list);
  expect(rows.map(({ state, answer: none }) => [state, none])).toEqual(Array(4).fill(['open', null]));
  const taken = await answer(list, [rows[0]?.id, rows[1]?.id], { kind: 'taken', unitId, words: '已列入年度计划' });
  expect(taken.body.counts).toEqual({ total: 4, taken: 2, answered: 0, open: 2 });
  const refused = await answer(list, [rows[3]?.id], { kind: 'answered', words: '管网已于上年完成改造' });
  expect(refused.body.counts).toEqual({ total: 4, taken: 2, answered: 1, open: 1 });
  expect((await entries(list, 'state=open')).rows.map(({ id }) => id)).toEqual([rows[2]?.id]);
  expect((await entries(list, 'state=taken')).rows[0]).toMatchObject({
    state: 'taken',
    answer: { unit: { id: unitId }, words: '已列入年度计划', by: { id: await world.person('office') } },
  });
  const small = await entries(list, 'limit=3');
  expect((await entries(list, `limit=3&cursor=${small.next}`)).rows.map(({ id }) => id)).toEqual([rows[3]?.id]);

  const response = await fetch(`${world.server.url}/api/documents/${list}/table.xlsx`, {
    headers: { cookie: office.cookie },
  });
  const [sheet] = workbookOf(new Uint8Array(await response.arrayBuffer())).sheets;
  const cell = (row: number, column: number) =>
    sheet?.cells.find((one) => one.row === row && one.column === column)?.text;
  const unit = await world.value('select name from units where id = $1', unitId);
  expect(cell(0, 0)).toBe('云泽市2026年重点任务台账甲');
  expect([cell(4, 1), cell(4, 4), cell(4, 9)]).toEqual(['新增规上工业企业', unit, '已列入年度计划']);
  expect([cell(5, 4), cell(5, 9)]).toEqual([unit, '重点调度\n已列入年度计划']);
  expect(cell(8, 9)).toBe("=cmd|'/c calc'!A1\n答复：管网已于上年完成改造");
});

test('who takes an entry over leads it, confirmed and not proposed; when the answer is taken back, the list’s own names stand again', async () => {
  const own = await listFrom('丙');
  await publish(own);
  const [named, foreign] = (await entries(own)).rows;
  const leads = async (id: string | undefined) =>
    (await office.get<{ rows: Assignment[] }>(`/commitments/${id}/owners`)).body.rows
      .filter(({ role }) => role === 'lead')
      .map((row) => [row.words, row.state, row.units.map(({ name }) => name)]);
  const industry = '云泽市工业和信息化局';
  expect(await leads(named?.id)).toEqual([['市工信局', 'proposed', [industry]]]);
  const id = await world.value('select id from units where name = $1', industry);
  expect((await answer(own, [named?.id, foreign?.id], { kind: 'taken', unitId: id })).status).toBe(200);
  // Under the name that the list has for it, where it has one.
  expect(await leads(named?.id)).toEqual([['市工信局', 'confirmed', [industry]]]);
  expect(await leads(foreign?.id)).toEqual([[industry, 'confirmed', [industry]]]);
  await answer(own, [foreign?.id], { kind: 'taken', unitId });
  const other = await world.value('select name from units where id = $1', unitId);
  expect(await leads(foreign?.id)).toEqual([[other, 'confirmed', [other]]]);
  await answer(own, [named?.id, foreign?.id], { kind: 'withdrawn', words: '登记有误' });
  expect(await leads(named?.id)).toMatchObject([['市工信局', 'confirmed', [industry]]]);
  expect((await leads(foreign?.id)).map(([words, state]) => [words, state])).toEqual([['市发改委', 'proposed']]);
  // Each step is a fact of its own.
  expect(
    await world.value("select count(*) from assignments where commitment_id = $1 and role = 'lead'", foreign?.id),
  ).toBe('7');
});

test('an answer is a fact: another takes its place, taking it back opens the entry again, and all of them stay', async () => {
  const [, , third] = (await entries(list)).rows;
  await answer(list, [third?.id], { kind: 'answered', words: '不属本市职责' });
  await answer(list, [third?.id], { kind: 'taken', unitId });
  const back = await answer(list, [third?.id], { kind: 'withdrawn', words: '登记有误' });
  expect(back.body.counts.open).toBe(1);
  expectRefusal(await answer(list, [third?.id], { kind: 'withdrawn', words: '再撤一次' }), 'CONFLICT');
  expect(
    await world.value(
      'select string_agg(kind, $2 order by number) from superior_answers where commitment_id = $1',
      third?.id,
      ' ',
    ),
  ).toBe('answered taken withdrawn');
});

test('entries are answered all or none, by the office of the region, with a unit of the region and words that say something', async () => {
  const other = await listFrom('乙');
  await publish(other);
  const [mine, foreign] = [(await entries(list)).rows[0]?.id, (await entries(other)).rows[0]?.id];
  const before = await world.value('select count(*) from superior_answers');
  expectRefusal(await answer(list, [mine, foreign], { kind: 'taken', unitId }), 'NOT_FOUND');
  expectRefusal(await answer(list, [mine], { kind: 'answered', words: ' ' }), 'BAD_REQUEST');
  expectRefusal(await answer(list, [mine], { kind: 'taken', unitId: list }), 'NOT_FOUND');
  expectRefusal(await answer(list, [mine], { kind: 'taken', unitId }, await world.client('leader')), 'NOT_ALLOWED');
  const district = await world.client('district');
  expectRefusal(await answer(list, [mine], { kind: 'taken', unitId }, district), 'NOT_ALLOWED');
  const draft = await world.draft();
  expectRefusal(await office.get(`/superior-lists/${draft}`), 'NOT_FOUND');
  expectRefusal(await answer(draft, [mine], { kind: 'taken', unitId }), 'NOT_FOUND');
  expect(await world.value('select count(*) from superior_answers')).toBe(before);
});

test('the database keeps others from answering, and everybody from changing what was said', async () => {
  const entry = (await entries(list)).rows[0]?.id;
  const person = await world.person('district');
  const actor = { person, grants: 'office:/379900/379902/', places: '/379900/379902/' };
  const insert = `insert into superior_answers values (gen_random_uuid(), $1, $2, 'answered', null, '不办', $3, 'x', now(), 9)`;
  await asApplication(world.server, actor, async (client) => {
    expect(await attempt(client, insert, [entry, '/379900/', person])).toBe(refusedByDatabase);
    expect(await attempt(client, insert, [entry, '/379900/379902/', person])).toBe(refusedByDatabase);
    expect(await attempt(client, 'update superior_answers set words = words')).toBe(refusedByDatabase);
    expect(await attempt(client, 'delete from superior_answers')).toBe(refusedByDatabase);
  });
});
