import type { BodyKind, bodyFields } from '@chengshi/contract';
import { checkOpen, pastDay, regionById } from '../../org/regions/service.ts';
import { unitById } from '../../org/units/service.ts';
import { campaignById } from '../../plan/campaigns/service.ts';
import { documentById } from '../../plan/documents/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import { withinReach } from '../../platform/clock/reach.ts';
import type { Trx } from '../../platform/database/database.ts';
import { unlessTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { carriesOf } from './carries/store.ts';
import { changing, checkAtWork, nameTaken, note, type SeenBody, stateOf } from './keep.ts';
import { membersOf } from './members/store.ts';
import { checkOnLine } from './places.ts';
import { mayManageBodies } from './policy.ts';
import { type BodyDetail, type BodyFacts, bodyById, holdBody, insertBody, worksUnder } from './store.ts';

export { carry, putDown } from './carries/service.ts';
export { carriedBy, carriedIds, carriersOf } from './carries/store.ts';
export { addMember, removeMember, type Seat } from './members/service.ts';
export { membersOf, seatsOfPerson, seatsOfUnit } from './members/store.ts';
export { bodyById, listBodies } from './store.ts';

export interface BodyWish {
  readonly kind: BodyKind;
  readonly name: string;
  readonly campaignId: string | null;
  readonly parentId: string | null;
  readonly officeId: string | null;
  readonly foundedOn: string;
  readonly order: { readonly documentId: string; readonly quote: string } | null;
}

export function foundBody(
  platform: Platform,
  actor: PersonActor,
  { regionId, ...wish }: BodyWish & { readonly regionId: string },
): Promise<string> {
  return platform.database.as(actor, async (trx) => {
    const region = found(await regionById(trx, regionId));
    if (!mayManageBodies(actor, region.path)) throw failure('NOT_ALLOWED');
    checkOpen(region);
    const place = { id: null, name: wish.name, regionPath: region.path };
    const facts = { ...(await factsOf(trx, platform, place, wish)), kind: wish.kind, name: wish.name } as BodyFacts; // A whole wish gives all facts.
    const insert = insertBody(trx, {
      ...{ ...facts, regionId, regionPath: region.path, createdAt: platform.clock.now() },
    });
    const id = await unlessTaken(insert, ...nameTaken(region.name, wish.name));
    const body = found(await bodyById(trx, id));
    await note(trx, platform, actor, body, { kind: 'founded' });
    await record(trx, platform.clock, actor, {
      action: 'body.founded',
      subjectKind: 'body',
      subjectId: id,
      regionPath: region.path,
      after: await stateOf(trx, body),
    });
    return id;
  });
}

/** Changes what is named; what is left out stays as it is. */
export function changeFacts(
  platform: Platform,
  actor: PersonActor,
  seen: SeenBody,
  wish: Partial<BodyWish>,
): Promise<void> {
  return changing(platform, actor, seen, async (trx, body) => {
    const facts = await factsOf(trx, platform, body, differing(body, wish));
    if (wish.foundedOn && wish.foundedOn > body.foundedOn) await checkNothingBefore(trx, body, wish.foundedOn);
    const changes = await differences(trx, body, facts);
    return { facts, events: changes.length > 0 ? [{ kind: 'changed', changes }] : [] };
  });
}

/** What is other than it is: the rest was checked when it was written down, and may have been closed since. */
function differing(body: BodyDetail, wish: Partial<BodyWish>): Partial<BodyWish> {
  const { campaignId, parentId, officeId, order, ...rest } = wish;
  const sameOrder = order?.documentId === body.documentId && order?.quote === body.orderQuote;
  return {
    ...rest,
    ...(campaignId !== undefined && campaignId !== (body.campaign?.id ?? null) && { campaignId }),
    ...(parentId !== undefined && parentId !== (body.parent?.id ?? null) && { parentId }),
    ...(officeId !== undefined && officeId !== (body.office?.id ?? null) && { officeId }),
    ...(order !== undefined && !sameOrder && { order }),
  };
}

interface Place {
  /** Null while it is being founded. */
  readonly id: string | null;
  readonly name: string;
  readonly regionPath: string;
}

/** What is wished for as columns, each looked up and checked. */
async function factsOf(
  trx: Trx,
  platform: Platform,
  place: Place,
  wish: Partial<BodyWish>,
): Promise<Partial<BodyFacts>> {
  const { kind, name, campaignId, parentId, officeId, foundedOn, order } = wish;
  if (campaignId) await checkCampaign(trx, place, campaignId);
  if (parentId) await checkParent(trx, place, parentId);
  if (officeId) checkOnLine(place, checkOpen(found(await unitById(trx, officeId))));
  return {
    ...(kind && { kind }),
    ...(name && { name }),
    ...(campaignId !== undefined && { campaignId }),
    ...(parentId !== undefined && { parentId }),
    ...(officeId !== undefined && { officeUnitId: officeId }),
    ...(foundedOn && { foundedOn: pastDay(platform, withinReach(foundedOn)) }),
    ...(order !== undefined && (await orderOf(trx, place, order))),
  };
}

async function checkCampaign(trx: Trx, place: Place, id: string): Promise<void> {
  const campaign = found(await campaignById(trx, id));
  if (!place.regionPath.startsWith(campaign.regionPath)) {
    throw failure('CONFLICT', {
      detail: `“${campaign.name}”不是本级或上级的攻坚行动 · “${campaign.name}” is no campaign of this region or of one above`,
    });
  }
}

async function checkParent(trx: Trx, place: Place, id: string): Promise<void> {
  await holdBody(trx, id);
  const parent = found(await bodyById(trx, id));
  checkAtWork(parent);
  if (!place.regionPath.startsWith(parent.regionPath)) {
    throw failure('CONFLICT', {
      detail: `“${parent.name}”不是本级或上级的机构 · “${parent.name}” is no body of this region or of one above`,
    });
  }
  if (place.id !== null && (await worksUnder(trx, id, place.id))) {
    throw failure('CONFLICT', {
      detail: `“${parent.name}”本身在“${place.name}”之下 · “${parent.name}” works under “${place.name}” itself`,
    });
  }
}

/** Finds the sentence that orders the body in a published text, which does not change any more. */
async function orderOf(trx: Trx, place: Place, order: BodyWish['order']) {
  if (order === null) return { documentId: null, orderStart: null, orderQuote: null };
  const document = found(await documentById(trx, order.documentId));
  if (document.state !== 'published') {
    throw failure('CONFLICT', { detail: '只能引用已发布的文件 · only a published document orders anything' });
  }
  if (!place.regionPath.startsWith(document.regionPath)) {
    throw failure('CONFLICT', {
      detail: `《${document.title}》不是本级或上级的文件 · “${document.title}” is no document of this region or of one above`,
    });
  }
  const start = document.text.indexOf(order.quote);
  if (start < 0) throw failure('QUOTE_NOT_FOUND', { title: document.title });
  return { documentId: document.id, orderStart: start, orderQuote: order.quote };
}

async function checkNothingBefore(trx: Trx, body: BodyDetail, foundedOn: string): Promise<void> {
  const days = [...(await membersOf(trx, body.id)), ...(await carriesOf(trx, body.id))].map(({ since }) => since);
  const first = days.sort()[0];
  if (first !== undefined && first < foundedOn) {
    throw failure('CONFLICT', {
      detail: `${first} 已有成员或承担事项，成立日期不能更晚 · it had members or carried something on ${first}: it was founded no later`,
    });
  }
}

type Field = (typeof bodyFields)[number];

/** What a change comes to, in words as they are today. */
async function differences(trx: Trx, body: BodyDetail, facts: Partial<BodyFacts>) {
  const nameOf = async <Row extends { readonly name: string }>(
    id: string | null | undefined,
    look: (trx: Trx, id: string) => Promise<Row | undefined>,
  ) => (id ? found(await look(trx, id)).name : null);
  const all: readonly (readonly [Field, string | null, string | null | undefined])[] = [
    ['kind', body.kind, facts.kind],
    ['name', body.name, facts.name],
    ['campaign', body.campaign?.name ?? null, facts.campaignId && (await nameOf(facts.campaignId, campaignById))],
    ['parent', body.parent?.name ?? null, facts.parentId && (await nameOf(facts.parentId, bodyById))],
    ['office', body.office?.name ?? null, facts.officeUnitId && (await nameOf(facts.officeUnitId, unitById))],
    ['foundedOn', body.foundedOn, facts.foundedOn],
    ['order', body.orderQuote, facts.orderQuote],
  ];
  return all.flatMap(([field, from, to]) => (to === undefined || to === from ? [] : [{ field, from, to }]));
}

/** A body under which others work is dissolved after them: nobody would lead these. */
export function dissolve(
  platform: Platform,
  actor: PersonActor,
  seen: SeenBody,
  { on, words }: { readonly on: string; readonly words: string },
): Promise<void> {
  pastDay(platform, on);
  return changing(platform, actor, seen, async (_trx, body) => {
    if (body.below.length > 0) {
      const names = body.below.map(({ name }) => name);
      throw failure('STILL_IN_USE', {
        name: body.name,
        zh: `其下还有${names.join('、')}，请先撤销它们或改由其他机构领导`,
        en: `${names.join(', ')} work under it: dissolve them first, or put them under another body`,
      });
    }
    if (on < body.foundedOn) {
      throw failure('CONFLICT', {
        detail: `成立于 ${body.foundedOn}，撤销日期不能更早 · it was founded on ${body.foundedOn}: it cannot end earlier`,
      });
    }
    return { facts: { dissolvedOn: on }, events: [{ kind: 'dissolved', words }] };
  });
}

export function reopen(platform: Platform, actor: PersonActor, seen: SeenBody, words: string): Promise<void> {
  return changing(
    platform,
    actor,
    seen,
    async (trx, body) => {
      if (body.dissolvedOn === null) {
        throw failure('CONFLICT', { detail: `“${body.name}”没有撤销 · “${body.name}” is not dissolved` });
      }
      if (body.parent) checkAtWork(found(await bodyById(trx, body.parent.id)));
      return { facts: { dissolvedOn: null }, events: [{ kind: 'reopened', words }] };
    },
    { dissolved: true },
  );
}
