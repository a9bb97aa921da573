import type { AmendmentCause, PromisedState } from '@chengshi/contract';
import { sql } from 'kysely';
import type { Trx } from '../../platform/database/database.ts';
import type { Happening } from './net.ts';

export interface HappeningRow extends Happening {
  readonly code: string;
  readonly title: string;
  readonly documentId: string;
  readonly lead: string | null;
  readonly campaignId: string;
  readonly campaignName: string;
  readonly by: string | null;
  readonly reason: string | null;
  readonly cause: AmendmentCause | null;
  readonly amendmentId: string | null;
  readonly version: number | null;
}

export interface Stretch {
  /** Instants, the first one in and the last one out. */
  readonly from: Date;
  readonly until: Date;
  readonly regionPath: string | undefined;
  readonly campaignId: string | undefined;
}

const promised = ['title', 'due', 'quantity', 'owner', 'strength'];
const commitment = sql`c.id as "commitmentId", c.code, c.title, c.document_id as "documentId", c.lead, c.quote,
  c.campaign_id as "campaignId", k.name as "campaignName"`;
const inPlace = ({ regionPath, campaignId }: Stretch) => sql`c.kind <> 'group'
  and ${regionPath === undefined ? sql`true` : sql`c.region_path ^@ ${regionPath}`}
  and ${campaignId === undefined ? sql`true` : sql`c.campaign_id = ${campaignId}::uuid`}`;

/** Whatever happened to published promises in a stretch of time, in no order; one more than `most` says that there are more. */
export async function happeningsIn(trx: Trx, stretch: Stretch, most: number): Promise<HappeningRow[]> {
  const parts = [changesIn, rhythmsIn, addedIn, withdrawnIn];
  const rows: HappeningRow[] = [];
  for (const part of parts) rows.push(...(await part(trx, stretch, most + 1 - rows.length)));
  return rows;
}

type Recorded = Omit<HappeningRow, 'before' | 'after'> & { readonly before: object; readonly after: object };
const onlyPromised = (state: object): PromisedState =>
  Object.fromEntries(Object.entries(state).filter(([field]) => promised.includes(field)));
const asPromised = (row: Recorded): HappeningRow => ({
  ...row,
  before: onlyPromised(row.before),
  after: onlyPromised(row.after),
});

async function changesIn(trx: Trx, stretch: Stretch, limit: number): Promise<HappeningRow[]> {
  const { rows } = await sql<Recorded>`
    select f.id, f.at, 'change' as source, ${commitment}, f.before, f.after, f.batch_id as "batchId", f.undoes_batch as "undoesBatch",
      case f.kind when 'amended' then 'amendment' when 'republished' then 'version' when 'undone' then 'undo' else 'edit' end as way,
      f.actor_name as by, f.reason, a.cause, f.amendment_id as "amendmentId", f.version
    from commitment_changes f join commitments c on c.id = f.commitment_id join campaigns k on k.id = c.campaign_id
      left join amendments a on a.id = f.amendment_id
    where f.at >= ${stretch.from} and f.at < ${stretch.until} and f.before ?| ${promised}::text[] and ${inPlace(stretch)}
    limit ${limit}`.execute(trx);
  return rows.map(asPromised);
}

async function rhythmsIn(trx: Trx, stretch: Stretch, limit: number): Promise<HappeningRow[]> {
  const { rows } = await sql<HappeningRow>`
    select r.id, r.set_at as at, 'rhythm' as source, ${commitment}, null as "batchId", null as "undoesBatch",
      jsonb_build_object('rhythm', jsonb_build_object('every', p.every, 'unit', p.unit)) as before,
      jsonb_build_object('rhythm', jsonb_build_object('every', r.every, 'unit', r.unit)) as after,
      case when r.version is null then 'edit' else 'version' end as way,
      r.set_name as by, null as reason, null as cause, null as "amendmentId", r.version
    from rhythm_rules r join rhythm_rules p on p.commitment_id = r.commitment_id and p.number = r.number - 1
      join commitments c on c.id = r.commitment_id join campaigns k on k.id = c.campaign_id
    where r.number > 1 and r.set_at >= ${stretch.from} and r.set_at < ${stretch.until} and (r.every, r.unit) <> (p.every, p.unit)
      and ${inPlace(stretch)}
    limit ${limit}`.execute(trx);
  return rows;
}

/** What came to a campaign after it was published: by a later version, or by an approved plan of a unit. */
async function addedIn(trx: Trx, stretch: Stretch, limit: number): Promise<HappeningRow[]> {
  const { rows } = await sql<HappeningRow>`
    select c.id, c.created_at as at, 'added' as source, ${commitment}, '{}'::jsonb as before, '{}'::jsonb as after,
      null as "batchId", null as "undoesBatch", case d.kind when 'plan' then 'plan' else 'version' end as way,
      p.name as by, null as reason, null as cause, null as "amendmentId", case d.kind when 'plan' then null else d.version end as version
    from commitments c join campaigns k on k.id = c.campaign_id
      left join lateral (select d.kind, d.version, d.published_by from documents d where d.id = c.document_id
        or d.id in (select s.document_id from passages s where s.commitment_id = c.id) order by d.version limit 1) d on true
      left join people p on p.id = d.published_by
    where c.created_at >= ${stretch.from} and c.created_at < ${stretch.until} and c.created_at > k.created_at and ${inPlace(stretch)}
    limit ${limit}`.execute(trx);
  return rows;
}

/** What no later version holds; the version that left it out tells the hour. */
async function withdrawnIn(trx: Trx, stretch: Stretch, limit: number): Promise<HappeningRow[]> {
  const { rows } = await sql<HappeningRow>`
    select c.id, coalesce(n.published_at, c.withdrawn_on::timestamp at time zone 'Asia/Shanghai') as at, 'withdrawn' as source,
      ${commitment}, '{}'::jsonb as before, '{}'::jsonb as after, null as "batchId", null as "undoesBatch", 'version' as way,
      p.name as by, null as reason, null as cause, null as "amendmentId", (c.withdrawn_reason ->> 'version')::int as version
    from commitments c join campaigns k on k.id = c.campaign_id
      left join documents n on n.replaces = c.document_id and n.state = 'published'
      left join people p on p.id = n.published_by
    where c.withdrawn_on >= (${stretch.from}::timestamptz at time zone 'Asia/Shanghai')::date
      and c.withdrawn_on < (${stretch.until}::timestamptz at time zone 'Asia/Shanghai')::date and ${inPlace(stretch)}
    limit ${limit}`.execute(trx);
  return rows;
}

/** How many commitments counted on some day of the stretch. */
export async function inForceIn(trx: Trx, stretch: Stretch): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from commitments c where c.created_at < ${stretch.until}
      and (c.withdrawn_on is null or c.withdrawn_on >= (${stretch.from}::timestamptz at time zone 'Asia/Shanghai')::date)
      and ${inPlace(stretch)}`.execute(trx);
  return rows[0]?.count ?? 0;
}
