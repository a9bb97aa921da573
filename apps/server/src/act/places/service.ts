import { addDays } from '@chengshi/calendar';
import { placeKeptDays, type ReportPlace } from '@chengshi/contract';
import { commitmentById } from '../../plan/commitments/service.ts';
import { type Actor, type PersonActor, system } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { unlessTaken } from '../../platform/database/taken.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record, recordAll } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { mayOpenPlace } from './policy.ts';
import {
  erasePlacesBefore,
  holdPlaces,
  insertPlaceClosing,
  insertPlaceOpening,
  insertReportPlace,
  type PlaceOpeningRow,
  placeOpeningById,
  placeOpeningFor,
} from './store.ts';

export { type PlaceOpeningRow, placeOpeningFor, placeOpeningsOf } from './store.ts';

const longestDays = 366;

export function openPlace(
  platform: Platform,
  actor: PersonActor,
  commitmentId: string,
  wish: { readonly reason: string; readonly until: string },
): Promise<PlaceOpeningRow> {
  const today = platform.clock.today();
  return platform.database.as(actor, async (trx) => {
    const commitment = found(await commitmentById(trx, commitmentId));
    if (!mayOpenPlace(actor, commitment.regionPath)) throw failure('NOT_ALLOWED');
    if (wish.until < today || wish.until > addDays(today, longestDays)) {
      throw failure('CONFLICT', {
        detail: '截止日期须在今天之后一年之内 · the last day lies within a year from today',
      });
    }
    await holdPlaces(trx, commitmentId);
    const there = await placeOpeningFor(trx, commitmentId, today);
    if (there) {
      throw failure('CONFLICT', {
        detail: `现场定位已开启至 ${there.until}，请先关闭 · it is on until ${there.until}: turn it off first`,
      });
    }
    const id = await insertPlaceOpening(trx, {
      ...{ ...wish, commitmentId, regionPath: commitment.regionPath, since: today },
      ...{ openedBy: actor.personId, openedName: actor.name, openedAt: platform.clock.now() },
    });
    await record(trx, platform.clock, actor, {
      ...about('place.opened', commitmentId, commitment.regionPath),
      after: { id, ...wish },
    });
    return found(await placeOpeningById(trx, id));
  });
}

export function closePlace(
  platform: Platform,
  actor: PersonActor,
  id: string,
  reason: string,
): Promise<PlaceOpeningRow> {
  return platform.database.as(actor, async (trx) => {
    const before = found(await placeOpeningById(trx, id));
    if (!mayOpenPlace(actor, before.regionPath)) throw failure('NOT_ALLOWED');
    await holdPlaces(trx, before.commitmentId);
    const insert = insertPlaceClosing(trx, {
      ...{ openingId: id, regionPath: before.regionPath, reason, closedOn: platform.clock.today() },
      ...{ closedBy: actor.personId, closedName: actor.name, closedAt: platform.clock.now() },
    });
    await unlessTaken(insert, 'place_closings_pkey', { zh: '已经关闭', en: 'it is off already' });
    await record(trx, platform.clock, actor, {
      ...about('place.closed', before.commitmentId, before.regionPath),
      before: { id },
      after: { reason },
    });
    return found(await placeOpeningById(trx, id));
  });
}

/**
 * Keeps where a report was made, where that is turned on. The ledger has it in an entry of its own, so that the digest of the report can still be
 * checked after the place was erased.
 */
export async function keepPlace(
  trx: Trx,
  platform: Platform,
  actor: Actor,
  report: { readonly id: string; readonly commitmentId: string; readonly regionPath: string },
  place: ReportPlace,
): Promise<void> {
  const today = platform.clock.today();
  const opening = await placeOpeningFor(trx, report.commitmentId, today);
  if (!opening) throw failure('PLACE_OFF');
  await insertReportPlace(trx, {
    ...{ ...place, takenAt: new Date(place.takenAt), reportId: report.id, openingId: opening.id },
    ...{ regionPath: report.regionPath, keptUntil: addDays(today, placeKeptDays) },
  });
  await record(trx, platform.clock, actor, {
    ...about('place.kept', report.commitmentId, report.regionPath),
    after: { reportId: report.id, ...place },
  });
}

/** Erases the places whose time is over; the reports stay as they are. */
export function eraseOldPlaces(platform: Platform): Promise<void> {
  return platform.database.as(system, async (trx) => {
    const erased = await erasePlacesBefore(trx, platform.clock.today());
    await recordAll(
      trx,
      platform.clock,
      system,
      erased.map(({ reportId, commitmentId, regionPath }) => ({
        ...about('place.erased', commitmentId, regionPath),
        before: { reportId },
      })),
    );
  });
}

const about = (action: string, subjectId: string, regionPath: string) => ({
  ...{ action, subjectKind: 'commitment', subjectId, regionPath },
});
