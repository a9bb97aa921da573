import { Me, type Role } from '@chengshi/contract';
import { z } from 'zod';
import { type PersonActor, system } from '../../platform/access/actor.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { actorRow, personById, personByUserName } from '../people/service.ts';
import { regionById } from '../regions/service.ts';
import { unitById } from '../units/service.ts';
import { installationValue, setInstallationValue } from './store.ts';

export { installationValue, setInstallationValue } from './store.ts';

/** The key under which a demonstration city leaves its notice and its sign-ins. */
const demonstrationKey = 'demonstration';
const Demonstration = z.object({
  zh: z.string(),
  en: z.string(),
  password: z.string(),
  signIns: z.array(z.object({ role: z.string(), userName: z.string(), name: z.string(), post: z.string() })),
});
export type Demonstration = z.infer<typeof Demonstration>;

export async function demonstration(platform: Platform): Promise<Demonstration | null> {
  const value = await platform.database.as(system, (trx) => installationValue(trx, demonstrationKey));
  return value === null ? null : Demonstration.parse(value);
}

export const markDemonstration = (platform: Platform, value: Demonstration): Promise<void> =>
  platform.database.as(system, (trx) => setInstallationValue(trx, demonstrationKey, value));

/** The person behind an account; looked up in the name of the product, since nobody is signed in yet. */
export async function actorOf(platform: Pick<Platform, 'database'>, userId: string): Promise<PersonActor | null> {
  const row = await actorRow(platform.database, userId);
  return row ? { kind: 'person', personId: row.id, name: row.name, roles: row.roles } : null;
}

/** Signing in, refused or not, is on record. A name that nobody has leaves no entry: what is typed there may be a password. */
export async function signIn(
  platform: Platform,
  credentials: { userName: string; password: string },
  from: { address: string; device: string | null },
): Promise<{ actor: PersonActor; cookies: readonly string[]; passwordTemporary: boolean }> {
  const { userId, cookies, passwordTemporary } = await tryCredentials(platform, credentials, from);
  const actor = await actorOf(platform, userId);
  if (!actor) throw failure('SIGN_IN_FAILED');
  await recordSession(platform, actor, 'session.opened');
  return { actor, cookies, passwordTemporary };
}

async function tryCredentials(
  platform: Platform,
  { userName, password }: { userName: string; password: string },
  from: { address: string; device: string | null },
) {
  try {
    return await platform.identity.signIn(userName, password, from);
  } catch (error) {
    await platform.database.as(system, async (trx) => {
      const person = await personByUserName(trx, userName.trim().toLowerCase());
      if (person) await record(trx, platform.clock, system, sessionChange(person, 'session.refused'));
    });
    throw error;
  }
}

type SessionAction = 'session.opened' | 'session.refused' | 'session.closed' | 'session.ended' | 'password.changed';

const sessionChange = (person: { id: string; regionPath: string }, action: SessionAction) => ({
  action,
  subjectKind: 'person',
  subjectId: person.id,
  regionPath: person.regionPath,
});

/** What a person did with the own sign-ins, on record where the person belongs. */
async function recordSession(platform: Platform, actor: PersonActor, action: SessionAction): Promise<void> {
  await platform.database.as(actor, async (trx) => {
    const person = found(await personById(trx, actor.personId));
    await record(trx, platform.clock, actor, sessionChange(person, action));
  });
}

/** Ends the session of these headers; gives the cookies that say so. */
export async function signOut(platform: Platform, actor: PersonActor, headers: Headers): Promise<readonly string[]> {
  const cookies = await platform.identity.signOut(headers);
  await recordSession(platform, actor, 'session.closed');
  return cookies;
}

/** Ends one of the own sessions on another device. */
export async function endOwnSession(
  platform: Platform,
  actor: PersonActor,
  userId: string,
  sessionId: string,
): Promise<void> {
  if (!(await platform.identity.endSession(userId, sessionId))) throw failure('NOT_FOUND');
  await recordSession(platform, actor, 'session.ended');
}

export async function describe(platform: Platform, actor: PersonActor, passwordTemporary: boolean): Promise<Me> {
  const notice = await demonstration(platform);
  return platform.database.as(actor, async (trx) => {
    const person = found(await personById(trx, actor.personId));
    const grants: { role: Role; region: unknown; unit: unknown }[] = [];
    for (const held of actor.roles) {
      const region = held.regionId ? await regionById(trx, held.regionId) : undefined;
      const unit = held.unitId ? await unitById(trx, held.unitId) : undefined;
      grants.push({ role: held.role, region: region ?? null, unit: unit ?? null });
    }
    return Me.parse({
      person: { id: person.id, name: person.name, userName: person.userName ?? '' },
      posts: person.posts.map((post) => ({ title: post.title, unit: post.unitName })),
      grants,
      today: platform.clock.today(),
      oneTimeSignIn: passwordTemporary,
      demonstration: notice ? { zh: notice.zh, en: notice.en } : null,
    });
  });
}

export async function changePassword(
  platform: Platform,
  actor: PersonActor,
  session: { headers: Headers; userId: string; sessionId: string },
  passwords: { current: string; next: string },
): Promise<void> {
  const person = found(await platform.database.as(actor, (trx) => personById(trx, actor.personId)));
  await platform.identity.changePassword(session.headers, person.userName ?? '', passwords.current, passwords.next);
  await platform.identity.endSessions(session.userId, session.sessionId);
  await recordSession(platform, actor, 'password.changed');
}
