import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

export interface NewAssignment {
  readonly commitmentId: string;
  readonly regionPath: string;
  readonly role: 'lead' | 'support' | 'patron';
  readonly words: string;
  readonly ordinal: number;
  readonly number: number;
  readonly state: 'proposed' | 'confirmed' | 'corrected' | 'withdrawn';
  readonly how: string | null;
  readonly doubtful: boolean;
  readonly candidates: readonly string[];
  readonly unitIds: readonly string[];
  readonly personId: string | null;
  readonly decidedBy: string | null;
  readonly decidedName: string;
  readonly decidedAt: Date;
}

/** Rows per statement: keeps the number of parameters under PostgreSQL's 65,535. */
const batch = 1000;

export async function insertAssignments(trx: Trx, assignments: readonly NewAssignment[]): Promise<void> {
  const made = assignments.map((assignment) => ({ ...assignment, id: uuidv7() }));
  for (let from = 0; from < made.length; from += batch) {
    const values = made
      .slice(from, from + batch)
      .map(({ unitIds: _, candidates, ...row }) => ({ ...row, candidates: [...candidates] }));
    await trx.insertInto('assignments').values(values).execute();
  }
  const units = made.flatMap(({ id, regionPath, unitIds }) =>
    [...new Set(unitIds)].map((unitId) => ({ assignmentId: id, unitId, regionPath })),
  );
  for (let from = 0; from < units.length; from += batch) {
    await trx
      .insertInto('assignmentUnits')
      .values(units.slice(from, from + batch))
      .execute();
  }
}

/** Keeps others from deciding about owners of this campaign until the transaction ends. */
export async function holdOwners(trx: Trx, campaignId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('owners'), hashtext(${campaignId}))`.execute(trx);
}

interface UnitName {
  readonly id: string;
  readonly name: string;
}

/** The facts that count, of those that were not withdrawn. */
function currentRows(trx: Trx) {
  return trx
    .selectFrom('assignments as a')
    .select([
      'a.id',
      'a.commitmentId',
      'a.regionPath',
      'a.role',
      'a.words',
      'a.ordinal',
      'a.number',
      'a.state',
      'a.how',
    ])
    .select(['a.doubtful', 'a.candidates', 'a.personId', 'a.decidedName', 'a.decidedAt'])
    .select(
      sql<
        UnitName[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.region_path, u.name), '[]')
        from assignment_units au join units u on u.id = au.unit_id where au.assignment_id = a.id)`.as('units'),
    )
    .where(
      sql<boolean>`not exists (select from assignments later where later.commitment_id = a.commitment_id and later.role = a.role
        and later.words = a.words and later.number > a.number)`,
    )
    .where('a.state', '<>', 'withdrawn');
}
export type AssignmentRow = Awaited<ReturnType<ReturnType<typeof currentRows>['executeTakeFirstOrThrow']>>;

export const ownersOf = (trx: Trx, commitmentId: string): Promise<AssignmentRow[]> =>
  currentRows(trx)
    .where('a.commitmentId', '=', commitmentId)
    .orderBy(sql`array_position(array['lead', 'support', 'patron'], a.role)`)
    .orderBy('a.ordinal')
    .orderBy('a.id')
    .execute();

/** What counts for these commitments, in the order in which their words stand. */
export const currentOf = (trx: Trx, commitmentIds: readonly string[]): Promise<AssignmentRow[]> =>
  currentRows(trx)
    .where('a.commitmentId', '=', sql<string>`any(${commitmentIds}::uuid[])`)
    .orderBy('a.ordinal')
    .orderBy('a.id')
    .execute();

/** What counts in a campaign: for one name, or for the patrons. */
export function currentIn(
  trx: Trx,
  campaignId: string,
  which: { readonly words?: string; readonly role?: 'patron'; readonly commitmentId?: string | undefined },
): Promise<AssignmentRow[]> {
  let query = currentRows(trx).where('a.commitmentId', 'in', (of) =>
    of.selectFrom('commitments').select('commitments.id').where('commitments.campaignId', '=', campaignId),
  );
  if (which.words !== undefined) query = query.where('a.words', '=', which.words).where('a.role', '<>', 'patron');
  if (which.role) query = query.where('a.role', '=', which.role);
  if (which.commitmentId) query = query.where('a.commitmentId', '=', which.commitmentId);
  return query.execute();
}

/** The highest number of each (commitment, role, words) of these commitments, withdrawn ones too: what the next fact follows. */
export async function lastNumbers(trx: Trx, commitmentIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await trx
    .selectFrom('assignments')
    .select(['commitmentId', 'role', 'words'])
    .select((eb) => eb.fn.max('number').as('number'))
    .where('commitmentId', '=', sql<string>`any(${commitmentIds}::uuid[])`)
    .groupBy(['commitmentId', 'role', 'words'])
    .execute();
  return new Map(rows.map((row) => [nameKey(row), row.number]));
}
export const nameKey = (row: { commitmentId: string; role: string; words: string }): string =>
  JSON.stringify([row.commitmentId, row.role, row.words]);

/** Commitments of a campaign whose front has a patron, with the patron. */
export const patronsIn = (trx: Trx, campaignId: string) =>
  trx
    .selectFrom('commitments as c')
    .innerJoin('fronts as f', 'f.id', 'c.frontId')
    .select(['c.id as commitmentId', 'c.regionPath', 'f.patronId', 'f.patronName'])
    .where('c.campaignId', '=', campaignId)
    .where('c.kind', '<>', 'group')
    .execute();

export interface NameFilter {
  readonly filter?: 'unmatched' | 'doubtful' | 'certain' | 'settled' | undefined;
  readonly campaignId?: string | undefined;
  readonly query?: string | undefined;
  readonly after?: readonly [words: string, campaignId: string] | undefined;
  readonly limit: number;
}

interface NameRow {
  readonly campaignId: string;
  readonly campaignName: string;
  readonly words: string;
  readonly commitments: number;
  readonly state: string;
  readonly how: string | null;
  readonly doubtful: boolean;
  readonly units: UnitName[];
  readonly candidates: UnitName[];
}

const filters = {
  unmatched: sql`n.state = 'proposed' and not n.doubtful and not n.matched`,
  doubtful: sql`n.state = 'proposed' and n.doubtful`,
  certain: sql`n.state = 'proposed' and not n.doubtful and n.matched`,
  settled: sql`n.state <> 'proposed'`,
};

/** One row for every name of a campaign: as the least settled of its commitments has it. */
export async function listNames(trx: Trx, { filter, campaignId, query, after, limit }: NameFilter): Promise<NameRow[]> {
  const { rows } = await sql<NameRow>`
    with counting as (
      select a.*, c.campaign_id, exists (select from assignment_units au where au.assignment_id = a.id) as matched
      from assignments a join commitments c on c.id = a.commitment_id
      where a.role <> 'patron' and a.state <> 'withdrawn'
        and ${campaignId ? sql`c.campaign_id = ${campaignId}` : sql`true`}
        and ${query ? sql`position(${query} in a.words) > 0` : sql`true`}
        and not exists (select from assignments later where later.commitment_id = a.commitment_id and later.role = a.role
          and later.words = a.words and later.number > a.number)
    ), names as (
      select distinct on (words, campaign_id) id, words, campaign_id, state, how, doubtful, matched, candidates,
        (count(*) over (partition by words, campaign_id))::int as commitments
      from counting order by words, campaign_id, (state = 'proposed') desc, id
    )
    select n.campaign_id as "campaignId", k.name as "campaignName", n.words, n.commitments, n.state, n.how, n.doubtful,
      (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.region_path, u.name), '[]')
        from assignment_units au join units u on u.id = au.unit_id where au.assignment_id = n.id) as units,
      (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.region_path, u.name), '[]')
        from units u where u.id = any(n.candidates)) as candidates
    from names n join campaigns k on k.id = n.campaign_id
    where ${filter ? filters[filter] : sql`true`}
      and ${after ? sql`(n.words, n.campaign_id) > (${after[0]}, ${after[1]}::uuid)` : sql`true`}
    order by n.words, n.campaign_id limit ${limit}`.execute(trx);
  return rows;
}
