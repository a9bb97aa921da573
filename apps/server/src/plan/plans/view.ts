import { Plan, PlanSummary, PlanVersion } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import { mayDecide, mayFile } from './policy.ts';
import type { DecisionRow, DraftRow, OutcomeRow, PlanRow, ReceivedRow, VersionRow } from './store.ts';

export const summaryView = (row: PlanRow): PlanSummary => PlanSummary.parse(summaryShape(row));

function summaryShape(row: PlanRow) {
  return {
    ...row,
    unit: { id: row.unitId, name: row.unitName },
    front: { id: row.frontId, name: row.frontName },
    campaign: { id: row.campaignId, name: row.campaignName },
    call: row.callId ? { id: row.callId, title: row.callTitle, dueOn: row.callDueOn } : null,
    movedAt: row.movedAt.toISOString(),
  };
}

export function versionView({ submittedName, submittedAt, ...row }: VersionRow): PlanVersion {
  return PlanVersion.parse({ ...row, by: submittedName, at: submittedAt.toISOString() });
}

/** Everything of a plan that this actor may see; the database has left out the rest. */
export interface WholePlan {
  readonly row: PlanRow;
  readonly draft: DraftRow | undefined;
  readonly versions: readonly Pick<VersionRow, 'number' | 'submittedName' | 'submittedAt' | 'sourceName'>[];
  readonly submitted: VersionRow | undefined;
  readonly decisions: readonly DecisionRow[];
  readonly outcomes: readonly OutcomeRow[];
  readonly received: readonly ReceivedRow[];
}

export function planView(whole: WholePlan, actor: PersonActor): Plan {
  const { row, draft } = whole;
  return Plan.parse({
    ...summaryShape(row),
    createdAt: row.createdAt.toISOString(),
    own: mayFile(actor, row.unitId),
    decides: mayDecide(actor, row.regionPath),
    draft: draft ? { ...draft, editedBy: draft.editedName, editedAt: draft.editedAt.toISOString() } : null,
    versions: whole.versions.map(({ number, submittedName, submittedAt, sourceName }) => ({
      ...{ number, sourceName, by: submittedName, at: submittedAt.toISOString() },
    })),
    submitted: whole.submitted ? versionView(whole.submitted) : null,
    decisions: whole.decisions.map(({ decidedName, decidedAt, ...decision }) => ({
      ...{ ...decision, by: decidedName, at: decidedAt.toISOString() },
    })),
    outcomes: whole.outcomes.map(outcomeShape),
    received: whole.received.map(({ planId, title, unitName, words }) => ({
      plan: { id: planId, title, unitName },
      words,
    })),
  });
}

function outcomeShape(row: OutcomeRow) {
  return {
    measureId: row.measureId,
    words: row.words,
    kind: row.kind,
    commitment: row.commitmentId
      ? { id: row.commitmentId, code: row.commitmentCode, title: row.commitmentTitle }
      : null,
    plan: row.intoPlanId ? { id: row.intoPlanId, title: row.intoTitle, unitName: row.intoUnitName } : null,
  };
}
