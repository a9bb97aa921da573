import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

interface AcceptanceView {
  readonly on: string;
  readonly by: string;
  readonly note: string | null;
  readonly at: string;
}

export function commitmentRows(trx: Trx) {
  return trx
    .selectFrom('commitments as c')
    .leftJoin('fronts', 'fronts.id', 'c.frontId')
    .innerJoin('regions', 'regions.id', 'c.regionId')
    .select([
      'c.id',
      'c.code',
      'c.kind',
      'c.revision',
      'c.parentId',
      'c.campaignId',
      'c.documentId',
      'c.frontId',
      'fronts.name as frontName',
    ])
    .select([
      'c.ordinal',
      'c.regionId',
      'c.regionPath',
      'regions.name as regionName',
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
const acceptedBy = (asOf: string) => sql<boolean>`coalesce(c.accepted_on <= ${asOf}::date, false)`;

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

/** Rows per statement: keeps the number of parameters under PostgreSQL's 65,535. */
const batch = 1000;

/** Stores commitments whose `parent` is an index into the same list, smaller than their own. */
export async function insertTree(trx: Trx, commitments: readonly NewCommitment[]): Promise<void> {
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
