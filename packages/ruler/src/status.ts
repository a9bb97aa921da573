import type { ProgressReason } from './progress-reason.ts';

/** The five lights, from best to worst to unknown. */
export type Light = 'done' | 'green' | 'yellow' | 'red' | 'grey';

/** Why a light shows: a code that stays the same, with what the sentence needs. Counts are working days where the calendar knows them. */
export type StatusReason =
  | ProgressReason
  | { readonly code: 'accepted'; readonly on: string }
  | { readonly code: 'accepted-early'; readonly on: string; readonly days: number }
  | { readonly code: 'accepted-late'; readonly on: string; readonly days: number }
  /** More was reached than was promised. */
  | { readonly code: 'exceeded'; readonly reached: number; readonly target: number; readonly unit: string }
  | { readonly code: 'verified'; readonly on: string }
  | { readonly code: 'claimed'; readonly on: string }
  | { readonly code: 'doubted'; readonly on: string; readonly answerBy: string }
  | { readonly code: 'doubt-unanswered'; readonly answerBy: string; readonly days: number }
  | { readonly code: 'overdue'; readonly due: string; readonly days: number }
  | { readonly code: 'due-today'; readonly due: string }
  | { readonly code: 'due-soon'; readonly due: string; readonly days: number; readonly count: 'working' | 'calendar' }
  | { readonly code: 'due-later'; readonly due: string; readonly days: number }
  | { readonly code: 'no-deadline' }
  | { readonly code: 'recurring' }
  | { readonly code: 'withdrawn'; readonly on: string }
  | { readonly code: 'parts'; readonly done: number; readonly total: number; readonly worst: Light };

export interface Status {
  readonly light: Light;
  readonly reasons: readonly StatusReason[];
}

/** claimed: the unit says it is done; verified: an inspector found it so; doubted: a report went back to the unit. */
export type Claim =
  | { readonly kind: 'claimed' | 'verified'; readonly on: string }
  | { readonly kind: 'doubted'; readonly on: string; readonly answerBy: string };

export interface StatusFacts {
  /** ISO local date on which the status is asked. */
  readonly asOf: string;
  readonly due: string | null;
  /** ISO local date of the accepted completion; acceptances after `asOf` must be left out by the caller. */
  readonly acceptedOn: string | null;
  /** What the unit and inspectors say about completion up to `asOf`; left out where nothing was said. */
  readonly claim?: Claim | null;
  /** With an acceptance: what was reached, where that is more than was promised. */
  readonly exceeded?: { readonly reached: number; readonly target: number; readonly unit: string } | null;
  /** A rhythm without an end is never done; it is judged by its occurrences elsewhere. */
  readonly recurring: boolean;
  /** ISO local date on which a later version of the document left it out. */
  readonly withdrawnOn?: string | null;
  /** Working days from `asOf` to `due`; null when a year in between is not published, then calendar days count. */
  readonly workingDaysLeft: number | null;
}

/** From how many working days before its deadline a commitment turns yellow. */
export const dueSoonWorkingDays = 15;
/** The same in calendar days, where working days are unknown. */
export const dueSoonCalendarDays = 21;

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** Calendar days from one ISO date to another; negative when `to` is earlier. */
function daysBetween(from: string, to: string): number {
  return Math.round(dayNumber(to) - dayNumber(from));
}

/**
 * The status of one commitment from its deadline, what was reported and verified, and the acceptance of its completion.
 * Pure: the same facts give the same light and reasons; the reason that decides comes first. Method: docs/methods/status.md.
 */
export function status(facts: StatusFacts): Status {
  const { due, acceptedOn, exceeded = null } = facts;
  if (acceptedOn !== null) {
    const more: readonly StatusReason[] = exceeded === null ? [] : [{ code: 'exceeded', ...exceeded }];
    return { light: 'done', reasons: [acceptedReason(acceptedOn, due), ...more] };
  }
  if (facts.withdrawnOn) return { light: 'grey', reasons: [{ code: 'withdrawn', on: facts.withdrawnOn }] };
  const byDeadline = deadlineStatus(facts);
  return facts.claim ? withClaim(facts, facts.claim, byDeadline) : byDeadline;
}

/** What the deadline alone says. */
function deadlineStatus(facts: StatusFacts): Status {
  const { asOf, due } = facts;
  if (facts.recurring && due === null) return { light: 'grey', reasons: [{ code: 'recurring' }] };
  if (due === null) return { light: 'grey', reasons: [{ code: 'no-deadline' }] };

  const days = daysBetween(asOf, due);
  if (days < 0) return { light: 'red', reasons: [{ code: 'overdue', due, days: -days }] };
  if (days === 0) return { light: 'yellow', reasons: [{ code: 'due-today', due }] };
  const { workingDaysLeft } = facts;
  if (workingDaysLeft !== null && workingDaysLeft <= dueSoonWorkingDays) {
    return { light: 'yellow', reasons: [{ code: 'due-soon', due, days: workingDaysLeft, count: 'working' }] };
  }
  if (workingDaysLeft === null && days <= dueSoonCalendarDays) {
    return { light: 'yellow', reasons: [{ code: 'due-soon', due, days, count: 'calendar' }] };
  }
  return { light: 'green', reasons: [{ code: 'due-later', due, days }] };
}

/** A completion that was verified waits for its closing; one that was claimed in time waits for an inspector, not for the unit. */
function withClaim({ asOf, due }: StatusFacts, claim: Claim, byDeadline: Status): Status {
  const dated = due === null ? [] : byDeadline.reasons;
  if (claim.kind === 'doubted') {
    const late = daysBetween(claim.answerBy, asOf);
    const { answerBy, on } = claim;
    if (late > 0) return { light: 'red', reasons: [{ code: 'doubt-unanswered', answerBy, days: late }, ...dated] };
    const doubted = { code: 'doubted', on, answerBy } as const;
    return byDeadline.light === 'red'
      ? { light: 'red', reasons: [...dated, doubted] }
      : { light: 'yellow', reasons: [doubted, ...dated] };
  }
  if (claim.kind === 'verified') return { light: 'green', reasons: [{ code: 'verified', on: claim.on }] };
  const claimed = { code: 'claimed', on: claim.on } as const;
  if (due === null) return { light: 'yellow', reasons: [claimed] };
  if (due >= asOf) return { light: byDeadline.light, reasons: [...dated, claimed] };
  return claim.on <= due ? { light: 'yellow', reasons: [claimed] } : { light: 'red', reasons: [...dated, claimed] };
}

function acceptedReason(on: string, due: string | null): StatusReason {
  if (due === null || on === due) return { code: 'accepted', on };
  const days = daysBetween(on, due);
  return days > 0 ? { code: 'accepted-early', on, days } : { code: 'accepted-late', on, days: -days };
}

const severity: Record<Light, number> = { red: 4, yellow: 3, grey: 2, green: 1, done: 0 };

/**
 * The status of a group from its parts: done when all are done, otherwise the worst light among the open parts.
 * Grey parts (nothing to judge by) only show where no other open part does. An empty group is grey.
 */
export function statusOfParts(parts: readonly Status[]): Status {
  const done = parts.filter((part) => part.light === 'done').length;
  const open = parts.filter((part) => part.light !== 'done');
  const judged = open.filter((part) => part.light !== 'grey');
  const worst = (judged.length > 0 ? judged : open).reduce<Light>(
    (found, part) => (severity[part.light] > severity[found] ? part.light : found),
    'done',
  );
  const light = parts.length === 0 ? 'grey' : worst;
  return { light, reasons: [{ code: 'parts', done, total: parts.length, worst: light }] };
}
