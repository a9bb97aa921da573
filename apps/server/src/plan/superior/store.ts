import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

/** The last fact about a commitment, unless it took the answer back. */
const answerOf = sql`(select a.* from superior_answers a where a.commitment_id = c.id order by a.number desc limit 1)`;

const listRows = (trx: Trx) =>
  trx
    .selectFrom('documentTables as t')
    .innerJoin('documents as d', 'd.id', 't.documentId')
    .innerJoin('regions', 'regions.id', 'd.regionId')
    .select(['d.id', 'd.title', 'd.state', 'd.regionId', 'd.regionPath', 'regions.name as regionName', 'd.importedAt'])
    .select(['t.superiorIssuer as issuer', 't.superiorNumber as number', 't.reportOn'])
    .select(
      sql<{ total: number; taken: number; answered: number; open: number }>`(
        select jsonb_build_object('total', count(*), 'taken', count(*) filter (where last.kind = 'taken'),
          'answered', count(*) filter (where last.kind = 'answered'),
          'open', count(*) filter (where last.kind is null or last.kind = 'withdrawn'))
        from commitments c left join lateral ${answerOf} last on true
        where c.document_id = d.id and c.kind <> 'group')`.as('counts'),
    )
    .where('t.superiorIssuer', 'is not', null);
export type ListRow = Awaited<ReturnType<ReturnType<typeof listRows>['executeTakeFirstOrThrow']>>;

export const listById = (trx: Trx, documentId: string): Promise<ListRow | undefined> =>
  listRows(trx).where('d.id', '=', documentId).executeTakeFirst();

export function superiorLists(
  trx: Trx,
  page: { readonly after: readonly [importedAt: string, id: string] | undefined; readonly limit: number },
): Promise<ListRow[]> {
  let query = listRows(trx).orderBy('d.importedAt', 'desc').orderBy('d.id', 'desc').limit(page.limit);
  if (page.after) {
    query = query.where(sql<boolean>`(d.imported_at, d.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`);
  }
  return query.execute();
}

const entryRows = (trx: Trx, documentId: string) =>
  trx
    .selectFrom('commitments as c')
    .leftJoin(sql<AnswerRow>`lateral ${answerOf}`.as('last'), (join) => join.onTrue())
    .leftJoin('units', 'units.id', 'last.unit_id')
    .select(['c.id', 'c.code', 'c.ordinal', 'c.title', 'c.dueText', 'c.dueOn', 'c.owner'])
    .select(['last.kind', 'last.words', 'last.unit_id as unitId', 'units.name as unitName'])
    .select(['last.recorded_by as recordedBy', 'last.recorded_name as recordedName', 'last.recorded_at as recordedAt'])
    .where('c.documentId', '=', documentId)
    .where('c.kind', '<>', 'group')
    .orderBy('c.ordinal');

/** A fact as the database names it: the rows of a function or subquery are not known to the types. */
interface AnswerRow {
  readonly kind: string;
  readonly words: string | null;
  readonly unit_id: string | null;
  readonly recorded_by: string;
  readonly recorded_name: string;
  readonly recorded_at: Date;
}
export type EntryRow = Awaited<ReturnType<ReturnType<typeof entryRows>['executeTakeFirstOrThrow']>>;

export function entriesOf(
  trx: Trx,
  documentId: string,
  page?: { readonly state: string | undefined; readonly after: number; readonly limit: number },
): Promise<EntryRow[]> {
  let query = entryRows(trx, documentId);
  if (page) query = query.where('c.ordinal', '>', page.after).limit(page.limit);
  if (page?.state === 'open') query = query.where(sql<boolean>`coalesce(last.kind, 'withdrawn') = 'withdrawn'`);
  else if (page?.state) query = query.where(sql<boolean>`last.kind = ${page.state}`);
  return query.execute();
}

export interface NewAnswer {
  readonly kind: 'taken' | 'answered' | 'withdrawn';
  readonly unitId: string | null;
  readonly words: string | null;
  readonly recordedBy: string;
  readonly recordedName: string;
  readonly recordedAt: Date;
}

/**
 * Records one answer to many entries of a list, each under the next number of its entry, and gives how many there were. Entries that are
 * not of the list are not answered; a withdrawal only answers entries that have an answer.
 */
export async function insertAnswers(
  trx: Trx,
  documentId: string,
  entryIds: readonly string[],
  answer: NewAnswer,
): Promise<number> {
  const { rows } = await sql<{ id: string; regionPath: string; number: number }>`
    select c.id, c.region_path, coalesce(last.number, 0) + 1 as number
    from commitments c left join lateral ${answerOf} last on true
    where c.document_id = ${documentId}::uuid and c.kind <> 'group' and c.id = any(${entryIds}::uuid[])
      and (${answer.kind} <> 'withdrawn' or last.kind in ('taken', 'answered'))`.execute(trx);
  const batch = 1000;
  for (let from = 0; from < rows.length; from += batch) {
    await trx
      .insertInto('superiorAnswers')
      .values(
        rows.slice(from, from + batch).map(({ id, regionPath, number }) => ({
          ...answer,
          id: uuidv7(),
          commitmentId: id,
          regionPath,
          number,
        })),
      )
      .execute();
  }
  return rows.length;
}
