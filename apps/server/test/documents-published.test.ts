import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOf } from '../src/platform/ledger/digest.ts';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client, Page, Refusal } from './support/client.ts';
import { type Commitment, decide, everyRow, itemsOf, publishedPlan, read } from './support/documents.ts';
import { expectRefusal } from './support/refusal.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
beforeAll(async () => {
  world = await startWorld();
  office = await world.client('office');
});
afterAll(() => world.close());

describe('a published document', () => {
  let id: string;
  beforeAll(async () => {
    id = await publishedPlan(office);
  });

  test('cannot be changed, decided on, published again or discarded', async () => {
    const [item] = await itemsOf(office, id);
    const before = await read(office, id);
    const refusals = [
      await office.call<Refusal>('PATCH', `/documents/${id}`, { title: '换了题目' }),
      await office.call<Refusal>('PATCH', `/documents/${id}`, { issuedOn: '2025-05-01' }),
      await decide(office, id, [item?.id ?? ''], 'reject'),
      await office.post<Refusal>(`/documents/${id}/publication`, { undecided: 'accept' }),
      await office.call<Refusal>('DELETE', `/documents/${id}`),
    ];
    for (const refusal of refusals) expectRefusal(refusal, 'ALREADY_PUBLISHED');
    expect(await read(office, id)).toEqual(before);
  });

  test('cannot be changed in the database either, by the office that published it', async () => {
    const actor = { person: await world.person('office'), grants: 'office:/379900/', places: '/379900/' };
    const results = await asApplication(world.server, actor, async (client) => ({
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
    const document = await read(office, id);
    const kept = (await itemsOf(office, id)).filter((item) => item.state === 'accepted');
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
    const kept = (await itemsOf(office, id)).filter((item) => item.state === 'accepted');
    const commitments = await everyRow<Commitment>(office, `/commitments?campaignId=${campaign?.id}&limit=7`);
    const leaves = commitments.filter((row) => row.kind !== 'group');
    expect(leaves.map((row) => [row.kind, row.start, row.quote])).toEqual(
      kept.map((item) => [item.kind, item.start, item.quote]),
    );
  });
});

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
      for (const id of documents) texts.set(id, await read(office, id));
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
