import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { checkOpen } from './open.ts';
import { mayAdminister } from './policy.ts';
import { changeRegion, holdRegion, moveRegion, type RegionRow, regionById, usesOfRegion } from './store.ts';

/** The day on which something is closed has come: what is closed cannot be chosen from now on, not from some later day on. */
export function pastDay(platform: Platform, on: string): string {
  if (on > platform.clock.today()) {
    throw failure('BAD_REQUEST', { detail: '日期不能晚于今天 · the date must not lie after today' });
  }
  return on;
}

/** Hangs a region with all below it under another; paths of the organisation's own tables follow. Refused once work is on record there. */
export function hangElsewhere(
  platform: Platform,
  actor: PersonActor,
  id: string,
  parentId: string,
): Promise<RegionRow> {
  return platform.database.as(actor, async (trx) => {
    const before = await administered(trx, actor, id);
    const parent = await administered(trx, actor, parentId);
    checkOpen(before);
    await holdRegion(trx, parentId);
    checkOpen(found(await regionById(trx, parentId)));
    if (parent.path.startsWith(before.path)) {
      throw failure('CONFLICT', {
        detail: '不能挂到自己或自己的下级之下 · a region cannot be hung under itself or one below it',
      });
    }
    if (before.parentId === parentId) return before;
    if (await moveRegion(trx, id, parentId)) throw failure('REGION_IN_USE', { name: before.name });
    return recorded(platform, trx, actor, 'region.moved', before);
  });
}

/** Closes a region in which nothing is open any more. */
export function closeRegion(platform: Platform, actor: PersonActor, id: string, on: string): Promise<RegionRow> {
  pastDay(platform, on);
  return platform.database.as(actor, async (trx) => {
    await holdRegion(trx, id);
    const before = await administered(trx, actor, id);
    if (before.closedOn !== null) return before;
    const { regions, units, roles } = await usesOfRegion(trx, id);
    if (regions + units + roles > 0) {
      throw failure('STILL_IN_USE', {
        name: before.name,
        zh: `还有下级区划 ${regions} 个、单位 ${units} 个、角色 ${roles} 个，请先撤销、并入或收回`,
        en: `it still has ${regions} regions below it, ${units} units and ${roles} roles: close, merge or take them back first`,
      });
    }
    await changeRegion(trx, id, { closedOn: on });
    return recorded(platform, trx, actor, 'region.closed', before);
  });
}

export function reopenRegion(platform: Platform, actor: PersonActor, id: string): Promise<RegionRow> {
  return platform.database.as(actor, async (trx) => {
    const before = await administered(trx, actor, id);
    if (before.closedOn === null) return before;
    if (before.parentId) {
      await holdRegion(trx, before.parentId);
      checkOpen(found(await regionById(trx, before.parentId)));
    }
    await changeRegion(trx, id, { closedOn: null });
    return recorded(platform, trx, actor, 'region.reopened', before);
  });
}

async function administered(trx: Trx, actor: PersonActor, id: string): Promise<RegionRow> {
  const region = found(await regionById(trx, id));
  if (!mayAdminister(actor, region.path)) throw failure('NOT_ALLOWED');
  return region;
}

async function recorded(
  platform: Platform,
  trx: Trx,
  actor: PersonActor,
  action: 'region.moved' | 'region.closed' | 'region.reopened',
  before: RegionRow,
): Promise<RegionRow> {
  const after = found(await regionById(trx, before.id));
  await record(trx, platform.clock, actor, {
    action,
    subjectKind: 'region',
    subjectId: before.id,
    regionPath: after.path,
    before,
    after,
  });
  return after;
}
