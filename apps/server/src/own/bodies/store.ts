import type { BodyEvent, BodyKind } from '@chengshi/contract';
import { type RawBuilder, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}
export interface UnitNow extends Named {
  readonly closedOn: string | null;
  readonly mergedInto: Named | null;
}

/** Kinds in the order of lists. */
const kindRank = sql<number>`array_position(array['leading-group', 'headquarters', 'chain', 'task-force'], b.kind)`;
const named = (alias: string) => {
  const [id, name] = [sql.ref(`${alias}.id`), sql.ref(`${alias}.name`)];
  return sql<Named | null>`case when ${id} is not null then jsonb_build_object('id', ${id}, 'name', ${name}) end`;
};
/** A unit as it is today, beside what it was called then. */
const unitNow = (id: RawBuilder<unknown>, nameThen?: RawBuilder<unknown>) => sql<UnitNow | null>`(
  select jsonb_build_object('id', u.id, 'name', ${nameThen ?? sql`u.name`}, 'closedOn', u.closed_on,
    'mergedInto', (select jsonb_build_object('id', m.id, 'name', m.name) from units m where m.id = u.merged_into))
  from units u where u.id = ${id})`;

const bodyRows = (trx: Trx) =>
  trx
    .selectFrom('bodies as b')
    .innerJoin('regions as r', 'r.id', 'b.regionId')
    .leftJoin('campaigns as k', 'k.id', 'b.campaignId')
    .leftJoin('bodies as up', 'up.id', 'b.parentId')
    .select(['b.id', 'b.kind', 'b.name', 'b.regionId', 'b.regionPath', 'r.name as regionName', 'b.revision'])
    .select(['b.foundedOn', 'b.dissolvedOn', kindRank.as('rank')])
    .select([named('k').as('campaign'), named('up').as('parent')])
    .select([
      sql<string[]>`coalesce((select array_agg(m.person_name order by m.added_at, m.id) from body_members m
        where m.body_id = b.id and m.until is null and m.duty = 'chief'), '{}')`.as('chiefs'),
      sql<number>`(select count(*)::int from body_members m where m.body_id = b.id and m.until is null)`.as('members'),
    ]);
export type BodyRow = Awaited<ReturnType<ReturnType<typeof bodyRows>['executeTakeFirstOrThrow']>>;

export interface BodyFilter {
  readonly kind?: BodyKind | undefined;
  readonly campaignId?: string | undefined;
  readonly query?: string | undefined;
  readonly dissolved: boolean;
  readonly after?: readonly [rank: number, name: string, id: string] | undefined;
  readonly limit: number;
}

export function listBodies(trx: Trx, { kind, campaignId, query: words, dissolved, after, limit }: BodyFilter) {
  let query = bodyRows(trx)
    .where('b.dissolvedOn', dissolved ? 'is not' : 'is', null)
    .orderBy(kindRank)
    .orderBy('b.name')
    .orderBy('b.id')
    .limit(limit);
  if (kind) query = query.where('b.kind', '=', kind);
  if (campaignId) query = query.where('b.campaignId', '=', campaignId);
  if (words) {
    query = query.where(
      sql<boolean>`(position(${words} in b.name) > 0 or exists (select from body_members m where m.body_id = b.id
        and m.until is null and m.duty = 'chief' and position(${words} in m.person_name) > 0))`,
    );
  }
  if (after) {
    query = query.where(sql<boolean>`(${kindRank}, b.name, b.id) > (${after[0]}::int, ${after[1]}, ${after[2]}::uuid)`);
  }
  return query.execute();
}

/** One body with all that its page has in its head. */
export const bodyById = (trx: Trx, id: string) =>
  bodyRows(trx)
    .leftJoin('documents as d', 'd.id', 'b.documentId')
    .select([unitNow(sql`b.office_unit_id`).as('office')])
    .select(['b.documentId', 'd.title as documentTitle', 'b.orderStart', 'b.orderQuote'])
    .select(
      sql<{ id: string; name: string; kind: string }[]>`coalesce((
        select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'kind', c.kind) order by c.name)
        from bodies c where c.parent_id = b.id and c.dissolved_on is null), '[]')`.as('below'),
    )
    .select(
      sql<number>`(select count(*)::int from body_carries c where c.body_id = b.id and c.until is null)`.as('carrying'),
    )
    .where('b.id', '=', id)
    .executeTakeFirst();
export type BodyDetail = NonNullable<Awaited<ReturnType<typeof bodyById>>>;

/** Keeps others from changing the body until the transaction ends. */
export async function holdBody(trx: Trx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('body'), hashtext(${id}))`.execute(trx);
}

/** Whether a body works under another, or is it. */
export async function worksUnder(trx: Trx, id: string, aboveId: string): Promise<boolean> {
  const { rows } = await sql`with recursive up as (select id, parent_id from bodies where id = ${id}
      union select b.id, b.parent_id from bodies b join up on b.id = up.parent_id)
    select from up where id = ${aboveId}`.execute(trx);
  return rows.length > 0;
}

export interface BodyFacts {
  readonly kind: BodyKind;
  readonly name: string;
  readonly campaignId: string | null;
  readonly parentId: string | null;
  readonly officeUnitId: string | null;
  readonly documentId: string | null;
  readonly orderStart: number | null;
  readonly orderQuote: string | null;
  readonly foundedOn: string;
}

export async function insertBody(
  trx: Trx,
  body: BodyFacts & { readonly regionId: string; readonly regionPath: string; readonly createdAt: Date },
): Promise<string> {
  const id = uuidv7();
  await trx
    .insertInto('bodies')
    .values({ ...body, id })
    .execute();
  return id;
}

/** Writes a change down, and counts it. */
export async function changeBody(
  trx: Trx,
  id: string,
  change: Partial<BodyFacts> & { readonly dissolvedOn?: string | null },
): Promise<void> {
  await trx
    .updateTable('bodies')
    .set((eb) => ({ ...change, revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export interface NewEvent {
  readonly kind: BodyEvent['kind'];
  readonly subject?: string | undefined;
  readonly duty?: string | undefined;
  readonly words?: string | undefined;
  readonly changes?: readonly { readonly field: string; readonly from: string | null; readonly to: string | null }[];
}

export async function insertEvent(
  trx: Trx,
  body: { readonly id: string; readonly regionPath: string },
  { changes, ...event }: NewEvent,
  said: { readonly by: string; readonly name: string; readonly at: Date; readonly on: string },
): Promise<void> {
  const { last } = await trx
    .selectFrom('bodyEvents')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('bodyId', '=', body.id)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('bodyEvents')
    .values({
      ...{ ...event, bodyId: body.id, regionPath: body.regionPath, number: (last ?? 0) + 1 },
      changes: changes ? JSON.stringify(changes) : null,
      ...{ saidBy: said.by, saidName: said.name, saidAt: said.at, saidOn: said.on },
    })
    .execute();
}

/** What a page shows of a body's history: nobody reads further back. */
const mostEvents = 200;

export const eventsOf = (trx: Trx, bodyId: string) =>
  trx
    .selectFrom('bodyEvents')
    .select(['number', 'kind', 'subject', 'duty', 'words', 'changes', 'saidOn', 'saidName', 'saidAt'])
    .where('bodyId', '=', bodyId)
    .orderBy('number', 'desc')
    .limit(mostEvents)
    .execute();
