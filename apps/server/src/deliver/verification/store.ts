import { type SqlBool, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

interface EvidenceView {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

function verificationRows(trx: Trx) {
  return trx
    .selectFrom('verifications as v')
    .select(['v.id', 'v.reportId', 'v.number', 'v.verdict', 'v.value', 'v.words', 'v.answerBy', 'v.counted'])
    .select(['v.verifiedName', 'v.verifiedAt'])
    .select(
      sql<
        EvidenceView[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'name', e.name, 'mediaType', e.media_type, 'bytes', e.bytes)
        order by p.ordinal), '[]') from verification_evidence p join evidence e on e.id = p.evidence_id where p.verification_id = v.id)`.as(
        'evidence',
      ),
    );
}
export type VerificationRow = Awaited<ReturnType<ReturnType<typeof verificationRows>['executeTakeFirstOrThrow']>>;

export const verificationById = (trx: Trx, id: string): Promise<VerificationRow | undefined> =>
  verificationRows(trx).where('v.id', '=', id).executeTakeFirst();

export const verificationsByIds = (trx: Trx, ids: readonly string[]): Promise<VerificationRow[]> =>
  verificationRows(trx).where('v.id', '=', sql<string>`any(${ids}::uuid[])`).execute();

export const verificationsOf = (trx: Trx, commitmentId: string): Promise<VerificationRow[]> =>
  verificationRows(trx)
    .where('v.commitmentId', '=', commitmentId)
    .orderBy('v.verifiedAt', 'desc')
    .orderBy('v.id', 'desc')
    .execute();

export const adoptionsOf = (trx: Trx, commitmentId: string) =>
  trx
    .selectFrom('adoptions')
    .select(['reportId', 'number', 'value', 'words', 'adoptedName', 'adoptedAt'])
    .where('commitmentId', '=', commitmentId)
    .orderBy('adoptedAt', 'desc')
    .orderBy('number', 'desc')
    .execute();
export type AdoptionRow = Awaited<ReturnType<typeof adoptionsOf>>[number];

/** How a commitment was closed and reopened, the last first. */
export const closingsOf = (trx: Trx, commitmentId: string) =>
  trx
    .selectFrom('acceptances')
    .select(['kind', 'acceptedOn', 'note', 'recordedName', 'recordedAt'])
    .where('commitmentId', '=', commitmentId)
    .orderBy('number', 'desc')
    .execute();

/** Ids of the last reports of commitments that nobody has verified: those that say it is done first, the oldest first. */
export async function queuedReports(
  trx: Trx,
  filter: {
    readonly paths: readonly string[];
    readonly campaignId?: string | undefined;
    readonly query?: string | undefined;
    readonly after?: readonly [rank: number, at: string, id: string] | undefined;
    readonly limit: number;
  },
): Promise<{ id: string; rank: number; at: string }[]> {
  const { paths, campaignId, query, after, limit } = filter;
  const { rows } = await sql<{ id: string; rank: number; at: string }>`
    select * from (
      select r.id, case when r.kind = 'completion' then 0 else 1 end as rank,
        to_char(r.reported_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from reports r join commitments c on c.id = r.commitment_id
      where r.region_path ^@ any (${paths}::text[]) and c.accepted_on is null and c.withdrawn_on is null
        and not exists (select from reports l where l.commitment_id = r.commitment_id and l.place = r.place and l.number > r.number)
        and not exists (select from verifications v where v.report_id = r.id)
        and ${campaignId ? sql<SqlBool>`c.campaign_id = ${campaignId}` : sql<SqlBool>`true`}
        and ${query ? sql<SqlBool>`(position(${query} in c.title) > 0 or position(${query} in r.words) > 0)` : sql<SqlBool>`true`}
    ) queued
    where ${after ? sql<SqlBool>`(rank, at, id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)` : sql<SqlBool>`true`}
    order by rank, at, id limit ${limit}`.execute(trx);
  return rows;
}

/** Reports whose doubt waits for an answer, with that doubt. */
export async function openDoubts(
  trx: Trx,
  filter: {
    readonly whose: { readonly unitIds: readonly string[] } | { readonly paths: readonly string[] };
    readonly after?: readonly [answerBy: string, id: string] | undefined;
    readonly limit: number;
  },
): Promise<{ reportId: string; verificationId: string; answerBy: string }[]> {
  const { whose, after, limit } = filter;
  const { rows } = await sql<{ reportId: string; verificationId: string; answerBy: string }>`
    select r.id as "reportId", v.id as "verificationId", v.answer_by as "answerBy"
    from (
        select c.id, r.id as report_id from commitments c join reports r on r.commitment_id = c.id and r.place = ''
          and r.number = (select max(l.number) from reports l where l.commitment_id = c.id and l.place = '')
        where c.claim = 'doubted' and c.kind <> 'group' and c.accepted_on is null and c.withdrawn_on is null
      union all
        select distinct c.id, r.id from verifications p join reports r on r.id = p.report_id join commitments c on c.id = r.commitment_id
        where p.place <> '' and p.verdict = 'doubted' and c.accepted_on is null and c.withdrawn_on is null
          and not exists (select from reports l where l.commitment_id = r.commitment_id and l.place = r.place and l.number > r.number)
      ) asked join reports r on r.id = asked.report_id
      join verifications v on v.report_id = r.id and v.number = (select max(l.number) from verifications l where l.report_id = r.id)
    where v.verdict = 'doubted'
      and ${'unitIds' in whose ? sql<SqlBool>`r.unit_id = any(${whose.unitIds}::uuid[])` : sql<SqlBool>`r.region_path ^@ any (${whose.paths}::text[])`}
      and ${after ? sql<SqlBool>`(v.answer_by, r.id) > (${after[0]}::date, ${after[1]}::uuid)` : sql<SqlBool>`true`}
    order by v.answer_by, r.id limit ${limit}`.execute(trx);
  return rows;
}

/** Keeps others from verifying and adopting this report until the transaction ends. */
export async function holdReport(trx: Trx, reportId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('verifications'), hashtext(${reportId}))`.execute(trx);
}

export interface NewVerification {
  readonly reportId: string;
  readonly commitmentId: string;
  readonly place: string;
  readonly regionPath: string;
  readonly unitId: string;
  readonly verdict: string;
  readonly value: number | null;
  readonly words: string | null;
  readonly answerBy: string | null;
  readonly counted: string | null;
  readonly verifiedBy: string;
  readonly verifiedName: string;
  readonly verifiedAt: Date;
  readonly verifiedOn: string;
}

export async function insertVerification(
  trx: Trx,
  verification: NewVerification,
  evidenceIds: readonly string[],
): Promise<string> {
  const id = uuidv7();
  const { number } = await trx
    .selectFrom('verifications')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
    .where('reportId', '=', verification.reportId)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('verifications')
    .values({ ...verification, id, number })
    .execute();
  if (evidenceIds.length > 0) {
    const { regionPath } = verification;
    const rows = evidenceIds.map((evidenceId, ordinal) => ({ verificationId: id, ordinal, evidenceId, regionPath }));
    await trx.insertInto('verificationEvidence').values(rows).execute();
  }
  return id;
}

export async function insertAdoption(
  trx: Trx,
  adoption: {
    readonly reportId: string;
    readonly commitmentId: string;
    readonly place: string;
    readonly regionPath: string;
    readonly value: number;
    readonly words: string | null;
    readonly adoptedBy: string;
    readonly adoptedName: string;
    readonly adoptedAt: Date;
  },
): Promise<void> {
  const { number } = await trx
    .selectFrom('adoptions')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
    .where('reportId', '=', adoption.reportId)
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('adoptions')
    .values({ ...adoption, number })
    .execute();
}
