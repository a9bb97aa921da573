import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { unlessTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import type { Platform } from '../../platform/platform.ts';
import { checkPostOpen, holdPost, type PostRow, postById } from '../posts/service.ts';
import { pastDay } from '../regions/service.ts';
import { administered, recorded } from './changes.ts';
import { mayAdministerPeople } from './policy.ts';
import {
  changePerson,
  endHolding,
  type HoldingRow,
  holdingById,
  holdPerson,
  insertHolding,
  type PersonRow,
  personById,
} from './store.ts';

export function takePost(
  platform: Platform,
  actor: PersonActor,
  personId: string,
  postId: string,
  since: string,
): Promise<PersonRow> {
  pastDay(platform, since);
  return platform.database.as(actor, async (trx) => {
    await holdPerson(trx, personId);
    const before = await administered(trx, actor, personId);
    const post = await openPost(trx, actor, postId);
    await take(trx, before, post, since);
    await settleHome(trx, personId);
    return recorded(platform, trx, actor, 'person.post-taken', before);
  });
}

export function leavePost(
  platform: Platform,
  actor: PersonActor,
  personId: string,
  holdingId: string,
  until: string,
): Promise<PersonRow> {
  pastDay(platform, until);
  return platform.database.as(actor, async (trx) => {
    await holdPerson(trx, personId);
    const before = await administered(trx, actor, personId);
    await leave(trx, actor, before, holdingId, until);
    await settleHome(trx, personId);
    return recorded(platform, trx, actor, 'person.post-left', before);
  });
}

/** One leaves and the other takes up on the same day; each new holding knows the one that it took over from. */
export function handOver(
  platform: Platform,
  actor: PersonActor,
  fromId: string,
  toId: string,
  holdingIds: readonly string[],
  on: string,
): Promise<PersonRow> {
  pastDay(platform, on);
  if (fromId === toId) throw failure('BAD_REQUEST', { detail: '不能交接给本人 · nobody hands over to himself' });
  return platform.database.as(actor, async (trx) => {
    // Always in the same order, so that two handovers cannot wait for each other.
    for (const id of [fromId, toId].sort()) await holdPerson(trx, id);
    const [from, to] = [await administered(trx, actor, fromId), await administered(trx, actor, toId)];
    for (const id of [...new Set(holdingIds)].sort()) {
      const { postId } = await leave(trx, actor, from, id, on);
      const post = await openPost(trx, actor, postId);
      await take(trx, to, post, on, id);
    }
    for (const id of [fromId, toId]) await settleHome(trx, id);
    await recorded(platform, trx, actor, 'person.posts-taken-over', to);
    return recorded(platform, trx, actor, 'person.posts-handed-over', from);
  });
}

async function openPost(trx: Trx, actor: PersonActor, postId: string): Promise<PostRow> {
  await holdPost(trx, postId);
  const post = found(await postById(trx, postId));
  if (!mayAdministerPeople(actor, post.regionPath)) throw failure('NOT_ALLOWED');
  checkPostOpen(post);
  return post;
}

async function take(trx: Trx, person: PersonRow, post: PostRow, since: string, fromId?: string): Promise<void> {
  const holding = { personId: person.id, postId: post.id, regionPath: post.regionPath, since };
  const write = insertHolding(trx, fromId === undefined ? holding : { ...holding, fromId });
  await unlessTaken(write, 'holdings_once', {
    zh: `${person.name}已任${post.unitName}${post.title}`,
    en: `${person.name} holds the post ${post.title} of ${post.unitName} already`,
  });
}

async function leave(
  trx: Trx,
  actor: PersonActor,
  person: PersonRow,
  holdingId: string,
  until: string,
): Promise<HoldingRow> {
  const holding = found(await holdingById(trx, holdingId));
  if (holding.personId !== person.id) throw failure('NOT_FOUND');
  if (!mayAdministerPeople(actor, holding.regionPath)) throw failure('NOT_ALLOWED');
  if (holding.until !== null) {
    throw failure('CONFLICT', {
      detail: `${person.name}已于 ${holding.until} 离任 · ${person.name} left this post on ${holding.until}`,
    });
  }
  if (until < holding.since) {
    throw failure('BAD_REQUEST', {
      detail: `离任日期早于任职日期 ${holding.since} · it was taken up later, on ${holding.since}`,
    });
  }
  await endHolding(trx, holdingId, until);
  return holding;
}

/** A person belongs where a post is held; who holds none stays where the last one was. */
export async function settleHome(trx: Trx, personId: string): Promise<void> {
  const { posts, regionPath } = found(await personById(trx, personId));
  const first = posts[0];
  if (!first || posts.some((post) => post.regionPath === regionPath)) return;
  await changePerson(trx, personId, { regionPath: first.regionPath });
}
