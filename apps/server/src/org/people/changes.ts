import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { unlessTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { mayAdministerPeople } from './policy.ts';
import { type PersonRow, personById } from './store.ts';

/** A person whom the actor administers. */
export async function administered(trx: Trx, actor: PersonActor, id: string): Promise<PersonRow> {
  const person = found(await personById(trx, id));
  if (!mayAdministerPeople(actor, person.regionPath)) throw failure('NOT_ALLOWED');
  return person;
}

export const unlessUserNameTaken = <Result>(write: Promise<Result>, userName: string): Promise<Result> =>
  unlessTaken(write, 'people_user_name_key', {
    zh: `用户名“${userName}”已被使用`,
    en: `the user name “${userName}” is taken`,
  });

type PersonAction =
  | 'person.renamed'
  | 'person.post-taken'
  | 'person.post-left'
  | 'person.posts-handed-over'
  | 'person.posts-taken-over'
  | 'account.given'
  | 'account.closed'
  | 'password.issued';

/** Records what became of a person, and gives the person. */
export async function recorded(
  platform: Platform,
  trx: Trx,
  actor: PersonActor,
  action: PersonAction,
  before: PersonRow,
): Promise<PersonRow> {
  const after = found(await personById(trx, before.id));
  await record(trx, platform.clock, actor, {
    action,
    subjectKind: 'person',
    subjectId: before.id,
    regionPath: after.regionPath,
    before,
    after,
  });
  return after;
}
