import type { PartRef } from '@chengshi/contract';
import { type SqlBool, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';
import type { ReportingUnit } from './policy.ts';

interface EvidenceView {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

function reportRows(trx: Trx) {
  return trx
    .selectFrom('reports as r')
    .innerJoin('commitments as c', 'c.id', 'r.commitmentId')
    .innerJoin('units as u', 'u.id', 'r.unitId')
    .leftJoin('entryOpenings as o', 'o.id', 'r.openingId')
    .select([
      'r.id',
      'r.commitmentId',
      'r.place',
      'r.regionPath',
      'r.number',
      'r.dispatchId',
      'r.unitId',
      'u.name as unitName',
    ])
    .select(['r.kind', 'r.milestone', 'r.value', 'r.asOf', 'r.words', 'r.seconds', 'r.entry', 'o.filingNumber'])
    .select(['r.reportedBy', 'r.reportedName', 'r.reportedAt', 'r.reportedOn', 'c.code', 'c.title'])
    .select([
      sql<string | null>`c.quantity ->> 'unit'`.as('valueUnit'),
      sql<PartRef | null>`part_view(r.commitment_id, r.place)`.as('part'),
      sql<
        EvidenceView[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name, 'mediaType', e.media_type, 'bytes', e.bytes)
        order by p.ordinal), '[]') from report_evidence p join evidence e on e.id = p.evidence_id where p.report_id = r.id)`.as(
        'evidence',
      ),
      sql<unknown>`(select jsonb_build_object('latitude', p.latitude, 'longitude', p.longitude, 'accuracyM', p.accuracy_m,
          'takenAt', to_char(p.taken_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        from report_places p where p.report_id = r.id)`.as('location'),
    ]);
}
export type ReportRow = Awaited<ReturnType<ReturnType<typeof reportRows>['executeTakeFirstOrThrow']>>;

export const reportById = (trx: Trx, id: string): Promise<ReportRow | undefined> =>
  reportRows(trx).where('r.id', '=', id).executeTakeFirst();

export const reportsByIds = (trx: Trx, ids: readonly string[]): Promise<ReportRow[]> =>
  reportRows(trx).where('r.id', '=', sql<string>`any(${ids}::uuid[])`).execute();

export const lastReport = async (trx: Trx, commitmentId: string, place: string): Promise<ReportRow | undefined> =>
  (await reportsOf(trx, commitmentId, place, { below: undefined, limit: 1 }))[0];

/** Reports of a commitment as a whole, or of the part at a place, the newest first. */
export function reportsOf(
  trx: Trx,
  commitmentId: string,
  place: string,
  page: { readonly below: number | undefined; readonly limit: number },
): Promise<ReportRow[]> {
  const query = reportRows(trx)
    .where('r.commitmentId', '=', commitmentId)
    .where('r.place', '=', place)
    .orderBy('r.number', 'desc')
    .limit(page.limit);
  return (page.below === undefined ? query : query.where('r.number', '<', page.below)).execute();
}

export interface ReportFilter {
  readonly campaignId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly kind?: string | undefined;
  readonly query?: string | undefined;
  readonly after?: readonly [at: string, id: string] | undefined;
  readonly limit: number;
}

export function listReports(trx: Trx, filter: ReportFilter): Promise<ReportRow[]> {
  let query = reportRows(trx).orderBy('r.reportedAt', 'desc').orderBy('r.id', 'desc').limit(filter.limit);
  const { after, query: words } = filter;
  if (filter.campaignId) query = query.where('c.campaignId', '=', filter.campaignId);
  if (filter.unitId) query = query.where('r.unitId', '=', filter.unitId);
  if (filter.kind) query = query.where('r.kind', '=', filter.kind);
  if (words)
    query = query.where(sql<SqlBool>`(position(${words} in c.title) > 0 or position(${words} in r.words) > 0)`);
  if (after) query = query.where(sql<SqlBool>`(r.reported_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}

/** Milestones of a commitment on the road map as it is now, and which of them were reported. */
export const milestonesOf = (trx: Trx, commitmentId: string) =>
  trx
    .selectFrom('milestones as m')
    .select(['m.title', 'm.dueOn as on'])
    .select(
      sql<boolean>`exists (select from reports r where r.commitment_id = m.commitment_id and r.milestone = m.title)`.as(
        'reached',
      ),
    )
    .where('m.commitmentId', '=', commitmentId)
    .orderBy('m.dueOn')
    .orderBy('m.id')
    .execute();

export const reportingUnit = (trx: Trx, unitId: string): Promise<ReportingUnit | undefined> =>
  trx
    .selectFrom('units as u')
    .innerJoin('regions as r', 'r.id', 'u.regionId')
    .leftJoin('regions as above', 'above.id', 'r.parentId')
    .select(['u.id', 'u.regionPath', 'r.level', 'above.path as abovePath'])
    .where('u.id', '=', unitId)
    .executeTakeFirst();

/** Keeps others from reporting about this commitment until the transaction ends: reports are numbered. */
export async function holdReports(trx: Trx, commitmentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('reports'), hashtext(${commitmentId}))`.execute(trx);
}

export interface NewReport {
  readonly commitmentId: string;
  readonly place: string;
  readonly regionPath: string;
  readonly dispatchId: string;
  readonly unitId: string;
  readonly kind: string;
  readonly milestone: string | null;
  readonly value: number | null;
  readonly asOf: string;
  readonly words: string;
  readonly seconds: number;
  readonly entry: string;
  readonly openingId: string | null;
  readonly reportedBy: string;
  readonly reportedName: string;
  readonly reportedAt: Date;
  readonly reportedOn: string;
}

export async function insertReport(trx: Trx, report: NewReport, evidenceIds: readonly string[]): Promise<string> {
  const id = uuidv7();
  const { rows } = await sql<{
    last: number;
  }>`select app_last_number(${report.commitmentId}::uuid, 'reports') as last`.execute(trx);
  const number = (rows[0]?.last ?? 0) + 1;
  await trx
    .insertInto('reports')
    .values({ ...report, id, number })
    .execute();
  if (evidenceIds.length > 0) {
    const rows = evidenceIds.map((evidenceId, ordinal) => ({
      ...{ reportId: id, ordinal, evidenceId },
      regionPath: report.regionPath,
    }));
    await trx.insertInto('reportEvidence').values(rows).execute();
  }
  return id;
}
