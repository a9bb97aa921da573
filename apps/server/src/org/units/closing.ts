import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { checkOpen, holdRegion, pastDay, regionById } from '../regions/service.ts';
import { administered, recorded } from './changes.ts';
import {
  aliasesOf,
  carryRoles,
  changeUnit,
  closePostsOf,
  deleteAlias,
  holdUnit,
  insertAliases,
  movePosts,
  moveUnitsBelow,
  standsBelow,
  type UnitRow,
  unitById,
  usesOfUnit,
} from './store.ts';

/** Closes a unit whose posts nobody holds; its posts are closed with it. */
export function closeUnit(platform: Platform, actor: PersonActor, id: string, on: string): Promise<UnitRow> {
  pastDay(platform, on);
  return platform.database.as(actor, async (trx) => {
    await holdUnit(trx, id);
    const before = await administered(trx, actor, id);
    if (before.closedOn !== null) return before;
    const { units, held, roles } = await usesOfUnit(trx, id);
    if (units + held + roles > 0) {
      const there = [
        [units, `下级单位 ${units} 个`, `units below it: ${units}`],
        [held, `在岗 ${held} 人次`, `held posts: ${held}`],
        [roles, `角色 ${roles} 个`, `roles: ${roles}`],
      ] as const;
      const left = there.filter(([count]) => count > 0);
      throw failure('STILL_IN_USE', {
        name: before.name,
        zh: `还有${left.map(([, zh]) => zh).join('、')}，请先撤销、离任或收回，或并入其他单位`,
        en: `it still has ${left.map(([, , en]) => en).join(', ')}; end these first, or merge it into another unit`,
      });
    }
    await platform.events.emit(trx, 'unit.closing', { actor, unitId: id, name: before.name });
    await closePostsOf(trx, id, on);
    await changeUnit(trx, id, { closedOn: on });
    return recorded(platform, trx, actor, 'unit.closed', before);
  });
}

export function reopenUnit(platform: Platform, actor: PersonActor, id: string): Promise<UnitRow> {
  return platform.database.as(actor, async (trx) => {
    const before = await administered(trx, actor, id);
    if (before.mergedInto) {
      throw failure('CONFLICT', {
        detail: `${before.name}已并入${before.mergedInto.name} · ${before.name} was merged into ${before.mergedInto.name}`,
      });
    }
    if (before.closedOn === null) return before;
    await holdRegion(trx, before.regionId);
    checkOpen(found(await regionById(trx, before.regionId)));
    if (before.parentId) {
      await holdUnit(trx, before.parentId);
      checkOpen(found(await unitById(trx, before.parentId)));
    }
    await changeUnit(trx, id, { closedOn: null });
    return recorded(platform, trx, actor, 'unit.reopened', before);
  });
}

/** Posts, names, units below, roles and plans go to the other unit; the merged one is closed and leads there. */
export function mergeUnit(
  platform: Platform,
  actor: PersonActor,
  id: string,
  intoId: string,
  on: string,
): Promise<UnitRow> {
  pastDay(platform, on);
  return platform.database.as(actor, async (trx) => {
    // Always in the same order, so that two mergers cannot wait for each other.
    for (const one of [id, intoId].sort()) await holdUnit(trx, one);
    const [from, into] = [await administered(trx, actor, id), await administered(trx, actor, intoId)];
    for (const unit of [from, into]) checkOpen(unit);
    if (await standsBelow(trx, intoId, id)) {
      throw failure('CONFLICT', {
        detail: '不能并入自己或自己的下级 · a unit cannot be merged into itself or one below it',
      });
    }
    const { units: below } = await usesOfUnit(trx, id);
    if (below > 0 && !from.regionPath.startsWith(into.regionPath)) {
      throw failure('CONFLICT', {
        detail: `${from.name}有下级单位，不能并入下级区划的单位 · ${from.name} has units below it: it cannot be merged into a unit of a region below`,
      });
    }
    await moveNames(platform, trx, actor, from, into);
    const posts = await movePosts(trx, from, into);
    await moveUnitsBelow(trx, id, intoId);
    await changeUnit(trx, id, { closedOn: on, mergedInto: intoId });
    const roles = await carryRoles(trx, id, platform.clock.now());
    await recorded(platform, trx, actor, 'unit.merged', from);
    const merged = { actor, fromId: id, intoId, regionPath: into.regionPath };
    await platform.events.emit(trx, 'unit.merged', merged);
    const after = found(await unitById(trx, intoId));
    await record(trx, platform.clock, actor, {
      action: 'unit.took-over',
      subjectKind: 'unit',
      subjectId: intoId,
      regionPath: after.regionPath,
      before: into,
      after: { ...after, from: id, posts, roles },
    });
    return after;
  });
}

async function moveNames(
  platform: Platform,
  trx: Trx,
  actor: PersonActor,
  from: UnitRow,
  into: UnitRow,
): Promise<void> {
  const names = (await aliasesOf(trx, from.id)).map(({ alias }) => alias);
  for (const alias of names) await deleteAlias(trx, from.id, alias);
  const all = [from.name, ...(from.shortName ? [from.shortName] : []), ...names];
  const fresh = all.filter((name) => name !== into.name && name !== into.shortName);
  const origin = { source: 'former', addedBy: actor.personId, addedAt: platform.clock.now() } as const;
  await insertAliases(trx, into, fresh, origin);
}
