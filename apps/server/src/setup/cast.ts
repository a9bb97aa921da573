import { listPeople, personByUserName } from '../org/people/service.ts';
import { actorOf } from '../org/session/service.ts';
import { acceptDispatches } from '../own/dispatches/service.ts';
import { type PersonActor, system } from '../platform/access/actor.ts';
import type { Platform } from '../platform/platform.ts';

export interface Cast {
  readonly clerk: PersonActor;
  readonly inspector: PersonActor;
}

/** Somebody of the demonstration city who signs in, by user name. */
export async function signedIn(platform: Platform, userName: string): Promise<PersonActor> {
  const person = await platform.database.as(system, (trx) => personByUserName(trx, userName));
  const actor = person?.userId ? await actorOf(platform, person.userId) : null;
  if (!actor) throw new Error(`demo/city.json has no sign-in named ${userName}`);
  return actor;
}

/** Somebody of the unit, acting as its liaison: most of them do not sign in, and file through the same service all the same. */
export async function liaisonOf(
  platform: Platform,
  unit: { readonly id: string; readonly regionPath: string },
): Promise<PersonActor> {
  const people = await platform.database.as(system, (trx) => listPeople(trx, { unitId: unit.id, limit: 20 }));
  const person = people.find(({ posts }) => posts.some((post) => post.title.includes('联络'))) ?? people[0];
  if (!person) throw new Error(`nobody works in the unit ${unit.id}`);
  const role = { role: 'liaison', unitId: unit.id, regionId: null, regionPath: unit.regionPath } as const;
  return { kind: 'person', personId: person.id, name: person.name, roles: [role] };
}

/** A unit takes these, and its first people do them. */
export async function acceptAll(
  platform: Platform,
  liaison: PersonActor,
  unitId: string,
  ids: readonly string[],
): Promise<void> {
  const [first, second] = await holdersIn(platform, unitId);
  if (!first || ids.length === 0) return;
  const duties = { handler: second ?? first, overall: first, assist: [] };
  await acceptDispatches(platform, liaison, ids, duties as Parameters<typeof acceptDispatches>[3]);
}

async function holdersIn(platform: Platform, unitId: string): Promise<{ personId: string; postId: string }[]> {
  const people = await platform.database.as(system, (trx) => listPeople(trx, { unitId, limit: 20 }));
  return people.flatMap(({ id, posts }) =>
    posts.filter((post) => post.unitId === unitId).map((post) => ({ personId: id, postId: post.id })),
  );
}
