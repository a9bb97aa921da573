import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOf } from '../src/platform/ledger/digest.ts';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client, Refusal } from './support/client.ts';
import { expectRefusal } from './support/refusal.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';
import { openWorld, type World } from './support/world.ts';

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly ordinal: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly title: string;
  readonly due: { text: string; end: string | null } | null;
  readonly [name: string]: unknown;
}
interface DocumentBody {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly issuedOn: string | null;
  readonly state: string;
  readonly seal: string | null;
  readonly hasOriginal: boolean;
  readonly dateDoubt: boolean;
  readonly items: Record<string, number>;
  readonly sections: { ordinal: number; parent: number | null; start: number; end: number; heading: string }[];
  readonly chrome: { start: number; end: number; reason: string }[];
}
interface Page<Row> {
  readonly rows: Row[];
  readonly next: string | null;
}

let server: TestServer;
let world: World;
let office: Client;
beforeAll(async () => {
  server = await startTestServer();
  world = await openWorld(server);
  office = await world.client('office');
});
afterAll(async () => {
  await world.close();
  await server.close();
});

const sample = (name: string) => readFileSync(new URL(`samples/${name}`, import.meta.url));
const read = async (id: string) => (await office.get<DocumentBody>(`/documents/${id}`)).body;
const itemsOf = async (id: string) => (await office.get<Page<Item>>(`/documents/${id}/items`)).body.rows;
const imported = async (fields: Record<string, string | File>): Promise<string> => {
  const { events, refusal } = await office.import({ classification: 'public', ...fields });
  expect(refusal).toBeNull();
  return events.at(-1)?.documentId ?? '';
};

describe('an import', () => {
  test('keeps the file byte by byte, and gives it back as a download that no browser runs', async () => {
    const bytes = sample('plan-with-owners.txt');
    const id = await imported({ file: new File([bytes], '行动计划.txt', { type: 'text/html' }) });
    const response = await fetch(`${server.url}/api/documents/${id}/original`, { headers: { cookie: office.cookie } });
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(await read(id)).toMatchObject({ hasOriginal: true, state: 'draft', seal: null, sourceName: '行动计划.txt' });
  });

  test('of pasted text has no original to give', async () => {
    const id = await imported({ text: '年内建成苗圃3处。' });
    expect((await read(id)).hasOriginal).toBe(false);
    expectRefusal(await office.get(`/documents/${id}/original`), 'NOT_FOUND');
  });

  test('shows what it took for the page around the document, and finds nothing in it', async () => {
    const id = await imported({ file: new File([sample('web-page.txt')], '发言.txt') });
    const document = await read(id);
    expect(document.chrome.length).toBeGreaterThan(3);
    const chrome = document.chrome.map((span) => document.text.slice(span.start, span.end)).join('\n');
    expect(chrome).toContain('版权所有');
    expect(chrome).not.toContain('清淤720公里');
    for (const item of await itemsOf(id)) {
      expect(document.text.slice(item.start, item.end)).toBe(item.quote);
      for (const span of document.chrome)
        expect(item.start < span.end && span.start < item.end, item.quote).toBe(false);
    }
  });

  test('of the same text again, by whom and how ever, gives the document that is there', async () => {
    const text = sample('short-speech.txt').toString('utf8');
    const id = await imported({ text });
    const again = await office.import({ classification: 'internal', file: new File([text], '另一个名字.txt') });
    expect(again.events.at(-1)).toMatchObject({ kind: 'done', documentId: id, alreadyThere: true });
    const district = await (await world.client('district')).import({ classification: 'internal', text });
    expect(district.events.at(-1)).toMatchObject({ alreadyThere: false });
    expect(district.events.at(-1)?.documentId).not.toBe(id);
  });
});

const decide = (id: string, itemIds: readonly string[], decision: string) =>
  office.post<{ items: unknown[] } & Refusal>(`/documents/${id}/edits`, { step: { op: 'decide', itemIds, decision } });

describe('a draft', () => {
  const text =
    '关于水利工作的通知\n\n一、主要任务\n三年内新建水库2座。明年6月底前，改造泵站30座。要尽快编制防汛预案。每月调度一次。';

  test('moves its relative deadlines with its date, and keeps what was rejected', async () => {
    const id = await imported({ text });
    expect(await read(id)).toMatchObject({ issuedOn: null, dateDoubt: true });
    const before = await itemsOf(id);
    const rejected = before.find((item) => item.quote.includes('泵站')) as Item;
    await decide(id, [rejected.id], 'reject');
    const dueAfter = async (issuedOn: string) => {
      const { body, status } = await office.call<DocumentBody>('PATCH', `/documents/${id}`, { issuedOn });
      expect(status).toBe(200);
      expect(body).toMatchObject({ issuedOn, dateDoubt: false });
      const items = await itemsOf(id);
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
    const id = await imported({ text: `${text}甲`, issuedOn: '2025-03-01' });
    const before = await itemsOf(id);
    const { body } = await office.call<DocumentBody>('PATCH', `/documents/${id}`, { title: '  水利通知  ' });
    expect(body).toMatchObject({ title: '水利通知', issuedOn: '2025-03-01' });
    expect(await itemsOf(id)).toEqual(before);
  });

  test('counts only what is kept, and deciding the same twice changes nothing', async () => {
    const id = await world.draft();
    const [first] = await itemsOf(id);
    const changed = async (decision: string) => (await decide(id, [first?.id ?? ''], decision)).body.items.length;
    const total = async () => Object.values((await read(id)).items).reduce((sum, count) => sum + count, 0);
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
    const itemIds = (await itemsOf(id)).map((item) => item.id);
    await decide(id, itemIds, 'reject');
    expectRefusal(await office.post(`/documents/${id}/publication`), 'NOTHING_TO_PUBLISH');
    expect((await read(id)).state).toBe('draft');
  });
});

describe('a published document', () => {
  let id: string;
  let rejected: Item;
  beforeAll(async () => {
    id = await imported({ file: new File([sample('plan-with-owners.txt')], '行动计划.txt'), title: '优化营商环境' });
    const items = await itemsOf(id);
    rejected = items.find((item) => item.kind === 'target') as Item;
    await decide(id, [rejected.id], 'reject');
    const { status } = await office.post(`/documents/${id}/publication`, {
      campaignName: '营商环境攻坚',
      undecided: 'accept',
    });
    expect(status).toBe(200);
  });

  test('cannot be changed, decided on, published again or discarded', async () => {
    const [item] = await itemsOf(id);
    const before = await read(id);
    const refusals = [
      await office.call<Refusal>('PATCH', `/documents/${id}`, { title: '换了题目' }),
      await office.call<Refusal>('PATCH', `/documents/${id}`, { issuedOn: '2025-05-01' }),
      await decide(id, [item?.id ?? ''], 'reject'),
      await office.post<Refusal>(`/documents/${id}/publication`, { undecided: 'accept' }),
      await office.call<Refusal>('DELETE', `/documents/${id}`),
    ];
    for (const refusal of refusals) expectRefusal(refusal, 'ALREADY_PUBLISHED');
    expect(await read(id)).toEqual(before);
  });

  test('cannot be changed in the database either, by the office that published it', async () => {
    const actor = { person: await world.person('office'), grants: 'office:/379900/', places: '/379900/' };
    const results = await asApplication(server, actor, async (client) => ({
      seen: await attempt(client, 'select 1 from documents where id = $1', [id]),
      text: await attempt(client, "update documents set text = 'x' where id = $1", [id]),
      state: await attempt(
        client,
        "update documents set state = 'draft', seal = null, published_at = null where id = $1",
        [id],
      ),
      removal: await attempt(client, 'delete from documents where id = $1', [id]),
      items: await attempt(client, "update items set state = 'found' where document_id = $1", [id]),
      itemRemoval: await attempt(client, 'delete from items where document_id = $1', [id]),
      sections: await attempt(client, 'delete from sections where document_id = $1', [id]),
      orders: await attempt(client, "update commitments set quote = 'x' where document_id = $1", [id]),
      silentChange: await attempt(
        client,
        `update commitments set due_on = '2030-01-01' where document_id = '${id}'; set constraints all immediate`,
      ),
      commitmentRemoval: await attempt(client, 'delete from commitments where document_id = $1', [id]),
    }));
    expect(results).toEqual({
      seen: 1,
      text: 0,
      state: 0,
      removal: 0,
      items: 0,
      itemRemoval: 0,
      sections: 0,
      orders: '23001',
      silentChange: '23001',
      commitmentRemoval: refusedByDatabase,
    });
  });

  test('has a seal that anybody can work out again from what is public', async () => {
    const document = await read(id);
    const kept = (await itemsOf(id)).filter((item) => item.state === 'accepted');
    const sealed = {
      title: document.title,
      issuedOn: document.issuedOn,
      text: createHash('sha256').update(document.text).digest('hex'),
      items: kept.map(
        ({ kind, ordinal, section, start, end, quote, title, quantity, rhythm, owner, strength, due }) => ({
          ...{ kind, ordinal, section, start, end, quote, title, quantity, rhythm, owner, strength },
          dueText: due?.text ?? null,
          dueOn: due?.end ?? null,
        }),
      ),
    };
    expect(document.seal).toBe(digestOf(sealed));
    expect(digestOf({ ...sealed, title: `${sealed.title}。` })).not.toBe(document.seal);
  });

  test('makes a campaign of the given name, whose commitments are exactly the items that were kept', async () => {
    const { body } = await office.get<Page<{ id: string; name: string; documentId: string }>>('/campaigns');
    const campaign = body.rows.find((row) => row.documentId === id);
    expect(campaign?.name).toBe('营商环境攻坚');
    const kept = (await itemsOf(id)).filter((item) => item.state === 'accepted');
    const commitments = await everyRow<Commitment>(office, `/commitments?campaignId=${campaign?.id}&limit=7`);
    const leaves = commitments.filter((row) => row.kind !== 'group');
    expect(leaves.map((row) => [row.kind, row.start, row.quote])).toEqual(
      kept.map((item) => [item.kind, item.start, item.quote]),
    );
  });
});

interface Commitment {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly parentId: string | null;
  readonly campaignId: string;
  readonly documentId: string;
  readonly front: { id: string; name: string } | null;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly due: { end: string | null } | null;
  readonly acceptance: { on: string; by: string } | null;
  readonly status?: { light: string; reasons: { code: string; zh: string; en: string }[] };
}

/** All rows of a list, page by page. */
async function everyRow<Row>(client: Client, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const answer: { body: Page<Row>; status: number } = await client.get(next ? `${path}&cursor=${next}` : path);
    expect(answer.status).toBe(200);
    rows.push(...answer.body.rows);
    ({ next } = answer.body);
  }
  return rows;
}

describe('the campaigns of the demonstration city', () => {
  test('hold together: fronts, phases, codes, parents and places in the text', async () => {
    const { body } =
      await office.get<
        Page<{
          id: string;
          documentId: string;
          from: string;
          until: string | null;
          fronts: { id: string; ordinal: number; commitments: number }[];
          phases: { ordinal: number; from: string; until: string }[];
        }>
      >('/campaigns');
    const fromDemonstration = body.rows.filter((row) => row.fronts.length > 2);
    expect(fromDemonstration.length).toBeGreaterThanOrEqual(2);
    for (const campaign of body.rows) {
      const commitments = await everyRow<Commitment>(office, `/commitments?campaignId=${campaign.id}&limit=100`);
      const byId = new Map(commitments.map((row) => [row.id, row]));
      expect(byId.size).toBe(commitments.length);
      expect(campaign.fronts.map((front) => front.ordinal)).toEqual(campaign.fronts.map((_, index) => index));
      for (const front of campaign.fronts) {
        expect(front.commitments).toBe(
          commitments.filter((row) => row.front?.id === front.id && row.kind !== 'group').length,
        );
      }
      campaign.phases.forEach((phase, index) => {
        expect(phase.from <= phase.until).toBe(true);
        const next = campaign.phases[index + 1];
        if (next) expect(Date.parse(next.from) - Date.parse(phase.until)).toBe(86_400_000);
      });
      expect(campaign.phases[0]?.from ?? campaign.from).toBe(campaign.from);
      expect(campaign.phases.at(-1)?.until ?? campaign.until).toBe(campaign.until);

      // The campaign's own document, and the plans of units that were approved under its fronts, counting on.
      const documents = [...new Set(commitments.map((row) => row.documentId))];
      expect(documents[0]).toBe(campaign.documentId);
      const texts = new Map<string, Awaited<ReturnType<typeof read>>>();
      for (const id of documents) texts.set(id, await read(id));
      const prefix = commitments[0]?.code.replace(/\d+$/, '');
      commitments.forEach((row, index) => {
        expect(row.code).toBe(`${prefix}${String(index + 1).padStart(3, '0')}`);
        if (row.documentId !== campaign.documentId) expect(texts.get(row.documentId)?.kind).toBe('plan');
        expect(texts.get(row.documentId)?.text.slice(row.start, row.end)).toBe(row.quote);
        if (row.parentId === null) return;
        const parent = byId.get(row.parentId);
        expect(parent, row.quote).toBeDefined();
        expect(commitments.indexOf(parent as Commitment)).toBeLessThan(index);
        expect(parent?.front).toEqual(row.front);
        expect(['group', 'task']).toContain(parent?.kind);
      });
      // A target inside the sentence of a task belongs to that task, not to the heading above.
      const tasks = commitments.filter((row) => row.kind === 'task');
      for (const target of commitments.filter((row) => row.kind === 'target')) {
        const around = tasks.find(
          (task) =>
            task.start <= target.start &&
            target.end <= task.end &&
            commitments.indexOf(task) < commitments.indexOf(target),
        );
        if (around) expect(target.parentId, target.quote).toBe(around.id);
      }
    }
  });

  test('are found by two characters, and by everything that holds them and nothing else', async () => {
    for (const words of ['化工', '热处理', '280', '产业链', '3月底前']) {
      const found = await everyRow<Commitment>(office, `/commitments?limit=50&query=${encodeURIComponent(words)}`);
      const expected = await world.owner.query<{ id: string }>(
        'select id from commitments where position($1 in title || chr(10) || quote) > 0',
        [words],
      );
      expect(found.map((row) => row.id).sort(), words).toEqual(expected.rows.map((row) => row.id).sort());
    }
    const { body } = await office.get<Page<{ id: string }>>(`/documents?query=${encodeURIComponent('港口')}`);
    expect(body.rows.length).toBeGreaterThan(0);
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

describe('an acceptance', () => {
  const open = () =>
    world.value(
      `select id from commitments c where kind = 'target' and due_on is not null and not exists (select from acceptances a where a.commitment_id = c.id)
       order by due_on desc, id limit 1`,
    );

  test('and its withdrawal are both kept, in order, and the status follows the last', async () => {
    const id = await open();
    const light = async () => (await office.get<{ light: string }>(`/commitments/${id}/status`)).body.light;
    const before = await light();
    const accepted = await office.post<Commitment>(`/commitments/${id}/acceptance`, {
      on: '2026-02-01',
      note: '现场核实',
    });
    expect(accepted.body.acceptance).toMatchObject({ on: '2026-02-01', by: '郁修文', note: '现场核实' });
    expect(await light()).toBe('done');
    const withdrawn = await office.call<Commitment>('DELETE', `/commitments/${id}/acceptance`, { reason: '数据有误' });
    expect(withdrawn.body.acceptance).toBeNull();
    expect(await light()).toBe(before);
    await office.post(`/commitments/${id}/acceptance`, { on: '2026-03-01' });
    const { rows } = await world.owner.query(
      'select number, kind, note from acceptances where commitment_id = $1 order by number',
      [id],
    );
    expect(rows).toEqual([
      { number: 1, kind: 'accepted', note: '现场核实' },
      { number: 2, kind: 'withdrawn', note: '数据有误' },
      { number: 3, kind: 'accepted', note: null },
    ]);
    const actor = { person: await world.person('office'), grants: 'office:/379900/' };
    const results = await asApplication(server, actor, async (client) => [
      await attempt(client, "update acceptances set accepted_on = '2025-01-01'"),
      await attempt(client, 'delete from acceptances'),
    ]);
    expect(results).toEqual([refusedByDatabase, refusedByDatabase]);
  });

  test('cannot lie in the future of the city’s own day, of a group, or without an acceptance to withdraw', async () => {
    const id = await open();
    server.setTime('2026-06-30T15:59:00Z');
    expectRefusal(await office.post(`/commitments/${id}/acceptance`, { on: '2026-07-01' }), 'CONFLICT');
    server.setTime('2026-06-30T16:01:00Z');
    expect((await office.post(`/commitments/${id}/acceptance`, { on: '2026-07-01' })).status).toBe(200);
    server.setTime(null);
    const group = await world.value("select id from commitments where kind = 'group' limit 1");
    expect(
      expectRefusal(await office.post(`/commitments/${group}/acceptance`, { on: '2026-01-01' }), 'CONFLICT').zh,
    ).toContain('分组');
    const other = await open();
    expectRefusal(await office.call('DELETE', `/commitments/${other}/acceptance`, { reason: '数据有误' }), 'CONFLICT');
    expectRefusal(await office.call('DELETE', `/commitments/${other}/acceptance`, { reason: ' 短 ' }), 'BAD_REQUEST');
  });
});

describe('where the city stands', () => {
  const lights = ['done', 'green', 'yellow', 'red', 'grey'];
  interface Living {
    readonly asOf: string;
    readonly counts: Record<string, number>;
    readonly marks: Commitment[];
  }

  test('is counted the same in the overview and mark by mark, on whatever day one asks', async () => {
    const published = await world.owner.query<{ id: string }>(
      "select id from documents where state = 'published' and kind = 'order' order by length(text) limit 3",
    );
    const plans = await world.owner.query<{ id: string }>("select id from documents where kind = 'plan'");
    const day = fc
      .integer({ min: 0, max: 1200 })
      .map((days) => new Date(Date.UTC(2025, 1, 20) + days * 86_400_000).toISOString());
    await fc.assert(
      fc.asyncProperty(day, async (instant) => {
        server.setTime(instant);
        const { body } = await office.get<{
          asOf: string;
          documents: { id: string; counts: Record<string, number> }[];
          plans: { documents: number; counts: Record<string, number> };
          needsAttention: Commitment[];
        }>('/overview');
        for (const { id } of published.rows) {
          const living = (await office.get<Living>(`/documents/${id}/living`)).body;
          const counted = Object.fromEntries(
            lights.map((light) => [
              light,
              living.marks.filter((mark) => mark.kind !== 'group' && mark.status?.light === light).length,
            ]),
          );
          expect(living.counts).toEqual(counted);
          expect(body.documents.find((document) => document.id === id)?.counts).toEqual(living.counts);
          expect(living.asOf).toBe(body.asOf);
        }
        // Plans of units stand in one line, counted together.
        const together: Record<string, number> = Object.fromEntries(lights.map((light) => [light, 0]));
        for (const { id } of plans.rows) {
          const { counts } = (await office.get<Living>(`/documents/${id}/living`)).body;
          for (const light of lights) together[light] = (together[light] ?? 0) + (counts[light] ?? 0);
        }
        expect(body.plans).toEqual({ documents: plans.rows.length, counts: together });
        const dues = body.needsAttention.map((mark) => mark.due?.end ?? '');
        expect(dues).toEqual([...dues].sort());
        for (const mark of body.needsAttention) {
          expect(['red', 'yellow']).toContain(mark.status?.light);
          for (const reason of mark.status?.reasons ?? [])
            expect(reason.zh + reason.en).not.toMatch(/undefined|\{|NaN/);
        }
      }),
      { numRuns: 5, examples: [['2026-01-01T00:00:00.000Z'], ['2027-12-31T16:00:00.000Z']] },
    );
    server.setTime(null);
  });

  test('on a day in the past leaves out what was accepted after it', async () => {
    const row = await world.owner.query<{ id: string; document_id: string; accepted_on: string }>(
      `select c.id, c.document_id, a.accepted_on::text from commitments c join acceptances a on a.commitment_id = c.id and a.number = 1 and a.kind = 'accepted'
       where not exists (select from acceptances b where b.commitment_id = c.id and b.number > 1) and a.accepted_on > '2025-04-01' order by c.id limit 1`,
    );
    const {
      id,
      document_id: document,
      accepted_on: on,
    } = row.rows[0] as { id: string; document_id: string; accepted_on: string };
    const dayBefore = new Date(Date.parse(on) - 86_400_000).toISOString().slice(0, 10);
    const lightOn = async (asOf: string) =>
      (await office.get<{ light: string }>(`/commitments/${id}/status?asOf=${asOf}`)).body.light;
    expect(await lightOn(dayBefore)).not.toBe('done');
    expect(await lightOn(on)).toBe('done');
    const living = (await office.get<Living>(`/documents/${document}/living?asOf=${dayBefore}`)).body;
    expect(living.asOf).toBe(dayBefore);
    expect(living.marks.find((mark) => mark.id === id)?.status?.light).not.toBe('done');
  });
});
