import { addDays } from '@chengshi/calendar';
import { checkOpen, regionById } from '../../org/regions/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { unlessTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { mayOpenEntry } from './policy.ts';
import { insertClosing, insertOpening, type OpeningRow, openingById } from './store.ts';

export { listOpenings, type OpeningRow, openingFor } from './store.ts';

/** Levels below the county: they enter nothing unless that was filed (若干规定, 2024). */
export const townLevels: readonly string[] = ['town', 'village'];

const longestDays = 366;

export interface OpeningDraft {
  readonly regionId: string;
  readonly filingNumber: string;
  readonly reason: string;
  readonly until: string;
}

export function openEntry(platform: Platform, actor: PersonActor, draft: OpeningDraft): Promise<OpeningRow> {
  const today = platform.clock.today();
  return platform.database.as(actor, async (trx) => {
    const region = found(await regionById(trx, draft.regionId));
    await mustOpen(trx, actor, region.parentId);
    if (!townLevels.includes(region.level)) {
      throw failure('CONFLICT', {
        detail: '只有乡镇（街道）、村（社区）需要备案，县级以上单位自行填报 · only towns and villages need this',
      });
    }
    checkOpen(region);
    if (draft.until < today || draft.until > addDays(today, longestDays)) {
      throw failure('CONFLICT', {
        detail: '截止日期须在今天之后一年之内 · the last day lies within a year from today',
      });
    }
    const id = await insertOpening(trx, {
      ...{ ...draft, regionPath: region.path, since: today },
      ...{ openedBy: actor.personId, openedName: actor.name, openedAt: platform.clock.now() },
    });
    await record(trx, platform.clock, actor, {
      action: 'entry.opened',
      subjectKind: 'region',
      subjectId: region.id,
      regionPath: region.path,
      after: draft,
    });
    return found(await openingById(trx, id));
  });
}

export function closeEntry(platform: Platform, actor: PersonActor, id: string, reason: string): Promise<OpeningRow> {
  return platform.database.as(actor, async (trx) => {
    const before = found(await openingById(trx, id));
    await mustOpen(trx, actor, before.parentId);
    const insert = insertClosing(trx, {
      ...{ openingId: id, regionPath: before.regionPath, reason, closedOn: platform.clock.today() },
      ...{ closedBy: actor.personId, closedName: actor.name, closedAt: platform.clock.now() },
    });
    await unlessTaken(insert, 'entry_closings_pkey', { zh: '已经关闭', en: 'it is closed already' });
    await record(trx, platform.clock, actor, {
      action: 'entry.closed',
      subjectKind: 'region',
      subjectId: before.regionId,
      regionPath: before.regionPath,
      before: { filingNumber: before.filingNumber },
      after: { reason },
    });
    return found(await openingById(trx, id));
  });
}

async function mustOpen(trx: Trx, actor: PersonActor, parentId: string | null): Promise<void> {
  const above = parentId === null ? undefined : await regionById(trx, parentId);
  if (!above || !mayOpenEntry(actor, above.path)) throw failure('NOT_ALLOWED');
}
