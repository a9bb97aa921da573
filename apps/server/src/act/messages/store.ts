import type { MessageKind, MessageValues } from '@chengshi/contract';
import { type SqlBool, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

/** To whom a message goes: the liaisons of a unit, the office of a region, or one person. */
export type Addressee =
  | { readonly kind: 'unit'; readonly id: string }
  | { readonly kind: 'office'; readonly regionId: string }
  | { readonly kind: 'person'; readonly id: string };

export interface NewMessage {
  readonly kind: MessageKind;
  readonly to: Addressee;
  readonly commitmentId: string | null;
  readonly values: MessageValues;
  /** To robots alone. */
  readonly quiet: boolean;
  readonly sentBy: { readonly id: string; readonly name: string } | null;
  readonly sentAt: Date;
  readonly sentOn: string;
}

/** Sends one message; gives its id. The database finds out whom it reaches, since the sender may not see who they are. */
export async function insertMessage(trx: Trx, message: NewMessage): Promise<string> {
  const { to } = message;
  const id = uuidv7();
  const row = {
    ...{ id, kind: message.kind, commitment_id: message.commitmentId, values: message.values, quiet: message.quiet },
    unit_id: to.kind === 'unit' ? to.id : null,
    region_id: to.kind === 'office' ? to.regionId : null,
    person_id: to.kind === 'person' ? to.id : null,
    ...{ sent_by: message.sentBy?.id ?? null, sent_name: message.sentBy?.name ?? null },
    ...{ sent_at: message.sentAt.toISOString(), sent_on: message.sentOn },
  };
  await sql`select app_send_message(${JSON.stringify(row)}::jsonb)`.execute(trx);
  return id;
}

const messageRows = (trx: Trx, personId: string) =>
  trx
    .selectFrom('messageCopies as c')
    .innerJoin('messages as m', 'm.id', 'c.messageId')
    .select(['m.id', 'm.kind', 'm.values', 'm.commitmentId', 'm.sentName as from', 'c.sentAt', 'c.readAt'])
    .where('c.personId', '=', personId);
export type MessageRow = Awaited<ReturnType<ReturnType<typeof messageRows>['executeTakeFirstOrThrow']>>;

export function listMessages(
  trx: Trx,
  personId: string,
  filter: {
    readonly unread: boolean;
    readonly after: readonly [at: string, id: string] | undefined;
    readonly limit: number;
  },
): Promise<MessageRow[]> {
  let query = messageRows(trx, personId).orderBy('c.sentAt', 'desc').orderBy('c.messageId', 'desc').limit(filter.limit);
  if (filter.unread) query = query.where('c.readAt', 'is', null);
  if (filter.after) {
    const [at, id] = filter.after;
    query = query.where(sql<SqlBool>`(c.sent_at, c.message_id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}

/** How many are not read, counted no further than `most`. */
export async function countUnread(trx: Trx, personId: string, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    select from message_copies where person_id = ${personId} and read_at is null limit ${most}) unread`.execute(trx);
  return rows[0]?.count ?? 0;
}

/** Marks copies of one person as read, those named or all sent up to an instant; gives which. */
export async function markRead(
  trx: Trx,
  personId: string,
  which: { readonly ids: readonly string[] } | { readonly until: string },
  at: Date,
): Promise<string[]> {
  let query = trx
    .updateTable('messageCopies')
    .set({ readAt: at })
    .where('personId', '=', personId)
    .where('readAt', 'is', null);
  query =
    'ids' in which
      ? query.where(sql<SqlBool>`message_id = any(${which.ids}::uuid[])`)
      : query.where(sql<SqlBool>`sent_at <= ${which.until}::timestamptz`);
  return (await query.returning('messageId').execute()).map(({ messageId }) => messageId);
}

/** Dispatches as messages speak of them, in the order of the text. */
export const dispatchesAbout = (trx: Trx, ids: readonly string[]) =>
  trx
    .selectFrom('dispatches as d')
    .innerJoin('commitments as c', 'c.id', 'd.commitmentId')
    .innerJoin('units as u', 'u.id', 'd.unitId')
    .innerJoin('regions as o', 'o.path', 'd.officePath')
    .select(['d.commitmentId', 'd.unitId', 'd.dueOn', 'o.id as regionId'])
    .select(
      sql<string>`c.title || coalesce('（' || (part_view(d.commitment_id, d.place) ->> 'name') || '）', '')`.as(
        'title',
      ),
    )
    .select(sql<string>`coalesce(u.short_name, u.name)`.as('unitName'))
    .where(sql<SqlBool>`d.id = any(${ids}::uuid[])`)
    .orderBy('c.campaignId')
    .orderBy('c.ordinal')
    .execute();

export const amendmentAbout = (trx: Trx, id: string) =>
  trx
    .selectFrom('amendments as a')
    .innerJoin('commitments as c', 'c.id', 'a.commitmentId')
    .innerJoin('regions as r', 'r.id', 'a.askerRegionId')
    .leftJoin('units as u', 'u.id', 'a.unitId')
    .select(['a.commitmentId', 'a.unitId', 'a.askerRegionId', 'c.title', 'c.regionId', 'r.name as regionName'])
    .select(sql<string | null>`coalesce(u.short_name, u.name)`.as('unitName'))
    .where('a.id', '=', id)
    .executeTakeFirstOrThrow();
