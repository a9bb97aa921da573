import type { DrawItemState, DrawReason, DrawSelection } from '@chengshi/contract';
import { type SqlBool, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';
import type { Stratum } from './draw.ts';

/** Who inspects in the region at this path. The database finds out, since an office may not see who holds which role. */
export async function inspectorsOf(trx: Trx, regionPath: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select person_id as id, person_name as name from app_inspectors(${regionPath})`.execute(trx);
  return rows;
}

/** The newest number of a draw in a region; holds others back from drawing there until the transaction ends. */
export async function holdDrawing(trx: Trx, regionId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('draws'), hashtext(${regionId}))`.execute(trx);
  const { number } = await trx
    .selectFrom('draws')
    .select(sql<number>`coalesce(max(number), 0)`.as('number'))
    .where('regionId', '=', regionId)
    .executeTakeFirstOrThrow();
  return number;
}

export interface StoredStratum extends Stratum {
  readonly name: string | null;
}

export interface NewDraw {
  readonly regionId: string;
  readonly regionPath: string;
  readonly number: number;
  readonly campaignId: string | null;
  readonly frontId: string | null;
  readonly closedToo: boolean;
  readonly stratifiedBy: DrawSelection['stratifiedBy'];
  readonly wanted: number;
  readonly riskShare: number;
  readonly inspectorId: string;
  readonly inspectorName: string;
  readonly seed: string;
  readonly populationDigest: string;
  readonly ledgerDigest: string;
  readonly strata: readonly StoredStratum[];
  readonly drawnBy: string;
  readonly drawnName: string;
  readonly drawnAt: Date;
  readonly drawnOn: string;
}

export interface NewItem {
  readonly reportId: string;
  readonly commitmentId: string;
  readonly unitId: string;
  readonly stratum: string;
  readonly points: number;
  readonly reasons: readonly DrawReason[];
  readonly leftOut: 'own' | 'listed' | null;
  readonly drawn: 'risk' | 'chance' | null;
  readonly place: number | null;
}

/** Rows per statement: keeps the number of parameters under PostgreSQL's 65,535. */
const batch = 1000;

export async function insertDraw(trx: Trx, id: string, draw: NewDraw, items: readonly NewItem[]): Promise<void> {
  await trx
    .insertInto('draws')
    .values({ ...draw, id, strata: JSON.stringify(draw.strata) })
    .execute();
  const { regionPath } = draw;
  const rows = items.map((item, ordinal) => ({
    ...{ ...item, drawId: id, ordinal, regionPath },
    reasons: JSON.stringify(item.reasons),
  }));
  for (let from = 0; from < rows.length; from += batch) {
    await trx
      .insertInto('drawItems')
      .values(rows.slice(from, from + batch))
      .execute();
  }
}

export const newDrawId = (): string => uuidv7();

type Counts = Readonly<Partial<Record<DrawItemState, number>>>;

function drawRows(trx: Trx) {
  return trx
    .selectFrom('draws as d')
    .innerJoin('regions as r', 'r.id', 'd.regionId')
    .leftJoin('campaigns as c', 'c.id', 'd.campaignId')
    .leftJoin('fronts as f', 'f.id', 'd.frontId')
    .select(['d.id', 'd.number', 'd.regionId', 'd.regionPath', 'r.name as regionName', 'd.campaignId'])
    .select(['c.name as campaignName', 'd.frontId', 'f.name as frontName', 'd.closedToo', 'd.stratifiedBy'])
    .select(['d.wanted', 'd.riskShare', 'd.inspectorId', 'd.inspectorName', 'd.seed', 'd.populationDigest'])
    .select(['d.ledgerDigest', 'd.drawnName', 'd.drawnAt', 'd.drawnOn'])
    .select(['d.withdrawnAt', 'd.withdrawnName', 'd.withdrawnReason'])
    .select([
      sql<StoredStratum[]>`d.strata`.as('strata'),
      sql<Counts>`(select coalesce(jsonb_object_agg(state, count), '{}') from (
        select draw_item_state(i.commitment_id, i.report_id, d.drawn_at) as state, count(*) as count from draw_items i
        where i.draw_id = d.id and i.place is not null group by 1) by_state)`.as('counts'),
    ]);
}
export type DrawRow = Awaited<ReturnType<ReturnType<typeof drawRows>['executeTakeFirstOrThrow']>>;

export const drawById = (trx: Trx, id: string): Promise<DrawRow | undefined> =>
  drawRows(trx).where('d.id', '=', id).executeTakeFirst();

export function listDraws(
  trx: Trx,
  filter: {
    readonly whose: 'all' | 'mine' | 'others';
    readonly personId: string;
    readonly after: readonly [at: string, id: string] | undefined;
    readonly limit: number;
  },
): Promise<DrawRow[]> {
  let query = drawRows(trx).orderBy('d.drawnAt', 'desc').orderBy('d.id', 'desc').limit(filter.limit);
  if (filter.whose !== 'all') {
    query = query.where('d.inspectorId', filter.whose === 'mine' ? '=' : '<>', filter.personId);
  }
  if (filter.after) {
    query = query.where(sql<SqlBool>`(d.drawn_at, d.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`);
  }
  return query.execute();
}

export interface ItemRow {
  readonly place: number;
  readonly commitmentId: string;
  readonly code: string;
  readonly title: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly drawn: 'risk' | 'chance';
  readonly stratum: string;
  readonly points: number;
  readonly reasons: DrawReason[];
  readonly state: DrawItemState;
  readonly newestId: string;
  readonly verificationId: string | null;
}

/** What is on a list, with the newest report of each commitment and what was found last since the draw. */
export async function itemsOf(
  trx: Trx,
  drawId: string,
  filter: { readonly state?: DrawItemState | undefined; readonly after: number | undefined; readonly limit: number },
): Promise<ItemRow[]> {
  const { state, after, limit } = filter;
  const { rows } = await sql<ItemRow>`
    select * from (
      select i.place, i.commitment_id as "commitmentId", c.code, c.title, i.unit_id as "unitId", u.name as "unitName", i.drawn, i.stratum,
        i.points, i.reasons, draw_item_state(i.commitment_id, i.report_id, d.drawn_at) as state,
        (select n.id from reports n where n.commitment_id = i.commitment_id and n.place = '' order by n.number desc limit 1) as "newestId",
        (select v.id from verifications v join reports r on r.id = v.report_id where v.commitment_id = i.commitment_id and v.place = ''
          and v.verified_at >= d.drawn_at and r.number >= first.number order by v.verified_at desc, r.number desc, v.number desc limit 1)
          as "verificationId"
      from draw_items i join draws d on d.id = i.draw_id join commitments c on c.id = i.commitment_id
        join units u on u.id = i.unit_id join reports first on first.id = i.report_id
      where i.draw_id = ${drawId} and i.place is not null and i.place > ${after ?? 0}
    ) item
    where ${state ? sql<SqlBool>`state = ${state}` : sql<SqlBool>`true`}
    order by place limit ${limit}`.execute(trx);
  return rows;
}

/** Everything that a draw was made from and left out, in the order of the reports' ids. */
export const populationOf = (trx: Trx, drawId: string) =>
  trx
    .selectFrom('drawItems as i')
    .innerJoin('commitments as c', 'c.id', 'i.commitmentId')
    .select(['i.reportId', 'i.stratum', 'i.points', 'i.place', 'c.code'])
    .select([
      sql<'own' | 'listed' | null>`i.left_out`.as('leftOut'),
      sql<'risk' | 'chance' | null>`i.drawn`.as('drawn'),
    ])
    .where('i.drawId', '=', drawId)
    .orderBy('i.ordinal')
    .execute();

/** How many a draw was made from, and how many it left out. */
export const countsOf = (trx: Trx, drawId: string) =>
  trx
    .selectFrom('drawItems')
    .select([
      sql<number>`count(*) filter (where left_out is null)::int`.as('eligible'),
      sql<number>`count(*) filter (where left_out = 'own')::int`.as('own'),
      sql<number>`count(*) filter (where left_out = 'listed')::int`.as('listed'),
    ])
    .where('drawId', '=', drawId)
    .executeTakeFirstOrThrow();

/** False when somebody was faster. */
export async function withdrawDraw(
  trx: Trx,
  id: string,
  withdrawal: { readonly withdrawnAt: Date; readonly withdrawnName: string; readonly withdrawnReason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('draws')
    .set(withdrawal)
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
