import { ownEvidence, type ReportRow, reportById } from '../../act/reports/service.ts';
import { workingCalendar } from '../../org/calendar/service.ts';
import { dispatchInForce, termFrom } from '../../own/dispatches/service.ts';
import { commitmentById } from '../../plan/commitments/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import type { CommitmentClosing } from '../../platform/events/events.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { isOwn, mayAdopt, mayVerify } from './policy.ts';
import {
  type AdoptionRow,
  adoptionsOf,
  holdReport,
  insertAdoption,
  insertVerification,
  type VerificationRow,
  verificationById,
} from './store.ts';

export { isOwn } from './policy.ts';
export {
  adoptionsOf,
  closingsOf,
  openDoubts,
  queuedReports,
  type VerificationRow,
  verificationById,
  verificationsByIds,
  verificationsOf,
} from './store.ts';
export { verificationView } from './view.ts';

/** What a unit answers for closes on verified completion alone. */
export function registerVerification(platform: Platform): void {
  platform.events.on('commitment.closing', checkClosing);
}

async function checkClosing(trx: Trx, { commitmentId }: CommitmentClosing): Promise<void> {
  const dispatch = await dispatchInForce(trx, commitmentId);
  const commitment = found(await commitmentById(trx, commitmentId));
  if (dispatch && commitment.claim !== 'verified') throw failure('NOT_VERIFIED', { unit: dispatch.unitName });
}

export interface Finding {
  readonly verdict: 'confirmed' | 'corrected' | 'doubted';
  readonly value: number | null;
  readonly words: string | null;
  readonly evidenceIds: readonly string[];
  readonly termDays: number;
}

/** Keeps what an inspector found about a report; a doubt goes back to the unit with a clock. */
export function verify(
  platform: Platform,
  actor: PersonActor,
  reportId: string,
  finding: Finding,
): Promise<VerificationRow> {
  return platform.database.as(actor, async (trx) => {
    const report = await held(trx, reportId);
    if (!mayVerify(actor, report.regionPath)) throw failure('NOT_ALLOWED');
    if (isOwn(actor, report)) throw failure('OWN_REPORT');
    checkFinding(report, finding);
    const { verdict, words } = finding;
    const doubted = verdict === 'doubted';
    const term = doubted ? termFrom(await workingCalendar(trx), platform.clock.today(), finding.termDays) : null;
    const evidenceIds = [...new Set(finding.evidenceIds)];
    await ownEvidence(trx, actor, report.commitmentId, evidenceIds);
    const id = await insertVerification(
      trx,
      {
        ...{
          reportId,
          commitmentId: report.commitmentId,
          place: report.place,
          regionPath: report.regionPath,
          unitId: report.unitId,
        },
        // What is confirmed is the value as it was claimed.
        ...{ verdict, value: doubted ? null : (finding.value ?? report.value), words: words || null },
        ...{ answerBy: term?.dueOn ?? null, counted: term?.counted ?? null },
        ...{ verifiedBy: actor.personId, verifiedName: actor.name, verifiedAt: platform.clock.now() },
        verifiedOn: platform.clock.today(),
      },
      evidenceIds,
    );
    await record(trx, platform.clock, actor, {
      action: `report.${verdict}`,
      subjectKind: 'commitment',
      subjectId: report.commitmentId,
      regionPath: report.regionPath,
      before: { reportId, value: report.value },
      after: { id, ...finding, answerBy: term?.dueOn },
    });
    const { commitmentId, unitId } = report;
    const told = { words: words ?? '', answerBy: term?.dueOn ?? null, part: report.part?.name ?? null };
    const verified = { actor, commitmentId, unitId, verdict, ...told };
    await platform.events.emit(trx, 'report.verified', verified);
    return found(await verificationById(trx, id));
  });
}

function checkFinding(report: ReportRow, { verdict, value, words }: Finding): void {
  if (verdict !== 'confirmed' && (words === null || words.length < 2)) {
    throw failure('BAD_REQUEST', { detail: '更正和存疑须说明理由（2 字以上） · say why it is corrected or doubted' });
  }
  if (verdict === 'corrected' && report.value !== null && value === null) {
    throw failure('BAD_REQUEST', { detail: '更正须填写核实的数值 · give the value that was found' });
  }
  if (verdict === 'confirmed' && value !== null && value !== report.value) {
    throw failure('BAD_REQUEST', {
      detail: '数值与填报不同，请选择“更正” · the value differs from the report: correct it instead',
    });
  }
}

/** The office says which value is taken as the true one. */
export function adopt(
  platform: Platform,
  actor: PersonActor,
  reportId: string,
  adoption: { readonly value: number; readonly words: string | null },
): Promise<AdoptionRow> {
  return platform.database.as(actor, async (trx) => {
    const report = await held(trx, reportId);
    if (!mayAdopt(actor, report.regionPath)) throw failure('NOT_ALLOWED');
    if (isOwn(actor, report)) throw failure('OWN_REPORT');
    const { commitmentId, place, regionPath } = report;
    await insertAdoption(trx, {
      ...{ reportId, commitmentId, place, regionPath, ...adoption },
      ...{ adoptedBy: actor.personId, adoptedName: actor.name, adoptedAt: platform.clock.now() },
    });
    await record(trx, platform.clock, actor, {
      action: 'report.value-adopted',
      subjectKind: 'commitment',
      subjectId: commitmentId,
      regionPath,
      before: { reportId, value: report.value },
      after: adoption,
    });
    await platform.events.emit(trx, 'report.valued', { actor, commitmentId });
    return found((await adoptionsOf(trx, commitmentId)).find((row) => row.reportId === reportId));
  });
}

async function held(trx: Trx, reportId: string): Promise<ReportRow> {
  await holdReport(trx, reportId);
  return found(await reportById(trx, reportId));
}
