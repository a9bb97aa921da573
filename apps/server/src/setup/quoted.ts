import { type CommitmentRow, listCommitments, narrowed } from '../plan/commitments/service.ts';
import type { Trx } from '../platform/database/database.ts';
import type { Platform } from '../platform/platform.ts';

/** More than the invented city has. */
export const everything = 1000;

/** All commitments of the invented city, in the order of its texts. */
export async function allCommitments(trx: Trx, platform: Platform): Promise<CommitmentRow[]> {
  const asOf = platform.clock.today();
  const filter = await narrowed(trx, { leaves: true });
  const listed = await listCommitments(trx, filter, { order: 'text', asOf, after: undefined, limit: everything });
  return listed.map(({ row }) => row);
}

/** The commitment that says these words; a target before the task around it. */
export function saying(rows: readonly CommitmentRow[], words: string): CommitmentRow | undefined {
  const found = rows.filter(({ quote }) => quote.includes(words));
  return found.find(({ kind }) => kind === 'target') ?? found[0];
}
