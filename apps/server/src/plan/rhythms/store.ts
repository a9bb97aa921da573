import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

export interface NewRule {
  readonly commitmentId: string;
  readonly regionPath: string;
  readonly every: number;
  readonly unit: string;
  readonly firstOn: string;
  readonly onDayOff: string;
  readonly number: number;
  /** The version of the document that asks for it; nothing for a person. */
  readonly version?: number;
  readonly setBy: string | null;
  readonly setName: string;
  readonly setAt: Date;
}

/** Rows per statement: keeps the number of parameters under PostgreSQL's 65,535. */
const batch = 1000;

export async function insertRules(trx: Trx, rules: readonly NewRule[]): Promise<void> {
  for (let from = 0; from < rules.length; from += batch) {
    const values = rules.slice(from, from + batch).map((row) => ({ ...row, id: uuidv7() }));
    await trx.insertInto('rhythmRules').values(values).execute();
  }
}

/** Keeps others from setting this rule until the transaction ends. */
export async function holdRule(trx: Trx, commitmentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rhythm rule'), hashtext(${commitmentId}))`.execute(trx);
}

function ruleRows(trx: Trx) {
  return trx
    .selectFrom('commitments as c')
    .innerJoin('rhythmRules as r', 'r.commitmentId', 'c.id')
    .select(['c.id', 'c.code', 'c.title', 'c.rhythm', 'c.ordinal', 'c.campaignId', 'c.regionPath'])
    .select(['r.every', 'r.unit', 'r.firstOn', 'r.onDayOff', 'r.number', 'r.setName', 'r.setAt'])
    .where('c.rhythm', 'is not', null)
    .where('r.number', '=', sql<number>`(select max(l.number) from rhythm_rules l where l.commitment_id = c.id)`);
}
export type RuleRow = Awaited<ReturnType<ReturnType<typeof ruleRows>['executeTakeFirstOrThrow']>>;

export const ruleOf = (trx: Trx, commitmentId: string): Promise<RuleRow | undefined> =>
  ruleRows(trx).where('c.id', '=', commitmentId).executeTakeFirst();

export function rulesOfCampaign(
  trx: Trx,
  campaignId: string,
  page: { readonly after?: number | undefined; readonly limit: number },
): Promise<RuleRow[]> {
  let query = ruleRows(trx).where('c.campaignId', '=', campaignId).orderBy('c.ordinal').limit(page.limit);
  if (page.after !== undefined) query = query.where('c.ordinal', '>', page.after);
  return query.execute();
}

/** What a corrected document asks for from now on. */
export async function setRhythm(trx: Trx, commitmentId: string, rhythm: unknown): Promise<void> {
  await trx
    .updateTable('commitments')
    .set({ rhythm: JSON.stringify(rhythm) })
    .where('id', '=', commitmentId)
    .execute();
}
