import type { Matter } from '@chengshi/contract';
import { sql } from 'kysely';
import type { Trx } from '../../platform/database/database.ts';

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
          where d.commitment_id = own.id and d.state <> 'ended' limit 1),
          (select v.words from verifications v where v.commitment_id = own.id and v.verdict = 'doubted' order by v.verified_at desc limit 1),
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
