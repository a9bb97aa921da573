import type { PersonActor } from '../../platform/access/actor.ts';
import { unlessTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { regionById } from '../regions/service.ts';
import { mayAdministerUnits } from './policy.ts';
import { insertUnit, type NewUnit, type UnitRow, unitById } from './store.ts';

export { type HomeRegion, type KnownUnit, matchUnit, type UnitMatch } from './matching.ts';
export { insertUnit, listUnits, type UnitRow, unitById, unitByName, unitsAround } from './store.ts';

export async function createUnit(
  platform: Platform,
  actor: PersonActor,
  draft: Omit<NewUnit, 'regionPath'>,
): Promise<UnitRow> {
  return platform.database.as(actor, async (trx) => {
    const region = found(await regionById(trx, draft.regionId));
    if (!mayAdministerUnits(actor, region.path)) throw failure('NOT_ALLOWED');
    // A unit may hang below one of its own region or of a region above; never below one of a neighbour.
    if (draft.parentId && !region.path.startsWith(found(await unitById(trx, draft.parentId)).regionPath))
      throw failure('NOT_FOUND');
    const insert = insertUnit(trx, { ...draft, regionPath: region.path }, platform.clock.now());
    const id = await unlessTaken(insert, 'units_region_id_name_key', {
      zh: `${region.name}已有单位“${draft.name}”`,
      en: `${region.name} has a unit “${draft.name}” already`,
    });
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
