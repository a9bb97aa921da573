import type { PublicationDecisions } from '@chengshi/contract';
import { sql } from 'kysely';
import type { Trx } from '../../platform/database/database.ts';

export const savedPlan = (trx: Trx, documentId: string) =>
  trx
    .selectFrom('publicationPlans')
    .select(['revision', 'changedName', 'changedAt'])
    // Checked by the contract when it was written.
    .select(sql<PublicationDecisions>`decisions`.as('decisions'))
    .where('documentId', '=', documentId)
    .executeTakeFirst();
export type SavedPlan = NonNullable<Awaited<ReturnType<typeof savedPlan>>>;

export async function savePlan(
  trx: Trx,
  plan: {
    readonly documentId: string;
    readonly regionPath: string;
    readonly revision: number;
    readonly decisions: PublicationDecisions;
    readonly changedBy: string;
    readonly changedName: string;
    readonly changedAt: Date;
  },
): Promise<void> {
  const { documentId, regionPath, ...changed } = plan;
  const values = { ...changed, decisions: JSON.stringify(plan.decisions) };
  await trx
    .insertInto('publicationPlans')
    .values({ documentId, regionPath, ...values })
    .onConflict((conflict) => conflict.column('documentId').doUpdateSet(values))
    .execute();
}
