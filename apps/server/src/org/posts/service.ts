import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { unlessTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { checkOpen, pastDay } from '../regions/service.ts';
import { holdUnit, unitById } from '../units/service.ts';
import { mayAdministerPosts } from './policy.ts';
import { changePost, holdersOf, holdPost, insertPost, type PostRow, postById } from './store.ts';

export { holdPost, insertPost, type PostRow, postById, postsOfUnit, postsOfUnits } from './store.ts';

export async function createPost(
  platform: Platform,
  actor: PersonActor,
  draft: { unitId: string; title: string; rank: number },
): Promise<PostRow> {
  return platform.database.as(actor, async (trx) => {
    await holdUnit(trx, draft.unitId);
    const unit = found(await unitById(trx, draft.unitId));
    if (!mayAdministerPosts(actor, unit.regionPath)) throw failure('NOT_ALLOWED');
    checkOpen(unit);
    const insert = insertPost(trx, { ...draft, regionPath: unit.regionPath }, platform.clock.now());
    const id = await unlessTaken(insert, titleKey, titleTaken(unit.name, draft.title));
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

export function changePostFacts(
  platform: Platform,
  actor: PersonActor,
  id: string,
  change: { readonly title?: string; readonly rank?: number },
): Promise<PostRow> {
  return platform.database.as(actor, async (trx) => {
    const before = await administered(trx, actor, id);
    checkPostOpen(before);
    await unlessTaken(changePost(trx, id, change), titleKey, titleTaken(before.unitName, change.title ?? ''));
    return recorded(platform, trx, actor, 'post.changed', before);
  });
}

/** Closes a post that nobody holds: whoever held it stays on record. */
export function closePost(platform: Platform, actor: PersonActor, id: string, on: string): Promise<PostRow> {
  pastDay(platform, on);
  return platform.database.as(actor, async (trx) => {
    await holdPost(trx, id);
    const before = await administered(trx, actor, id);
    if (before.closedOn !== null) return before;
    const held = await holdersOf(trx, id);
    if (held > 0) {
      throw failure('STILL_IN_USE', {
        name: before.title,
        zh: `还有 ${held} 人在岗，请先离任或交接`,
        en: `${held} still hold it: let them leave it or hand it over first`,
      });
    }
    await changePost(trx, id, { closedOn: on });
    return recorded(platform, trx, actor, 'post.closed', before);
  });
}

export function reopenPost(platform: Platform, actor: PersonActor, id: string): Promise<PostRow> {
  return platform.database.as(actor, async (trx) => {
    const before = await administered(trx, actor, id);
    if (before.closedOn === null) return before;
    await holdUnit(trx, before.unitId);
    checkOpen(found(await unitById(trx, before.unitId)));
    const write = changePost(trx, id, { closedOn: null });
    await unlessTaken(write, titleKey, titleTaken(before.unitName, before.title));
    return recorded(platform, trx, actor, 'post.reopened', before);
  });
}

/** Refuses a post that is closed where one is to be taken up or changed. */
export const checkPostOpen = (post: PostRow): void =>
  void checkOpen({ name: `${post.unitName} ${post.title}`, closedOn: post.closedOn });

const titleKey = 'posts_unit_id_title_key';
const titleTaken = (unitName: string, title: string) => ({
  zh: `${unitName}已有岗位“${title}”`,
  en: `${unitName} has a post “${title}” already`,
});

async function administered(trx: Trx, actor: PersonActor, id: string): Promise<PostRow> {
  const post = found(await postById(trx, id));
  if (!mayAdministerPosts(actor, post.regionPath)) throw failure('NOT_ALLOWED');
  return post;
}

async function recorded(
  platform: Platform,
  trx: Trx,
  actor: PersonActor,
  action: `post.${'changed' | 'closed' | 'reopened'}`,
  before: PostRow,
): Promise<PostRow> {
  const after = found(await postById(trx, before.id));
  await record(trx, platform.clock, actor, {
    action,
    subjectKind: 'post',
    subjectId: before.id,
    regionPath: after.regionPath,
    before,
    after,
  });
  return after;
}
