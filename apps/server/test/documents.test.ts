import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client, Page } from './support/client.ts';
import {
  type DocumentBody,
  decide,
  everyRow,
  type Item,
  imported,
  itemsOf,
  read,
  sample,
} from './support/documents.ts';
import { expectRefusal } from './support/refusal.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
beforeAll(async () => {
  world = await startWorld();
  office = await world.client('office');
});
afterAll(() => world.close());

describe('an import', () => {
  test('keeps the file byte by byte, and gives it back as a download that no browser runs', async () => {
    const bytes = sample('plan-with-owners.txt');
    const id = await imported(office, { file: new File([bytes], '行动计划.txt', { type: 'text/html' }) });
    const response = await fetch(`${world.server.url}/api/documents/${id}/original`, {
      headers: { cookie: office.cookie },
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(await read(office, id)).toMatchObject({
      hasOriginal: true,
      state: 'draft',
      seal: null,
      sourceName: '行动计划.txt',
    });
  });

  test('of pasted text has no original to give', async () => {
    const id = await imported(office, { text: '年内建成苗圃3处。' });
    expect((await read(office, id)).hasOriginal).toBe(false);
    expectRefusal(await office.get(`/documents/${id}/original`), 'NOT_FOUND');
  });

  test('shows what it took for the page around the document, and finds nothing in it', async () => {
    const id = await imported(office, { file: new File([sample('web-page.txt')], '发言.txt') });
    const document = await read(office, id);
    expect(document.chrome.length).toBeGreaterThan(3);
    const chrome = document.chrome.map((span) => document.text.slice(span.start, span.end)).join('\n');
    expect(chrome).toContain('版权所有');
    expect(chrome).not.toContain('清淤720公里');
    for (const item of await itemsOf(office, id)) {
      expect(document.text.slice(item.start, item.end)).toBe(item.quote);
      for (const span of document.chrome)
        expect(item.start < span.end && span.start < item.end, item.quote).toBe(false);
    }
  });

  test('of the same text again, by whom and how ever, gives the document that is there', async () => {
    const text = sample('short-speech.txt').toString('utf8');
    const id = await imported(office, { text });
    const again = await office.import({ classification: 'internal', file: new File([text], '另一个名字.txt') });
    expect(again.events.at(-1)).toMatchObject({ kind: 'done', documentId: id, alreadyThere: true });
    const district = await (await world.client('district')).import({ classification: 'internal', text });
    expect(district.events.at(-1)).toMatchObject({ alreadyThere: false });
    expect(district.events.at(-1)?.documentId).not.toBe(id);
  });
});

describe('a draft', () => {
  const text =
    '关于水利工作的通知\n\n一、主要任务\n三年内新建水库2座。明年6月底前，改造泵站30座。要尽快编制防汛预案。每月调度一次。';

  test('moves its relative deadlines with its date, and keeps what was rejected', async () => {
    const id = await imported(office, { text });
    expect(await read(office, id)).toMatchObject({ issuedOn: null, dateDoubt: true });
    const before = await itemsOf(office, id);
    const rejected = before.find((item) => item.quote.includes('泵站')) as Item;
    await decide(office, id, [rejected.id], 'reject');
    const dueAfter = async (issuedOn: string) => {
      const { body, status } = await office.call<DocumentBody>('PATCH', `/documents/${id}`, { issuedOn });
      expect(status).toBe(200);
      expect(body).toMatchObject({ issuedOn, dateDoubt: false });
      const items = await itemsOf(office, id);
      expect(items.filter((item) => item.state === 'rejected').map((item) => item.quote)).toEqual([rejected.quote]);
      expect(items.map((item) => item.quote)).toEqual(before.map((item) => item.quote));
      return items.find((item) => item.quote.includes('泵站'))?.due?.end;
    };
    expect(await dueAfter('2025-03-01')).toBe('2026-06-30');
    expect(await dueAfter('2026-03-01')).toBe('2027-06-30');
    expect((await office.call<DocumentBody>('PATCH', `/documents/${id}`, { issuedOn: null })).body).toMatchObject({
      issuedOn: null,
      dateDoubt: true,
    });
  });

  test('keeps its date when only the title is corrected, and its items stay the same rows', async () => {
    const id = await imported(office, { text: `${text}甲`, issuedOn: '2025-03-01' });
    const before = await itemsOf(office, id);
    const { body } = await office.call<DocumentBody>('PATCH', `/documents/${id}`, { title: '  水利通知  ' });
    expect(body).toMatchObject({ title: '水利通知', issuedOn: '2025-03-01' });
    expect(await itemsOf(office, id)).toEqual(before);
  });

  test('counts only what is kept, and deciding the same twice changes nothing', async () => {
    const id = await world.draft();
    const [first] = await itemsOf(office, id);
    const changed = async (decision: string) =>
      (await decide(office, id, [first?.id ?? ''], decision)).body.items.length;
    const total = async () => Object.values((await read(office, id)).items).reduce((sum, count) => sum + count, 0);
    const all = await total();
    expect([await changed('reject'), await changed('reject'), await total()]).toEqual([1, 0, all - 1]);
    expect([await changed('accept'), await total()]).toEqual([1, all]);
  });

  test('is gone when it is discarded, with its items, and cannot be discarded twice', async () => {
    const id = await world.draft();
    expect((await office.call('DELETE', `/documents/${id}`)).status).toBe(200);
    expectRefusal(await office.call('DELETE', `/documents/${id}`), 'NOT_FOUND');
    expect(await world.value('select count(*) from items where document_id = $1', id)).toBe('0');
  });

  test('of which nothing is kept cannot be published', async () => {
    const id = await world.draft();
    const itemIds = (await itemsOf(office, id)).map((item) => item.id);
    await decide(office, id, itemIds, 'reject');
    expectRefusal(await office.post(`/documents/${id}/publication`), 'NOTHING_TO_PUBLISH');
    expect((await read(office, id)).state).toBe('draft');
  });
});

describe('paging', () => {
  test.each([
    ['/commitments?limit=37', 'select id from commitments'],
    ['/documents?limit=2', "select id from documents where kind = 'order'"],
    ['/documents?kind=plan&limit=2', "select id from documents where kind = 'plan'"],
    ['/plans?limit=2', 'select id from plans'],
    ['/plan-calls?limit=1', 'select id from plan_calls'],
    ['/campaigns?limit=1', 'select id from campaigns'],
    ['/units?limit=13', 'select id from units'],
    ['/people?limit=11', 'select id from people'],
  ])('through %s gives every row once', async (path, statement) => {
    const client = await world.client(path.startsWith('/people') ? 'admin' : 'office');
    const ids = (await everyRow<{ id: string }>(client, path)).map((row) => row.id);
    const all = await world.owner.query<{ id: string }>(statement);
    expect(new Set(ids).size).toBe(ids.length);
    // The city's office and administrator see everything below the city.
    expect([...ids].sort()).toEqual(all.rows.map((row) => row.id).sort());
  });

  test('goes on where it was when rows are added between the pages', async () => {
    const auditor = await world.client('auditor');
    const path = '/ledger?limit=5';
    const first = (await auditor.get<Page<{ seq: string }>>(path)).body;
    const documents = (await office.get<Page<{ id: string }>>('/documents?limit=2')).body;
    const added = await world.draft();
    const second = (await auditor.get<Page<{ seq: string }>>(`${path}&cursor=${first.next}`)).body;
    const seen = [...first.rows, ...second.rows].map((row) => Number(row.seq));
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
    expect(Number(seen[0]) - Number(seen.at(-1))).toBe(9);
    const more = (await office.get<Page<{ id: string }>>(`/documents?limit=2&cursor=${documents.next}`)).body;
    const ids = [...documents.rows, ...more.rows].map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain(added);
  });

  test('works through names that are as long as names may be', async () => {
    const admin = await world.client('admin');
    const regionId = await world.region('379902');
    for (const last of ['甲', '乙', '丙']) {
      const answer = await admin.post('/units', { regionId, name: `${'长'.repeat(199)}${last}`, kind: 'other' });
      expect(answer.status).toBe(201);
    }
    const names = (await everyRow<{ name: string }>(admin, `/units?regionId=${regionId}&limit=1`)).map(
      (row) => row.name,
    );
    expect(names.filter((name) => name.startsWith('长长长'))).toHaveLength(3);
  });
});
