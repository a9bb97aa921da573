import type { BodyDuty } from '@chengshi/contract';
import { personById } from '../../../org/people/service.ts';
import { checkPostOpen, postById } from '../../../org/posts/service.ts';
import { checkOpen, pastDay } from '../../../org/regions/service.ts';
import { unitById } from '../../../org/units/service.ts';
import type { PersonActor } from '../../../platform/access/actor.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { unlessTaken } from '../../../platform/database/taken.ts';
import { failure, found } from '../../../platform/http/fail.ts';
import type { Platform } from '../../../platform/platform.ts';
import { changing, type SeenBody } from '../keep.ts';
import { checkOnLine } from '../places.ts';
import type { BodyDetail, NewEvent } from '../store.ts';
import { endMember, insertMember, memberById, type NewMember } from './store.ts';

export type Seat =
  | { readonly kind: 'person'; readonly personId: string; readonly postId: string }
  | { readonly kind: 'unit'; readonly unitId: string };

export interface MemberDraft {
  readonly duty: BodyDuty;
  readonly seat: Seat;
  readonly since: string | null;
  readonly replaces: string | null;
}

/** Somebody takes a seat; whoever sat there before leaves it in the same step, on the same day. */
export function addMember(platform: Platform, actor: PersonActor, seen: SeenBody, draft: MemberDraft): Promise<void> {
  const since = pastDay(platform, draft.since ?? platform.clock.today());
  return changing(platform, actor, seen, async (trx, body) => {
    if (since < body.foundedOn) throw tooEarly(body);
    const left = draft.replaces === null ? [] : [await leave(trx, body, draft.replaces, since)];
    const seat = await seatOf(trx, body, draft);
    const insert = insertMember(trx, {
      ...{ ...seat, bodyId: body.id, regionPath: body.regionPath, duty: draft.duty, since },
      ...{ addedBy: actor.personId, addedName: actor.name, addedAt: platform.clock.now() },
    });
    const name = seat.personName ?? seat.unitName;
    const key = seat.personId ? 'body_members_person' : 'body_members_unit';
    await unlessTaken(insert, key, {
      zh: `${name}已在“${body.name}”中，一人（一个单位）只列一次；职责有变的，请先移出或用“更换”`,
      en: `${name} sits in “${body.name}” already, and everybody does so once: replace the seat when the duty changes`,
    });
    return { events: [...left, { kind: 'member-added', subject: wordsOf(seat), duty: draft.duty }] };
  });
}

export function removeMember(
  platform: Platform,
  actor: PersonActor,
  seen: SeenBody,
  memberId: string,
  day: string | null,
): Promise<void> {
  const on = pastDay(platform, day ?? platform.clock.today());
  return changing(platform, actor, seen, async (trx, body) => ({ events: [await leave(trx, body, memberId, on)] }));
}

/** A seat falls empty; that somebody sat there stays. */
async function leave(trx: Trx, body: BodyDetail, memberId: string, on: string): Promise<NewEvent> {
  const member = found(await memberById(trx, body.id, memberId));
  const name = member.personName ?? member.unitName;
  if (member.until !== null) {
    throw failure('CONFLICT', { detail: `${name}已于 ${member.until} 移出 · ${name} left on ${member.until}` });
  }
  if (on < member.since) {
    throw failure('CONFLICT', {
      detail: `${name}自 ${member.since} 起任职，移出日期不能更早 · ${name} has sat there since ${member.since}: the last day cannot be earlier`,
    });
  }
  await endMember(trx, memberId, on);
  return { kind: 'member-removed', subject: name, duty: member.duty };
}

type Sitting = Pick<NewMember, 'personId' | 'postId' | 'unitId' | 'personName' | 'postTitle' | 'unitName'>;

async function seatOf(trx: Trx, body: BodyDetail, { seat, duty }: MemberDraft): Promise<Sitting> {
  if (seat.kind === 'unit') {
    const unit = checkOpen(found(await unitById(trx, seat.unitId)));
    if (duty === 'chief') throw failure('CHIEF_IS_A_PERSON', { name: unit.name });
    checkOnLine(body, unit);
    return { personId: null, postId: null, unitId: unit.id, personName: null, postTitle: null, unitName: unit.name };
  }
  const person = found(await personById(trx, seat.personId));
  const post = found(await postById(trx, seat.postId));
  checkPostOpen(post);
  const unit = found(await unitById(trx, post.unitId));
  checkOnLine(body, unit);
  if (!person.posts.some(({ id }) => id === post.id)) {
    throw failure('CONFLICT', {
      detail: `${person.name}不在“${post.unitName} ${post.title}”岗位上 · ${person.name} does not hold the post “${post.unitName} ${post.title}”`,
    });
  }
  return {
    ...{ personId: person.id, postId: post.id, unitId: unit.id },
    ...{ personName: person.name, postTitle: post.title, unitName: unit.name },
  };
}

const wordsOf = ({ personName, postTitle, unitName }: Sitting): string =>
  personName ? `${personName}（${unitName} ${postTitle}）` : unitName;

const tooEarly = (body: BodyDetail) =>
  failure('CONFLICT', {
    detail: `“${body.name}”成立于 ${body.foundedOn}，任职日期不能更早 · “${body.name}” was founded on ${body.foundedOn}: nobody sat in it before`,
  });
