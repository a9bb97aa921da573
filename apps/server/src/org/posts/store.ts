import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

function postRows(trx: Trx) {
  return trx
    .selectFrom('posts')
    .innerJoin('units', 'units.id', 'posts.unitId')
    .select(['posts.id', 'posts.unitId', 'units.name as unitName', 'posts.title', 'posts.rank', 'posts.regionPath'])
    .select('posts.closedOn')
    .select(
      sql<{ id: string; name: string }[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('id', people.id, 'name', people.name) order by people.name), '[]')
        from holdings join people on people.id = holdings.person_id
        where holdings.post_id = posts.id and holdings.until is null)`.as('holders'),
    );
}
export type PostRow = Awaited<ReturnType<ReturnType<typeof postRows>['executeTakeFirstOrThrow']>>;

export const postById = (trx: Trx, id: string): Promise<PostRow | undefined> =>
  postRows(trx).where('posts.id', '=', id).executeTakeFirst();

export const postsOfUnit = (trx: Trx, unitId: string, closed = false): Promise<PostRow[]> =>
  postRows(trx)
    .where('posts.unitId', '=', unitId)
    .where('posts.closedOn', closed ? 'is not' : 'is', null)
    .orderBy('posts.rank')
    .orderBy('posts.title')
    .limit(500)
    .execute();

/** The open posts of these units: what a list is compared with. */
export const postsOfUnits = (trx: Trx, unitIds: readonly string[]): Promise<PostRow[]> =>
  postRows(trx)
    .where('posts.unitId', '=', sql<string>`any(${unitIds})`)
    .where('posts.closedOn', 'is', null)
    .orderBy('posts.rank')
    .orderBy('posts.title')
    .execute();

export async function insertPost(
  trx: Trx,
  post: { unitId: string; regionPath: string; title: string; rank: number },
  createdAt: Date,
): Promise<string> {
  const id = uuidv7();
  await trx
    .insertInto('posts')
    .values({ ...post, id, createdAt })
    .execute();
  return id;
}

export async function changePost(
  trx: Trx,
  id: string,
  change: { readonly title?: string; readonly rank?: number; readonly closedOn?: string | null },
): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await trx.updateTable('posts').set(change).where('id', '=', id).execute();
}

/** Keeps others from closing the post or taking it up until the transaction ends. */
export async function holdPost(trx: Trx, id: string): Promise<void> {
  await trx.selectFrom('posts').select('id').where('id', '=', id).forNoKeyUpdate().execute();
}

/** How many hold the post, also people whom the actor does not see. */
export async function holdersOf(trx: Trx, postId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('holdings')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('postId', '=', postId)
    .where('until', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
