import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../../platform/database/database.ts';
import type { Difference, Fields } from './fields.ts';

/** Keeps others from changing these until the transaction ends. Always in the same order, so that two batches do not wait for each other. */
export async function lockCommitments(trx: Trx, ids: readonly string[]): Promise<void> {
  await sql`select id from commitments where id = any(${ids}::uuid[]) order by id for update`.execute(trx);
}

/** Sets the fields of many commitments in one statement, and counts their revisions up. */
export async function setFields(
  trx: Trx,
  rows: readonly { readonly id: string; readonly fields: Fields }[],
): Promise<void> {
  const values = rows.map(({ id, fields }) => ({
    id,
    title: fields.title,
    front_id: fields.frontId,
    parent_id: fields.parentId,
    due_text: fields.due?.text ?? null,
    due_on: fields.due?.end ?? null,
    quantity: fields.quantity,
    owner: fields.owner,
    strength: fields.strength,
  }));
  await sql`
    update commitments c set title = n.title, front_id = n.front_id, parent_id = n.parent_id, due_text = n.due_text,
      due_on = n.due_on, quantity = n.quantity, owner = n.owner, strength = n.strength, revision = c.revision + 1
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as n(id uuid, title text, front_id uuid, parent_id uuid,
      due_text text, due_on date, quantity jsonb, owner jsonb, strength text)
    where c.id = n.id`.execute(trx);
}

export interface NewChange extends Difference {
  readonly commitmentId: string;
  readonly regionPath: string;
  readonly number: number;
}

export async function insertChanges(
  trx: Trx,
  changes: readonly NewChange[],
  batch: {
    readonly kind: 'edited' | 'republished' | 'undone' | 'amended';
    readonly reason: string | null;
    readonly version: number | null;
    readonly batchId: string;
    readonly undoesBatch: string | null;
    readonly amendmentId: string | null;
    readonly actorId: string;
    readonly actorName: string;
    readonly at: Date;
  },
): Promise<void> {
  const rows = changes.map(({ before, after, ...change }) => ({
    ...change,
    ...batch,
    id: uuidv7(),
    before: JSON.stringify(before),
    after: JSON.stringify(after),
  }));
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await trx
      .insertInto('commitmentChanges')
      .values(rows.slice(from, from + rowsPerStatement))
      .execute();
  }
}

/** Keeps the number of parameters under PostgreSQL's 65,535. */
const rowsPerStatement = 1000;

const changeRows = (trx: Trx) =>
  trx
    .selectFrom('commitmentChanges as f')
    .selectAll('f')
    .select(
      sql<boolean>`exists (select from commitment_changes u where u.commitment_id = f.commitment_id and u.undoes_batch = f.batch_id)`.as(
        'undone',
      ),
    );
export type ChangeRow = Awaited<ReturnType<ReturnType<typeof changeRows>['executeTakeFirstOrThrow']>>;

export const changesOfBatch = (trx: Trx, batchId: string): Promise<ChangeRow[]> =>
  changeRows(trx).where('f.batchId', '=', batchId).orderBy('f.commitmentId').execute();

/** The changes of a commitment, newest first, below a number. */
export function changesOf(
  trx: Trx,
  commitmentId: string,
  page: { readonly below: number | undefined; readonly limit: number },
): Promise<ChangeRow[]> {
  let query = changeRows(trx).where('f.commitmentId', '=', commitmentId).orderBy('f.number', 'desc').limit(page.limit);
  if (page.below !== undefined) query = query.where('f.number', '<', page.below);
  return query.execute();
}

export async function frontsByIds(trx: Trx, ids: readonly string[]) {
  const rows = await trx
    .selectFrom('fronts')
    .select(['id', 'name', 'campaignId'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Where commitments stand in their campaign. */
export async function placesByIds(trx: Trx, ids: readonly string[]) {
  const rows = await trx
    .selectFrom('commitments')
    .select(['id', 'kind', 'title', 'campaignId', 'ordinal'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
