import { type WorkingCalendar, workingDaysBetween } from '@chengshi/calendar';
import { type Claim, joint, lagStatus, type Status, status } from '@chengshi/ruler';
import { workingCalendar } from '../../../org/calendar/service.ts';
import { type CommitmentRow, commitmentsByIds } from '../../../plan/commitments/service.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { judge, judgedOf } from '../judge.ts';
import { openPartDoubts } from './store.ts';
import { type WayStanding, waysOf } from './ways.ts';

export interface PartKey {
  readonly commitmentId: string;
  readonly place: string;
}
export const partKey = ({ commitmentId, place }: PartKey): string => `${commitmentId} ${place}`;

/** The status of parts of splits on a day. A place that is no part any more has the one of nothing that could be judged. */
export async function partStatuses(trx: Trx, parts: readonly PartKey[], asOf: string): Promise<Map<string, Status>> {
  const ids = [...new Set(parts.map(({ commitmentId }) => commitmentId))];
  if (ids.length === 0) return new Map();
  const rows = new Map((await commitmentsByIds(trx, ids)).map((row) => [row.id, row]));
  const ways = await waysOf(trx, [...rows.values()], asOf);
  const doubts = new Map((await openPartDoubts(trx, ids, asOf)).map((doubt) => [partKey(doubt), doubt]));
  const calendar = await workingCalendar(trx);
  return new Map(
    parts.map((part) => {
      const row = rows.get(part.commitmentId);
      const standing = ways.get(part.commitmentId)?.get(part.place);
      const doubt = doubts.get(partKey(part));
      const claim: Claim | null = doubt ? { kind: 'doubted', on: doubt.on, answerBy: doubt.answerBy } : null;
      return [partKey(part), statusOfPart(calendar, asOf, row, standing, claim)];
    }),
  );
}

const unjudged: Status = { light: 'grey', reasons: [{ code: 'not-accepted' }] };

/**
 * A part is judged like what it belongs to, by its own deadline and way; reached, it is on course whatever its deadline says, since parts are
 * not closed. With the whole it is done or withdrawn.
 */
function statusOfPart(
  calendar: WorkingCalendar,
  asOf: string,
  row: CommitmentRow | undefined,
  standing: WayStanding | undefined,
  claim: Claim | null,
): Status {
  if (!row || !standing?.goal) return unjudged;
  const whole = judge(calendar, asOf, judgedOf(row));
  if (whole.light === 'done' || row.withdrawnOn !== null) return whole;
  if (!standing.counts) return unjudged;
  const { goal, figures, lag, value, valueAsOf } = standing;
  const left = goal.dueOn > asOf ? workingDaysBetween(calendar, asOf, goal.dueOn) : null;
  const reached = value !== null && isReached(standing, goal.value, value);
  const byDeadline = status({
    ...{ asOf, due: goal.dueOn, acceptedOn: null, claim, recurring: false },
    workingDaysLeft: left?.kind === 'known' ? left.days : null,
  });
  if (reached && claim === null) {
    const on = valueAsOf ?? asOf;
    const early = Math.round((Date.parse(goal.dueOn) - Date.parse(on)) / 86_400_000);
    return { light: 'green', reasons: [{ code: 'reached', on, early }] };
  }
  const lagging = lagStatus(lag, asOf, figures);
  if (lagging.reasons.length > 0) return joint(byDeadline, lagging);
  // What decides the light stands first.
  const onWay = { code: 'on-way', on: asOf, figures } as const;
  const { light, reasons } = byDeadline;
  return { light, reasons: light === 'green' ? [onWay, ...reasons] : [...reasons, onWay] };
}

/** A way that rises is reached from below, one that falls from above. */
function isReached({ way }: WayStanding, goal: number, value: number): boolean {
  const base = way.parts[0]?.path[0]?.value ?? goal;
  return base > goal ? value <= goal : value >= goal;
}
