import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../../platform/database/database.ts';

export const evidenceById = (trx: Trx, id: string) =>
  trx
    .selectFrom('evidence')
    .select(['id', 'digest', 'name', 'mediaType', 'bytes'])
    .where('id', '=', id)
    .executeTakeFirst();

/** How many of these somebody uploaded for a commitment. */
export async function countOwn(
  trx: Trx,
  ids: readonly string[],
  of: { readonly commitmentId: string; readonly personId: string },
): Promise<number> {
  const { count } = await trx
    .selectFrom('evidence')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('commitmentId', '=', of.commitmentId)
    .where('uploadedBy', '=', of.personId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertEvidence(
  trx: Trx,
  evidence: {
    readonly commitmentId: string;
    readonly regionPath: string;
    readonly digest: string;
    readonly name: string;
    readonly mediaType: string;
    readonly bytes: number;
    readonly uploadedBy: string;
    readonly uploadedAt: Date;
  },
): Promise<string> {
  const id = uuidv7();
  await trx
    .insertInto('evidence')
    .values({ ...evidence, id })
    .execute();
  return id;
}
