import { readFile } from 'node:fs/promises';
import type { DemoBody, DemoCity, DemoSeat } from '../../demo/format.ts';
import { listPeople } from '../org/people/service.ts';
import { regionsByCode } from '../org/regions/service.ts';
import { unitByName } from '../org/units/service.ts';
import { addMember, bodyById, carry, foundBody, listBodies, membersOf, type Seat } from '../own/bodies/service.ts';
import { listCampaigns } from '../plan/campaigns/service.ts';
import { documentById } from '../plan/documents/service.ts';
import { type PersonActor, system } from '../platform/access/actor.ts';
import type { Trx } from '../platform/database/database.ts';
import { found } from '../platform/http/fail.ts';
import type { Platform } from '../platform/platform.ts';
import { allCommitments, everything, saying } from './quoted.ts';

const file = new URL('../../demo/bodies.json', import.meta.url);

/** Who leads what, founded through the services that the office uses; every step is skipped when it is there already. */
export async function loadBodies(platform: Platform, clerk: PersonActor, city: DemoCity): Promise<void> {
  const bodies = JSON.parse(await readFile(file, 'utf8')) as DemoBody[];
  const asClerk = <Result>(work: (trx: Trx) => Promise<Result>) => platform.database.as(clerk, work);
  const there = await asClerk((trx) => listBodies(trx, { dissolved: false, limit: everything }));
  const ids = new Map(there.map(({ name, id }) => [name, id]));
  for (const body of bodies) {
    const campaign = await asClerk((trx) => campaignOf(trx, body.order));
    const id = ids.get(body.name) ?? (await foundIt(platform, clerk, city, body, campaign, ids));
    ids.set(body.name, id);
    for (const seat of body.seats) await sit(platform, clerk, city, id, { since: body.foundedOn, ...seat });
    await giveTo(platform, clerk, id, body, campaign);
  }
}

type Campaign = Awaited<ReturnType<typeof campaignOf>>;

/** The campaign in whose document the words stand. */
async function campaignOf(trx: Trx, words: string) {
  for (const campaign of await listCampaigns(trx, { after: undefined, limit: everything })) {
    const document = await documentById(trx, campaign.documentId);
    if (document?.text.includes(words)) return campaign;
  }
  throw new Error(`demo/bodies.json quotes “${words}”, which no published text says`);
}

async function foundIt(
  platform: Platform,
  clerk: PersonActor,
  city: DemoCity,
  { kind, name, foundedOn, parent, office, order }: DemoBody,
  campaign: Campaign,
  ids: ReadonlyMap<string, string>,
): Promise<string> {
  return foundBody(platform, clerk, {
    ...{ kind, name, foundedOn, regionId: campaign.regionId, campaignId: campaign.id },
    parentId: parent === null ? null : known(ids.get(parent), parent),
    officeId: office === null ? null : await unitOf(platform, city, office),
    order: { documentId: campaign.documentId, quote: order },
  });
}

/** Takes a seat unless it was taken before. */
async function sit(
  platform: Platform,
  clerk: PersonActor,
  city: DemoCity,
  bodyId: string,
  { duty, post, unit, since, replaces }: DemoSeat,
): Promise<void> {
  const seat: Seat = post
    ? { kind: 'person', ...(await holderOf(platform, city, post)) }
    : { kind: 'unit', unitId: await unitOf(platform, city, unit ?? '') };
  const former = replaces ? await holderOf(platform, city, replaces) : null;
  const { revision, members } = await platform.database.as(clerk, async (trx) => ({
    revision: found(await bodyById(trx, bodyId)).revision,
    members: await membersOf(trx, bodyId),
  }));
  const sits = ({ person, unit: at }: (typeof members)[number]) =>
    seat.kind === 'person' ? person?.id === seat.personId : person === null && at.id === seat.unitId;
  if (members.some(sits)) return;
  const left = former && members.find(({ person, until }) => until === null && person?.id === former.personId);
  const draft = { duty, seat, since: since ?? null, replaces: left?.id ?? null };
  await addMember(platform, clerk, { id: bodyId, revision }, draft);
}

/** Gives its fronts and commitments to a body that carries nothing yet. */
async function giveTo(
  platform: Platform,
  clerk: PersonActor,
  bodyId: string,
  { fronts, commitments }: DemoBody,
  campaign: Campaign,
): Promise<void> {
  const body = await platform.database.as(clerk, async (trx) => found(await bodyById(trx, bodyId)));
  if (body.carrying > 0) return;
  const rows = await platform.database.as(clerk, (trx) => allCommitments(trx, platform));
  await carry(
    platform,
    clerk,
    { id: bodyId, revision: body.revision },
    {
      frontIds: fronts.map((words) => known(campaign.fronts.find(({ name }) => name.includes(words))?.id, words)),
      commitmentIds: commitments.map((words) => known(saying(rows, words)?.id, words)),
    },
  );
}

async function holderOf(
  platform: Platform,
  city: DemoCity,
  key: string,
): Promise<{ personId: string; postId: string }> {
  const post = known(
    city.posts.find((one) => one.key === key),
    key,
  );
  const unitId = await unitOf(platform, city, post.unitKey);
  const people = await platform.database.as(system, (trx) => listPeople(trx, { unitId, limit: 100 }));
  const holders = people.flatMap(({ id, posts }) =>
    posts
      .filter(({ title, unitId: at }) => at === unitId && title === post.title)
      .map((held) => [id, held.id] as const),
  );
  const [personId, postId] = known(holders[0], key);
  return { personId, postId };
}

async function unitOf(platform: Platform, city: DemoCity, key: string): Promise<string> {
  const named = city.units.find((unit) => unit.key === key);
  const unit = await platform.database.as(system, async (trx) => {
    const [region] = await regionsByCode(trx, [named?.regionCode ?? '']);
    return region && unitByName(trx, region.id, named?.name ?? '');
  });
  return known(unit?.id, key);
}

function known<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`demo/bodies.json names “${what}”, which the demonstration does not have`);
  return value;
}
