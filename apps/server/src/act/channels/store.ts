import { type SqlBool, sql } from 'kysely';
import type { Trx } from '../../platform/database/database.ts';

export const choicesOf = (trx: Trx, personId: string) =>
  trx
    .selectFrom('messageChoices')
    .select(['mail', 'address', 'language'])
    .where('personId', '=', personId)
    .executeTakeFirst();

export async function keepChoices(
  trx: Trx,
  choices: {
    readonly personId: string;
    readonly mail: string;
    readonly address: string | null;
    readonly language: string;
    readonly chosenAt: Date;
  },
): Promise<void> {
  const { personId: _, ...rest } = choices;
  await trx
    .insertInto('messageChoices')
    .values(choices)
    .onConflict((there) => there.column('personId').doUpdateSet(rest))
    .execute();
}

export interface WebhookSecrets {
  readonly id: string;
  readonly url: string;
  readonly secret: string | null;
}

export interface NewWebhook extends WebhookSecrets {
  readonly unitId: string | null;
  readonly regionId: string | null;
  readonly regionPath: string;
  readonly name: string;
  readonly format: string;
  readonly host: string;
  readonly addedBy: string;
  readonly addedName: string;
  readonly addedAt: Date;
}

export async function insertWebhook(trx: Trx, webhook: NewWebhook): Promise<void> {
  await trx.insertInto('webhooks').values(webhook).execute();
}

/** Of all robots, those taken out too: what is kept of them is as secret as before. */
export const allWebhookSecrets = (trx: Trx): Promise<WebhookSecrets[]> =>
  trx.selectFrom('webhooks').select(['id', 'url', 'secret']).forUpdate().execute();

export async function keepWebhookSecrets(
  trx: Trx,
  id: string,
  secrets: Pick<WebhookSecrets, 'url' | 'secret'>,
): Promise<void> {
  await trx.updateTable('webhooks').set(secrets).where('id', '=', id).execute();
}

const webhookRows = (trx: Trx) =>
  trx
    .selectFrom('webhooks as w')
    .leftJoin('units as u', 'u.id', 'w.unitId')
    .leftJoin('regions as r', 'r.id', 'w.regionId')
    .select(['w.id', 'w.name', 'w.format', 'w.host', 'w.url', 'w.secret', 'w.regionPath', 'w.addedName', 'w.addedAt'])
    .select(['w.unitId', 'u.name as unitName', 'w.regionId', 'r.name as regionName'])
    .where('w.removedAt', 'is', null);
export type WebhookRow = Awaited<ReturnType<ReturnType<typeof webhookRows>['executeTakeFirstOrThrow']>>;

export const webhookById = (trx: Trx, id: string): Promise<WebhookRow | undefined> =>
  webhookRows(trx).where('w.id', '=', id).executeTakeFirst();

export function listWebhooks(
  trx: Trx,
  page: { readonly after: readonly [at: string, id: string] | undefined; readonly limit: number },
): Promise<WebhookRow[]> {
  const query = webhookRows(trx).orderBy('w.addedAt', 'desc').orderBy('w.id', 'desc').limit(page.limit);
  return (
    page.after
      ? query.where(sql<SqlBool>`(w.added_at, w.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`)
      : query
  ).execute();
}

/** Units and regions that have a robot. */
export async function sidesWithRobots(trx: Trx): Promise<ReadonlySet<string>> {
  const rows = await trx.selectFrom('webhooks').select(['unitId', 'regionId']).where('removedAt', 'is', null).execute();
  return new Set(rows.map(({ unitId, regionId }) => unitId ?? regionId ?? ''));
}

export async function removeWebhook(trx: Trx, id: string, at: Date): Promise<void> {
  await trx.updateTable('webhooks').set({ removedAt: at }).where('id', '=', id).execute();
}

function deliveryRows(trx: Trx) {
  return trx
    .selectFrom('deliveries as d')
    .leftJoin('messages as m', 'm.id', 'd.messageId')
    .leftJoin('people as p', 'p.id', 'd.personId')
    .leftJoin('messageChoices as o', 'o.personId', 'd.personId')
    .leftJoin('webhooks as w', 'w.id', 'd.webhookId')
    .select([
      'd.id',
      'd.messageId',
      'd.personId',
      'd.webhookId',
      'd.regionPath',
      'd.attempts',
      'd.error',
      'd.settledAt',
    ])
    .select(['d.kind', 'm.values', 'd.madeAt', 'p.name as personName', 'o.mail', 'o.address', 'o.language'])
    .select(['w.name as webhookName', 'w.format', 'w.url', 'w.secret', 'w.removedAt']);
}
export type DeliveryRow = Awaited<ReturnType<ReturnType<typeof deliveryRows>['executeTakeFirstOrThrow']>>;

/**
 * Takes up what is due: nobody else tries it before `until`, and what was taken up by a server that stopped comes back then.
 * A number is set down with each, so that the result of an attempt that took too long is not kept over that of the next.
 */
export async function takeUp(trx: Trx, now: Date, until: Date, most: number): Promise<DeliveryRow[]> {
  const { rows } = await sql<{ id: string }>`update deliveries set attempts = attempts + 1, next_at = ${until}
    where id in (select id from deliveries where state = 'waiting' and next_at <= ${now} order by next_at limit ${most} for update skip locked)
    returning id`.execute(trx);
  if (rows.length === 0) return [];
  return deliveryRows(trx)
    .where(
      'd.id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('d.madeAt')
    .orderBy('d.id')
    .execute();
}

/** What came of an attempt. */
export async function settle(
  trx: Trx,
  attempt: { readonly id: string; readonly attempts: number },
  outcome:
    | { readonly state: 'sent'; readonly settledAt: Date; readonly error: null }
    | { readonly state: 'dead'; readonly settledAt: Date; readonly error: string }
    | { readonly state: 'waiting'; readonly nextAt: Date; readonly error: string },
): Promise<void> {
  await trx
    .updateTable('deliveries')
    .set(outcome)
    .where('id', '=', attempt.id)
    .where('state', '=', 'waiting')
    .where('attempts', '=', attempt.attempts)
    .execute();
}

export function listDead(
  trx: Trx,
  page: { readonly after: readonly [at: string, id: string] | undefined; readonly limit: number },
): Promise<DeliveryRow[]> {
  const query = deliveryRows(trx)
    .where('d.state', '=', 'dead')
    .orderBy('d.settledAt', 'desc')
    .orderBy('d.id', 'desc')
    .limit(page.limit);
  return (
    page.after
      ? query.where(sql<SqlBool>`(d.settled_at, d.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`)
      : query
  ).execute();
}

export async function countWaiting(trx: Trx): Promise<number> {
  const { count } = await trx
    .selectFrom('deliveries')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return count;
}

/** Puts something that was given up on back among what is due; gives where it belongs, nothing when it was not given up on. */
export const revive = (trx: Trx, id: string, at: Date) =>
  trx
    .updateTable('deliveries')
    .set({ state: 'waiting', attempts: 0, nextAt: at, error: null, settledAt: null })
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .returning('regionPath')
    .executeTakeFirst();
