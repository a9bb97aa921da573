import type { RegionDraft } from '@chengshi/contract';
import type { z } from 'zod';
import type { PersonActor } from '../../platform/access/actor.ts';
import { unlessTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { codeFault } from './codes.ts';
import { checkOpen } from './open.ts';
import { mayAdminister } from './policy.ts';
import { holdRegion, insertRegion, type RegionRow, regionById, regionsByCode, renameRegion } from './store.ts';

export { regionsMeant } from './each.ts';
export { levelNames, type RegionLine, readRegionLine } from './import.ts';
export { carryOutRegions, importRegions, planRegions, type RegionPlan, settleParents } from './loading.ts';
export { closeRegion, hangElsewhere, pastDay, reopenRegion } from './moves.ts';
export { checkOpen } from './open.ts';
export { ownRegions } from './own.ts';
export {
  childRegions,
  holdRegion,
  insertRegion,
  type RegionRow,
  regionById,
  regionsByCode,
  regionsNamed,
  regionsWithin,
} from './store.ts';

export async function createRegion(
  platform: Platform,
  actor: PersonActor,
  draft: z.infer<typeof RegionDraft>,
): Promise<RegionRow> {
  const fault = codeFault(draft.code, draft.codeKind);
  if (fault) throw failure('IMPORT_FAULTS', { count: 1 }, [{ place: 'code', ...fault }]);
  return platform.database.as(actor, async (trx) => {
    const parent = draft.parentCode ? found((await regionsByCode(trx, [draft.parentCode]))[0]) : null;
    if (!mayAdminister(actor, `${parent?.path ?? '/'}${draft.code}/`)) throw failure('NOT_ALLOWED');
    if (parent) {
      await holdRegion(trx, parent.id);
      checkOpen(found(await regionById(trx, parent.id)));
    }
    const { parentCode: _, ...values } = draft;
    const insert = insertRegion(trx, { ...values, nameEn: draft.nameEn ?? null, parent }, platform.clock.now());
    const { id, path } = await unlessTaken(insert, 'regions_code_key', {
      zh: `区划代码 ${draft.code} 已存在`,
      en: `there is a region with the code ${draft.code} already`,
    });
    const region = found(await regionById(trx, id));
    await record(trx, platform.clock, actor, {
      action: 'region.created',
      subjectKind: 'region',
      subjectId: id,
      regionPath: path,
      after: region,
    });
    return region;
  });
}

export async function changeName(
  platform: Platform,
  actor: PersonActor,
  id: string,
  name: string,
  nameEn: string | null | undefined,
): Promise<RegionRow> {
  return platform.database.as(actor, async (trx) => {
    const before = found(await regionById(trx, id));
    if (!mayAdminister(actor, before.path)) throw failure('NOT_ALLOWED');
    await renameRegion(trx, id, name, nameEn === undefined ? before.nameEn : nameEn);
    const after = found(await regionById(trx, id));
    await record(trx, platform.clock, actor, {
      action: 'region.renamed',
      subjectKind: 'region',
      subjectId: id,
      regionPath: before.path,
      before,
      after,
    });
    return after;
  });
}
