import { type RawBuilder, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

/** The last binding of a commitment counts. */
const boundAs = (alias: string) =>
  sql`(select t.indicator_id from targets t where t.commitment_id = ${sql.ref(`${alias}.id`)} order by t.number desc limit 1)`;
const boundTo = boundAs('c');

/**
 * What the figure of a commitment is, so that two with the same key have the same figure: indicator, place and unit; for what is counted from a
 * beginning (increment, growth, multiple) the deadline and what recurs too, since 100 new ones this year are not 100 in three. A commitment
 * without an indicator has a figure of its own.
 */
export function figureKey(alias: string): RawBuilder<string> {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  const said = (field: string) => sql`${of('quantity')} ->> ${sql.lit(field)}`;
  return sql<string>`coalesce(case when ${of('quantity')} is not null then (
    select concat_ws('|', t.indicator_id, ${of('regionPath')}, ${said('unit')}, ${said('measure')}, ${said('each')},
      case when ${said('measure')} in ('increment', 'growth', 'multiple') then concat(${of('dueOn')}, '/', ${said('per')}) end)
    from (select b.indicator_id from targets b where b.commitment_id = ${of('id')} order by b.number desc limit 1) t
    where t.indicator_id is not null) end, ${of('id')}::text)`;
}

/** The commitments, as an array of ids, that have the same figure as the commitment `c`, itself among them. */
export const sameFigure = sql<
  string[]
>`array(select c.id union select o.id from targets b join commitments o on o.id = b.commitment_id
  where b.indicator_id = ${boundTo} and ${figureKey('o')} = ${figureKey('c')})`;

/** The indicator that measures the commitment `c`; null where none does. */
export const measuringIndicator = sql<{ readonly id: string; readonly name: string } | null>`(
  select jsonb_build_object('id', i.id, 'name', i.name) from indicators i where i.id = ${boundTo})`;

/** Whether one of these indicators measures the commitment `c`. */
export const measuredByAny = (ids: readonly string[]) => sql<boolean>`${boundTo} = any(${ids}::uuid[])
  and c.id in (select b.commitment_id from targets b where b.indicator_id = any(${ids}::uuid[]))`;

function indicatorRows(trx: Trx) {
  return trx
    .selectFrom('indicators')
    .innerJoin('regions', 'regions.id', 'indicators.regionId')
    .select(['indicators.id', 'indicators.name', 'indicators.nameKey', 'indicators.unit', 'indicators.measure'])
    .select(['indicators.direction', 'indicators.periodKind', 'indicators.regionPath'])
    .select(['regions.id as regionId', 'regions.name as regionName'])
    .select(
      sql<number>`(select count(*)::int from commitments c where ${boundTo} = indicators.id
        and c.id in (select commitment_id from targets t where t.indicator_id = indicators.id))`.as('targets'),
    );
}
export type IndicatorRow = Awaited<ReturnType<ReturnType<typeof indicatorRows>['executeTakeFirstOrThrow']>>;

export const indicatorById = (trx: Trx, id: string): Promise<IndicatorRow | undefined> =>
  indicatorRows(trx).where('indicators.id', '=', id).executeTakeFirst();

export function listIndicators(
  trx: Trx,
  page: {
    readonly query?: string | undefined;
    readonly after?: readonly [name: string, id: string] | undefined;
    limit: number;
  },
): Promise<IndicatorRow[]> {
  let query = indicatorRows(trx).orderBy('indicators.name').orderBy('indicators.id').limit(page.limit);
  if (page.after) {
    query = query.where(sql<boolean>`(indicators.name, indicators.id) > (${page.after[0]}, ${page.after[1]}::uuid)`);
  }
  if (page.query) query = query.where(sql<boolean>`position(${page.query} in indicators.name) > 0`);
  return query.execute();
}

/** Indicators of a region and of those above it whose orders reach it, with one of these units: what its targets can be matched with. */
export function indicatorsFor(trx: Trx, regionPath: string, units: readonly string[]) {
  return trx
    .selectFrom('indicators')
    .select(['id', 'name', 'nameKey', 'unit', 'measure', 'regionPath'])
    .where(sql<boolean>`starts_with(${regionPath}, region_path)`)
    .where('unit', '=', sql<string>`any(${units})`)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

export interface NewIndicator {
  readonly regionId: string;
  readonly regionPath: string;
  readonly name: string;
  readonly nameKey: string;
  readonly unit: string;
  readonly measure: string;
  readonly direction: string;
  readonly periodKind: string;
  readonly createdBy: string | null;
  readonly createdAt: Date;
}

/** Stores indicators; of one that is there already, the one that is there. Ids come in the order given. */
export async function ensureIndicators(trx: Trx, indicators: readonly NewIndicator[]): Promise<string[]> {
  if (indicators.length === 0) return [];
  const keyOf = (row: Pick<NewIndicator, 'nameKey' | 'unit' | 'measure'>) =>
    JSON.stringify([row.nameKey, row.unit, row.measure]);
  const distinct = [...new Map(indicators.map((row) => [keyOf(row), row])).values()];
  for (let from = 0; from < distinct.length; from += batch) {
    await trx
      .insertInto('indicators')
      .values(distinct.slice(from, from + batch).map((row) => ({ ...row, id: uuidv7() })))
      .onConflict((conflict) => conflict.columns(['regionId', 'nameKey', 'unit', 'measure']).doNothing())
      .execute();
  }
  const there = await trx
    .selectFrom('indicators')
    .select(['id', 'nameKey', 'unit', 'measure'])
    .where('regionId', '=', indicators[0]?.regionId ?? '')
    .where('nameKey', '=', sql<string>`any(${distinct.map((row) => row.nameKey)})`)
    .execute();
  const ids = new Map(there.map((row) => [keyOf(row), row.id]));
  return indicators.map((row) => ids.get(keyOf(row)) ?? '');
}

export interface NewTarget {
  readonly commitmentId: string;
  readonly regionPath: string;
  readonly indicatorId: string | null;
  readonly number: number;
  readonly reason: string | null;
  readonly boundBy: string | null;
  readonly boundName: string;
  readonly boundAt: Date;
}

/** Rows per statement: keeps the number of parameters under PostgreSQL's 65,535. */
const batch = 1000;

export async function insertTargets(trx: Trx, targets: readonly NewTarget[]): Promise<void> {
  for (let from = 0; from < targets.length; from += batch) {
    const values = targets.slice(from, from + batch).map((row) => ({ ...row, id: uuidv7() }));
    await trx.insertInto('targets').values(values).execute();
  }
}

/** Keeps others from binding this commitment until the transaction ends. */
export async function holdBindings(trx: Trx, commitmentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('targets'), hashtext(${commitmentId}))`.execute(trx);
}

/** The bindings of a commitment, the last one first. */
export const bindingsOf = (trx: Trx, commitmentId: string) =>
  trx
    .selectFrom('targets')
    .leftJoin('indicators', 'indicators.id', 'targets.indicatorId')
    .select(['targets.number', 'targets.reason', 'targets.boundName', 'targets.boundAt', 'targets.indicatorId'])
    .select(['indicators.name', 'indicators.unit'])
    .where('targets.commitmentId', '=', commitmentId)
    .orderBy('targets.number', 'desc')
    .limit(200)
    .execute();

/** Commitments that an indicator measures now, by deadline and id. */
export function targetsOf(
  trx: Trx,
  indicatorId: string,
  page: { readonly after?: readonly [due: string, id: string] | undefined; readonly limit: number },
) {
  let query = trx
    .selectFrom('commitments as c')
    .select(['c.id', 'c.code', 'c.title', 'c.quantity', 'c.dueOn'])
    .select(
      sql<boolean>`coalesce((select a.kind = 'accepted' from acceptances a where a.commitment_id = c.id order by a.number desc limit 1), false)`.as(
        'accepted',
      ),
    )
    .where('c.id', 'in', sql<string>`(select commitment_id from targets where indicator_id = ${indicatorId})`)
    .where('c.quantity', 'is not', null)
    .where(sql<boolean>`${boundTo} = ${indicatorId}`)
    .orderBy(sql`coalesce(c.due_on::text, '')`)
    .orderBy('c.id')
    .limit(page.limit);
  if (page.after) {
    query = query.where(
      sql<boolean>`(coalesce(c.due_on::text, ''), c.id) > (${page.after[0]}, ${page.after[1]}::uuid)`,
    );
  }
  return query.execute();
}
