import type { BodyDuty } from '@chengshi/contract';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../../platform/database/database.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface MemberRow {
  readonly id: string;
  readonly duty: BodyDuty;
  readonly person: (Named & { readonly visible: boolean }) | null;
  readonly post: { readonly id: string; readonly title: string } | null;
  readonly unit: Named & { readonly closedOn: string | null; readonly mergedInto: Named | null };
  readonly since: string;
  readonly until: string | null;
  readonly holds: boolean;
  readonly successors: readonly Named[];
}

/** Who sits in a body, and who did: those of today first, by duty and seat. */
export async function membersOf(trx: Trx, bodyId: string): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select m.id, m.duty, m.since, m.until,
      case when m.person_id is not null then jsonb_build_object('id', m.person_id, 'name', m.person_name,
        'visible', exists (select from people p where p.id = m.person_id)) end as person,
      case when m.post_id is not null then jsonb_build_object('id', m.post_id, 'title', m.post_title) end as post,
      jsonb_build_object('id', u.id, 'name', m.unit_name, 'closedOn', u.closed_on, 'mergedInto',
        (select jsonb_build_object('id', i.id, 'name', i.name) from units i where i.id = u.merged_into)) as unit,
      coalesce(h.holds, true) as holds, case when h.holds then '[]' else coalesce(h.holders, '[]') end as successors
    from body_members m join units u on u.id = m.unit_id left join posts t on t.id = m.post_id
      left join app_body_holders(${bodyId}) h on h.member_id = m.id
    where m.body_id = ${bodyId}
    order by m.until desc nulls first, array_position(array['chief', 'deputy', 'member'], m.duty), m.person_id is null, t.rank,
      m.added_at, m.id`.execute(trx);
  return rows;
}

export const memberById = (trx: Trx, bodyId: string, id: string) =>
  trx
    .selectFrom('bodyMembers')
    .select(['id', 'duty', 'personId', 'personName', 'unitId', 'unitName', 'since', 'until'])
    .where('bodyId', '=', bodyId)
    .where('id', '=', id)
    .executeTakeFirst();

export interface NewMember {
  readonly bodyId: string;
  readonly regionPath: string;
  readonly duty: BodyDuty;
  readonly personId: string | null;
  readonly postId: string | null;
  readonly unitId: string;
  readonly personName: string | null;
  readonly postTitle: string | null;
  readonly unitName: string;
  readonly since: string;
  readonly addedBy: string;
  readonly addedName: string;
  readonly addedAt: Date;
}

export async function insertMember(trx: Trx, member: NewMember): Promise<void> {
  await trx
    .insertInto('bodyMembers')
    .values({ ...member, id: uuidv7() })
    .execute();
}

export async function endMember(trx: Trx, id: string, until: string): Promise<void> {
  await trx.updateTable('bodyMembers').set({ until }).where('id', '=', id).where('until', 'is', null).execute();
}

export interface SeatRow {
  readonly body: Named & { readonly kind: string; readonly dissolvedOn: string | null };
  readonly duty: string | null;
  readonly person: Named | null;
  readonly post: string | null;
  readonly since: string;
  readonly until: string | null;
  readonly inherited: boolean;
}

const body = sql`jsonb_build_object('id', b.id, 'name', b.name, 'kind', b.kind, 'dissolvedOn', b.dissolved_on) as body`;
const person = sql`case when m.person_id is not null then jsonb_build_object('id', m.person_id, 'name', m.person_name) end as person`;
const order = sql`(s.until is not null or s.body->>'dissolvedOn' is not null), s.rank, s.since desc, s.body->>'name', s.body->>'id'`;
const rank = sql`array_position(array['chief', 'deputy', 'member'], m.duty) as rank`;
/** More seats than this nobody has. */
const mostSeats = 200;

/** Seats of a person: own ones, and those in which somebody else still sits for a post that this person holds now. */
export async function seatsOfPerson(trx: Trx, personId: string): Promise<SeatRow[]> {
  const { rows } = await sql<SeatRow>`
    select s.* from (
      select ${body}, m.duty, ${person}, m.post_title as post, m.since, m.until, m.person_id <> ${personId} as inherited, ${rank}
      from body_members m join bodies b on b.id = m.body_id
      where m.person_id = ${personId} or (m.until is null and m.person_id is not null and b.dissolved_on is null
        and exists (select from holdings h where h.post_id = m.post_id and h.person_id = ${personId} and h.until is null)
        and not exists (select from holdings h where h.post_id = m.post_id and h.person_id = m.person_id and h.until is null))
    ) s order by ${order} limit ${mostSeats}`.execute(trx);
  return rows;
}

/** Seats of a unit and of people in its posts; and the bodies whose office is in it, which have no duty. */
export async function seatsOfUnit(trx: Trx, unitId: string): Promise<SeatRow[]> {
  const { rows } = await sql<SeatRow>`
    select s.* from (
      select ${body}, m.duty, ${person}, m.post_title as post, m.since, m.until, false as inherited, ${rank}
      from body_members m join bodies b on b.id = m.body_id
      where m.unit_id = ${unitId} or m.post_id in (select id from posts where unit_id = ${unitId})
      union all
      select ${body}, null, null, null, b.founded_on, null, false, 0 from bodies b where b.office_unit_id = ${unitId}
    ) s order by ${order} limit ${mostSeats}`.execute(trx);
  return rows;
}
