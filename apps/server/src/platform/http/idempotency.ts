import { createHash } from 'node:crypto';
import type { PersonActor } from '../access/actor.ts';
import { canonical } from '../ledger/digest.ts';
import type { Platform } from '../platform.ts';
import { isEventStream } from './event-stream.ts';
import { failure } from './fail.ts';
import { unreadableRequest } from './translate-error.ts';

export interface KeyedRequest {
  readonly key: string;
  readonly route: string;
  readonly input: unknown;
}

/**
 * Runs a create in one transaction with the record of its key, so that either both are there or neither.
 * A second request with the key waits on the unique index until the first is decided, then gets the first one's answer.
 * A stream of events cannot be kept: it runs again, so what it does must be safe to repeat by itself.
 */
export async function answerOnce<Output>(
  platform: Platform,
  actor: PersonActor,
  request: KeyedRequest,
  create: () => Promise<Output>,
): Promise<Output> {
  if (request.key.length > 100) {
    throw failure('BAD_REQUEST', {
      detail: 'Idempotency-Key 最长 100 个字符 · Idempotency-Key: 100 characters at most',
    });
  }
  const requestDigest = await digestOfInput(request.input);
  const where = { personId: actor.personId, key: request.key };
  return platform.database.as(actor, async (trx) => {
    const fresh = await trx
      .insertInto('idempotencyKeys')
      .values({ ...where, route: request.route, requestDigest, createdAt: platform.clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (fresh.numInsertedOrUpdatedRows === 1n) {
      const output = await create();
      if (isEventStream(output)) return output;
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
    // The row is only visible with its answer: both were committed together. Only a stream leaves none.
    return earlier.response === null ? create() : (earlier.response as Output);
  });
}

/** SHA-256 over the request as it came, files by their content. */
async function digestOfInput(input: unknown): Promise<string> {
  try {
    return createHash('sha256')
      .update(canonical(await withFileDigests(input)))
      .digest('hex');
  } catch (error) {
    // Nested deeper than the stack: no form of ours is.
    if (error instanceof RangeError) throw unreadableRequest();
    throw error;
  }
}

async function withFileDigests(input: unknown): Promise<unknown> {
  if (input === null || typeof input !== 'object') return input;
  const entries = Object.entries(input).map(async ([name, value]: [string, unknown]) => {
    if (!(value instanceof Blob)) return [name, value];
    const bytes = new Uint8Array(await value.arrayBuffer());
    return [
      name,
      { file: value instanceof File ? value.name : '', sha256: createHash('sha256').update(bytes).digest('hex') },
    ];
  });
  return Object.fromEntries(await Promise.all(entries));
}
