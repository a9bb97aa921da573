import type { AmendmentCause, AmendmentState, AmendmentWish } from '@chengshi/contract';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

interface Decided {
  readonly kind: AmendmentState;
  readonly words: string;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
  readonly applied: unknown;
}

const amendmentRows = (trx: Trx) =>
  trx
    .selectFrom('amendments as a')
    .innerJoin('commitments as c', 'c.id', 'a.commitmentId')
    .innerJoin('campaigns as k', 'k.id', 'c.campaignId')
    .innerJoin('regions as r', 'r.id', 'a.askerRegionId')
    .leftJoin('units as u', 'u.id', 'a.unitId')
    .select(['a.id', 'a.commitmentId', 'a.regionPath', 'a.unitId', 'a.askerRegionId', 'r.path as askerPath'])
    .select(['a.before', 'a.after', 'a.change', 'a.cause', 'a.words', 'a.askedBy', 'a.askedName', 'a.askedAt'])
    .select(['a.askedOn', 'a.state', 'k.id as campaignId', 'k.name as campaignName', 'r.name as regionName'])
    .select(sql<string | null>`coalesce(u.short_name, u.name)`.as('unitName'))
    .select(
      sql<Decided | null>`(
        select jsonb_build_object('kind', d.kind, 'words', d.words, 'by', d.decided_by, 'byName', d.decided_name,
          'at', to_char(d.decided_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'applied', (select f.after from commitment_changes f where f.amendment_id = a.id))
        from amendment_decisions d where d.amendment_id = a.id)`.as('decision'),
    )
    .select(
      sql<{ number: number; name: string; bytes: number }[]>`(
        select coalesce(jsonb_agg(jsonb_build_object('number', f.number, 'name', f.name, 'bytes', f.bytes) order by f.number), '[]')
        from amendment_files f where f.amendment_id = a.id)`.as('files'),
    );
export type AmendmentRow = Awaited<ReturnType<ReturnType<typeof amendmentRows>['executeTakeFirstOrThrow']>>;

export const amendmentById = (trx: Trx, id: string): Promise<AmendmentRow | undefined> =>
  amendmentRows(trx).where('a.id', '=', id).executeTakeFirst();

export const amendmentsOf = (trx: Trx, commitmentId: string): Promise<AmendmentRow[]> =>
  amendmentRows(trx)
    .where('a.commitmentId', '=', commitmentId)
    .orderBy('a.askedAt', 'desc')
    .orderBy('a.id', 'desc')
    .limit(200)
    .execute();

/** Whose requests somebody may make: those of these units, and those of the offices of regions at or below these paths. */
export interface OwnSides {
  readonly unitIds: readonly string[];
  readonly paths: readonly string[];
}

const ofSides = ({ unitIds, paths }: OwnSides) => sql<boolean>`(a.unit_id = any(${unitIds}::uuid[])
  or a.unit_id is null and exists (select from regions r where r.id = a.asker_region_id and r.path ^@ any(${paths}::text[])))`;

export function listAmendments(
  trx: Trx,
  filter: {
    readonly state: AmendmentState;
    readonly sides: OwnSides | undefined;
    readonly campaignId: string | undefined;
    readonly query: string | undefined;
    readonly after: readonly [askedAt: string, id: string] | undefined;
    readonly limit: number;
  },
): Promise<AmendmentRow[]> {
  const waiting = filter.state === 'open';
  const way = waiting ? 'asc' : 'desc';
  let query = amendmentRows(trx)
    .where('a.state', '=', filter.state)
    .orderBy('a.askedAt', way)
    .orderBy('a.id', way)
    .limit(filter.limit);
  if (filter.sides) query = query.where(ofSides(filter.sides));
  if (filter.campaignId) query = query.where('c.campaignId', '=', filter.campaignId);
  if (filter.query) {
    query = query.where(
      sql<boolean>`(position(${filter.query} in c.title) > 0 or position(${filter.query} in c.code) > 0)`,
    );
  }
  if (filter.after) {
    const [at, id] = filter.after;
    query = query.where(
      waiting
        ? sql<boolean>`(a.asked_at, a.id) > (${at}::timestamptz, ${id}::uuid)`
        : sql<boolean>`(a.asked_at, a.id) < (${at}::timestamptz, ${id}::uuid)`,
    );
  }
  return query.execute();
}

export async function countAmendments(
  trx: Trx,
  filter: { readonly sides: OwnSides | undefined; readonly campaignId: string | undefined },
): Promise<ReadonlyMap<string, number>> {
  let query = trx
    .selectFrom('amendments as a')
    .select(['a.state', sql<number>`count(*)::int`.as('count')])
    .groupBy('a.state');
  if (filter.sides) query = query.where(ofSides(filter.sides));
  if (filter.campaignId) {
    query = query.where('a.commitmentId', 'in', (of) =>
      of
        .selectFrom('commitments')
        .select('commitments.id')
        .where('commitments.campaignId', '=', filter.campaignId ?? ''),
    );
  }
  return new Map((await query.execute()).map(({ state, count }) => [state, count]));
}

/** The units among these that are named to lead or support a commitment. */
export async function answeringUnits(trx: Trx, commitmentId: string, unitIds: readonly string[]) {
  if (unitIds.length === 0) return [];
  const { rows } = await sql<{ id: string; name: string; regionId: string; regionPath: string }>`
    select id, coalesce(short_name, name) as name, region_id as "regionId", region_path as "regionPath" from units
    where id = any(${unitIds}::uuid[]) and app_answers_for(${commitmentId}::uuid, id) order by name, id`.execute(trx);
  return rows;
}

export interface NewAmendment {
  readonly commitmentId: string;
  readonly regionPath: string;
  readonly unitId: string | null;
  readonly askerRegionId: string;
  readonly before: object;
  readonly after: object;
  readonly change: AmendmentWish;
  readonly cause: AmendmentCause;
  readonly words: string;
  readonly askedBy: string;
  readonly askedName: string;
  readonly askedAt: Date;
  readonly askedOn: string;
}

export async function insertAmendment(trx: Trx, amendment: NewAmendment): Promise<string> {
  const id = uuidv7();
  const { before, after, change, ...row } = amendment;
  const states = { before: JSON.stringify(before), after: JSON.stringify(after), change: JSON.stringify(change) };
  await trx
    .insertInto('amendments')
    .values({ ...row, ...states, id })
    .execute();
  return id;
}

export async function insertDecision(
  trx: Trx,
  decision: {
    readonly amendmentId: string;
    readonly regionPath: string;
    readonly kind: 'granted' | 'altered' | 'refused' | 'withdrawn';
    readonly words: string;
    readonly batchId: string | null;
    readonly decidedBy: string;
    readonly decidedName: string;
    readonly decidedAt: Date;
  },
): Promise<void> {
  await trx.insertInto('amendmentDecisions').values(decision).execute();
}

/** Keeps others from adding files to this request until the transaction ends. */
export async function holdFiles(trx: Trx, amendmentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('amendment files'), hashtext(${amendmentId}))`.execute(trx);
}

export async function insertFile(
  trx: Trx,
  file: {
    readonly amendmentId: string;
    readonly number: number;
    readonly regionPath: string;
    readonly digest: string;
    readonly name: string;
    readonly mediaType: string;
    readonly bytes: number;
    readonly addedBy: string;
    readonly addedName: string;
    readonly addedAt: Date;
  },
): Promise<void> {
  await trx.insertInto('amendmentFiles').values(file).execute();
}

export const fileOf = (trx: Trx, amendmentId: string, number: number) =>
  trx
    .selectFrom('amendmentFiles')
    .select(['name', 'digest'])
    .where('amendmentId', '=', amendmentId)
    .where('number', '=', number)
    .executeTakeFirst();
