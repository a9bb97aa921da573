import type { Role } from '@chengshi/contract';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { HeldRole } from '../../platform/access/actor.ts';
import type { Database, Trx } from '../../platform/database/database.ts';

interface HeldPost {
  readonly id: string;
  readonly title: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly regionPath: string;
}
interface GrantRow {
  readonly role: Role;
  readonly regionId: string | null;
  readonly unitId: string | null;
  readonly scopeName: string;
}

const postsOf = sql<HeldPost[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('id', posts.id, 'title', posts.title, 'unitId', units.id, 'unitName', units.name,
    'regionPath', posts.region_path) order by posts.rank, posts.title), '[]')
  from holdings join posts on posts.id = holdings.post_id join units on units.id = posts.unit_id
  where holdings.person_id = people.id and holdings.until is null)`;
const rolesOf = sql<GrantRow[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'regionId', g.region_id, 'unitId', g.unit_id,
    'scopeName', coalesce(regions.name, units.name)) order by g.role, g.id), '[]')
  from role_grants g left join regions on regions.id = g.region_id left join units on units.id = g.unit_id
  where g.person_id = people.id and g.revoked_at is null)`;

type AccountState = 'none' | 'prepared' | 'open' | 'closed';
const accountOf = sql<AccountState>`case when user_name is null then 'none' when account_closed_at is not null then 'closed'
  when user_id is null then 'prepared' else 'open' end`;

function personRows(trx: Trx) {
  return trx
    .selectFrom('people')
    .select(['id', 'name', 'userName', 'userId', 'regionPath'])
    .select([accountOf.as('account'), postsOf.as('posts'), rolesOf.as('roles')])
    .select(sql<string>`coalesce((select name from regions where path = people.region_path), '')`.as('regionName'));
}
export type PersonRow = Awaited<ReturnType<ReturnType<typeof personRows>['executeTakeFirstOrThrow']>>;

export const personById = (trx: Trx, id: string): Promise<PersonRow | undefined> =>
  personRows(trx).where('id', '=', id).executeTakeFirst();

export const personByUserName = (trx: Trx, userName: string): Promise<PersonRow | undefined> =>
  personRows(trx).where('userName', '=', userName).executeTakeFirst();

export interface PersonChange {
  readonly name?: string;
  readonly regionPath?: string;
  readonly userId?: string | null;
  readonly userName?: string;
  readonly accountClosedAt?: Date | null;
}

export async function changePerson(trx: Trx, personId: string, change: PersonChange): Promise<void> {
  await trx.updateTable('people').set(change).where('id', '=', personId).execute();
}

/** Keeps others from changing the posts or the account of this person until the transaction ends. */
export async function holdPerson(trx: Trx, personId: string): Promise<void> {
  await trx.selectFrom('people').select('id').where('id', '=', personId).forNoKeyUpdate().execute();
}

/** People of this name whom the actor sees; those of these user names too. What a list is compared with. */
export const peopleCalled = (trx: Trx, names: readonly string[], userNames: readonly string[]): Promise<PersonRow[]> =>
  personRows(trx)
    .where((eb) =>
      eb.or([eb('name', '=', sql<string>`any(${names})`), eb('userName', '=', sql<string>`any(${userNames})`)]),
    )
    .orderBy('id')
    .execute();

/** People who belong to these subtrees, by name; one more than `most` says that there are more. */
export const peopleWithin = (trx: Trx, paths: readonly string[], most: number): Promise<PersonRow[]> =>
  personRows(trx)
    .where((eb) => eb.or(paths.map((path) => eb(sql<boolean>`starts_with(region_path, ${path})`, '=', true))))
    .orderBy('name')
    .orderBy('id')
    .limit(most + 1)
    .execute();

export interface PeopleFilter {
  readonly query?: string | undefined;
  readonly unitId?: string | undefined;
  readonly regionPath?: string | undefined;
  readonly account?: AccountState | undefined;
  readonly withoutPost?: boolean | undefined;
  readonly after?: readonly [name: string, id: string] | undefined;
  readonly limit: number;
}

export function listPeople(trx: Trx, filter: PeopleFilter): Promise<PersonRow[]> {
  let query = personRows(trx).orderBy('name').orderBy('id').limit(filter.limit);
  const { after, query: words, unitId, regionPath, account } = filter;
  if (regionPath) query = query.where(sql<boolean>`starts_with(region_path, ${regionPath})`);
  if (account) query = query.where(accountOf, '=', account);
  if (filter.withoutPost) {
    query = query.where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('holdings')
            .whereRef('holdings.personId', '=', 'people.id')
            .where('holdings.until', 'is', null)
            .select('holdings.id'),
        ),
      ),
    );
  }
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

interface ActorRow {
  readonly id: string;
  readonly name: string;
  readonly role: string | null;
  readonly regionId: string | null;
  readonly unitId: string | null;
  readonly regionPath: string | null;
}

/** Who is behind an account, with the roles held now: in one round trip, because every request asks. */
export async function actorRow(
  database: Database,
  userId: string,
): Promise<{ id: string; name: string; roles: HeldRole[] } | undefined> {
  const text =
    'select id, name, role, region_id as "regionId", unit_id as "unitId", region_path as "regionPath" from app_actor($1)';
  const rows = await database.ask<ActorRow>(text, [userId]);
  const [person] = rows;
  if (!person) return undefined;
  const roles = rows.flatMap(({ role, regionId, unitId, regionPath }) =>
    // The check constraint of the column allows only these roles.
    role === null || regionPath === null ? [] : [{ role: role as Role, regionId, unitId, regionPath }],
  );
  return { id: person.id, name: person.name, roles };
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
  holding: { personId: string; postId: string; regionPath: string; since: string; fromId?: string },
): Promise<void> {
  await trx
    .insertInto('holdings')
    .values({ ...holding, id: uuidv7() })
    .execute();
}

function holdingRows(trx: Trx) {
  return trx
    .selectFrom('holdings')
    .innerJoin('posts', 'posts.id', 'holdings.postId')
    .innerJoin('units', 'units.id', 'posts.unitId')
    .leftJoin('holdings as before', 'before.id', 'holdings.fromId')
    .leftJoin('people as giver', 'giver.id', 'before.personId')
    .select(['holdings.id', 'holdings.personId', 'holdings.postId', 'holdings.regionPath', 'posts.title'])
    .select(['posts.unitId', 'units.name as unitName', 'holdings.since', 'holdings.until', 'giver.name as from']);
}
export type HoldingRow = Awaited<ReturnType<ReturnType<typeof holdingRows>['executeTakeFirstOrThrow']>>;

export const holdingById = (trx: Trx, id: string): Promise<HoldingRow | undefined> =>
  holdingRows(trx).where('holdings.id', '=', id).executeTakeFirst();

/** All posts that a person has held, those held now first, then the latest. */
export const holdingsOf = (trx: Trx, personId: string): Promise<HoldingRow[]> =>
  holdingRows(trx)
    .where('holdings.personId', '=', personId)
    .orderBy(sql`holdings.until desc nulls first`)
    .orderBy('holdings.since', 'desc')
    .orderBy('holdings.id')
    .limit(500)
    .execute();

/** The holdings of these people, ended ones too. */
export const holdingsOfPeople = (trx: Trx, personIds: readonly string[]): Promise<HoldingRow[]> =>
  holdingRows(trx)
    .where('holdings.personId', '=', sql<string>`any(${personIds})`)
    .orderBy('posts.rank')
    .orderBy('posts.title')
    .orderBy('holdings.id')
    .execute();

export async function endHolding(trx: Trx, id: string, until: string): Promise<void> {
  await trx.updateTable('holdings').set({ until }).where('id', '=', id).execute();
}

/** The roles of a person whom the actor administers, those outside the actor's own area too. */
export async function allRolesOf(trx: Trx, personId: string): Promise<{ role: string; regionPath: string }[]> {
  const { rows } = await sql<{ role: string; regionPath: string }>`select * from app_roles_of(${personId})`.execute(
    trx,
  );
  return rows;
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
