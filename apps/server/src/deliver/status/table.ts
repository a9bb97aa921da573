import { addDays, type WorkingCalendar } from '@chengshi/calendar';
import type { Light, Mark, TableFilter } from '@chengshi/contract';
import { workingCalendar } from '../../org/calendar/service.ts';
import {
  type CommitmentFilter,
  type CommitmentRow,
  commitmentView,
  groupCounts,
  listCommitments,
  type Standing,
  type TableKey,
  type TableOrder,
} from '../../plan/commitments/service.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure } from '../../platform/http/fail.ts';
import { fromCursor, keys } from '../../platform/http/paging.ts';
import { judge, judgedOf, statusView } from './service.ts';

export interface TableRow {
  readonly row: CommitmentRow;
  readonly mark: Mark;
}

/** A page of the table. The database finds the rows, the ruler says what they are: both from the same bounds. */
export async function tablePage(
  trx: Trx,
  filter: TableFilter,
  page: { readonly order: TableOrder; readonly after: TableKey | undefined; readonly limit: number },
  asOf: string,
): Promise<TableRow[]> {
  const rows = await listCommitments(trx, await lookUp(trx, filter, asOf), page);
  const calendar = await workingCalendar(trx);
  return rows.map((row) => ({
    row,
    mark: { ...commitmentView(row), status: statusView(judge(calendar, asOf, judgedOf(row))) },
  }));
}

export async function tableGroups(trx: Trx, filter: TableFilter, by: 'front' | 'owner' | 'region', asOf: string) {
  return groupCounts(trx, await lookUp(trx, filter, asOf), by);
}

const standings: Readonly<Record<Light, Standing['any'][number]>> = {
  done: 'accepted',
  red: 'overdue',
  yellow: 'soon',
  green: 'later',
  grey: 'undated',
};

async function lookUp(trx: Trx, { lights, query, ...filter }: TableFilter, asOf: string): Promise<CommitmentFilter> {
  const words = query?.trim() || undefined;
  if (words !== undefined && [...words].length < 2) {
    throw failure('BAD_REQUEST', { detail: '请至少输入两个字 · type two characters or more' });
  }
  const owner = filter.owner?.trim() || undefined;
  if (!lights || lights.length === 0) return { ...filter, owner, query: words, leaves: true };
  const soonUntil = lastSoonDay(await workingCalendar(trx), asOf);
  const standing = { asOf, soonUntil, any: lights.map((light) => standings[light]) };
  return { ...filter, owner, query: words, leaves: true, standing };
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

export function tableKey(order: TableOrder, cursor: string | undefined): TableKey | undefined {
  if (order === 'text') {
    const key = fromCursor(cursor, keys.idAndOrdinal);
    return key && { order, campaignId: key[0], ordinal: key[1] };
  }
  const key = fromCursor(cursor, keys.dateAndId);
  return key && { order, due: key[0] || null, id: key[1] };
}
