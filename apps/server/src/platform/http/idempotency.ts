import { createHash } from 'node:crypto';
import type { PersonActor } from '../access/actor.ts';
import { canonical } from '../ledger/digest.ts';
import type { Platform } from '../platform.ts';
import { failure } from './fail.ts';

export interface KeyedRequest {
  readonly key: string;
  readonly route: string;
  readonly input: unknown;
}

/**
 * Runs a create in one transaction with the record of its key, so that either both are there or neither.
 * A second request with the key waits on the unique index until the first is decided, then gets the first one's answer.
 */
export async function answerOnce<Output>(
  platform: Platform,
  actor: PersonActor,
  request: KeyedRequest,
  create: () => Promise<Output>,
): Promise<Output> {
  if (request.key.length > 100) throw failure('BAD_REQUEST', { detail: 'Idempotency-Key: 100' });
  const requestDigest = createHash('sha256').update(canonical(request.input)).digest('hex');
  const where = { personId: actor.personId, key: request.key };
  return platform.database.as(actor, async (trx) => {
    const fresh = await trx
      .insertInto('idempotencyKeys')
      .values({ ...where, route: request.route, requestDigest, createdAt: platform.clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (fresh.numInsertedOrUpdatedRows === 1n) {
      const output = await create();
      await trx
        .updateTable('idempotencyKeys')
        .set({ response: JSON.stringify(output) })
        .where('personId', '=', where.personId)
        .where('key', '=', where.key)
        .execute();
      return output;
    }
    const earlier = await trx
      .selectFrom('idempotencyKeys')
      .select(['route', 'requestDigest', 'response'])
      .where('personId', '=', where.personId)
      .where('key', '=', where.key)
      .executeTakeFirstOrThrow();
    if (earlier.route !== request.route || earlier.requestDigest !== requestDigest)
      throw failure('IDEMPOTENCY_MISMATCH');
    // The row is only visible with its answer: both were committed together.
    return earlier.response as Output;
  });
}
