import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure } from '../../platform/http/fail.ts';
import { checkedUserName } from '../../platform/identity/identity.ts';
import { newPassword } from '../../platform/identity/one-time-password.ts';
import type { Platform } from '../../platform/platform.ts';
import { administered, recorded, unlessUserNameTaken } from './changes.ts';
import { mayChangeAccount } from './policy.ts';
import { allRolesOf, changePerson, holdPerson, type PersonRow } from './store.ts';

/** A first user name, another one, or a closed account opened again. New ones wait for a one-time password. */
export function giveAccount(
  platform: Platform,
  actor: PersonActor,
  personId: string,
  userName: string,
): Promise<PersonRow> {
  const account = checkedUserName(userName);
  return platform.database.as(actor, async (trx) => {
    const before = await changeable(trx, actor, personId);
    if (before.userName === account && before.account !== 'closed') return before;
    await unlessUserNameTaken(changePerson(trx, personId, { userName: account, accountClosedAt: null }), account);
    const after = await recorded(platform, trx, actor, 'account.given', before);
    // Last, so that the two names can only differ if the commit itself fails.
    if (before.userId) await platform.identity.renameAccount(before.userId, account);
    return after;
  });
}

/** Nobody signs in with it any more; the user name stays taken, so that the ledger goes on naming one person. */
export async function closeAccount(platform: Platform, actor: PersonActor, personId: string): Promise<PersonRow> {
  const { before, after } = await platform.database.as(actor, async (trx) => {
    const before = await changeable(trx, actor, personId);
    if (before.account === 'none') throw failure('NOT_FOUND');
    if (before.account === 'closed') return { before, after: before };
    await changePerson(trx, personId, { userId: null, accountClosedAt: platform.clock.now() });
    return { before, after: await recorded(platform, trx, actor, 'account.closed', before) };
  });
  // What is not linked to a person signs nobody in, so this may come after.
  if (before.userId) await platform.identity.removeAccount(before.userId);
  return after;
}

interface NewPassword {
  readonly id: string;
  readonly name: string;
  readonly userName: string;
  readonly password: string;
}

/** One-time passwords, told once and kept nowhere; what was issued before is void. */
export function issuePasswords(
  platform: Platform,
  actor: PersonActor,
  personIds: readonly string[],
): Promise<NewPassword[]> {
  return platform.database.as(actor, async (trx) => {
    const issued: NewPassword[] = [];
    const people: PersonRow[] = [];
    for (const id of [...new Set(personIds)].sort()) {
      const person = await changeable(trx, actor, id);
      if (person.account === 'none' || person.account === 'closed') {
        throw failure('CONFLICT', { detail: `${person.name}没有可用的账号 · ${person.name} has no account` });
      }
      people.push(person);
    }
    // Only when all may have one: an account once made does not vanish with the transaction.
    for (const person of people) {
      const { id, name } = person;
      const userName = person.userName ?? '';
      const password = newPassword(userName);
      const userId = await platform.identity.giveTemporaryPassword({ userId: person.userId, userName, name }, password);
      if (userId !== person.userId) await changePerson(trx, id, { userId });
      await recorded(platform, trx, actor, 'password.issued', person);
      issued.push({ id, name, userName, password });
    }
    return issued;
  });
}

/** May the actor change the account of this person, whom the actor administers. */
export async function accountChangeable(trx: Trx, actor: PersonActor, personId: string): Promise<boolean> {
  return personId !== actor.personId && mayChangeAccount(actor, await allRolesOf(trx, personId));
}

async function changeable(trx: Trx, actor: PersonActor, personId: string): Promise<PersonRow> {
  await holdPerson(trx, personId);
  const person = await administered(trx, actor, personId);
  // The own password is changed on the account page, where the old one is asked for.
  if (personId === actor.personId) throw failure('NOT_ALLOWED');
  if (!mayChangeAccount(actor, await allRolesOf(trx, personId))) {
    throw failure('OFFICER_ACCOUNT', { name: person.name });
  }
  return person;
}
