import { addDays } from '@chengshi/calendar';
import { BodyId, mostMatters, type TableFilter } from '@chengshi/contract';
import { workingCalendar } from '../../org/calendar/service.ts';
import { carriedBy, carriedIds } from '../../own/bodies/service.ts';
import { setCounts } from '../../plan/commitments/service.ts';
import type { Trx } from '../../platform/database/database.ts';
import { lastSoonDay, lightsCounted, noCounts, tableCount } from '../status/service.ts';
import { mattersOf } from './store.ts';

export { splitStanding } from './split.ts';

/** What falls due within so many days is shown beside what is overdue. */
const daysAhead = 30;
/** Bodies carry far less than this; the count of a filter wants a bound. */
const most = 1_000_000;

/** The lights of what bodies carry. A commitment that a body carries through a front and by itself is counted once; each body counts for itself. */
export async function countsOfBodies(trx: Trx, ids: readonly string[], asOf: string) {
  const soonUntil = lastSoonDay(await workingCalendar(trx), asOf);
  const rows = await setCounts(trx, carriedBy(ids), { asOf, soonUntil });
  const counts = new Map(rows.map(({ key, ...row }) => [key, lightsCounted(row)]));
  return ids.map((id) => ({ id: BodyId.parse(id), counts: counts.get(id) ?? noCounts() }));
}

export async function standingOf(trx: Trx, id: string, asOf: string) {
  const bodyId = BodyId.parse(id);
  const dueUntil = addDays(asOf, daysAhead);
  const [first] = await countsOfBodies(trx, [id], asOf);
  const overdue: TableFilter = { bodyId, lights: ['red'], dueUntil: addDays(asOf, -1) };
  const dueSoon: TableFilter = { bodyId, lights: ['green', 'yellow', 'red'], dueFrom: asOf, dueUntil };
  return {
    ...{ asOf, dueUntil, counts: first?.counts ?? noCounts() },
    overdue: await tableCount(trx, overdue, most, asOf),
    dueSoon: await tableCount(trx, dueSoon, most, asOf),
    matters: await mattersOf(trx, await carriedIds(trx, id), mostMatters),
  };
}
