import { addDays, type WorkingCalendar } from '@chengshi/calendar';
import type { Counts, Light, Mark, TableFilter, TableGroup, TableGrouping, TableOrder } from '@chengshi/contract';
import type { Status } from '@chengshi/ruler';
import type { z } from 'zod';
import { workingCalendar } from '../../org/calendar/service.ts';
import { regionById } from '../../org/regions/service.ts';
import { bodyById, carriedIds } from '../../own/bodies/service.ts';
import {
  type CommitmentFilter,
  type CommitmentRow,
  commitmentView,
  countRows,
  groupCounts,
  listCommitments,
  narrowed,
  type Standing,
  type StandingCounts,
  type TableKey,
} from '../../plan/commitments/service.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { judge, judgedOf, statusView } from './judge.ts';
import { lagsAsOf } from './ways/lags.ts';

export { mostGroups } from '../../plan/commitments/service.ts';

export interface TableRow {
  readonly row: CommitmentRow;
  readonly status: Status;
  /** Its place in the order, for the cursor. */
  readonly place: TableKey;
}

export interface TablePlace {
  readonly order: TableOrder;
  readonly after: TableKey | undefined;
  readonly limit: number;
}

/** A page of the table. The database finds the rows, the ruler says what they are: both from the same bounds. */
export async function tablePage(trx: Trx, filter: TableFilter, page: TablePlace, asOf: string): Promise<TableRow[]> {
  const conditions = await narrowed(trx, await lookUp(trx, filter, asOf));
  const calendar = await workingCalendar(trx);
  const rows = await listCommitments(trx, conditions, { ...page, asOf, soonUntil: lastSoonDay(calendar, asOf) });
  const lags = await lagsAsOf(
    trx,
    rows.map(({ row }) => row),
    asOf,
  );
  return rows.map(({ row, place }) => ({
    ...{ row, place, status: judge(calendar, asOf, { ...judgedOf(row), ...(lags.get(row.id) ?? {}) }) },
  }));
}

export const markView = ({ row, status }: TableRow): Mark => ({ ...commitmentView(row), status: statusView(status) });

/** How many rows the filter leaves, counted no further than `most`. */
export async function tableCount(trx: Trx, filter: TableFilter, most: number, asOf: string): Promise<number> {
  return countRows(trx, await narrowed(trx, await lookUp(trx, filter, asOf)), most);
}

export async function tableGroups(
  trx: Trx,
  filter: TableFilter,
  by: TableGrouping,
  asOf: string,
): Promise<z.input<typeof TableGroup>[]> {
  const soonUntil = lastSoonDay(await workingCalendar(trx), asOf);
  const conditions = await narrowed(trx, await lookUp(trx, filter, asOf));
  const groups = await groupCounts(trx, conditions, by, { asOf, soonUntil });
  return groups.map(({ key, label, campaign, ...group }) => {
    const counts = lightsCounted(group);
    const count = Object.values(counts).reduce((sum, part) => sum + part, 0);
    return { key, label, campaign, count, counts };
  });
}

/** Counts by facts as counts by lights. */
export const lightsCounted = (of: StandingCounts): z.infer<typeof Counts> => ({
  done: of.accepted,
  green: of.later,
  yellow: of.soon,
  red: of.overdue,
  grey: of.undated,
});

const standings: Readonly<Record<Light, Standing['any'][number]>> = {
  done: 'accepted',
  red: 'overdue',
  yellow: 'soon',
  green: 'later',
  grey: 'undated',
};

async function lookUp(
  trx: Trx,
  { lights, query, regionId, bodyId, within, ...filter }: TableFilter,
  asOf: string,
): Promise<CommitmentFilter> {
  const words = query?.trim() || undefined;
  if (words !== undefined && [...words].length < 2) {
    throw failure('BAD_REQUEST', { detail: '请至少输入两个字 · type two characters or more' });
  }
  const plain: CommitmentFilter = {
    ...filter,
    owner: filter.owner?.trim() || undefined,
    query: words,
    leaves: true,
    ids: bodyId === undefined ? undefined : await carriedIds(trx, found(await bodyById(trx, bodyId)).id),
    regionPath: regionId && found(await regionById(trx, regionId)).path,
    within: within && { by: within.by, key: within.key ?? null },
  };
  if (!lights || lights.length === 0) return plain;
  const soonUntil = lastSoonDay(await workingCalendar(trx), asOf);
  return { ...plain, standing: { asOf, soonUntil, any: lights.map((light) => standings[light]) } };
}

/** Longer than any stretch of fifteen working days, holidays included. */
const farthest = 60;

/** The last deadline that is yellow on a day, by the ruler's own word. */
export function lastSoonDay(calendar: WorkingCalendar, asOf: string): string {
  const isSoon = (dueOn: string) =>
    judge(calendar, asOf, { dueOn, recurring: false, acceptedOn: null }).light === 'yellow';
  let last = asOf;
  for (let ahead = 1; ahead <= farthest; ahead++) {
    const date = addDays(asOf, ahead);
    if (isSoon(date)) last = date;
  }
  return last;
}
