import { workingCalendar } from '../../../org/calendar/service.ts';
import type { PersonActor } from '../../../platform/access/actor.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { failure, found } from '../../../platform/http/fail.ts';
import { record, recordAll } from '../../../platform/ledger/ledger.ts';
import type { Platform } from '../../../platform/platform.ts';
import { mayAnswer, mayDispatch } from '../policy.ts';
import { resend } from '../sending/send.ts';
import { openUnits } from '../sending/store.ts';
import { type DispatchRow, dispatchById, dispatchesByIds, holdDispatches } from '../store.ts';
import { daysToDecide, type Term, termFrom } from '../term.ts';
import { keepDuties } from './duties.ts';
import { type Duties, insertFact, type NewFact } from './store.ts';

const stateNames: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  waiting: { zh: '待签收', en: 'waiting for the unit' },
  accepted: { zh: '已签收', en: 'accepted' },
  objected: { zh: '有异议，待裁定', en: 'objected to and waits for the office' },
  ended: { zh: '已收回或改派', en: 'taken back or given to another unit' },
};

/** Refuses what the state of a dispatch does not allow. */
function needs(dispatch: DispatchRow, ...states: readonly string[]): void {
  if (states.includes(dispatch.state)) return;
  const name = stateNames[dispatch.state];
  throw failure('DISPATCH_NOT_OPEN', { state: name?.zh ?? dispatch.state, stateEn: name?.en ?? dispatch.state });
}

async function said(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  dispatch: DispatchRow,
  fact: Pick<NewFact, 'kind' | 'reason' | 'words' | 'suggestedId'> & Partial<Term>,
): Promise<void> {
  await insertFact(trx, {
    ...{
      dispatchId: dispatch.id,
      number: dispatch.facts + 1,
      regionPath: dispatch.regionPath,
      unitId: dispatch.unitId,
    },
    ...fact,
    ...{ saidBy: actor.personId, saidName: actor.name, saidAt: platform.clock.now(), saidOn: platform.clock.today() },
  });
  const moved = { actor, kind: fact.kind, dispatchIds: [dispatch.id], words: fact.words ?? '' };
  await platform.events.emit(trx, 'dispatch.moved', moved);
}

const entry = (dispatch: DispatchRow, action: string, after: unknown) => ({
  action: `dispatch.${action}`,
  subjectKind: 'commitment',
  subjectId: dispatch.commitmentId,
  regionPath: dispatch.regionPath,
  before: { ...(dispatch.place ? { place: dispatch.place } : {}), unitId: dispatch.unitId, state: dispatch.state },
  after,
});

/** The unit takes what was given to it, several at once, and says who does what. */
export function acceptDispatches(
  platform: Platform,
  actor: PersonActor,
  ids: readonly string[],
  duties: Duties,
): Promise<number> {
  return platform.database.as(actor, async (trx) => {
    const wished = [...new Set(ids)];
    await holdDispatches(trx, wished);
    const rows = await dispatchesByIds(trx, wished);
    const first = rows[0];
    if (!first || rows.length !== wished.length) throw failure('NOT_FOUND');
    for (const row of rows) {
      if (!mayAnswer(actor, row.unitId)) throw failure('NOT_ALLOWED');
      needs(row, 'waiting');
    }
    if (rows.some(({ unitId }) => unitId !== first.unitId)) {
      throw failure('CONFLICT', { detail: '一次只能签收同一单位的任务 · accept for one unit at a time' });
    }
    await keepDuties(trx, platform, actor, first.unitId, wished, duties);
    for (const row of rows) await said(trx, platform, actor, row, { kind: 'accepted' });
    const entries = rows.map((row) => entry(row, 'accepted', { unitId: row.unitId, duties }));
    await recordAll(trx, platform.clock, actor, entries);
    return rows.length;
  });
}

export function setDuties(platform: Platform, actor: PersonActor, id: string, duties: Duties): Promise<DispatchRow> {
  return platform.database.as(actor, async (trx) => {
    await holdDispatches(trx, [id]);
    const before = found(await dispatchById(trx, id));
    if (!mayAnswer(actor, before.unitId)) throw failure('NOT_ALLOWED');
    needs(before, 'accepted');
    await keepDuties(trx, platform, actor, before.unitId, [id], duties);
    await record(trx, platform.clock, actor, entry(before, 'duties-set', { duties }));
    return found(await dispatchById(trx, id));
  });
}

export interface Objection {
  readonly reason: string;
  readonly words: string;
  readonly suggestedId: string | null;
}

export function objectTo(
  platform: Platform,
  actor: PersonActor,
  id: string,
  objection: Objection,
): Promise<DispatchRow> {
  return platform.database.as(actor, async (trx) => {
    await holdDispatches(trx, [id]);
    const before = found(await dispatchById(trx, id));
    if (!mayAnswer(actor, before.unitId)) throw failure('NOT_ALLOWED');
    needs(before, 'waiting');
    if (before.last?.kind === 'upheld') {
      throw failure('CONFLICT', {
        detail: '攻坚办已裁定维持，请签收 · the office upheld the dispatch: accept it',
      });
    }
    if (objection.suggestedId && (await openUnits(trx, [objection.suggestedId])).length === 0)
      throw failure('NOT_FOUND');
    const term = termFrom(await workingCalendar(trx), platform.clock.today(), daysToDecide);
    await said(trx, platform, actor, before, { kind: 'objected', ...objection, ...term });
    await record(trx, platform.clock, actor, entry(before, 'objected', objection));
    return found(await dispatchById(trx, id));
  });
}

export type Decision =
  | {
      readonly kind: 'reassigned';
      readonly unitId: string;
      readonly supportIds?: readonly string[] | undefined;
      readonly words?: string | null | undefined;
    }
  | { readonly kind: 'upheld' | 'clarified'; readonly words: string };

/** Decides about an objection; gives the dispatch that is in force afterwards. */
export function decide(
  platform: Platform,
  actor: PersonActor,
  id: string,
  decision: Decision,
  termDays: number,
): Promise<DispatchRow> {
  return platform.database.as(actor, async (trx) => {
    const before = await toDecide(trx, actor, id);
    needs(before, 'objected');
    if (decision.kind === 'reassigned') {
      if (decision.unitId === before.unitId) {
        throw failure('CONFLICT', {
          detail: '改派的单位与原单位相同 · it is given to the same unit: uphold it instead',
        });
      }
      await said(trx, platform, actor, before, { kind: 'reassigned', words: decision.words ?? null });
      await record(trx, platform.clock, actor, entry(before, 'reassigned', decision));
      const supportIds = decision.supportIds ?? before.supports.map((unit) => unit.id);
      const next = { commitmentId: before.commitmentId, place: before.place, unitId: decision.unitId, supportIds };
      return found(await dispatchById(trx, await resend(trx, platform, actor, next, { termDays, note: before.note })));
    }
    const term = termFrom(await workingCalendar(trx), platform.clock.today(), termDays);
    await said(trx, platform, actor, before, { ...decision, ...term });
    await record(trx, platform.clock, actor, entry(before, decision.kind, decision));
    return found(await dispatchById(trx, id));
  });
}

export function recall(platform: Platform, actor: PersonActor, id: string, reason: string): Promise<DispatchRow> {
  return platform.database.as(actor, async (trx) => {
    const before = await toDecide(trx, actor, id);
    needs(before, 'waiting', 'objected', 'accepted');
    await said(trx, platform, actor, before, { kind: 'recalled', words: reason });
    await record(trx, platform.clock, actor, entry(before, 'recalled', { reason }));
    return found(await dispatchById(trx, id));
  });
}

async function toDecide(trx: Trx, actor: PersonActor, id: string): Promise<DispatchRow> {
  await holdDispatches(trx, [id]);
  const dispatch = found(await dispatchById(trx, id));
  if (!mayDispatch(actor, dispatch.officePath)) throw failure('NOT_ALLOWED');
  return dispatch;
}
