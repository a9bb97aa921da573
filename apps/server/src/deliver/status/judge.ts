import { type WorkingCalendar, workingDaysBetween } from '@chengshi/calendar';
import { Quantity, Status as StatusView } from '@chengshi/contract';
import { type Claim, joint, lagStatus, reasonSentence, type Status, status, type WayFigures } from '@chengshi/ruler';
import type { CommitmentRow } from '../../plan/commitments/service.ts';

export function statusView(found: Status): StatusView {
  return StatusView.parse({
    light: found.light,
    reasons: found.reasons.map((reason) => ({ code: reason.code, ...reasonSentence(reason) })),
  });
}

export interface Judged {
  readonly dueOn: string | null;
  readonly recurring: boolean;
  readonly acceptedOn: string | null;
  readonly withdrawnOn?: string | null;
  readonly claim?: string | null;
  readonly claimOn?: string | null;
  readonly answerBy?: string | null;
  readonly exceeded?: ReturnType<typeof exceededOf>;
  /** From when it lags behind its way, unless something is said before. */
  readonly behindOn?: string | null;
  readonly farBehindOn?: string | null;
  /** For the words of a lag; left out where only the light is asked for. */
  readonly figures?: WayFigures | null;
}

export function judge(calendar: WorkingCalendar, asOf: string, judged: Judged): Status {
  const { dueOn, recurring, acceptedOn, withdrawnOn = null, exceeded = null } = judged;
  const left = dueOn !== null && dueOn > asOf ? workingDaysBetween(calendar, asOf, dueOn) : null;
  const byDeadline = status({
    asOf,
    due: dueOn,
    acceptedOn: acceptedOn !== null && acceptedOn <= asOf ? acceptedOn : null,
    claim: claimOf(judged),
    exceeded,
    recurring,
    withdrawnOn,
    workingDaysLeft: left?.kind === 'known' ? left.days : null,
  });
  // What was verified waits for the office alone, so its way asks nothing any more.
  if (judged.claim === 'verified') return byDeadline;
  const { behindOn = null, farBehindOn = null, figures = null } = judged;
  return joint(byDeadline, lagStatus({ behindOn, farBehindOn }, asOf, figures));
}

/** The columns as the ruler takes them. The check constraints of the table say which of them go together. */
function claimOf({ claim = null, claimOn = null, answerBy = null }: Judged): Claim | null {
  if (claimOn === null) return null;
  if (claim === 'doubted') return answerBy === null ? null : { kind: 'doubted', on: claimOn, answerBy };
  return claim === 'claimed' || claim === 'verified' ? { kind: claim, on: claimOn } : null;
}

export const judgedOf = (row: CommitmentRow): Judged => ({
  dueOn: row.dueOn,
  recurring: row.kind === 'mechanism',
  acceptedOn: row.acceptance?.on ?? null,
  withdrawnOn: row.withdrawnOn,
  claim: row.claim,
  claimOn: row.claimOn,
  answerBy: row.answerBy,
  exceeded: exceededOf(row),
  behindOn: row.behindOn,
  farBehindOn: row.farBehindOn,
});

/** What was reached, where that is more than was promised: over a target, under a bound, better than a rank. */
function exceededOf({ quantity, reached }: Pick<CommitmentRow, 'quantity' | 'reached'>) {
  const target = Quantity.nullable().parse(quantity);
  if (target === null || reached === null) return null;
  const bound = target.comparator === 'range' ? (target.valueMax ?? target.value) : target.value;
  const more = target.comparator === 'le' ? reached < bound : reached > bound;
  return more ? { reached, target: bound, unit: target.unit } : null;
}
