import type { Fault } from '@chengshi/contract';
import { workingCalendar } from '../../../org/calendar/service.ts';
import type { PersonActor } from '../../../platform/access/actor.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { isTaken } from '../../../platform/database/taken.ts';
import { failure } from '../../../platform/http/fail.ts';
import { recordAll } from '../../../platform/ledger/ledger.ts';
import type { Platform } from '../../../platform/platform.ts';
import { mayDispatch } from '../policy.ts';
import { termFrom } from '../term.ts';
import { insertDispatches, type NewDispatch, openUnits, toDispatch } from './store.ts';

export interface DispatchEntry {
  readonly commitmentId: string;
  /** Whose part of it; empty for the whole. */
  readonly place: string;
  readonly unitId: string;
  readonly supportIds: readonly string[];
}
export interface DispatchTerms {
  readonly termDays: number;
  readonly note: string | null;
}

/** Tells units to answer for commitments: all of them, or none when one cannot be dispatched. Gives until when they have to answer. */
export function sendDispatches(
  platform: Platform,
  actor: PersonActor,
  entries: readonly DispatchEntry[],
  terms: DispatchTerms,
): Promise<{ sent: number; dueOn: string }> {
  return platform.database.as(actor, async (trx) => {
    const { ids, dueOn } = await send(trx, platform, actor, entries, terms);
    return { sent: ids.length, dueOn };
  });
}

/** Gives a commitment whose dispatch just ended to another unit. */
export async function resend(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  entry: DispatchEntry,
  terms: DispatchTerms,
): Promise<string> {
  const { ids } = await send(trx, platform, actor, [entry], terms);
  return ids[0] ?? '';
}

async function send(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  entries: readonly DispatchEntry[],
  { termDays, note }: DispatchTerms,
): Promise<{ ids: string[]; dueOn: string }> {
  const keyOf = (commitmentId: string, place: string) => `${commitmentId} ${place}`;
  const known = new Map((await toDispatch(trx, entries)).map((row) => [keyOf(row.id, row.place), row]));
  const sent = new Map<string, number>();
  const unitIds = entries.flatMap(({ unitId, supportIds }) => [unitId, ...supportIds]);
  const units = new Map((await openUnits(trx, [...new Set(unitIds)])).map((row) => [row.id, row]));
  const term = termFrom(await workingCalendar(trx), platform.clock.today(), termDays);
  const faults: Fault[] = [];
  const rows: NewDispatch[] = [];
  for (const { commitmentId, place, unitId, supportIds } of entries) {
    const commitment = known.get(keyOf(commitmentId, place));
    if (!commitment || commitment.officePath === null) throw failure('NOT_FOUND');
    const { officePath } = commitment;
    if (!mayDispatch(actor, officePath)) throw failure('NOT_ALLOWED');
    const unit = units.get(unitId);
    const supports = [...new Set(supportIds)].filter((id) => id !== unitId);
    const fault =
      rows.some((row) => row.commitmentId === commitmentId && row.place === place) || commitment.inForce
        ? { zh: '已经下发', en: 'it is dispatched already' }
        : commitment.kind === 'group'
          ? { zh: '是分组，请下发其中各项', en: 'it is a group: dispatch its parts' }
          : commitment.withdrawnOn !== null
            ? { zh: '文件的新版本已撤下此项', en: 'a later version left it out' }
            : commitment.acceptedOn !== null
              ? { zh: '已经办结', en: 'it is done' }
              : !unit || supports.some((id) => !units.has(id))
                ? { zh: '所选单位不存在或已撤销', en: 'a unit chosen is not there or closed' }
                : unit.regionPath.startsWith(commitment.regionPath)
                  ? null
                  : { zh: `${unit.name}不在本区划内`, en: `${unit.name} lies outside the region` };
    const at = commitment.partName === null ? commitment.code : `${commitment.code} ${commitment.partName}`;
    if (fault) faults.push({ place: at, ...fault });
    else {
      // Numbers run through a commitment with its parts.
      const number = (sent.get(commitmentId) ?? commitment.last) + 1;
      sent.set(commitmentId, number);
      rows.push({
        ...{ commitmentId, place, officePath, regionPath: commitment.regionPath, number },
        ...{ unitId, supportIds: supports, termDays, note, ...term },
        ...{ sentBy: actor.personId, sentName: actor.name, sentAt: platform.clock.now() },
        sentOn: platform.clock.today(),
      });
    }
  }
  if (faults.length > 0) throw failure('DISPATCH_FAULTS', { count: faults.length }, faults.slice(0, 200));
  const ids = await insert(trx, rows);
  await recordAll(
    trx,
    platform.clock,
    actor,
    rows.map(({ commitmentId, place, regionPath, unitId, supportIds, dueOn }) => ({
      action: 'dispatch.sent',
      subjectKind: 'commitment',
      subjectId: commitmentId,
      regionPath,
      after: { ...(place ? { place } : {}), unitId, supportIds, dueOn, termDays, note },
    })),
  );
  await platform.events.emit(trx, 'dispatch.moved', { actor, kind: 'sent', dispatchIds: ids, words: note ?? '' });
  return { ids, dueOn: term.dueOn };
}

async function insert(trx: Trx, rows: readonly NewDispatch[]): Promise<string[]> {
  try {
    return await insertDispatches(trx, rows);
  } catch (error) {
    if (!isTaken(error)) throw error;
    throw failure('CONFLICT', {
      detail: '其中有事项刚被他人下发，请刷新后再试 · somebody has just dispatched one of them: reload and try again',
    });
  }
}
