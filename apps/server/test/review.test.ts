import { readFileSync } from 'node:fs';
import type { EditResult, EditStep, Item } from '@chengshi/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Client, Refusal } from './support/client.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

const speech = readFileSync(new URL('samples/short-speech.txt', import.meta.url), 'utf8');

let server: TestServer;
let clerk: Client;
let documentId: string;
let number = 0;

beforeAll(async () => {
  server = await startTestServer();
  clerk = await server.as('office');
});
afterAll(() => server.close());
beforeEach(async () => {
  // A text of its own for each test: the same one would be the same document.
  const imported = await clerk.import({ classification: 'internal', text: `${speech}\n附记${++number}。` });
  documentId = imported.events.at(-1)?.documentId ?? '';
});

const items = async (of = documentId): Promise<Item[]> =>
  (await clerk.get<{ rows: Item[] }>(`/documents/${of}/items?limit=1000`)).body.rows;
const take = (step: unknown, by = clerk) => by.post<EditResult & Refusal>(`/documents/${documentId}/edits`, { step });
const taken = async (step: EditStep | Record<string, unknown>): Promise<EditResult> => {
  const { status, body } = await take(step);
  expect(body.code).toBeUndefined();
  expect(status).toBe(200);
  return body;
};
const undo = (seq: number, by = clerk) => by.post<EditResult & Refusal>(`/documents/${documentId}/edits/${seq}/undo`);
const plain = (rows: readonly Item[]) => rows.map(({ revision: _, ...item }) => item);

describe('nothing reaches a city without a yes', () => {
  test('a document with undecided items is not published until somebody says what becomes of them', async () => {
    const found = await items();
    expect(found.every((item) => item.state === 'found')).toBe(true);
    const refused = await clerk.post<Refusal>(`/documents/${documentId}/publication`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'UNDECIDED_ITEMS' } });
    expect(refused.body.data.zh).toContain(String(found.length));
    await taken({ op: 'decide', itemIds: [found[0]!.id], decision: 'accept' });
    const published = await clerk.post(`/documents/${documentId}/publication`, { undecided: 'reject' });
    expect(published.status).toBe(200);
    const { body } = await clerk.get<{ marks: { kind: string }[] }>(`/documents/${documentId}/living`);
    expect(body.marks.filter((mark) => mark.kind !== 'group')).toHaveLength(1);
  });
});

describe('every step is undone as a whole', () => {
  test('accepting many at once, correcting, splitting, merging and marking leave exactly what was there before', async () => {
    const before = await items();
    const target = before.find((item) => item.kind === 'target')!;
    const long = before.find((item) => item.kind === 'task' && item.quote.length > 20)!;
    const pair = before.filter((item) => item.section === long.section && item.kind === 'task').slice(0, 2);
    const free = speech.indexOf('。') + 1;
    const steps: ((now: (item: Item) => number) => Record<string, unknown>)[] = [
      () => ({ op: 'decide', itemIds: before.map((item) => item.id), decision: 'accept' }),
      (now) => ({
        op: 'correct',
        itemId: target.id,
        revision: now(target),
        change: { title: '更正后的名称', quantity: { ...target.quantity, value: 7 } },
      }),
      (now) => ({ op: 'split', itemId: long.id, revision: now(long), at: long.start + 10 }),
      ...(pair.length === 2 ? [() => ({ op: 'merge', itemIds: pair.map((item) => item.id) })] : []),
      () => ({ op: 'mark', start: free, end: free + 20, kind: 'task' }),
    ];
    for (const step of steps) {
      const revisions = new Map((await items()).map((item) => [item.id, item.revision]));
      const { seq } = await taken(step((item) => revisions.get(item.id) ?? 0));
      expect(plain(await items())).not.toEqual(plain(before));
      expect(await undo(seq)).toMatchObject({ status: 200, body: { undoes: seq } });
      expect(plain(await items())).toEqual(plain(before));
    }
  });

  test('an undo can be undone, and a step is undone once only', async () => {
    const [first] = await items();
    const { seq } = await taken({ op: 'decide', itemIds: [first!.id], decision: 'reject' });
    const undone = await undo(seq);
    expect((await undo(seq)).body.code).toMatch(/UNDO_BLOCKED|CONFLICT/);
    const again = await undo(undone.body.seq);
    expect(again.body.items[0]).toMatchObject({ id: first!.id, state: 'rejected' });
  });

  test('a step is not undone over a later change of the same item, and is over changes of others', async () => {
    const [first, second] = await items();
    const { seq } = await taken({ op: 'decide', itemIds: [first!.id], decision: 'accept' });
    await taken({ op: 'decide', itemIds: [second!.id], decision: 'accept' });
    const later = await taken({ op: 'decide', itemIds: [first!.id], decision: 'reject' });
    expect(await undo(seq)).toMatchObject({ status: 409, body: { code: 'UNDO_BLOCKED' } });
    await undo(later.seq);
    // The item is as it was after the step, but somebody has touched it: the number of changes tells.
    expect((await undo(seq)).status).toBe(409);
  });
});

describe('two people review at once', () => {
  test('a correction made on an older state is refused and the newer one stays', async () => {
    const colleague = await server.as('office');
    const target = (await items()).find((item) => item.kind === 'target')!;
    const change = (title: string) => ({
      op: 'correct',
      itemId: target.id,
      revision: target.revision,
      change: { title },
    });
    const answers = await Promise.all([take(change('甲'), clerk), take(change('乙'), colleague)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('STALE_ITEM');
    const winner = answers.find((answer) => answer.status === 200)?.body.items[0]?.title;
    expect((await items()).find((item) => item.id === target.id)?.title).toBe(winner);
  });

  test('fifty decisions at once from two people are all kept, in one order', async () => {
    const colleague = await server.as('office');
    const found = await items();
    const steps = Array.from({ length: 50 }, (_, index) => {
      const item = found[index % found.length]!;
      return take(
        { op: 'decide', itemIds: [item.id], decision: index % 2 ? 'accept' : 'reject' },
        index % 3 ? clerk : colleague,
      );
    });
    const seqs = (await Promise.all(steps)).map((answer) => answer.body.seq).sort((a, b) => a - b);
    expect(seqs).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  test('each sees the edits and the place of the other as they happen', async () => {
    const heard: { kind: string; edit?: EditResult; people?: { person: { name: string }; itemId: string | null }[] }[] =
      [];
    const abort = new AbortController();
    const stream = fetch(`${server.url}/api/documents/${documentId}/review`, {
      headers: { cookie: clerk.cookie },
      signal: abort.signal,
    }).then(async (response) => {
      let rest = '';
      for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
        rest += chunk;
        const blocks = rest.split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          const data = /^data: (.*)$/m.exec(block)?.[1];
          if (data) heard.push(JSON.parse(data));
        }
      }
    });
    stream.catch(() => {});
    const until = async (what: () => boolean) => {
      for (let i = 0; i < 100 && !what(); i++) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(what()).toBe(true);
    };
    const colleague = await server.as('office');
    const [first] = await items();
    // The stream may not have begun yet: what happened before is told from the number on, so nothing is missed.
    await take({ op: 'decide', itemIds: [first!.id], decision: 'accept' }, colleague);
    await until(() => heard.some((event) => event.edit?.items[0]?.id === first!.id));
    await colleague.call('PUT', `/documents/${documentId}/review/place`, { itemId: first!.id });
    await until(() => heard.some((event) => event.people?.some((seen) => seen.itemId === first!.id)));
    abort.abort();
  });
});

test('a corrected date moves the deadlines that were found, and leaves those that a person set', async () => {
  const dated = (await items()).filter((item) => item.due?.end);
  expect(dated.length).toBeGreaterThan(1);
  const set = dated[0]!;
  await taken({
    op: 'correct',
    itemId: set.id,
    revision: set.revision,
    change: { due: { text: '另定', end: '2030-01-31' } },
  });
  const { body: before } = await clerk.get<{ issuedOn: string }>(`/documents/${documentId}`);
  const later = `${Number(before.issuedOn.slice(0, 4)) + 1}${before.issuedOn.slice(4)}`;
  await clerk.call('PATCH', `/documents/${documentId}`, { issuedOn: later });
  const after = await items();
  expect(after.map((item) => item.id).sort()).toEqual((await items()).map((item) => item.id).sort());
  expect(after.find((item) => item.id === set.id)?.due?.end).toBe('2030-01-31');
  const moved = dated.slice(1).filter((item) => after.find((now) => now.id === item.id)?.due?.end !== item.due?.end);
  expect(moved.length).toBeGreaterThan(0);
});

test('sentences that became nothing follow the review: rejected ones come back, marked ones go', async () => {
  const loose = async () =>
    (await clerk.get<{ loose: { start: number; end: number }[] }>(`/documents/${documentId}`)).body.loose;
  const before = await loose();
  const [free] = before;
  await taken({ op: 'mark', start: free!.start, end: free!.end, kind: 'task' });
  expect(await loose()).toHaveLength(before.length - 1);
  const alone = (await items()).find(
    (item, index, all) => !all.some((other, at) => at !== index && other.start < item.end && item.start < other.end),
  )!;
  await taken({ op: 'decide', itemIds: [alone.id], decision: 'reject' });
  expect(await loose()).toContainEqual({ start: alone.start, end: alone.end });
});

test('a step that cannot be taken says why: outside the item, a target without a value, words that are not there', async () => {
  const found = await items();
  const target = found.find((item) => item.kind === 'target')!;
  const refused = async (step: Record<string, unknown>, words: RegExp) => {
    const { status, body } = await take(step);
    expect(status).toBe(409);
    expect(body.data.zh).toMatch(words);
  };
  await refused({ op: 'split', itemId: target.id, revision: target.revision, at: target.end }, /条目之内/);
  await refused({ op: 'correct', itemId: target.id, revision: target.revision, change: { quantity: null } }, /数值/);
  await refused({ op: 'mark', start: 10, end: 10, kind: 'task' }, /选中/);
  await refused({ op: 'mark', start: 0, end: 9_999_999, kind: 'task' }, /选中/);
  expect(plain(await items())).toEqual(plain(found));
});

test('who may not review gets nothing: another district, another role, a published document', async () => {
  const [first] = await items();
  for (const userName of ['district', 'leader', 'liaison']) {
    const other = await server.as(userName);
    expect([403, 404]).toContain(
      (await take({ op: 'decide', itemIds: [first!.id], decision: 'accept' }, other)).status,
    );
    expect([403, 404]).toContain((await other.get(`/documents/${documentId}/edits`)).status);
  }
  await clerk.post(`/documents/${documentId}/publication`, { undecided: 'accept' });
  expect((await take({ op: 'decide', itemIds: [first!.id], decision: 'reject' })).body.code).toBe('ALREADY_PUBLISHED');
});

test('an item of another document is not found, and the history tells who did what', async () => {
  const other = documentId;
  const [foreign] = await items(other);
  const imported = await clerk.import({ classification: 'internal', text: `${speech}\n另一份附记${++number}。` });
  documentId = imported.events.at(-1)?.documentId ?? '';
  expect((await take({ op: 'decide', itemIds: [foreign!.id], decision: 'reject' })).status).toBe(404);
  const [own] = await items();
  const { seq } = await taken({ op: 'decide', itemIds: [own!.id], decision: 'reject' });
  await undo(seq);
  const { body } = await clerk.get<{
    rows: { op: string; undone: boolean; undoes: number | null; by: { name: string } }[];
  }>(`/documents/${documentId}/edits`);
  expect(body.rows.map(({ op, undone, undoes }) => ({ op, undone, undoes }))).toEqual([
    { op: 'undo', undone: false, undoes: seq },
    { op: 'decide', undone: true, undoes: null },
  ]);
});
