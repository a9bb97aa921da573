import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asApplication, attempt, refusedByDatabase } from './support/app-role.ts';
import type { Client } from './support/client.ts';
import { type Commitment, publishedPlan } from './support/documents.ts';
import { expectRefusal } from './support/refusal.ts';
import { startWorld, type World } from './support/world.ts';

let world: World;
let office: Client;
beforeAll(async () => {
  world = await startWorld();
  office = await world.client('office');
  // One more to count than the demonstration city has.
  await publishedPlan(office);
});
afterAll(() => world.close());

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
    const results = await asApplication(world.server, actor, async (client) => [
      await attempt(client, "update acceptances set accepted_on = '2025-01-01'"),
      await attempt(client, 'delete from acceptances'),
    ]);
    expect(results).toEqual([refusedByDatabase, refusedByDatabase]);
  });

  test('cannot lie in the future of the city’s own day, of a group, or without an acceptance to withdraw', async () => {
    const id = await open();
    world.server.setTime('2026-06-30T15:59:00Z');
    expectRefusal(await office.post(`/commitments/${id}/acceptance`, { on: '2026-07-01' }), 'CONFLICT');
    world.server.setTime('2026-06-30T16:01:00Z');
    expect((await office.post(`/commitments/${id}/acceptance`, { on: '2026-07-01' })).status).toBe(200);
    world.server.setTime(null);
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
        world.server.setTime(instant);
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
    world.server.setTime(null);
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
