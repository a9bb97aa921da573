import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { checkedUserName } from '../../platform/identity/identity.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { checkPostOpen, holdPost, postById } from '../posts/service.ts';
import { pastDay } from '../regions/service.ts';
import { administered, recorded, unlessUserNameTaken } from './changes.ts';
import { mayAdministerPeople } from './policy.ts';
import { changePerson, insertHolding, insertPerson, type PersonRow, personById } from './store.ts';

export { accountChangeable, closeAccount, giveAccount, issuePasswords } from './accounts.ts';
export { handOver, leavePost, takePost } from './holdings.ts';
export { changeRole, securePerson } from './roles.ts';
export {
  actorRow,
  changePerson,
  type HoldingRow,
  holdingsOf,
  holdingsOfPeople,
  insertGrant,
  insertHolding,
  insertPerson,
  listPeople,
  type PersonRow,
  peopleCalled,
  peopleWithin,
  personById,
  personByUserName,
} from './store.ts';

export interface PersonDraft {
  readonly name: string;
  readonly postIds: readonly string[];
  /** When the posts were taken up; today when left out. */
  readonly since: string | null;
  /** Without a password the account waits for a one-time password. */
  readonly account: { readonly userName: string; readonly password: string | null } | null;
}

/** The account is made in the identity library's own schema, so it is taken back when the person cannot be stored. */
export async function createPerson(platform: Platform, actor: PersonActor, draft: PersonDraft): Promise<PersonRow> {
  const since = pastDay(platform, draft.since ?? platform.clock.today());
  const userName = draft.account ? checkedUserName(draft.account.userName) : null;
  const password = draft.account?.password ?? null;
  // First without the account: nothing is created there for a caller who may not.
  const postIds = [...new Set(draft.postIds)].sort();
  const regionPath = await platform.database.as(actor, (trx) => regionOfPosts(trx, actor, draft.postIds));
  const userId =
    userName !== null && password !== null
      ? await platform.identity.createAccount(userName, password, draft.name)
      : null;
  try {
    return await platform.database.as(actor, async (trx) => {
      const insert = insertPerson(trx, { name: draft.name, regionPath, userId, userName }, platform.clock.now());
      const id = await unlessUserNameTaken(insert, userName ?? '');
      for (const postId of postIds) {
        await holdPost(trx, postId);
        const post = found(await postById(trx, postId));
        checkPostOpen(post);
        await insertHolding(trx, { personId: id, postId, regionPath: post.regionPath, since });
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

export function renamePerson(platform: Platform, actor: PersonActor, id: string, name: string): Promise<PersonRow> {
  return platform.database.as(actor, async (trx) => {
    const before = await administered(trx, actor, id);
    await changePerson(trx, id, { name });
    return recorded(platform, trx, actor, 'person.renamed', before);
  });
}
