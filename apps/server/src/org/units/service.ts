import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { unlessTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { checkOpen, holdRegion, type RegionRow, regionById } from '../regions/service.ts';
import { mayAdministerUnits } from './policy.ts';
import { holdUnit, insertUnit, type NewUnit, type UnitRow, unitById } from './store.ts';

export { addAlias, changeUnitFacts, removeAlias } from './changes.ts';
export { closeUnit, mergeUnit, reopenUnit } from './closing.ts';
export {
  aliasesOf,
  holdUnit,
  insertUnit,
  listUnits,
  type UnitRow,
  unitById,
  unitByName,
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
