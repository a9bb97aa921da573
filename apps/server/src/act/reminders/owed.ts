import { addDays, type Rhythm, rhythmDates, type WorkingCalendar } from '@chengshi/calendar';

/** What is known about a commitment that a unit has accepted and reports about. */
export interface ReportingFacts {
  readonly acceptedOn: string;
  readonly dueOn: string | null;
  /** Milestones that were not reported yet. */
  readonly milestones: readonly string[];
  /** When it repeats; null for what is done once. */
  readonly rhythm: Rhythm | null;
  /** The day that the newest report speaks of. */
  readonly lastAsOf: string | null;
  /** The unit says that it is done: others are to look at it now, or have. */
  readonly claimedDone: boolean;
  /** Until when a doubt about the last report is to be answered. */
  readonly answerBy: string | null;
}

/**
 * The day by which a report is owed, the longest waiting first; null when nothing is owed up to `until`.
 *
 * A dated point (deadline, milestone) is answered by a report that speaks of that day or a later one, or by one that says it was reached
 * before; a doubt by any report; a rhythm by one report in each of its periods, each ending on its date. Days are those of the working calendar where it knows the year.
 */
export function reportOwed(calendar: WorkingCalendar, facts: ReportingFacts, until: string): string | null {
  if (facts.claimedDone) return null;
  const { lastAsOf, acceptedOn } = facts;
  const points = [...facts.milestones, ...(facts.dueOn === null ? [] : [facts.dueOn])]
    // What was due before the unit took it on, it answers from then on.
    .map((date) => [date, acceptedOn].sort().at(-1) ?? date)
    .filter((date) => lastAsOf === null || lastAsOf < date);
  const doubts = facts.answerBy === null ? [] : [facts.answerBy];
  const [first] = [...doubts, ...points, ...rhythmOwed(calendar, facts, until)].filter((date) => date <= until).sort();
  return first ?? null;
}

/** The longest holidays move a date by less. */
const longestMoveDays = 20;

function rhythmOwed(calendar: WorkingCalendar, facts: ReportingFacts, until: string): string[] {
  const { rhythm, lastAsOf, acceptedOn } = facts;
  if (rhythm === null) return [];
  const since = lastAsOf !== null && lastAsOf > acceptedOn ? lastAsOf : acceptedOn;
  const dates = rhythmDates(calendar, rhythm, addDays(since, -longestMoveDays), addDays(until, longestMoveDays))
    .map((answer) => (answer.kind === 'known' ? answer.date : answer.nominal))
    .filter((date) => date >= since);
  // The report belongs to the period that ends with the first date from it on.
  const open = lastAsOf === null ? dates : dates.slice(1);
  return open.slice(0, 1);
}
