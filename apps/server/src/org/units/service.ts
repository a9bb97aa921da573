import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { unlessTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { checkOpen, holdRegion, type RegionRow, regionById } from '../regions/service.ts';
import { mayAdministerUnits, mayTeachNames } from './policy.ts';
import {
  heirsOf,
  holdUnit,
  insertUnit,
  learnAliases,
  type NewUnit,
  type UnitRow,
  unitById,
  unitsByIds,
} from './store.ts';

export { addAlias, changeUnitFacts, removeAlias } from './changes.ts';
export { closeUnit, mergeUnit, reopenUnit } from './closing.ts';
export { type HomeRegion, type KnownUnit, matchUnit, type UnitMatch } from './matching.ts';
export {
  aliasesOf,
  heirsOf,
  holdUnit,
  insertUnit,
  listUnits,
  type UnitRow,
  unitById,
  unitByName,
  unitsAround,
  unitsOfRegions,
  unitsWithin,
} from './store.ts';

export async function createUnit(
  platform: Platform,
  actor: PersonActor,
  draft: Omit<NewUnit, 'regionPath'>,
): Promise<UnitRow> {
  return platform.database.as(actor, async (trx) => {
    const region = found(await regionById(trx, draft.regionId));
    if (!mayAdministerUnits(actor, region.path)) throw failure('NOT_ALLOWED');
    await holdRegion(trx, region.id);
    checkOpen(found(await regionById(trx, region.id)));
    if (draft.parentId) await holdParent(trx, region.path, draft.parentId);
    const insert = insertUnit(trx, { ...draft, regionPath: region.path }, platform.clock.now(), actor.personId);
    const id = await unlessTaken(insert, 'units_region_id_name_key', nameTaken(region, draft.name));
    const unit = found(await unitById(trx, id));
    await record(trx, platform.clock, actor, {
      action: 'unit.created',
      subjectKind: 'unit',
      subjectId: id,
      regionPath: region.path,
      after: unit,
    });
    return unit;
  });
}

/**
 * Keeps names that people confirmed, so that the next document matches by itself. Names of units outside the actor's area are not kept:
 * they are that area's to decide. Gives how many were new.
 */
export async function learnNames(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  names: readonly { readonly words: string; readonly unitId: string }[],
): Promise<number> {
  const units = new Map((await unitsByIds(trx, [...new Set(names.map(({ unitId }) => unitId))])).map((u) => [u.id, u]));
  const fresh = names.flatMap(({ words, unitId }) => {
    const unit = units.get(unitId);
    const known = !unit || unit.name === words || unit.shortName === words;
    return known || !mayTeachNames(actor, unit.regionPath)
      ? []
      : [{ unitId, regionPath: unit.regionPath, alias: words }];
  });
  const learned = await learnAliases(trx, fresh, { by: actor.personId, at: platform.clock.now() });
  for (const { unitId, regionPath, alias } of learned > 0 ? fresh : []) {
    await record(trx, platform.clock, actor, {
      action: 'unit.name-learned',
      subjectKind: 'unit',
      subjectId: unitId,
      regionPath,
      after: { alias },
    });
  }
  return learned;
}

/** The units that somebody chose, as they go on today: of those merged since, the ones they were merged into. A closed unit cannot be chosen. */
export async function openUnits(trx: Trx, ids: readonly string[]) {
  const heirs = await heirsOf(trx, ids);
  const units = new Map(ids.map((id) => found(heirs.get(id))).map((unit) => [unit.id, unit]));
  for (const unit of units.values()) checkOpen(unit);
  return [...units.values()];
}

/** A unit may hang below one of its own region or of a region above; never below one of a neighbour. */
async function holdParent(trx: Trx, regionPath: string, parentId: string): Promise<void> {
  await holdUnit(trx, parentId);
  const parent = found(await unitById(trx, parentId));
  if (!regionPath.startsWith(parent.regionPath)) throw failure('NOT_FOUND');
  checkOpen(parent);
}

const nameTaken = (region: Pick<RegionRow, 'name'>, name: string) => ({
  zh: `${region.name}已有单位“${name}”`,
  en: `${region.name} has a unit “${name}” already`,
});
