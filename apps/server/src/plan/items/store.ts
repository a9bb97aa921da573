import type { EditStep } from '@chengshi/contract';
import { type Selectable, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';
import type { ItemEdits, Items } from '../../platform/database/schema.gen.ts';

/** A whole row; offsets are `startAt` and `endAt`. Snapshots of edits are such rows. */
export type ItemRow = Omit<Selectable<Items>, 'quantity' | 'rhythm' | 'owner' | 'found'> & {
  readonly quantity: unknown;
  readonly rhythm: unknown;
  readonly owner: unknown;
  readonly found: unknown;
};
export type EditRow = Selectable<ItemEdits>;

const inTextOrder = (trx: Trx, documentId: string) =>
  trx.selectFrom('items').selectAll().where('documentId', '=', documentId).orderBy('startAt').orderBy('ordinal');

/** All items in the order of the text, or a page of them after (start, ordinal). */
export function itemsOf(
  trx: Trx,
  documentId: string,
  page?: { after: readonly [start: number, ordinal: number]; limit: number },
): Promise<ItemRow[]> {
  let query = inTextOrder(trx, documentId);
  if (page) {
    query = query.where(sql<boolean>`(start_at, ordinal) > (${page.after[0]}, ${page.after[1]})`).limit(page.limit);
  }
  return query.execute();
}

/** Where the items stand and what was decided, without the rest. */
export const itemPlaces = (trx: Trx, documentId: string) =>
  trx
    .selectFrom('items')
    .select(['startAt as start', 'endAt as end', 'state'])
    .where('documentId', '=', documentId)
    .execute();
export type ItemPlace = Awaited<ReturnType<typeof itemPlaces>>[number];

/** Deadlines that a document's corrected date moves: only those that are still as the engine found them. */
export async function moveDeadlines(
  trx: Trx,
  documentId: string,
  moved: readonly { readonly id: string; readonly dueText: string | null; readonly dueOn: string | null }[],
): Promise<void> {
  if (moved.length === 0) return;
  await sql`
    update items set due_text = m.due_text, due_on = m.due_on, revision = revision + 1,
      found = jsonb_build_object('dueText', m.due_text, 'dueOn', m.due_on)
    from jsonb_to_recordset(${JSON.stringify(moved.map(({ id, dueText, dueOn }) => ({ id, due_text: dueText, due_on: dueOn })))}::jsonb)
      as m(id uuid, due_text text, due_on date)
    where items.id = m.id and items.document_id = ${documentId}`.execute(trx);
}

export const itemsByIds = (trx: Trx, documentId: string, ids: readonly string[]): Promise<ItemRow[]> =>
  inTextOrder(trx, documentId).where('id', '=', sql<string>`any(${ids}::uuid[])`).execute();

export async function nextOrdinal(trx: Trx, documentId: string): Promise<number> {
  const { last } = await trx
    .selectFrom('items')
    .select((eb) => eb.fn.max('ordinal').as('last'))
    .where('documentId', '=', documentId)
    .executeTakeFirstOrThrow();
  return (last ?? -1) + 1;
}

/** Rows per statement, so that no statement holds up others for long. */
const batch = 1000;
const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** Stores rows column by column: one array each is bound and planned in half the time of a parameter for every value. */
export async function insertItems(trx: Trx, rows: readonly ItemRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += batch) {
    const some = rows.slice(from, from + batch);
    const of = <Value>(value: (row: ItemRow) => Value): Value[] => some.map(value);
    await sql`
      insert into items (id, document_id, ordinal, kind, state, section, start_at, end_at, quote, title, quantity, rhythm, due_text, due_on, owner,
        strength, cues, revision, origin, confidence, found)
      select id, document_id, ordinal, kind, state, section, start_at, end_at, quote, title, quantity, rhythm, due_text, due_on, owner,
        strength, array(select jsonb_array_elements_text(cues)), revision, origin, confidence, found
      from unnest(${of((row) => row.id)}::uuid[], ${of((row) => row.documentId)}::uuid[], ${of((row) => row.ordinal)}::int[],
        ${of((row) => row.kind)}::text[], ${of((row) => row.state)}::text[], ${of((row) => row.section)}::int[],
        ${of((row) => row.startAt)}::int[], ${of((row) => row.endAt)}::int[], ${of((row) => row.quote)}::text[],
        ${of((row) => row.title)}::text[], ${of((row) => json(row.quantity))}::jsonb[], ${of((row) => json(row.rhythm))}::jsonb[],
        ${of((row) => row.dueText)}::text[], ${of((row) => row.dueOn)}::date[], ${of((row) => json(row.owner))}::jsonb[],
        ${of((row) => row.strength)}::text[], ${of((row) => JSON.stringify(row.cues))}::jsonb[], ${of((row) => row.revision)}::int[],
        ${of((row) => row.origin)}::text[], ${of((row) => row.confidence)}::real[], ${of((row) => json(row.found))}::jsonb[])
        as n(id, document_id, ordinal, kind, state, section, start_at, end_at, quote, title, quantity, rhythm, due_text, due_on, owner,
          strength, cues, revision, origin, confidence, found)`.execute(trx);
  }
}

export async function deleteItems(trx: Trx, documentId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .deleteFrom('items')
    .where('documentId', '=', documentId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
}

/** Puts rows in the place of those with the same ids, in two statements however many they are. */
export async function replaceItems(trx: Trx, documentId: string, rows: readonly ItemRow[]): Promise<void> {
  await deleteItems(
    trx,
    documentId,
    rows.map((row) => row.id),
  );
  await insertItems(trx, rows);
}

/** A decision on many items at once, without moving their rows through the server. */
export async function setStates(
  trx: Trx,
  documentId: string,
  ids: readonly string[] | 'all undecided',
  state: ItemRow['state'],
): Promise<ItemRow[]> {
  let query = trx
    .updateTable('items')
    .set((eb) => ({ state, revision: eb('revision', '+', 1) }))
    .where('documentId', '=', documentId)
    .where('state', '<>', state);
  query =
    ids === 'all undecided'
      ? query.where('state', '=', 'found')
      : query.where('id', '=', sql<string>`any(${ids}::uuid[])`);
  return query.returningAll().execute();
}

export async function countStates(
  trx: Trx,
  documentId: string,
): Promise<{ found: number; accepted: number; rejected: number; seq: number }> {
  const { rows } = await sql<{ found: number; accepted: number; rejected: number; seq: number }>`
    select count(*) filter (where state = 'found')::int as found, count(*) filter (where state = 'accepted')::int as accepted,
      count(*) filter (where state = 'rejected')::int as rejected,
      (select coalesce(max(seq), 0) from item_edits e where e.document_id = ${documentId}) as seq
    from items where document_id = ${documentId}`.execute(trx);
  return rows[0] ?? { found: 0, accepted: 0, rejected: 0, seq: 0 };
}

export interface NewEdit {
  readonly documentId: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly at: Date;
  readonly op: EditStep['op'] | 'undo';
  readonly before: readonly ItemRow[];
  readonly after: readonly ItemRow[];
  readonly undoes: number | null;
}

/** Stores an edit under the next number of its document, which the caller holds locked. */
export async function insertEdit(trx: Trx, edit: NewEdit): Promise<number> {
  const { last } = await trx
    .selectFrom('itemEdits')
    .select((eb) => eb.fn.max('seq').as('last'))
    .where('documentId', '=', edit.documentId)
    .executeTakeFirstOrThrow();
  const seq = (last ?? 0) + 1;
  await trx
    .insertInto('itemEdits')
    .values({ ...edit, id: uuidv7(), seq, before: JSON.stringify(edit.before), after: JSON.stringify(edit.after) })
    .execute();
  return seq;
}

export const editBySeq = (trx: Trx, documentId: string, seq: number): Promise<EditRow | undefined> =>
  trx
    .selectFrom('itemEdits')
    .selectAll()
    .where('documentId', '=', documentId)
    .where('seq', '=', seq)
    .executeTakeFirst();

export const editsAfter = (trx: Trx, documentId: string, seq: number, limit: number): Promise<EditRow[]> =>
  trx
    .selectFrom('itemEdits')
    .selectAll()
    .where('documentId', '=', documentId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();

export const listEdits = (trx: Trx, documentId: string, before: number | undefined, limit: number) => {
  let query = trx
    .selectFrom('itemEdits as e')
    .select(['e.seq', 'e.op', 'e.actorId', 'e.actorName', 'e.at', 'e.undoes'])
    .select([
      sql<number>`greatest(jsonb_array_length(e.before), jsonb_array_length(e.after))`.as('items'),
      sql<boolean>`exists (select from item_edits u where u.document_id = e.document_id and u.undoes = e.seq)`.as(
        'undone',
      ),
    ])
    .where('e.documentId', '=', documentId)
    .orderBy('e.seq', 'desc')
    .limit(limit);
  if (before !== undefined) query = query.where('e.seq', '<', before);
  return query.execute();
};
