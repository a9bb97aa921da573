import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer, Client, Refusal } from './support/client.ts';
import { contractRoutes } from './support/contract-routes.ts';
import { requests } from './support/requests/index.ts';
import { addressOf } from './support/requests/request.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

const tenTimes = <Result>(work: () => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: 10 }, work));
const unit = async (name: string) => ({ regionId: await world.region('379900'), name, kind: 'department' });
const unitsNamed = (name: string) => world.value('select count(*) from units where name = $1', name);
const key = () => ({ 'idempotency-key': `key ${world.next()}` });

function importForm(text: string, file?: File): FormData {
  const form = new FormData();
  form.set('classification', 'internal');
  if (file) form.set('file', file);
  else form.set('text', text);
  return form;
}

test('the same create sent ten times at once with one key makes one thing and gets ten equal answers', async () => {
  const admin = await world.client('admin');
  const [headers, body] = [key(), await unit('市数据局')];
  const answers = await tenTimes(() => admin.post<{ id: string }>('/units', body, headers));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]));
  for (const answer of answers) expect(answer.body).toEqual(answers[0]?.body);
  expect(await unitsNamed('市数据局')).toBe('1');
  expect(await world.value('select count(*) from ledger where subject_id = $1', answers[0]?.body.id)).toBe('1');
});

test('the retry of a create that was refused may succeed: a refusal is not kept', async () => {
  const admin = await world.client('admin');
  const headers = key();
  const body = { code: 'later-1', codeKind: 'own', name: '后来的园区', level: 'park', parentCode: 'later-0' };
  expect((await admin.post('/regions', body, headers)).status).toBe(404);
  await admin.post('/regions', { ...body, code: 'later-0', name: '先来的园区', parentCode: '379900' });
  expect((await admin.post('/regions', body, headers)).status).toBe(201);
});

test('the same key with different content is refused, and nothing of it is done', async () => {
  const admin = await world.client('admin');
  const headers = key();
  expect((await admin.post('/units', await unit('市甲局'), headers)).status).toBe(201);
  const other = await admin.post<Refusal>('/units', await unit('市乙局'), headers);
  expect({ status: other.status, code: other.body.code }).toEqual({ status: 409, code: 'IDEMPOTENCY_MISMATCH' });
  expect(await unitsNamed('市乙局')).toBe('0');
});

test('the same key and content for another route is refused', async () => {
  const office = await world.client('office');
  const [headers, id] = [key(), await world.draft()];
  expect((await office.post(`/documents/${id}/publication`, { undecided: 'accept' }, headers)).status).toBe(200);
  const commitment = await world.value(
    "select id from commitments where document_id = $1 and kind = 'target' limit 1",
    id,
  );
  const accept = await office.post<Refusal>(`/commitments/${commitment}/acceptance`, { on: '2026-04-01' }, headers);
  expect(accept.body.code).toBe('IDEMPOTENCY_MISMATCH');
});

test('the order of the fields does not make it different content', async () => {
  const admin = await world.client('admin');
  const headers = key();
  const { regionId, name, kind } = await unit('市丙局');
  const first = await admin.post('/units', { regionId, name, kind }, headers);
  expect((await admin.post('/units', { kind, name, regionId }, headers)).body).toEqual(first.body);
});

test('the key of one person is nothing to another', async () => {
  const headers = key();
  const text = (place: string) => importForm(`${place}年内建成公园${world.next()}处。`);
  const city = await (await world.client('office')).post<string>('/documents/imports', text('全市'), headers);
  const district = await (await world.client('district')).post<string>('/documents/imports', text('全区'), headers);
  for (const answer of [city, district]) expect(answer.body).toContain('"done"');
});

test('a key longer than a hundred characters is refused in words', async () => {
  const admin = await world.client('admin');
  const answer = await admin.post<Refusal>('/units', await unit('市丁局'), { 'idempotency-key': 'k'.repeat(101) });
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 400, code: 'BAD_REQUEST' });
});

test('the same import ten times at once, with a key or without, makes one document, whose id all ten are told', async () => {
  const office = await world.client('office');
  const [headers, text] = [key(), `全市年内新建泵站${world.next()}座，疏浚河道30公里。`];
  let sent = 0;
  const answers = await tenTimes(() =>
    office.post<string>('/documents/imports', importForm(text), sent++ % 2 === 0 ? headers : {}),
  );
  const told = answers.map((answer) => /"documentId":"([^"]+)","alreadyThere":(\w+)/.exec(answer.body));
  expect(new Set(told.map((match) => match?.[1])).size).toBe(1);
  expect(told.map((match) => match?.[2]).sort()).toEqual(['false', ...Array<string>(9).fill('true')]);
  expect(await world.value('select count(*) from documents where text = $1', text)).toBe('1');
  expect(await world.value('select count(*) from ledger where subject_id = $1', told[0]?.[1])).toBe('1');
});

test('another file under the same key is refused, though everything around it is the same', async () => {
  const office = await world.client('office');
  const headers = key();
  const file = (content: string) => new File([content], '要点.txt', { type: 'text/plain' });
  const first = await office.post<string>('/documents/imports', importForm('', file('年内建成车站1座。')), headers);
  expect(first.body).toContain('"done"');
  const second = await office.post<Refusal>('/documents/imports', importForm('', file('年内建成车站2座。')), headers);
  expect({ status: second.status, code: second.body.code }).toEqual({ status: 409, code: 'IDEMPOTENCY_MISMATCH' });
});

test('a document published by several at once is published once', async () => {
  const id = await world.draft();
  const office = await world.client('office');
  const answers = await tenTimes(() => office.post<Refusal>(`/documents/${id}/publication`, { undecided: 'accept' }));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array<number>(9).fill(409)]);
  expect(new Set(answers.filter((answer) => answer.status === 409).map((answer) => answer.body.code))).toEqual(
    new Set(['ALREADY_PUBLISHED']),
  );
  expect(await world.value('select count(*) from campaigns where document_id = $1', id)).toBe('1');
});

test('documents published at once get codes of their own', async () => {
  const office = await world.client('office');
  const ids = [await world.draft(), await world.draft(), await world.draft()];
  const answers = await Promise.all(
    ids.map((id) => office.post(`/documents/${id}/publication`, { undecided: 'accept' })),
  );
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
  expect(await world.value('select count(distinct number) from campaigns where document_id = any($1)', ids)).toBe('3');
});

test('commitments accepted by several at once have one acceptance each, and the others are told in words', async () => {
  const office = await world.client('office');
  for (let round = 0; round < 5; round++) {
    const { params } = (await requests['commitments.accept']?.(world)) ?? {};
    const answers = await tenTimes(() =>
      office.post<Refusal>(`/commitments/${params?.id}/acceptance`, { on: '2026-01-05' }),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, ...Array<number>(9).fill(409)]);
    expect(await world.value('select count(*) from acceptances where commitment_id = $1', params?.id)).toBe('1');
    for (const { status, body } of answers) if (status === 409) expect(body.data.zh).toContain('已经验收');
  }
});

test('an acceptance retried with its key is the same acceptance', async () => {
  const { params } = (await requests['commitments.accept']?.(world)) ?? {};
  const office = await world.client('office');
  const headers = key();
  const accept = (): Promise<Answer<object>> =>
    office.post(`/commitments/${params?.id}/acceptance`, { on: '2026-01-05' }, headers);
  const [first, second] = [await accept(), await accept()];
  expect(second).toMatchObject({ status: 200, body: first.body });
});

test.each(contractRoutes.filter((route) => route.idempotent).map((route) => [route.name, route] as const))(
  '%s gives a retry the answer of the first time',
  async (name, route) => {
    const role = Array.isArray(route.access) ? String(route.access[0]) : 'office';
    const userName = role === 'administrator' ? 'admin' : role;
    const client: Client = await world.client(userName);
    const request = (await requests[name]?.(world, userName)) ?? {};
    const headers = key();
    const send = () => client.call<unknown>(route.method, addressOf(route.path, request), request.body, headers);
    const [first, second] = [await send(), await send()];
    expect(first.status).toBeLessThan(300);
    expect(second.status).toBe(first.status);
    // The events of an import come again, and say that the document was there.
    if (!['documents.import', 'tables.import'].includes(name))
      expect(withoutProgress(second.body)).toEqual(withoutProgress(first.body));
  },
);

/** A stream of events says how far it is as often as it takes; its last event is the answer. */
function withoutProgress(body: unknown): unknown {
  return typeof body === 'string' ? body.replaceAll(/event: message\ndata: {"kind":"progress".*\n\n/g, '') : body;
}
