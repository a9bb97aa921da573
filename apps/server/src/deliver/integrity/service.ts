import {
  IntegrityEvent,
  type IntegrityKind,
  type IntegritySummary,
  type IntegrityWay,
  mostIntegrityEvents,
} from '@chengshi/contract';
import { regionById } from '../../org/regions/service.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { countUp, findingsOf, withoutCancelled } from './net.ts';
import { type HappeningRow, happeningsIn, inForceIn, type Stretch } from './store.ts';

export interface MonthOf {
  readonly month: string;
  readonly regionId?: string | undefined;
  readonly campaignId?: string | undefined;
}

/** A month of the city's calendar as instants and local dates. China has kept UTC+8 all year since 1992. */
function boundsOf(month: string): { from: Date; until: Date; firstDay: string; dayAfter: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const day = (of: number) => new Date(Date.UTC(year, of - 1, 1)).toISOString().slice(0, 10);
  const [firstDay, dayAfter] = [day(number), day(number + 1)];
  const start = (date: string) => new Date(`${date}T00:00:00+08:00`);
  return { from: start(firstDay), until: start(dayAfter), firstDay, dayAfter };
}

async function stretchOf(trx: Trx, { month, regionId, campaignId }: MonthOf): Promise<Stretch> {
  const { from, until } = boundsOf(month);
  return { from, until, campaignId, regionPath: regionId && found(await regionById(trx, regionId)).path };
}

async function read(trx: Trx, stretch: Stretch): Promise<{ rows: HappeningRow[]; cancelled: number }> {
  const rows = await happeningsIn(trx, stretch, mostIntegrityEvents);
  if (rows.length > mostIntegrityEvents) throw failure('TOO_MANY_EVENTS', { limit: mostIntegrityEvents });
  const { kept, cancelled } = withoutCancelled(rows);
  return { rows: kept, cancelled };
}

export async function monthSummary(trx: Trx, period: MonthOf): Promise<IntegritySummary> {
  const stretch = await stretchOf(trx, period);
  const { rows, cancelled } = await read(trx, stretch);
  const { firstDay: from, dayAfter: until } = boundsOf(period.month);
  return { month: period.month, from, until, inForce: await inForceIn(trx, stretch), cancelled, ...countUp(rows) };
}

export interface Narrowed extends MonthOf {
  readonly kind?: IntegrityKind | undefined;
  readonly way?: IntegrityWay | undefined;
  readonly query?: string | undefined;
}

/** What happened in a month, the newest first. */
export async function monthEvents(trx: Trx, filter: Narrowed): Promise<IntegrityEvent[]> {
  const { rows } = await read(trx, await stretchOf(trx, filter));
  const { kind, way, query } = filter;
  return rows
    .filter((row) => way === undefined || row.way === way)
    .filter(
      (row) => query === undefined || [row.title, row.code, row.lead ?? ''].some((words) => words.includes(query)),
    )
    .map((row) => eventView(row))
    .filter(({ findings }) => kind === undefined || findings.some((finding) => finding.kind === kind))
    .sort((one, other) => (one.at === other.at ? (one.id < other.id ? 1 : -1) : one.at < other.at ? 1 : -1));
}

const eventView = (row: HappeningRow): IntegrityEvent =>
  IntegrityEvent.parse({
    ...row,
    at: row.at.toISOString(),
    commitment: {
      ...{ id: row.commitmentId, code: row.code, title: row.title },
      ...{ documentId: row.documentId, lead: row.lead },
    },
    campaign: { id: row.campaignId, name: row.campaignName },
    findings: findingsOf(row),
  });
