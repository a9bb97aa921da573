import type { TableOrder } from '@chengshi/contract';
import { type RawBuilder, sql } from 'kysely';
import type { Trx } from '../../../platform/database/database.ts';
import { type CommitmentRow, commitmentRows } from '../store.ts';
import type { TableKey } from './cursor.ts';
import { type Acceptance, acceptance, allOf, type Conditions, lightsOf } from './filter/store.ts';

export interface TablePage {
  readonly order: TableOrder;
  readonly asOf: string;
  /** The last deadline that is near: what orders by light need. */
  readonly soonUntil?: string;
  readonly after: TableKey | undefined;
  readonly limit: number;
}

export interface PlacedRow {
  readonly row: CommitmentRow;
  readonly place: TableKey;
}

/** A page of the table: first which rows, from the indexes alone, then the rows themselves. */
export async function listCommitments(trx: Trx, conditions: Conditions, page: TablePage): Promise<PlacedRow[]> {
  const places = page.order === 'text' ? await inTextOrder(trx, conditions, page) : await sorted(trx, conditions, page);
  const ids = places.map(({ id }) => id);
  const rows = await commitmentRows(trx).where('c.id', '=', sql<string>`any(${ids}::uuid[])`).execute();
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return places.flatMap(({ id, place }) => {
    const row = rowOf.get(id);
    return row ? [{ row, place }] : [];
  });
}

interface Placed {
  readonly id: string;
  readonly place: TableKey;
}

/** Newest campaign first, each in the order of its text. */
async function inTextOrder(trx: Trx, conditions: Conditions, { after, limit }: TablePage): Promise<Placed[]> {
  const beyond = after
    ? sql<boolean>`c.campaign_id <= ${after[1]} and (c.campaign_id < ${after[1]} or c.ordinal > ${Number(after[2])})`
    : sql<boolean>`true`;
  const { rows } = await sql<{ id: string; campaign: string; ordinal: number }>`
    select c.id, c.campaign_id as campaign, c.ordinal from commitments c
    where ${beyond} and ${allOf(conditions)} order by c.campaign_id desc, c.ordinal limit ${limit}`.execute(trx);
  return rows.map(({ id, campaign, ordinal }) => ({ id, place: [0, campaign, String(ordinal)] }));
}

/** Rows that an index holds side by side in the wanted order. */
interface Stretch {
  readonly where: RawBuilder<boolean>;
  /** Left out where all rows of the stretch are equal. */
  readonly key?: RawBuilder<string>;
  readonly down?: boolean;
}

const date = (column: 'due_on' | 'accepted_on') => sql<string>`${sql.ref(`c.${column}`)}`;
const known = (column: 'due_on' | 'lead') => sql<boolean>`${sql.ref(`c.${column}`)} is not null`;
const unknown = (column: 'due_on' | 'lead') => sql<boolean>`${sql.ref(`c.${column}`)} is null`;
const always = sql<boolean>`true`;

/** What is unknown comes last in both directions; by light, worst first, each by deadline, and the accepted at the end. */
function stretchesOf({ order, asOf, soonUntil = asOf }: TablePage, { accepted, open }: Acceptance): readonly Stretch[] {
  const down = order.endsWith('-descending');
  switch (order) {
    case 'text':
      return [];
    case 'due':
    case 'due-descending':
      return [{ where: known('due_on'), key: date('due_on'), down }, { where: unknown('due_on') }];
    case 'code':
    case 'code-descending':
      return [{ where: always, key: sql<string>`c.code collate "C"`, down }];
    case 'title':
    case 'title-descending':
      return [{ where: always, key: sql<string>`left(c.title, 100) collate "C"`, down }];
    case 'owner':
    case 'owner-descending':
      return [{ where: known('lead'), key: sql<string>`c.lead`, down }, { where: unknown('lead') }];
    case 'light':
    case 'light-descending': {
      const lights = lightsOf(asOf, soonUntil);
      const byDeadline = (light: RawBuilder<boolean>): Stretch => ({
        where: sql<boolean>`${open} and ${light}`,
        key: sql<string>`c.due_on`,
        down,
      });
      const byClaim = (light: RawBuilder<boolean>): Stretch => ({ where: sql<boolean>`${open} and ${light}` });
      const stretches: readonly Stretch[] = [
        byDeadline(lights.overdue),
        byClaim(lights.unanswered),
        byClaim(lights.farBehind),
        byDeadline(lights.soon),
        byClaim(lights.awaited),
        byClaim(lights.behind),
        byDeadline(lights.far),
        byClaim(lights.verified),
        byClaim(lights.grey),
        { where: accepted, key: date('accepted_on'), down: !down },
      ];
      return down ? [...stretches].reverse() : stretches;
    }
  }
}

async function sorted(trx: Trx, conditions: Conditions, page: TablePage): Promise<Placed[]> {
  const { after, limit, asOf } = page;
  const stretches = stretchesOf(page, await acceptance(trx, asOf));
  const found: Placed[] = [];
  for (const [index, stretch] of stretches.entries()) {
    if (found.length >= limit) break;
    if (after && index < after[0]) continue;
    const from = after && index === after[0] ? after : undefined;
    const rows = await rowsOfStretch(trx, [stretch.where, ...conditions], stretch, from, limit - found.length);
    found.push(...rows.map(({ id, key }) => ({ id, place: [index, key, id] as const })));
  }
  return found;
}

async function rowsOfStretch(
  trx: Trx,
  conditions: Conditions,
  { key, down }: Stretch,
  after: TableKey | undefined,
  limit: number,
): Promise<{ id: string; key: string | null }[]> {
  const way = sql.raw(down ? 'desc' : 'asc');
  const than = sql.raw(down ? '<' : '>');
  const value = key ?? sql<string>`null`;
  const sortKey = key ? sql`${key} ${way}, c.id ${way}` : sql`c.id`;
  const beyond = !after
    ? always
    : key && after[1] !== null
      ? sql<boolean>`(${key}, c.id) ${than} (${after[1]}, ${after[2]}::uuid)`
      : sql<boolean>`c.id > ${after[2]}::uuid`;
  const { rows } = await sql<{ id: string; key: string | null }>`
    select c.id, ${value} as key from commitments c
    where ${beyond} and ${allOf(conditions)} order by ${sortKey} limit ${limit}`.execute(trx);
  return rows;
}
