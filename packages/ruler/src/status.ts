import type { ProgressReason } from './progress-reason.ts';

/** The five lights, from best to worst to unknown. */
export type Light = 'done' | 'green' | 'yellow' | 'red' | 'grey';

/** Why a light shows: a code that stays the same, with what the sentence needs. Counts are working days where the calendar knows them. */
export type StatusReason =
  | ProgressReason
  | { readonly code: 'accepted'; readonly on: string }
  | { readonly code: 'accepted-early'; readonly on: string; readonly days: number }
  | { readonly code: 'accepted-late'; readonly on: string; readonly days: number }
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

export interface StatusFacts {
  /** ISO local date on which the status is asked. */
  readonly asOf: string;
  readonly due: string | null;
  /** ISO local date of the accepted completion; acceptances after `asOf` must be left out by the caller. */
  readonly acceptedOn: string | null;
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
 * The status of one commitment from its deadline and the acceptance of its completion.
 * Pure: the same facts give the same light and reasons. Method: docs/methods/status.md.
 */
export function status(facts: StatusFacts): Status {
  const { asOf, due, acceptedOn } = facts;
  if (acceptedOn !== null) return { light: 'done', reasons: [acceptedReason(acceptedOn, due)] };
  if (facts.withdrawnOn) return { light: 'grey', reasons: [{ code: 'withdrawn', on: facts.withdrawnOn }] };
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
