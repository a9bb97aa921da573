import type { ReportPlace } from '@chengshi/contract';
import { dispatchInForce } from '../../own/dispatches/service.ts';
import { commitmentById } from '../../plan/commitments/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { openingFor } from '../entries/service.ts';
import { keepPlace, placeOpeningFor } from '../places/service.ts';
import { countOwn } from './evidence/store.ts';
import { entryOf } from './policy.ts';
import {
  holdReports,
  insertReport,
  lastReport,
  milestonesOf,
  type ReportRow,
  reportById,
  reportingUnit,
} from './store.ts';

export { attachEvidence } from './evidence/attach.ts';
export { contentOf, isPhoto } from './evidence/content.ts';
export { evidenceById } from './evidence/store.ts';
export { withoutPlace } from './evidence/without-place.ts';
export { listReports, type ReportRow, reportById, reportsByIds, reportsOf } from './store.ts';
export { reportView } from './view.ts';

export interface ReportDraft {
  /** Whose part it speaks of; empty for the whole. */
  readonly place: string;
  readonly kind: 'progress' | 'milestone' | 'completion';
  readonly milestone: string | null;
  readonly value: number | null;
  readonly asOf: string;
  readonly words: string;
  readonly evidenceIds: readonly string[];
  readonly seconds: number;
}

type Refusal = 'not-dispatched' | 'not-accepted' | 'done' | 'withdrawn' | 'not-yours' | 'town-closed';

/** Whether the actor may report about a commitment or a part of it, for which unit and how; or why not. */
async function standingOf(trx: Trx, platform: Platform, actor: PersonActor, commitmentId: string, place: string) {
  const commitment = found(await commitmentById(trx, commitmentId));
  const dispatch = await dispatchInForce(trx, commitmentId, place);
  const refused = (refusal: Refusal) => ({ commitment, dispatch, refusal, entry: null, opening: undefined });
  if (commitment.withdrawnOn !== null) return refused('withdrawn');
  if (commitment.acceptance !== null) return refused('done');
  if (!dispatch) return refused('not-dispatched');
  const unit = found(await reportingUnit(trx, dispatch.unitId));
  const opening = await openingFor(trx, unit.regionPath, platform.clock.today());
  const entry = entryOf(actor, unit, opening !== undefined);
  if (entry === null) return refused('not-yours');
  if (entry === 'closed') return refused('town-closed');
  if (dispatch.state !== 'accepted') return refused('not-accepted');
  return { commitment, dispatch, refusal: null, entry, opening: entry === 'town' ? opening : undefined };
}

/** What a form is prepared with: the last values, and what stands in the way. */
export async function reportForm(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  commitmentId: string,
  place: string,
) {
  const { commitment, dispatch, refusal } = await standingOf(trx, platform, actor, commitmentId, place);
  const last = await lastReport(trx, commitmentId, place);
  // The road map is that of the whole.
  const milestones = place === '' ? await milestonesOf(trx, commitmentId) : [];
  const location = await placeOpeningFor(trx, commitmentId, platform.clock.today());
  return { commitment, dispatch, refusal, last, milestones, location };
}

const reasons: Readonly<Record<Exclude<Refusal, 'not-yours' | 'town-closed'>, { zh: string; en: string }>> = {
  'not-dispatched': { zh: '尚未下发到单位', en: 'no unit was told to answer for it' },
  'not-accepted': { zh: '请先签收', en: 'accept it first' },
  done: { zh: '已经办结', en: 'it is done' },
  withdrawn: { zh: '文件的新版本已撤下此项', en: 'a later version left it out' },
};

/** Keeps what the unit says: a further report, nothing before it is changed. */
export function report(
  platform: Platform,
  actor: PersonActor,
  commitmentId: string,
  draft: ReportDraft,
  location?: ReportPlace,
): Promise<ReportRow> {
  const today = platform.clock.today();
  return platform.database.as(actor, async (trx) => {
    const { commitment, dispatch, refusal, entry, opening } = await standingOf(
      trx,
      platform,
      actor,
      commitmentId,
      draft.place,
    );
    if (refusal === 'not-yours') throw failure('NOT_ALLOWED');
    if (refusal === 'town-closed') throw failure('TOWN_ENTRY_CLOSED', { name: dispatch?.unitName ?? '' });
    if (refusal !== null) throw failure('REPORT_NOT_POSSIBLE', reasons[refusal]);
    if (draft.asOf > today) {
      throw failure('CONFLICT', { detail: `填报日期 ${draft.asOf} 在今天之后 · ${draft.asOf} lies in the future` });
    }
    if (draft.place !== '' && draft.kind !== 'progress') {
      throw failure('BAD_REQUEST', { detail: '分解的部分只填报进度 · about a part only progress is reported' });
    }
    if (draft.kind === 'completion' && commitment.quantity !== null && draft.value === null) {
      throw failure('BAD_REQUEST', {
        detail: '申请办结的目标须填写完成值 · a target that is done needs the value reached',
      });
    }
    await holdReports(trx, commitmentId);
    const evidenceIds = [...new Set(draft.evidenceIds)];
    await ownEvidence(trx, actor, commitmentId, evidenceIds);
    const id = await insertReport(
      trx,
      {
        ...{
          commitmentId,
          place: draft.place,
          regionPath: commitment.regionPath,
          dispatchId: dispatch.id,
          unitId: dispatch.unitId,
        },
        ...{ kind: draft.kind, milestone: await milestoneOf(trx, commitmentId, draft), value: draft.value },
        ...{ asOf: draft.asOf, words: draft.words, seconds: draft.seconds, entry, openingId: opening?.id ?? null },
        ...{ reportedBy: actor.personId, reportedName: actor.name, reportedAt: platform.clock.now() },
        reportedOn: today,
      },
      evidenceIds,
    );
    await record(trx, platform.clock, actor, {
      action: 'report.filed',
      subjectKind: 'commitment',
      subjectId: commitmentId,
      regionPath: commitment.regionPath,
      after: { id, unitId: dispatch.unitId, entry, ...draft },
    });
    if (location)
      await keepPlace(trx, platform, actor, { id, commitmentId, regionPath: commitment.regionPath }, location);
    if (draft.value !== null) await platform.events.emit(trx, 'report.valued', { actor, commitmentId });
    return found(await reportById(trx, id));
  });
}

/** Refuses evidence that the actor did not upload for this commitment. */
export async function ownEvidence(
  trx: Trx,
  actor: PersonActor,
  commitmentId: string,
  ids: readonly string[],
): Promise<void> {
  if ((await countOwn(trx, ids, { commitmentId, personId: actor.personId })) !== ids.length) throw failure('NOT_FOUND');
}

async function milestoneOf(trx: Trx, commitmentId: string, draft: ReportDraft): Promise<string | null> {
  if (draft.kind !== 'milestone') return null;
  const known = (await milestonesOf(trx, commitmentId)).find(({ title }) => title === draft.milestone);
  if (!known) {
    throw failure('BAD_REQUEST', {
      detail: '请选择已达到的节点 · choose the milestone that was reached',
    });
  }
  return known.title;
}
