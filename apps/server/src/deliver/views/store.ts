import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

const viewRows = (trx: Trx, personId: string) =>
  trx
    .selectFrom('views as v')
    .select(['v.id', 'v.name', 'v.shared', 'v.ownerId', 'v.ownerName', 'v.regionPath', 'v.content', 'v.changedAt'])
    .select(
      sql<boolean>`exists (select from default_views d where d.view_id = v.id and d.person_id = ${personId})`.as(
        'isDefault',
      ),
    );
export type ViewRow = Awaited<ReturnType<ReturnType<typeof viewRows>['executeTakeFirstOrThrow']>>;

/** What the actor may see of views, by name. */
export function listViews(
  trx: Trx,
  personId: string,
  page: { readonly after: readonly [name: string, id: string] | undefined; readonly limit: number },
): Promise<ViewRow[]> {
  let query = viewRows(trx, personId).orderBy('v.name').orderBy('v.id').limit(page.limit);
  if (page.after) query = query.where(sql<boolean>`(v.name, v.id) > (${page.after[0]}, ${page.after[1]}::uuid)`);
  return query.execute();
}

export const viewById = (trx: Trx, personId: string, id: string): Promise<ViewRow | undefined> =>
  viewRows(trx, personId).where('v.id', '=', id).executeTakeFirst();

export async function viewNames(trx: Trx, ownerId: string): Promise<{ id: string; name: string }[]> {
  return trx.selectFrom('views').select(['id', 'name']).where('ownerId', '=', ownerId).execute();
}

export interface NewView {
  readonly ownerId: string;
  readonly ownerName: string;
  readonly regionPath: string;
  readonly name: string;
  readonly shared: boolean;
  readonly content: unknown;
  readonly at: Date;
}

export async function insertView(trx: Trx, { at, content, ...view }: NewView): Promise<string> {
  const id = uuidv7();
  await trx
    .insertInto('views')
    .values({ ...view, id, content: JSON.stringify(content), createdAt: at, changedAt: at })
    .execute();
  return id;
}

export async function updateView(
  trx: Trx,
  id: string,
  { name, shared, content, at }: Pick<NewView, 'name' | 'shared' | 'content' | 'at'>,
): Promise<void> {
  await trx
    .updateTable('views')
    .set({ name, shared, content: JSON.stringify(content), changedAt: at })
    .where('id', '=', id)
    .execute();
}

export async function deleteView(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('views').where('id', '=', id).execute();
}

export async function clearDefault(trx: Trx, personId: string): Promise<void> {
  await trx.deleteFrom('defaultViews').where('personId', '=', personId).execute();
}

export async function insertDefault(trx: Trx, personId: string, viewId: string, chosenAt: Date): Promise<void> {
  await trx
    .insertInto('defaultViews')
    .values({ personId, viewId, chosenAt })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet({ viewId, chosenAt }))
    .execute();
}
