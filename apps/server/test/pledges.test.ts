import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pledge, PledgeCandidate } from '@chengshi/contract';
import { readDocument } from '@chengshi/office';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client, Refusal } from './support/client.ts';
import { demonstrationPassword } from './support/cluster.ts';
import { expectRefusal } from './support/refusal.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
let signer: Client;
let regionId: string;
let unitId: string;
let personId: string;
let free: PledgeCandidate[];

beforeAll(async () => {
  world = await startWorld({ time: '2026-03-10T02:00:00Z' });
  [office, signer] = [await world.client('office'), await world.client('liaison')];
  regionId = await world.region('379900');
  unitId = await world.value("select id from units where short_name = '市工信局'");
  personId = await world.person('liaison');
  free = await candidates();
  expect(free.length).toBeGreaterThan(5);
});
afterAll(() => world.close());

const candidates = async (): Promise<PledgeCandidate[]> =>
  (await office.get<{ rows: PledgeCandidate[] }>(`/pledges/candidates?regionId=${regionId}&unitId=${unitId}&limit=100`))
    .body.rows;
const itemsOf = (rows: readonly PledgeCandidate[]) => rows.map(({ id, revision }) => ({ id, revision }));
const draft = (more: object = {}) => ({
  ...{ regionId, unitId, personId, title: '市工信局2026年重点任务军令状', addressee: '市委、市政府' },
  approval: { number: '云政发〔2026〕12号', organ: '市政府' },
  words: '倒排工期、逐项落实，按期保质完成；完成情况以核验结果为准。',
  items: itemsOf(free.slice(0, 2)),
  ...more,
});
const draw = (more: object = {}, client = office) => client.post<Pledge & Refusal>('/pledges', draft(more));
const get = async (id: string, client = office): Promise<Pledge> => (await client.get<Pledge>(`/pledges/${id}`)).body;
const sign = (pledge: Pick<Pledge, 'id' | 'digest'>, password = demonstrationPassword, client = signer) =>
  client.post<Pledge & Refusal>(`/pledges/${pledge.id}/signature`, { password, digest: pledge.digest });
const file = async (id: string, client = office): Promise<Uint8Array> => {
  const answer = await fetch(`${world.server.url}/api/pledges/${id}/file`, { headers: { cookie: client.cookie } });
  return new Uint8Array(await answer.arrayBuffer());
};
const textOf = async (bytes: Uint8Array): Promise<string> => {
  const read = await readDocument(bytes);
  if (!('text' in read)) throw new Error(JSON.stringify(read));
  return JSON.stringify(read);
};
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
/** Lets go of what is pledged, for the next test. */
const clear = () => world.owner.query("update pledges set state = 'withdrawn' where state in ('drawn', 'signed')");

test('a pledge is drawn up from commitments of a unit, signed with the password again, and sealed with its file', async () => {
  const { status, body } = await draw();
  expect(status).toBe(201);
  expect(body).toMatchObject({
    ...{ code: expect.stringMatching(/^2026-J\d{3}$/), state: 'drawn', signature: null, maySign: false },
    content: { approval: { number: '云政发〔2026〕12号' }, person: { id: personId, name: '冉以宁' } },
  });
  expect(body.content.items.map(({ id }) => id)).toEqual(free.slice(0, 2).map(({ id }) => id));
  const waiting = await textOf(await file(body.id, signer));
  expect(waiting).toContain('（待签署）');
  expect((await get(body.id, signer)).maySign).toBe(true);
  const signed = await sign(body);
  expect(signed.status).toBe(200);
  expect(signed.body).toMatchObject({ state: 'signed', signature: { by: '冉以宁', on: '2026-03-10', intact: true } });
  const bytes = await file(body.id);
  expect(sha256(bytes)).toBe(signed.body.signature?.fileDigest);
  const words = await textOf(bytes);
  for (const part of [body.title, free[0]!.title, '云政发〔2026〕12号', '2026年3月10日在线签署', body.digest]) {
    expect(words).toContain(part);
  }
  // Whoever wants to check the seal needs nothing of ours but SHA-256 and JSON with sorted keys.
  const { fileDigest, at, seal } = signed.body.signature!;
  const sealed = `{"content":"${body.digest}","file":"${fileDigest}","signedAt":"${at}","signedBy":"${personId}"}`;
  expect(sha256(new TextEncoder().encode(sealed))).toBe(seal);
  // The answer was lost, and it is sent again.
  expect((await sign(body)).body.signature).toEqual(signed.body.signature);
  const actions = await world.owner.query<{ action: string }>(
    'select action from ledger where subject_id = $1 order by seq',
    [body.id],
  );
  expect(actions.rows.map(({ action }) => action)).toEqual(['pledge.drawn', 'pledge.signed']);
  await clear();
});

test('to a town none is drawn up, with the reason named, in the database too', async () => {
  const town = await world.value(
    "select u.id from units u join regions r on r.id = u.region_id where r.level = 'town' and u.region_path like '/379900/%' limit 1",
  );
  const refused = expectRefusal(await draw({ unitId: town }), 'PLEDGE_TO_TOWN');
  expect(refused.zh).toContain('减负');
  const clerk = { person: await world.person('office'), grants: 'office:/379900/', places: '/379900/' };
  const insert = `insert into pledges (id, region_id, region_path, year, number, code, unit_id, person_id, title, approval_number, content,
      content_digest, drawn_by, drawn_name, drawn_at, drawn_on)
    values (gen_random_uuid(), $1, '/379900/', 2026, 900, 'x', $2, $3, 'x', $4, '{}', 'x', app_person(), 'x', now(), '2026-03-10')`;
  const results = await asApplication(world.server, clerk, async (db) => ({
    toTown: await attempt(db, insert, [regionId, town, personId, '云政发〔2026〕12号']),
    withoutNumber: await attempt(db, insert, [regionId, unitId, personId, '云政发2026年12号']),
    toUnit: await attempt(db, insert, [regionId, unitId, personId, '云政发〔2026〕12号']),
  }));
  expect(results).toEqual({ toTown: refusedByDatabase, withoutNumber: '23514', toUnit: 1 });
});

test.each([
  ['云政发〔2026〕012号', 'BAD_REQUEST'],
  ['云政发〔2026〕第12号', 'BAD_REQUEST'],
  ['云政发2026年12号', 'BAD_REQUEST'],
  ['〔2026〕12号', 'BAD_REQUEST'],
  ['云政发〔2027〕1号', 'CONFLICT'],
] as const)('the approving document %s is refused', async (number, code) => {
  expectRefusal(await draw({ approval: { number, organ: '市政府' } }), code);
});

test('other brackets and spaces in the number are put right', async () => {
  const { body } = await draw({ approval: { number: ' 云政办发 [2025] 7 号', organ: '市政府' } });
  expect(body.content.approval.number).toBe('云政办发〔2025〕7号');
  await clear();
});

test('what the unit does not answer for, what was changed meanwhile, and who holds no post there is refused by name', async () => {
  const foreign = await world.value(
    `select id from commitments c where kind = 'task' and region_path = '/379900/' and not app_answers_for(c.id, $1) limit 1`,
    unitId,
  );
  const revision = Number(await world.value('select revision from commitments where id = $1', foreign));
  const { faults } = expectRefusal(
    await draw({
      items: [
        { id: foreign, revision },
        { id: free[0]!.id, revision: 99 },
      ],
    }),
    'PLEDGE_FAULTS',
  );
  expect(faults?.map(({ place }) => place)).toEqual([
    await world.value('select code from commitments where id = $1', foreign),
    free[0]!.code,
  ]);
  expectRefusal(await draw({ personId: await world.person('office') }), 'NOT_IN_UNIT');
  expectRefusal(await draw({}, await world.client('district')), 'NOT_ALLOWED');
});

test('only the person named signs, with the right password, and exactly what was read; nothing else is left behind', async () => {
  const { body } = await draw();
  const leader = await world.client('leader');
  expectRefusal(await sign(body, demonstrationPassword, leader), 'NOT_ALLOWED');
  expectRefusal(await sign(body, 'wrong-password-1'), 'SIGN_IN_FAILED');
  expectRefusal(await sign({ id: body.id, digest: 'f'.repeat(64) }), 'PLEDGE_OTHER');
  expect(await get(body.id)).toEqual(body);
  expectRefusal(
    await office.post(`/pledges/${body.id}/signature`, { password: 'x', digest: body.digest }),
    'NOT_ALLOWED',
  );
  await office.post(`/pledges/${body.id}/withdrawal`, { words: '漏列一项，重新起草' });
  expectRefusal(await sign(body), 'PLEDGE_SETTLED');
  expect(await get(body.id)).toMatchObject({ state: 'withdrawn', withdrawal: { words: '漏列一项，重新起草' } });
});

test('a signed pledge is superseded only by a new one, when that is signed; nothing is pledged twice meanwhile', async () => {
  const first = (await draw()).body;
  await sign(first);
  expectRefusal(await office.post(`/pledges/${first.id}/withdrawal`, { words: '不想要了' }), 'PLEDGE_SETTLED');
  const { faults } = expectRefusal(await draw(), 'PLEDGE_FAULTS');
  expect(faults?.[0]?.zh).toContain(first.code);
  expect((await candidates())[0]?.pledge).toEqual({ id: first.id, code: first.code });
  // The deadline is changed: the pledge says that it does not hold what stands now.
  const { id, revision } = free[0]!;
  const due = { text: '2027年底', end: '2027-12-31' };
  await office.call('PATCH', `/commitments/${id}`, { revision, change: { due }, reason: '上级调整' });
  expect(await get(first.id)).toMatchObject({ changed: [id], mayFollow: true, state: 'signed' });
  const items = itemsOf((await candidates()).slice(0, 3));
  const second = await draw({ supersedes: first.id, items });
  expect(second.body).toMatchObject({ supersedes: { code: first.code }, content: { supersedes: first.code } });
  expectRefusal(await draw({ supersedes: first.id, items }), 'CONFLICT');
  expect(await get(first.id)).toMatchObject({ state: 'signed', mayFollow: false, followedBy: { state: 'drawn' } });
  await sign(second.body);
  expect(await get(first.id)).toMatchObject({
    state: 'superseded',
    followedBy: { code: second.body.code, state: 'signed' },
  });
  expect((await get(first.id)).signature?.intact).toBe(true);
  expect(await textOf(await file(second.body.id))).toContain(`${first.code}号军令状废止`);
  await clear();
  free = await candidates();
});

test('a sealed pledge that is altered behind the back of the product says so: in its content, or in its file', async () => {
  const { body } = await draw();
  const { signature } = (await sign(body)).body;
  await world.owner.query(`update pledges set content = jsonb_set(content, '{words}', '"改过"') where id = $1`, [
    body.id,
  ]);
  expect((await get(body.id)).signature?.intact).toBe(false);
  await world.owner.query(`update pledges set content = jsonb_set(content, '{words}', $2::jsonb) where id = $1`, [
    body.id,
    JSON.stringify(body.content.words),
  ]);
  expect((await get(body.id)).signature?.intact).toBe(true);
  const digest = signature!.fileDigest;
  const place = join(world.server.deps.platform.files.folder, digest.slice(0, 2), digest);
  await mkdir(join(world.server.deps.platform.files.folder, digest.slice(0, 2)), { recursive: true });
  const kept = await readFile(place);
  await writeFile(place, kept.subarray(1));
  expect((await get(body.id)).signature?.intact).toBe(false);
  await writeFile(place, kept);
  await clear();
});

test('the database alone keeps to it: nothing is rewritten, nobody signs for another, and what is settled stays so', async () => {
  const { body } = await draw();
  const signature = `insert into pledge_signatures values ($1, '/379900/', app_person(), 'x', now(), '2026-03-10', 'x', 'x')`;
  const clerk = { person: await world.person('office'), grants: 'office:/379900/', places: '/379900/' };
  const byClerk = await asApplication(world.server, clerk, async (db) => ({
    rewrite: await attempt(db, "update pledges set title = 'x'"),
    forAnother: await attempt(db, signature, [body.id]),
    removal: await attempt(db, 'delete from pledge_commitments'),
  }));
  expect(byClerk).toEqual({ rewrite: refusedByDatabase, forAnother: refusedByDatabase, removal: refusedByDatabase });
  await office.post(`/pledges/${body.id}/withdrawal`, { words: '重新起草' });
  const self = { person: personId, grants: '', places: '/379900/', units: `liaison:${unitId}` };
  expect(await asApplication(world.server, self, (db) => attempt(db, signature, [body.id]))).toBe('23001');
  const neighbour = {
    person: await world.person('district'),
    grants: 'office:/379900/379904/',
    places: '/379900/379904/',
  };
  expect(await asApplication(world.server, neighbour, (db) => attempt(db, 'select 1 from pledges'))).toBe(0);
});
