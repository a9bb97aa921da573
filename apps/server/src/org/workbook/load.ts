import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import type { Platform } from '../../platform/platform.ts';
import { createPerson, giveAccount, leavePost, renamePerson, takePost } from '../people/service.ts';
import { changePostFacts, createPost } from '../posts/service.ts';
import { carryOutRegions, type RegionPlan } from '../regions/service.ts';
import { addAlias, changeUnitFacts, createUnit } from '../units/service.ts';
import type { Places } from './places.ts';
import type { PersonStep } from './plan-people.ts';
import type { PostStep } from './plan-posts.ts';
import type { UnitStep } from './plan-units.ts';

export interface WorkbookPlan {
  readonly regions: RegionPlan;
  readonly units: readonly UnitStep[];
  readonly posts: readonly PostStep[];
  readonly people: readonly PersonStep[];
}

/** Does what was planned, through the same services as the forms: the same rules, the same entries in the ledger. */
export async function carryOut(
  platform: Platform,
  trx: Trx,
  actor: PersonActor,
  plan: WorkbookPlan,
  places: Places,
): Promise<void> {
  await carryOutRegions(platform, trx, actor, plan.regions);
  for (const region of places.regions.values()) region.id ??= plan.regions.known.get(region.code)?.id ?? null;
  for (const step of plan.units) await loadUnit(platform, actor, step);
  // Only now: a parent may stand further down in the sheet.
  for (const { unit, parent } of plan.units) {
    if (parent) await changeUnitFacts(platform, actor, made(unit.id), { parentId: made(parent.id) });
  }
  for (const { post, rank } of plan.posts) {
    if (post.id === null) {
      const draft = { unitId: made(post.unit.id), title: post.title, rank: rank ?? 100 };
      post.id = (await createPost(platform, actor, draft)).id;
    } else if (rank !== null) await changePostFacts(platform, actor, post.id, { rank });
  }
  for (const step of plan.people) await loadPerson(platform, actor, step);
}

async function loadUnit(platform: Platform, actor: PersonActor, step: UnitStep): Promise<void> {
  const { unit, shortName, kind, aliases } = step;
  if (unit.id === null) {
    const { id } = await createUnit(platform, actor, {
      regionId: made(unit.region.id),
      parentId: null,
      name: unit.name,
      shortName,
      kind: kind ?? 'department',
      aliases,
    });
    unit.id = id;
    return;
  }
  if (shortName !== null || kind !== null) {
    const change = { ...(shortName === null ? {} : { shortName }), ...(kind === null ? {} : { kind }) };
    await changeUnitFacts(platform, actor, unit.id, change);
  }
  for (const alias of aliases) await addAlias(platform, actor, unit.id, alias);
}

async function loadPerson(platform: Platform, actor: PersonActor, step: PersonStep): Promise<void> {
  const { person } = step;
  switch (step.kind) {
    case 'create': {
      const account = person.userName ? { userName: person.userName, password: null } : null;
      const draft = { name: person.name, postIds: [made(step.post.id)], since: step.since, account };
      person.id = (await createPerson(platform, actor, draft)).id;
      return;
    }
    case 'rename':
      return void (await renamePerson(platform, actor, made(person.id), step.name));
    case 'take':
      return void (await takePost(platform, actor, made(person.id), made(step.post.id), step.since));
    case 'leave':
      return void (await leavePost(platform, actor, made(person.id), step.holdingId, step.until));
    case 'account':
      return void (await giveAccount(platform, actor, made(person.id), step.userName));
  }
}

/** What a row depends on was made before it, or the row would not have been planned. */
function made(id: string | null): string {
  if (id === null) throw new Error('a planned row depends on one that was not made');
  return id;
}
