import type { Role } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { unlessTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { regionById } from '../regions/service.ts';
import { unitById } from '../units/service.ts';
import { mayAdministerPeople, maySecure } from './policy.ts';
import {
  closeGrant,
  holdGrants,
  insertGrant,
  insertHolding,
  insertPerson,
  insertPost,
  type PersonRow,
  type PostRow,
  personById,
  postById,
  rolesHeld,
} from './store.ts';

export {
  actorRow,
  insertGrant,
  insertHolding,
  insertPerson,
  insertPost,
  listPeople,
  type PersonRow,
  type PostRow,
  personById,
  personByUserName,
  postsOfUnit,
  relinkAccount,
} from './store.ts';

export async function createPost(
  platform: Platform,
  actor: PersonActor,
  draft: { unitId: string; title: string; rank: number },
): Promise<PostRow> {
  return platform.database.as(actor, async (trx) => {
    const unit = found(await unitById(trx, draft.unitId));
    if (!mayAdministerPeople(actor, unit.regionPath)) throw failure('NOT_ALLOWED');
    const insert = insertPost(trx, { ...draft, regionPath: unit.regionPath }, platform.clock.now());
    const id = await unlessTaken(insert, 'posts_unit_id_title_key', {
      zh: `${unit.name}已有岗位“${draft.title}”`,
      en: `${unit.name} has a post “${draft.title}” already`,
    });
    const post = found(await postById(trx, id));
    await record(trx, platform.clock, actor, {
      action: 'post.created',
      subjectKind: 'post',
      subjectId: id,
      regionPath: unit.regionPath,
      after: post,
    });
    return post;
  });
}

export interface PersonDraft {
  readonly name: string;
  readonly postIds: readonly string[];
  readonly account: { readonly userName: string; readonly password: string } | null;
}

/** The account is made in the identity library's own schema, so it is taken back when the person cannot be stored. */
export async function createPerson(platform: Platform, actor: PersonActor, draft: PersonDraft): Promise<PersonRow> {
  const { account } = draft;
  // First without the account: nothing is created there for a caller who may not.
  const postIds = [...new Set(draft.postIds)];
  const regionPath = await platform.database.as(actor, (trx) => regionOfPosts(trx, actor, postIds));
  const userId = account ? await platform.identity.createAccount(account.userName, account.password, draft.name) : null;
  try {
    return await platform.database.as(actor, async (trx) => {
      const userName = account?.userName.trim().toLowerCase() ?? null;
      const id = await insertPerson(trx, { name: draft.name, regionPath, userId, userName }, platform.clock.now());
      for (const postId of postIds) {
        const post = found(await postById(trx, postId));
        await insertHolding(trx, { personId: id, postId, regionPath: post.regionPath, since: platform.clock.today() });
      }
      const person = found(await personById(trx, id));
      await record(trx, platform.clock, actor, {
        action: 'person.created',
        subjectKind: 'person',
        subjectId: id,
        regionPath,
        after: person,
      });
      return person;
    });
  } catch (error) {
    if (userId) await platform.identity.removeAccount(userId);
    throw error;
  }
}

async function regionOfPosts(trx: Trx, actor: PersonActor, postIds: readonly string[]): Promise<string> {
  const paths: string[] = [];
  for (const id of postIds) paths.push(found(await postById(trx, id)).regionPath);
  if (!paths.every((path) => mayAdministerPeople(actor, path))) throw failure('NOT_ALLOWED');
  return found(paths[0]);
}

export interface RoleScope {
  readonly role: Role;
  readonly regionId: string | null;
  readonly unitId: string | null;
}

/** Grants or takes back a role; both the person and the scope must lie in the area of the security administrator. */
export async function changeRole(
  platform: Platform,
  actor: PersonActor,
  personId: string,
  scope: RoleScope,
  change: 'grant' | 'revoke',
): Promise<PersonRow> {
  return platform.database.as(actor, async (trx) => {
    const { regionPath: home } = found(await personById(trx, personId));
    const regionPath = await pathOfScope(trx, scope);
    if (!maySecure(actor, home) || !maySecure(actor, regionPath)) throw failure('NOT_ALLOWED');
    // Nobody raises himself: separation of duties would end there.
    if (personId === actor.personId) throw failure('NOT_ALLOWED');
    await holdGrants(trx, personId);
    if (change === 'grant') await checkSeparation(trx, personId, scope.role);
    const before = found(await personById(trx, personId));
    const grant = { ...scope, personId, regionPath, grantedBy: actor.personId };
    const changed =
      change === 'grant'
        ? await insertGrant(trx, grant, platform.clock.now())
        : await closeGrant(trx, grant, platform.clock.now());
    if (!changed && change === 'revoke') throw failure('NOT_FOUND');
    const after = found(await personById(trx, personId));
    if (changed) {
      await record(trx, platform.clock, actor, {
        action: change === 'grant' ? 'role.granted' : 'role.revoked',
        subjectKind: 'person',
        subjectId: personId,
        regionPath: before.regionPath,
        before: before.roles,
        after: after.roles,
      });
    }
    return after;
  });
}

/** Duties that no two of which may lie in one hand (三员分立). */
const separated: readonly Role[] = ['administrator', 'security', 'auditor'];

async function checkSeparation(trx: Trx, personId: string, role: Role): Promise<void> {
  const held = await rolesHeld(trx, personId);
  if (!separated.includes(role) || !held.some((other) => other !== role && separated.includes(other))) return;
  throw failure('CONFLICT', {
    detail:
      '系统管理、安全管理、审计三种职责须由不同人员担任 · administration, security and audit must be in different hands',
  });
}

async function pathOfScope(trx: Trx, scope: RoleScope): Promise<string> {
  if (scope.regionId) return found(await regionById(trx, scope.regionId)).path;
  return found(await unitById(trx, found(scope.unitId))).regionPath;
}

/** Lifts a lock or ends the sessions of somebody else, on record. */
export async function securePerson<Result>(
  platform: Platform,
  actor: PersonActor,
  personId: string,
  action: 'person.unlocked' | 'person.sessions-ended',
  work: (person: PersonRow) => Promise<Result>,
): Promise<{ person: PersonRow; result: Result }> {
  const person = await platform.database.as(actor, async (trx) => {
    const row = found(await personById(trx, personId));
    if (!maySecure(actor, row.regionPath)) throw failure('NOT_ALLOWED');
    await record(trx, platform.clock, actor, {
      action,
      subjectKind: 'person',
      subjectId: personId,
      regionPath: row.regionPath,
    });
    return row;
  });
  return { person, result: await work(person) };
}
