import type { PledgeContent, PledgeState } from '@chengshi/contract';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

const pledgeRows = (trx: Trx) =>
  trx
    .selectFrom('pledges as p')
    .innerJoin('regions as r', 'r.id', 'p.regionId')
    .leftJoin('pledgeSignatures as s', 's.pledgeId', 'p.id')
    .leftJoin('pledgeWithdrawals as w', 'w.pledgeId', 'p.id')
    .select(['p.id', 'p.code', 'p.title', 'p.state', 'p.regionId', 'p.regionPath', 'r.name as regionName', 'p.unitId'])
    .select(['p.personId', 'p.content', 'p.contentDigest', 'p.supersedes', 'p.drawnName', 'p.drawnAt'])
    .select(['s.signedBy', 's.signedName', 's.signedAt', 's.signedOn', 's.fileDigest', 's.seal'])
    .select(['w.words as withdrawnWords', 'w.withdrawnName', 'w.withdrawnAt']);
export type PledgeRow = Awaited<ReturnType<ReturnType<typeof pledgeRows>['executeTakeFirstOrThrow']>>;

export const pledgeById = (trx: Trx, id: string): Promise<PledgeRow | undefined> =>
  pledgeRows(trx).where('p.id', '=', id).executeTakeFirst();

export function listPledges(
  trx: Trx,
  filter: {
    readonly state: PledgeState | undefined;
    readonly unitId: string | undefined;
    readonly personId: string | undefined;
    readonly after: readonly [drawnAt: string, id: string] | undefined;
    readonly limit: number;
  },
): Promise<PledgeRow[]> {
  let query = pledgeRows(trx).orderBy('p.drawnAt', 'desc').orderBy('p.id', 'desc').limit(filter.limit);
  if (filter.state) query = query.where('p.state', '=', filter.state);
  if (filter.unitId) query = query.where('p.unitId', '=', filter.unitId);
  if (filter.personId) query = query.where('p.personId', '=', filter.personId);
  if (filter.after) {
    const [at, id] = filter.after;
    query = query.where(sql<boolean>`(p.drawn_at, p.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}

/** The pledge that came in the place of another, if one is in hand or in force. */
export const followerOf = (trx: Trx, id: string) =>
  trx
    .selectFrom('pledges')
    .select(['id', 'code', 'state'])
    .where('supersedes', '=', id)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst();

/** Commitments of a pledge that are not what was pledged any more. */
export async function changedSince(trx: Trx, pledgeId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('pledgeCommitments as i')
    .innerJoin('commitments as c', 'c.id', 'i.commitmentId')
    .select('c.id')
    .where('i.pledgeId', '=', pledgeId)
    .where(sql<boolean>`(c.revision <> i.revision or c.withdrawn_on is not null)`)
    .orderBy('i.ordinal')
    .execute();
  return rows.map(({ id }) => id);
}

export interface CandidateRow {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly dueText: string | null;
  readonly dueOn: string | null;
  readonly revision: number;
  readonly pledge: { readonly id: string; readonly code: string } | null;
}

/** Commitments of exactly this region that a unit answers for and that are not done, each with the pledge in force that holds it. */
export async function candidates(
  trx: Trx,
  of: { readonly regionPath: string; readonly unitId: string; readonly ids?: readonly string[] },
  page: { readonly after?: readonly [code: string, id: string] | undefined; readonly limit: number },
): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select c.id, c.code, c.title, c.due_text as "dueText", c.due_on as "dueOn", c.revision,
      (select jsonb_build_object('id', p.id, 'code', p.code) from pledge_commitments i join pledges p on p.id = i.pledge_id
        where i.commitment_id = c.id and p.unit_id = ${of.unitId}::uuid and p.state = 'signed' limit 1) as pledge
    from commitments c
    where c.region_path = ${of.regionPath} and c.kind <> 'group' and c.withdrawn_on is null and c.accepted_on is null
      and app_answers_for(c.id, ${of.unitId}::uuid)
      and ${of.ids ? sql`c.id = any(${of.ids}::uuid[])` : sql`true`}
      and ${page.after ? sql`(c.code collate "C", c.id) > (${page.after[0]}, ${page.after[1]}::uuid)` : sql`true`}
    order by c.code collate "C", c.id limit ${page.limit}`.execute(trx);
  return rows;
}

/** The next number of a region's year; nobody else takes it until the transaction ends. */
export async function nextNumber(trx: Trx, regionId: string, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('pledges'), hashtext(${regionId}))`.execute(trx);
  const { last } = await trx
    .selectFrom('pledges')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('regionId', '=', regionId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

export interface NewPledge {
  readonly regionId: string;
  readonly regionPath: string;
  readonly year: number;
  readonly number: number;
  readonly code: string;
  readonly unitId: string;
  readonly personId: string;
  readonly title: string;
  readonly approvalNumber: string;
  readonly content: PledgeContent;
  readonly contentDigest: string;
  readonly supersedes: string | null;
  readonly drawnBy: string;
  readonly drawnName: string;
  readonly drawnAt: Date;
  readonly drawnOn: string;
}

export async function insertPledge(trx: Trx, pledge: NewPledge): Promise<string> {
  const id = uuidv7();
  await trx
    .insertInto('pledges')
    .values({ ...pledge, id, content: JSON.stringify(pledge.content) })
    .execute();
  const items = pledge.content.items.map((item, ordinal) => ({
    ...{ pledgeId: id, commitmentId: item.id, regionPath: pledge.regionPath, ordinal, revision: item.revision },
  }));
  await trx.insertInto('pledgeCommitments').values(items).execute();
  return id;
}

export async function insertSignature(
  trx: Trx,
  signature: {
    readonly pledgeId: string;
    readonly regionPath: string;
    readonly signedBy: string;
    readonly signedName: string;
    readonly signedAt: Date;
    readonly signedOn: string;
    readonly fileDigest: string;
    readonly seal: string;
  },
): Promise<void> {
  await trx.insertInto('pledgeSignatures').values(signature).execute();
}

export async function insertWithdrawal(
  trx: Trx,
  withdrawal: {
    readonly pledgeId: string;
    readonly regionPath: string;
    readonly words: string;
    readonly withdrawnBy: string;
    readonly withdrawnName: string;
    readonly withdrawnAt: Date;
  },
): Promise<void> {
  await trx.insertInto('pledgeWithdrawals').values(withdrawal).execute();
}
