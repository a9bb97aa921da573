import { addDays, addWorkingDays, createWorkingCalendar } from '@chengshi/calendar';
import { atLeast, atMost, type Benchmark, quickest } from './result.ts';

const DEADLINES = 100_000;
const DAYS_AHEAD = 20;

/** A city's commitments all get their deadlines from the calendar each time their status is derived. */
export async function benchCalendar(): Promise<readonly Benchmark[]> {
  const calendar = createWorkingCalendar();
  const starts = Array.from({ length: 365 }, (_, i) => addDays('2025-01-01', i));
  const deadlines = await quickest(3, () => {
    for (let i = 0; i < DEADLINES; i++) addWorkingDays(calendar, starts[i % 365] as string, DAYS_AHEAD);
  });
  const making = await quickest(5, () => createWorkingCalendar());
  return [
    atLeast(`calendar: deadlines of ${DAYS_AHEAD} working days`, DEADLINES / (deadlines / 1000), '/s', 200_000),
    atMost('calendar: making one', making, 'ms', 50),
  ];
}
