import type { WithdrawalReason } from '@chengshi/contract';
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
      'c.regionId',
      'c.itemId',
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
    .select(['c.itemId', 'c.withdrawnOn', 'c.withdrawnReason'])
    .select(['c.dueText', 'c.dueOn', 'c.owner', 'c.strength'])
    .select(['c.claim', 'c.claimOn', 'c.answerBy', 'c.heardOn', 'c.reached', 'c.behindOn', 'c.farBehindOn', 'c.waysOn'])
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

/** Rows by their ids, in the order of the ids. */
export const commitmentsByIds = (trx: Trx, ids: readonly string[]): Promise<CommitmentRow[]> =>
  commitmentRows(trx).where('c.id', '=', sql<string>`any(${ids}::uuid[])`).orderBy('c.id').execute();

/** The commitments of a version of a document, at their places in its text: of an earlier version at those that were kept. */
export async function commitmentsOfDocument(trx: Trx, documentId: string): Promise<CommitmentRow[]> {
  const earlier = await trx
    .selectFrom('passages')
    .select(['commitmentId', 'ordinal', 'quote', 'startAt', 'endAt'])
    .where('documentId', '=', documentId)
    .execute();
  if (earlier.length === 0) {
    return commitmentRows(trx).where('c.documentId', '=', documentId).orderBy('c.ordinal').execute();
  }
  const placeOf = new Map(earlier.map((passage) => [passage.commitmentId, passage]));
  const rows = await commitmentRows(trx)
    .where('c.id', 'in', sql<string>`(select commitment_id from passages where document_id = ${documentId})`)
    .execute();
  return rows
    .flatMap((row) => {
      const place = placeOf.get(row.id);
      return place
        ? [{ ...row, documentId, ordinal: place.ordinal, quote: place.quote, start: place.startAt, end: place.endAt }]
        : [];
    })
    .sort((one, other) => one.ordinal - other.ordinal);
}

/** Whether the last fact about a commitment accepts it, as of a date. */
const acceptedBy = (asOf: string) => sql<boolean>`coalesce(c.accepted_on <= ${asOf}::date, false)`;

/**
 * Commitments that are open on a day and have a deadline up to another, were doubted or lag behind their way, the most overdue first; what was
 * verified waits for nobody but the office.
 */
export const openUntil = (trx: Trx, asOf: string, until: string, limit: number): Promise<CommitmentRow[]> =>
  commitmentRows(trx)
    .where(sql<boolean>`(c.due_on <= ${until} or c.claim = 'doubted' or c.behind_on <= ${asOf})`)
    .where(sql<boolean>`c.claim is distinct from 'verified'`)
    .where('c.kind', '<>', 'group')
    .where('c.withdrawnOn', 'is', null)
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

/** The place after a campaign's last commitment; nobody else takes it until the transaction ends. */
export async function nextOrdinal(trx: Trx, campaignId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('commitments'), hashtext(${campaignId}))`.execute(trx);
  const last = trx.selectFrom('commitments').select((eb) => eb.fn.max('ordinal').as('ordinal'));
  return ((await last.where('campaignId', '=', campaignId).executeTakeFirstOrThrow()).ordinal ?? -1) + 1;
}

/** Rows per statement: keeps the number of parameters under PostgreSQL's 65,535. */
const batch = 1000;

/** Stores commitments whose `parent` is an index into the same list, and gives their ids in its order. Parents are stored first. */
export async function insertTree(trx: Trx, commitments: readonly NewCommitment[]): Promise<string[]> {
  const ids = commitments.map(() => uuidv7());
  const depthOf = (index: number): number => {
    let depth = 0;
    for (let above = commitments[index]?.parent ?? null; above !== null; above = commitments[above]?.parent ?? null)
      depth++;
    return depth;
  };
  const rows = commitments
    .map(({ parent, ...row }, index) => ({
      row: { ...row, id: ids[index] as string, parentId: parent === null ? null : (ids[parent] as string) },
      depth: depthOf(index),
    }))
    .sort((a, b) => a.depth - b.depth)
    .map(({ row }) => row);
  for (let from = 0; from < rows.length; from += batch) {
    await trx
      .insertInto('commitments')
      .values(rows.slice(from, from + batch))
      .execute();
  }
  return ids;
}

export type AddedRow = Omit<NewCommitment, 'parent'> & { readonly id: string; readonly parentId: string | null };

/** Stores commitments whose parents are there already, or stand before them in the list. */
export async function insertAdded(trx: Trx, rows: readonly AddedRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += batch) {
    await trx
      .insertInto('commitments')
      .values(rows.slice(from, from + batch))
      .execute();
  }
}

/** Keeps where the commitments of a version stand in its text, before they get their places in another one. */
export async function keepPassages(trx: Trx, documentId: string): Promise<void> {
  await sql`insert into passages (document_id, commitment_id, region_path, ordinal, quote, start_at, end_at)
    select document_id, id, region_path, ordinal, quote, start_at, end_at from commitments where document_id = ${documentId}`.execute(
    trx,
  );
}

/** The first parts of a campaign's codes, and the highest number that was given in it; null before the first. */
export async function lastCodeNumber(trx: Trx, campaignId: string): Promise<{ prefix: string; last: number | null }> {
  const { rows } = await sql<{ prefix: string; last: number | null }>`
    select regexp_replace(max(code), '-[0-9]+$', '') as prefix, max(substring(code from '[0-9]+$')::int) as last
    from commitments where campaign_id = ${campaignId}`.execute(trx);
  return rows[0] ?? { prefix: '', last: null };
}

/**
 * Gives the commitments of a campaign their places in another version, in one statement: those kept their words and places in its text,
 * those gone a place behind all others and the reason, and whatever else the campaign holds stays behind them in its order.
 */
export async function moveToVersion(
  trx: Trx,
  move: {
    readonly campaignId: string;
    readonly documentId: string;
    readonly kept: readonly {
      readonly id: string;
      readonly ordinal: number;
      readonly quote: string;
      readonly start: number;
      readonly end: number;
      readonly itemId: string | null;
    }[];
    readonly gone: readonly string[];
    /** How many places the new version needs. */
    readonly places: number;
    readonly withdrawnOn: string;
    readonly reason: WithdrawalReason;
  },
): Promise<void> {
  const kept = move.kept.map(({ start, end, itemId, ...row }) => ({
    ...row,
    start_at: start,
    end_at: end,
    item_id: itemId,
  }));
  await sql`
    with kept as (
      select * from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
        as k(id uuid, ordinal int, quote text, start_at int, end_at int, item_id uuid)
    ), places as (
      select c.id, k.id is not null as stays, c.id = any(${move.gone}::uuid[]) as goes,
        coalesce(k.ordinal, ${move.places}::int - 1 + (row_number() over (partition by k.id is null order by c.ordinal))::int) as ordinal,
        coalesce(k.quote, c.quote) as quote, coalesce(k.start_at, c.start_at) as start_at, coalesce(k.end_at, c.end_at) as end_at,
        coalesce(k.item_id, c.item_id) as item_id
      from commitments c left join kept k on k.id = c.id where c.campaign_id = ${move.campaignId}
    )
    update commitments set ordinal = p.ordinal, quote = p.quote, start_at = p.start_at, end_at = p.end_at, item_id = p.item_id,
      document_id = case when p.stays then ${move.documentId}::uuid else commitments.document_id end,
      withdrawn_on = case when p.goes then ${move.withdrawnOn}::date else commitments.withdrawn_on end,
      withdrawn_reason = case when p.goes then ${JSON.stringify(move.reason)}::jsonb else commitments.withdrawn_reason end
    from places p where p.id = commitments.id`.execute(trx);
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
    .select(['c.documentId', 'c.dueOn', 'c.claim', 'c.claimOn', 'c.answerBy', 'c.behindOn', 'c.farBehindOn'])
    .select([
      sql<boolean>`c.kind = 'mechanism'`.as('recurring'),
      acceptedBy(asOf).as('accepted'),
      sql<number>`count(*)::int`.as('count'),
    ])
    .where('c.documentId', '=', sql<string>`any(${documentIds}::uuid[])`)
    .where('c.kind', '<>', 'group')
    .where('c.withdrawnOn', 'is', null)
    .groupBy(['c.documentId', 'c.dueOn', 'c.claim', 'c.claimOn', 'c.answerBy', 'c.behindOn', 'c.farBehindOn'])
    .groupBy([sql`8`, sql`9`])
    .execute();
}
