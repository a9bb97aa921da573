import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventMap } from '../src/platform/events/events.ts';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client, Refusal } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { newAccount, startWorld, type World } from './support/world.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly revision: number;
  readonly title: string;
  readonly quote: string;
  readonly parentId: string | null;
  readonly campaignId: string;
  readonly front: { id: string; name: string } | null;
  readonly due: { text: string; end: string | null } | null;
  readonly quantity: { value: number; unit: string; at: number } | null;
  readonly owner: { quote: string; lead: string[]; support: string[] } | null;
}
interface Outcome {
  readonly batchId: string | null;
  readonly commitments: Row[];
}
interface Recorded {
  readonly number: number;
  readonly kind: string;
  readonly reason: string | null;
  readonly undone: boolean;
  readonly before: Record<string, unknown>;
  readonly after: Record<string, unknown>;
  readonly by: { id: string; name: string };
  readonly at: string;
}

let world: World;
let clerk: Client;
beforeAll(async () => {
  world = await startWorld({ time: '2026-11-20T04:00:00Z' });
  clerk = await world.client('office');
});
afterAll(() => world.close());

const all = async (): Promise<Row[]> => (await clerk.get<{ rows: Row[] }>('/commitments?limit=200')).body.rows;
const one = async (id: string): Promise<Row> => (await clerk.get<Row>(`/commitments/${id}`)).body;
const history = async (id: string, client = clerk): Promise<Recorded[]> =>
  (await client.get<{ rows: Recorded[] }>(`/commitments/${id}/changes`)).body.rows;
const change = (row: Row, wish: object, reason?: string | null, client = clerk) =>
  client.call<Outcome & Refusal>('PATCH', `/commitments/${row.id}`, { revision: row.revision, change: wish, reason });
const changeMany = (changes: readonly object[], reason?: string, client = clerk) =>
  client.call<Outcome & Refusal>('PATCH', '/commitments', { changes, reason });
const undo = (batchId: string | null, client = clerk) =>
  client.post<Outcome & Refusal>(`/commitments/changes/${batchId}/undo`);

async function some(kind: string, count: number): Promise<Row[]> {
  const rows = (await all()).filter((row) => row.kind === kind);
  expect(rows.length).toBeGreaterThanOrEqual(count);
  return rows.slice(0, count);
}

test('a change keeps what was, with its reason, who made it and when, and the sealed words stay', async () => {
  const [target] = await some('target', 1);
  const due = { text: '2027年6月底', end: '2027-06-30' };
  const quantity = { value: 88.5, valueMax: null, unit: '%', comparator: 'ge', measure: 'level' };
  const answer = await change(target!, { due, quantity }, '市政府专题会议纪要〔2026〕12号');
  expect(answer.status).toBe(200);
  const after = await one(target!.id);
  expect(after).toMatchObject({ due, quantity, quote: target!.quote, revision: target!.revision + 1 });
  expect(after.quantity?.at).toBe(target!.quantity?.at);
  const [entry] = await history(target!.id);
  expect(entry).toMatchObject({
    kind: 'edited',
    number: after.revision,
    reason: '市政府专题会议纪要〔2026〕12号',
    before: { due: target!.due, quantity: target!.quantity },
    after: { due },
    by: { id: await world.person('office') },
    at: '2026-11-20T04:00:00.000Z',
  });
  expect(Object.keys(entry!.after).sort()).toEqual(['due', 'quantity']);
  const auditor = await world.client('auditor');
  const ledger = await auditor.get<{ rows: { action: string }[] }>(`/ledger?subjectId=${target!.id}`);
  expect(ledger.body.rows[0]?.action).toBe('commitment.changed');
});

test.each([
  ['wording', { title: '换一种说法' }],
  ['deadline', { due: null }],
  ['owner', { owner: { lead: ['市工信局'], support: [] } }],
  ['strength', { strength: 'strive' }],
])('a change of %s without a reason is refused, and so is a reason of one character', async (_what, wish) => {
  const row = (await all()).find(({ kind, due }) => kind === 'task' && due !== null)!;
  expectRefusal(await change(row, wish), 'REASON_MISSING');
  expectRefusal(await change(row, wish, ' 因 '), 'BAD_REQUEST');
  expect(await one(row.id)).toEqual(row);
  expect((await change(row, wish, '上级要求')).status).toBe(200);
});

test('another front of the campaign asks for no reason; one of another campaign is refused, in the database too', async () => {
  const rows = await all();
  const row = rows.find(({ kind, front }) => kind === 'task' && front !== null)!;
  const other = rows.find(
    ({ campaignId, front }) => campaignId === row.campaignId && front && front.id !== row.front!.id,
  )!;
  const moved = await change(row, { frontId: other.front!.id });
  expect(moved.body.commitments[0]?.front).toEqual(other.front);
  const [entry] = await history(row.id);
  expect(entry).toMatchObject({ before: { front: row.front }, after: { front: other.front }, reason: null });
  const foreign = await world.value('select id from fronts where campaign_id <> $1 limit 1', row.campaignId);
  const refused = expectRefusal(await change(moved.body.commitments[0]!, { frontId: foreign }), 'CHANGE_FAULTS');
  expect(refused.faults?.[0]?.place).toBe(row.code);
  await expect(
    world.owner.query('update commitments set front_id = $1 where id = $2', [foreign, row.id]),
  ).rejects.toThrow(/commitments_front_of_campaign|without a record/);
});

test('what a kind cannot have is refused at its code: a value of a task, a deadline of a mechanism, a group below itself', async () => {
  const [[task], [mechanism]] = [await some('task', 1), await some('mechanism', 1)];
  const quantity = { value: 1, valueMax: null, unit: '个', comparator: 'ge', measure: 'level' };
  const due = { text: '年底', end: '2026-12-31' };
  const wishes = [
    { id: task!.id, revision: task!.revision, change: { quantity, parentId: task!.id } },
    { id: mechanism!.id, revision: mechanism!.revision, change: { due } },
  ];
  const { faults } = expectRefusal(await changeMany(wishes, '试一试'), 'CHANGE_FAULTS');
  expect(faults?.map((fault) => fault.place).sort()).toEqual([mechanism!.code, task!.code, task!.code].sort());
  const range = { ...quantity, comparator: 'range', valueMax: 0 };
  expectRefusal(await change(task!, { quantity: range }, '试一试'), 'BAD_REQUEST');
  expectRefusal(await change(task!, { due: { text: '很久', end: '9999-12-31' } }, '试一试'), 'DATE_NOT_REAL');
});

test('many are changed at once or none, and taken back at once; the undoing can be taken back too', async () => {
  const rows = await some('task', 20);
  const wishes = rows.map((row) => ({
    id: row.id,
    revision: row.revision,
    change: { owner: { lead: ['市数据局'], support: [] } },
  }));
  const stale = wishes.with(3, { ...wishes[3]!, revision: 99 });
  const refused = expectRefusal(await changeMany(stale, '机构改革'), 'STALE_COMMITMENT');
  expect(refused.faults?.map((fault) => fault.place)).toEqual([rows[3]!.code]);
  expect(await Promise.all(rows.map(({ id }) => one(id)))).toEqual(rows);

  const done = await changeMany(wishes, '机构改革');
  expect(done.status).toBe(200);
  expect(done.body.commitments.every(({ owner }) => owner?.lead[0] === '市数据局')).toBe(true);
  const undone = await undo(done.body.batchId);
  expect(undone.status).toBe(200);
  const back = await Promise.all(rows.map(({ id }) => one(id)));
  expect(back.map(({ revision: _revision, ...row }) => row)).toEqual(
    rows.map(({ revision: _revision, ...row }) => row),
  );
  expect((await history(rows[0]!.id)).slice(0, 2)).toMatchObject([
    { kind: 'undone', undone: false },
    { kind: 'edited', undone: true, reason: '机构改革' },
  ]);
  expectRefusal(await undo(done.body.batchId), 'UNDO_BLOCKED');
  const again = await undo(undone.body.batchId);
  expect(again.body.commitments.every(({ owner }) => owner?.lead[0] === '市数据局')).toBe(true);
});

test('what somebody changed since is not taken back under their hands', async () => {
  const [first, second] = await some('task', 2);
  const wish = (row: Row) => ({ id: row.id, revision: row.revision, change: { title: `${row.title}（改）` } });
  const { body } = await changeMany([wish(first!), wish(second!)], '理顺表述');
  const now = await one(second!.id);
  await change(now, { title: '同事又改了' }, '再次理顺');
  const { faults } = expectRefusal(await undo(body.batchId), 'UNDO_BLOCKED') as Refusal['data'];
  expect(faults?.map((fault) => fault.place)).toEqual([second!.code]);
  expect((await one(first!.id)).title).toBe(`${first!.title}（改）`);
});

test('of two clerks who change the same at once, one is told', async () => {
  const [row] = await some('task', 1);
  const colleague = await world.server.as('office');
  const answers = await Promise.all([
    change(row!, { title: '甲的说法' }, '理顺表述'),
    change(row!, { title: '乙的说法' }, '理顺表述', colleague),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  expectRefusal(answers.find(({ status }) => status === 409)!, 'STALE_COMMITMENT');
  expect((await one(row!.id)).revision).toBe(row!.revision + 1);
});

test('a change that changes nothing leaves no trace, and the same request sent twice is one change', async () => {
  const [row] = await some('task', 1);
  const before = await history(row!.id);
  expect((await change(row!, { title: row!.title })).body.batchId).toBeNull();
  expect(await history(row!.id)).toEqual(before);
  const body = { revision: row!.revision, change: { title: '只改一次' }, reason: '理顺表述' };
  const send = () => clerk.call<Outcome>('PATCH', `/commitments/${row!.id}`, body, { 'idempotency-key': 'once' });
  const [first, retry] = [await send(), await send()];
  expect(retry).toMatchObject({ status: 200, body: first.body });
  expect(await history(row!.id)).toHaveLength(before.length + 1);
});

test('who may not change gets nothing: other roles, another district, its own path in the database', async () => {
  const [row] = await some('task', 1);
  for (const name of ['leader', 'liaison', 'inspector', 'district']) {
    const other = await world.client(name);
    expect([403, 404]).toContain((await change(row!, { title: '越权' }, '试一试', other)).status);
  }
  const { client } = await newAccount(world, { userName: 'elsewhere', role: 'office', regionCode: '379902' });
  expectRefusal(await change(row!, { title: '越权' }, '试一试', client), 'NOT_ALLOWED');
  const mine = await change(row!, { title: '改后' }, '理顺表述');
  expectRefusal(await undo(mine.body.batchId, client), 'NOT_ALLOWED');
  // Orders of the city reach the district: it may read how they were changed.
  expect((await history(row!.id, client)).length).toBeGreaterThan(0);
  const actor = {
    person: await world.person('elsewhere'),
    grants: 'office:/379900/379902/',
    places: '/379900/379902/',
  };
  const results = await asApplication(world.server, actor, async (db) => ({
    update: await attempt(db, "update commitments set title = 'x' where id = $1", [row!.id]),
    fact: await attempt(
      db,
      `insert into commitment_changes select gen_random_uuid(), commitment_id, '/379900/379902/', 99, kind, before, after, reason, batch_id, null, app_person(), 'x', at
       from commitment_changes where commitment_id = '${row!.id}' limit 1`,
    ),
    rewrite: await attempt(db, "update commitment_changes set reason = 'x'"),
    removal: await attempt(db, 'delete from commitment_changes'),
  }));
  expect(results).toEqual({
    update: 0,
    fact: refusedByDatabase,
    rewrite: refusedByDatabase,
    removal: refusedByDatabase,
  });
});

test('the change is told to those above inside its transaction: what they refuse is not done', async () => {
  const told: EventMap['commitment.changed'][] = [];
  let refuse = false;
  world.server.deps.platform.events.on('commitment.changed', async (_trx, payload) => {
    told.push(payload);
    if (refuse) throw Object.assign(new Error('refused above'), { code: '42501' });
  });
  const [row] = await some('task', 1);
  const { body } = await change(row!, { title: '告知上层' }, '理顺表述');
  expect(told).toMatchObject([
    { batchId: body.batchId, kind: 'edited', changes: [{ commitmentId: row!.id, after: { title: '告知上层' } }] },
  ]);
  refuse = true;
  expect((await change(body.commitments[0]!, { title: '不会生效' }, '理顺表述')).status).toBe(403);
  expect((await one(row!.id)).title).toBe('告知上层');
});
