import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

interface AcceptanceView {
  readonly on: string;
  readonly by: string;
  readonly note: string | null;
  readonly at: string;
}

function commitmentRows(trx: Trx) {
  return trx
    .selectFrom('commitments as c')
    .leftJoin('fronts', 'fronts.id', 'c.frontId')
    .select([
      'c.id',
      'c.code',
      'c.kind',
      'c.parentId',
      'c.campaignId',
      'c.documentId',
      'c.frontId',
      'fronts.name as frontName',
    ])
    .select([
      'c.ordinal',
      'c.regionPath',
      'c.title',
      'c.quote',
      'c.startAt as start',
      'c.endAt as end',
      'c.quantity',
      'c.rhythm',
    ])
    .select(['c.dueText', 'c.dueOn', 'c.owner', 'c.strength'])
    .select(
      // The last fact counts: an acceptance that was withdrawn is none.
      sql<AcceptanceView | null>`(
        select case when a.kind = 'accepted' then jsonb_build_object('on', a.accepted_on, 'by', a.recorded_name, 'note', a.note,
          'at', to_char(a.recorded_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end
        from acceptances a where a.commitment_id = c.id order by a.number desc limit 1)`.as('acceptance'),
    );
}
export type CommitmentRow = Awaited<ReturnType<ReturnType<typeof commitmentRows>['executeTakeFirstOrThrow']>>;

export const commitmentById = (trx: Trx, id: string): Promise<CommitmentRow | undefined> =>
  commitmentRows(trx).where('c.id', '=', id).executeTakeFirst();

export const commitmentsOfDocument = (trx: Trx, documentId: string): Promise<CommitmentRow[]> =>
  commitmentRows(trx).where('c.documentId', '=', documentId).orderBy('c.ordinal').execute();

/** Whether the last fact about a commitment accepts it, as of a date. */
const acceptedBy = (asOf: string) =>
  sql<boolean>`coalesce((select a.kind = 'accepted' and a.accepted_on <= ${asOf}::date from acceptances a where a.commitment_id = c.id order by a.number desc limit 1), false)`;

/** Commitments that are open on a day and have a deadline up to another, the most overdue first. */
export const openUntil = (trx: Trx, asOf: string, until: string, limit: number): Promise<CommitmentRow[]> =>
  commitmentRows(trx)
    .where('c.dueOn', '<=', until)
    .where('c.kind', '<>', 'group')
    .where(sql<boolean>`not ${acceptedBy(asOf)}`)
    .orderBy('c.dueOn')
    .orderBy('c.id')
    .limit(limit)
    .execute();

export interface CommitmentFilter {
  readonly campaignId?: string | undefined;
  readonly documentId?: string | undefined;
  readonly frontId?: string | undefined;
  readonly parentId?: string | undefined;
  readonly kind?: string | undefined;
  readonly query?: string | undefined;
  /** Part of the name of a leading or supporting unit. */
  readonly owner?: string | undefined;
  readonly dueFrom?: string | undefined;
  readonly dueUntil?: string | undefined;
  readonly standing?: Standing | undefined;
  /** Leaves groups out: they promise nothing of their own. */
  readonly leaves?: boolean | undefined;
}

/** What a commitment's facts say on a day, in terms that the database can look up: the lights are made of these. */
export interface Standing {
  readonly asOf: string;
  /** The last date whose deadline counts as near. */
  readonly soonUntil: string;
  readonly any: readonly ('accepted' | 'overdue' | 'soon' | 'later' | 'undated')[];
}

export type TableOrder = 'text' | 'due' | 'due-descending';
export interface TablePage {
  readonly order: TableOrder;
  readonly after?: TableKey | undefined;
  readonly limit: number;
}
/** Sort key of the last row seen: by text (campaign, ordinal), by deadline (date or null at the end, id). */
export type TableKey =
  | { readonly order: 'text'; readonly campaignId: string; readonly ordinal: number }
  | { readonly order: 'due' | 'due-descending'; readonly due: string | null; readonly id: string };

const acceptedOnOf = sql<string | null>`(select case when a.kind = 'accepted' then a.accepted_on end
  from acceptances a where a.commitment_id = c.id order by a.number desc limit 1)`;

function standingIs({ asOf, soonUntil, any }: Standing) {
  const accepted = sql<boolean>`coalesce(${acceptedOnOf} <= ${asOf}, false)`;
  const states = {
    accepted,
    overdue: sql<boolean>`not ${accepted} and c.due_on < ${asOf}`,
    soon: sql<boolean>`not ${accepted} and c.due_on between ${asOf} and ${soonUntil}`,
    later: sql<boolean>`not ${accepted} and c.due_on > ${soonUntil}`,
    undated: sql<boolean>`not ${accepted} and c.due_on is null`,
  };
  return sql<boolean>`(${sql.join(
    any.map((state) => sql`(${states[state]})`),
    sql` or `,
  )})`;
}

type Rows = ReturnType<typeof commitmentRows>;

function filtered(rows: Rows, filter: CommitmentFilter): Rows {
  let query = rows;
  if (filter.campaignId) query = query.where('c.campaignId', '=', filter.campaignId);
  if (filter.documentId) query = query.where('c.documentId', '=', filter.documentId);
  if (filter.frontId) query = query.where('c.frontId', '=', filter.frontId);
  if (filter.parentId) query = query.where('c.parentId', '=', filter.parentId);
  if (filter.kind) query = query.where('c.kind', '=', filter.kind);
  if (filter.query) query = query.where('c.id', 'in', sql<string>`(select search_commitments(${filter.query}))`);
  if (filter.owner)
    query = query.where(
      sql<boolean>`position(${filter.owner} in (c.owner -> 'lead')::text || (c.owner -> 'support')::text) > 0`,
    );
  if (filter.dueFrom) query = query.where('c.dueOn', '>=', filter.dueFrom);
  if (filter.dueUntil) query = query.where('c.dueOn', '<=', filter.dueUntil);
  if (filter.leaves) query = query.where('c.kind', '<>', 'group');
  if (filter.standing) query = query.where(standingIs(filter.standing));
  return query;
}

export function listCommitments(trx: Trx, filter: CommitmentFilter, page: TablePage): Promise<CommitmentRow[]> {
  let query = filtered(commitmentRows(trx), filter).limit(page.limit);
  const { after } = page;
  if (page.order === 'text') {
    query = query.orderBy('c.campaignId', 'desc').orderBy('c.ordinal');
    if (after?.order === 'text') {
      query = query.where((eb) =>
        eb.or([
          eb('c.campaignId', '<', after.campaignId),
          eb.and([eb('c.campaignId', '=', after.campaignId), eb('c.ordinal', '>', after.ordinal)]),
        ]),
      );
    }
    return query.execute();
  }
  // Without a deadline comes last in both directions.
  const down = page.order === 'due-descending';
  query = query
    .orderBy('c.dueOn', (order) => (down ? order.desc().nullsLast() : order.asc().nullsLast()))
    .orderBy('c.id');
  if (after && after.order !== 'text') {
    const { due, id } = after;
    const beyond = down ? sql<boolean>`c.due_on < ${due}` : sql<boolean>`c.due_on > ${due}`;
    query = query.where(
      due === null
        ? sql<boolean>`c.due_on is null and c.id > ${id}::uuid`
        : sql<boolean>`(${beyond} or (c.due_on = ${due} and c.id > ${id}::uuid) or c.due_on is null)`,
    );
  }
  return query.execute();
}

/** How many commitments the filter leaves, by one of their properties; the largest groups first. */
export function groupCounts(
  trx: Trx,
  filter: CommitmentFilter,
  by: 'front' | 'owner' | 'region',
): Promise<{ key: string | null; label: string | null; count: number }[]> {
  const chosen = filtered(commitmentRows(trx), filter).as('chosen');
  const keys = {
    front: { key: sql<string | null>`chosen.front_id::text`, label: sql<string | null>`chosen.front_name` },
    owner: {
      key: sql<string | null>`chosen.owner -> 'lead' ->> 0`,
      label: sql<string | null>`chosen.owner -> 'lead' ->> 0`,
    },
    region: {
      key: sql<string | null>`chosen.region_path`,
      label: sql<string | null>`(select name from regions r where r.path = chosen.region_path)`,
    },
  }[by];
  return trx
    .selectFrom(chosen)
    .select([keys.key.as('key'), keys.label.as('label'), sql<number>`count(*)::int`.as('count')])
    .groupBy([sql`1`, sql`2`])
    .orderBy('count', 'desc')
    .limit(500)
    .execute();
}

export interface NewCommitment {
  readonly code: string;
  readonly kind: string;
  readonly parent: number | null;
  readonly campaignId: string;
  readonly documentId: string;
  readonly itemId: string | null;
  readonly frontId: string | null;
  readonly regionId: string;
  readonly regionPath: string;
  readonly ordinal: number;
  readonly title: string;
  readonly quote: string;
  readonly startAt: number;
  readonly endAt: number;
  readonly quantity: string | null;
  readonly rhythm: string | null;
  readonly dueText: string | null;
  readonly dueOn: string | null;
  readonly owner: string | null;
  readonly strength: string | null;
  readonly createdAt: Date;
}

/** The place after a campaign's last commitment; nobody else takes it until the transaction ends. */
export async function nextOrdinal(trx: Trx, campaignId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('commitments'), hashtext(${campaignId}))`.execute(trx);
  const last = trx.selectFrom('commitments').select((eb) => eb.fn.max('ordinal').as('ordinal'));
  return ((await last.where('campaignId', '=', campaignId).executeTakeFirstOrThrow()).ordinal ?? -1) + 1;
}

/** Rows per statement: keeps the number of parameters under PostgreSQL's 65,535. */
const batch = 1000;

/** Stores commitments whose `parent` is an index into the same list, smaller than their own. */
export async function insertTree(trx: Trx, commitments: readonly NewCommitment[]): Promise<string[]> {
  const ids = commitments.map(() => uuidv7());
  const rows = commitments.map(({ parent, ...row }, index) => ({
    ...row,
    id: ids[index] as string,
    parentId: parent === null ? null : (ids[parent] as string),
  }));
  for (let from = 0; from < rows.length; from += batch) {
    await trx
      .insertInto('commitments')
      .values(rows.slice(from, from + batch))
      .execute();
  }
  return ids;
}

/** Keeps others from recording facts about this commitment until the transaction ends. */
export async function holdAcceptances(trx: Trx, commitmentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('acceptances'), hashtext(${commitmentId}))`.execute(trx);
}

export const lastAcceptance = (trx: Trx, commitmentId: string) =>
  trx
    .selectFrom('acceptances')
    .select(['number', 'kind'])
    .where('commitmentId', '=', commitmentId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();

export async function insertAcceptance(
  trx: Trx,
  fact: {
    commitmentId: string;
    regionPath: string;
    kind: 'accepted' | 'withdrawn';
    acceptedOn: string | null;
    note: string | null;
    recordedBy: string | null;
    recordedName: string;
    recordedAt: Date;
    number: number;
  },
): Promise<void> {
  await trx
    .insertInto('acceptances')
    .values({ ...fact, id: uuidv7() })
    .execute();
}

/** How many open and accepted commitments each document has, per deadline: what the counts of a document are worked out from. */
export function deadlineCounts(trx: Trx, documentIds: readonly string[], asOf: string) {
  return trx
    .selectFrom('commitments as c')
    .select(['c.documentId', 'c.dueOn'])
    .select([
      sql<boolean>`c.kind = 'mechanism'`.as('recurring'),
      acceptedBy(asOf).as('accepted'),
      sql<number>`count(*)::int`.as('count'),
    ])
    .where('c.documentId', '=', sql<string>`any(${documentIds}::uuid[])`)
    .where('c.kind', '<>', 'group')
    .groupBy(['c.documentId', 'c.dueOn', sql`3`, sql`4`])
    .execute();
}
