import type { Role } from '@chengshi/contract';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { HeldRole } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';

interface HeldPost {
  readonly id: string;
  readonly title: string;
  readonly unitName: string;
}
interface GrantRow {
  readonly role: Role;
  readonly regionId: string | null;
  readonly unitId: string | null;
  readonly scopeName: string;
}

const postsOf = sql<HeldPost[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('id', posts.id, 'title', posts.title, 'unitName', units.name) order by posts.rank, posts.title), '[]')
  from holdings join posts on posts.id = holdings.post_id join units on units.id = posts.unit_id
  where holdings.person_id = people.id and holdings.until is null)`;
const rolesOf = sql<GrantRow[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'regionId', g.region_id, 'unitId', g.unit_id,
    'scopeName', coalesce(regions.name, units.name)) order by g.role, g.id), '[]')
  from role_grants g left join regions on regions.id = g.region_id left join units on units.id = g.unit_id
  where g.person_id = people.id and g.revoked_at is null)`;

function personRows(trx: Trx) {
  return trx
    .selectFrom('people')
    .select(['id', 'name', 'userName', 'userId', 'regionPath'])
    .select([postsOf.as('posts'), rolesOf.as('roles')]);
}
export type PersonRow = Awaited<ReturnType<ReturnType<typeof personRows>['executeTakeFirstOrThrow']>>;

export const personById = (trx: Trx, id: string): Promise<PersonRow | undefined> =>
  personRows(trx).where('id', '=', id).executeTakeFirst();

export const personByUserName = (trx: Trx, userName: string): Promise<PersonRow | undefined> =>
  personRows(trx).where('userName', '=', userName).executeTakeFirst();

/** Gives a person another account; the one before is gone. */
export async function relinkAccount(trx: Trx, personId: string, userId: string): Promise<void> {
  await trx.updateTable('people').set({ userId }).where('id', '=', personId).execute();
}

export interface PeopleFilter {
  readonly query?: string | undefined;
  readonly unitId?: string | undefined;
  readonly after?: readonly [name: string, id: string] | undefined;
  readonly limit: number;
}

export function listPeople(trx: Trx, filter: PeopleFilter): Promise<PersonRow[]> {
  let query = personRows(trx).orderBy('name').orderBy('id').limit(filter.limit);
  const { after, query: words, unitId } = filter;
  if (after) query = query.where(sql<boolean>`(name, id) > (${after[0]}, ${after[1]}::uuid)`);
  if (words) {
    query = query.where((eb) =>
      eb.or([eb(sql`position(${words} in name)`, '>', 0), eb('userName', '=', words.toLowerCase())]),
    );
  }
  if (unitId) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('holdings')
          .innerJoin('posts', 'posts.id', 'holdings.postId')
          .whereRef('holdings.personId', '=', 'people.id')
          .where('holdings.until', 'is', null)
          .where('posts.unitId', '=', unitId)
          .select('holdings.id'),
      ),
    );
  }
  return query.execute();
}

/** Who is behind an account, with the roles held now. */
export async function actorRow(
  trx: Trx,
  userId: string,
): Promise<{ id: string; name: string; roles: HeldRole[] } | undefined> {
  const person = await trx.selectFrom('people').select(['id', 'name']).where('userId', '=', userId).executeTakeFirst();
  if (!person) return undefined;
  const grants = await trx
    .selectFrom('roleGrants')
    .select(['role', 'regionId', 'unitId', 'regionPath'])
    .where('personId', '=', person.id)
    .where('revokedAt', 'is', null)
    .orderBy('id')
    .execute();
  // The check constraint of the column allows only these roles.
  return { ...person, roles: grants.map((grant) => ({ ...grant, role: grant.role as Role })) };
}

export interface NewPerson {
  readonly name: string;
  readonly regionPath: string;
  readonly userId: string | null;
  readonly userName: string | null;
}

export async function insertPerson(trx: Trx, person: NewPerson, createdAt: Date): Promise<string> {
  const id = uuidv7();
  await trx
    .insertInto('people')
    .values({ ...person, id, createdAt })
    .execute();
  return id;
}

export async function insertHolding(
  trx: Trx,
  holding: { personId: string; postId: string; regionPath: string; since: string },
): Promise<void> {
  await trx
    .insertInto('holdings')
    .values({ ...holding, id: uuidv7() })
    .execute();
}

function postRows(trx: Trx) {
  return trx
    .selectFrom('posts')
    .innerJoin('units', 'units.id', 'posts.unitId')
    .select(['posts.id', 'posts.unitId', 'units.name as unitName', 'posts.title', 'posts.rank', 'posts.regionPath'])
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

export const postsOfUnit = (trx: Trx, unitId: string): Promise<PostRow[]> =>
  postRows(trx).where('posts.unitId', '=', unitId).orderBy('posts.rank').orderBy('posts.title').limit(500).execute();

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

export interface NewGrant {
  readonly personId: string;
  readonly role: Role;
  readonly regionId: string | null;
  readonly unitId: string | null;
  readonly regionPath: string;
  readonly grantedBy: string | null;
}

/** Keeps others from changing the roles of this person until the transaction ends: what was checked stays true. */
export async function holdGrants(trx: Trx, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('role grants'), hashtext(${personId}))`.execute(trx);
}

export async function rolesHeld(trx: Trx, personId: string): Promise<Role[]> {
  const rows = await trx
    .selectFrom('roleGrants')
    .select('role')
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .execute();
  // The check constraint of the column allows only these roles.
  return rows.map((row) => row.role as Role);
}

/** False when the person holds that role there already. */
export async function insertGrant(trx: Trx, grant: NewGrant, grantedAt: Date): Promise<boolean> {
  const held = await openGrant(trx, grant).select('id').executeTakeFirst();
  if (held) return false;
  await trx
    .insertInto('roleGrants')
    .values({ ...grant, id: uuidv7(), grantedAt })
    .execute();
  return true;
}

export async function closeGrant(
  trx: Trx,
  grant: Pick<NewGrant, 'personId' | 'role' | 'regionId' | 'unitId'>,
  revokedAt: Date,
): Promise<boolean> {
  const held = await openGrant(trx, grant).select('id').executeTakeFirst();
  if (!held) return false;
  await trx.updateTable('roleGrants').set({ revokedAt }).where('id', '=', held.id).execute();
  return true;
}

function openGrant(trx: Trx, grant: Pick<NewGrant, 'personId' | 'role' | 'regionId' | 'unitId'>) {
  return trx
    .selectFrom('roleGrants')
    .where('personId', '=', grant.personId)
    .where('role', '=', grant.role)
    .where('regionId', 'is not distinct from', grant.regionId)
    .where('unitId', 'is not distinct from', grant.unitId)
    .where('revokedAt', 'is', null);
}
