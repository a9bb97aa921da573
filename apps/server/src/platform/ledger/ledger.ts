import type { Actor } from '../access/actor.ts';
import type { Clock } from '../clock/clock.ts';
import type { Trx } from '../database/database.ts';
import { digestOf } from './digest.ts';

export interface Change {
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Decides which auditor sees the entry. */
  readonly regionPath: string;
  /** The state before and after; left out where there was or is none. Only digests are kept. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Records a change in the transaction that makes it: there is no change without its entry. */
export const record = (trx: Trx, clock: Clock, actor: Actor, change: Change): Promise<void> =>
  recordAll(trx, clock, actor, [change]);

/** Records what was done at once to many things, an entry for each. */
export async function recordAll(trx: Trx, clock: Clock, actor: Actor, changes: readonly Change[]): Promise<void> {
  if (changes.length === 0) return;
  const at = clock.now();
  const entries = changes.map((change) => ({
    at,
    actorId: actor.kind === 'person' ? actor.personId : null,
    action: change.action,
    subjectKind: change.subjectKind,
    subjectId: change.subjectId,
    regionPath: change.regionPath,
    beforeDigest: change.before === undefined ? null : digestOf(change.before),
    afterDigest: change.after === undefined ? null : digestOf(change.after),
  }));
  for (let from = 0; from < entries.length; from += batch) {
    await trx
      .insertInto('ledger')
      .values(entries.slice(from, from + batch))
      .execute();
  }
}

/** Rows per statement: keeps the number of parameters under PostgreSQL's 65,535. */
const batch = 1000;
