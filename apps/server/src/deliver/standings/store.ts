import type { Matter } from '@chengshi/contract';
import { sql } from 'kysely';
import type { Trx } from '../../platform/database/database.ts';

/** What is said at a place of a commitment: who answers there, the last value that was claimed, and the last that was found. */
export interface PlaceRow {
  readonly place: string;
  readonly seen: boolean;
  readonly dispatch: {
    readonly id: string;
    readonly unit: { readonly id: string; readonly name: string };
    readonly state: string;
    readonly dueOn: string;
  } | null;
  readonly claimed: number | null;
  readonly claimedAsOf: string | null;
  readonly verified: number | null;
  readonly verifiedOn: string | null;
  /** The region whose office gives out what is at the place. */
  readonly officePath: string | null;
}

export async function placesOf(trx: Trx, commitmentId: string, places: readonly string[]): Promise<PlaceRow[]> {
  const { rows } = await sql<PlaceRow>`
    select w.place, w.place = '' or app_sees_part(c.id, w.place, c.region_path) as seen,
      (select jsonb_build_object('id', d.id, 'unit', jsonb_build_object('id', u.id, 'name', coalesce(u.short_name, u.name)), 'state', d.state, 'dueOn', d.due_on)
        from dispatches d join units u on u.id = d.unit_id
        where d.commitment_id = c.id and d.place = w.place and d.state <> 'ended') as dispatch,
      r.value as claimed, r.as_of as "claimedAsOf", v.value as verified, v.verified_on as "verifiedOn",
      case when w.place = '' then c.region_path else (select p.office_path from part_at(c.id, w.place) p) end as "officePath"
    from commitments c cross join unnest(${places}::text[]) w (place)
      left join lateral (select value, as_of from reports r where r.commitment_id = c.id and r.place = w.place and r.value is not null
        order by r.number desc limit 1) r on true
      left join lateral (select f.value, f.verified_on from verifications f where f.commitment_id = c.id and f.place = w.place
          and f.verdict <> 'doubted' and f.value is not null
        order by f.verified_at desc, f.number desc limit 1) v on true
    where c.id = ${commitmentId}`.execute(trx);
  return rows;
}

export interface MatterRow {
  readonly kind: Matter['kind'];
  readonly commitment: { readonly id: string; readonly code: string; readonly title: string };
  readonly unit: string | null;
  readonly words: string | null;
  readonly on: string;
}

/** What waits for somebody's word among these commitments: objections, doubts, requests for amendments; the oldest first. */
export async function mattersOf(trx: Trx, ids: readonly string[], limit: number): Promise<MatterRow[]> {
  const { rows } = await sql<MatterRow>`
    with own as materialized (
      select c.id, c.code, c.title, c.claim, c.claim_on from commitments c
      where c.id = any(${ids}::uuid[]) and c.accepted_on is null and c.withdrawn_on is null)
    select m.kind, jsonb_build_object('id', o.id, 'code', o.code, 'title', o.title) as commitment, m.unit, m.words, m.on from (
      select 'objection' as kind, d.commitment_id, u.name as unit, f.words, f.said_on as on, d.id
        from dispatches d join own on own.id = d.commitment_id join units u on u.id = d.unit_id
          join lateral (select words, said_on from dispatch_facts where dispatch_id = d.id and kind = 'objected' order by number desc limit 1) f on true
        where d.state = 'objected'
      union all
      select 'doubt', own.id, (select u.name from dispatches d join units u on u.id = d.unit_id
          where d.commitment_id = own.id and d.place = '' and d.state <> 'ended' limit 1),
          (select v.words from verifications v where v.commitment_id = own.id and v.place = '' and v.verdict = 'doubted' order by v.verified_at desc limit 1),
          own.claim_on, own.id
        from own where own.claim = 'doubted'
      union all
      select 'amendment', a.commitment_id, coalesce((select u.name from units u where u.id = a.unit_id),
          (select r.name from regions r where r.id = a.asker_region_id)), a.words, a.asked_on, a.id
        from amendments a join own on own.id = a.commitment_id where a.state = 'open'
    ) m join own o on o.id = m.commitment_id
    order by m.on, m.id limit ${limit}`.execute(trx);
  return rows;
}
