import type { DutyInput, DutyKind } from '@chengshi/contract';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { Trx } from '../../../platform/database/database.ts';
import type { DutyRow } from '../store.ts';

export interface NewFact {
  readonly dispatchId: string;
  readonly number: number;
  readonly regionPath: string;
  readonly unitId: string;
  readonly kind: 'accepted' | 'objected' | 'upheld' | 'clarified' | 'reassigned' | 'recalled';
  readonly reason?: string;
  readonly words?: string | null;
  readonly suggestedId?: string | null;
  readonly dueOn?: string;
  readonly counted?: string;
  readonly saidBy: string;
  readonly saidName: string;
  readonly saidAt: Date;
  readonly saidOn: string;
}

export async function insertFact(trx: Trx, fact: NewFact): Promise<void> {
  await trx.insertInto('dispatchFacts').values(fact).execute();
}

export interface Holder {
  readonly personId: string;
  readonly personName: string;
  readonly postId: string;
  readonly postTitle: string;
}

/** Who holds which post of a unit now, as far as the actor sees them. */
export const holdersOfUnit = (trx: Trx, unitId: string): Promise<Holder[]> =>
  trx
    .selectFrom('holdings as h')
    .innerJoin('posts as p', 'p.id', 'h.postId')
    .innerJoin('people', 'people.id', 'h.personId')
    .select(['people.id as personId', 'people.name as personName', 'p.id as postId', 'p.title as postTitle'])
    .where('p.unitId', '=', unitId)
    .where('h.until', 'is', null)
    .execute();

export interface DutySet {
  readonly dispatchIds: readonly string[];
  readonly unitId: string;
  readonly duties: readonly (Holder & { readonly duty: DutyKind; readonly ordinal: number })[];
  readonly setBy: string;
  readonly setName: string;
  readonly setAt: Date;
}

/** A further set for each of these dispatches; the ones before stay. */
export async function insertDuties(trx: Trx, { dispatchIds, duties, ...set }: DutySet): Promise<void> {
  const dispatches = await trx
    .selectFrom('dispatches as d')
    .select(['d.id as dispatchId', 'd.commitmentId', 'd.regionPath'])
    .select(sql<number>`(select coalesce(max(y.number), 0) + 1 from duties y where y.dispatch_id = d.id)`.as('number'))
    .where('d.id', '=', sql<string>`any(${dispatchIds}::uuid[])`)
    .execute();
  for (const place of dispatches) {
    const rows = duties.map((duty) => ({ ...set, ...place, ...duty, id: uuidv7() }));
    await trx.insertInto('duties').values(rows).execute();
  }
}

/** Who did what when the unit last said so. */
export async function lastDutiesOf(trx: Trx, unitId: string): Promise<DutyRow[]> {
  const { rows } = await sql<DutyRow>`
    select y.duty, jsonb_build_object('id', y.person_id, 'name', y.person_name) as person,
      jsonb_build_object('id', y.post_id, 'title', y.post_title) as post
    from duties y join (select dispatch_id, number from duties where unit_id = ${unitId} order by set_at desc, id desc limit 1) last
      on last.dispatch_id = y.dispatch_id and last.number = y.number
    order by array_position(array['handler', 'overall', 'charge', 'assist'], y.duty), y.ordinal`.execute(trx);
  return rows;
}

export type Duties = z.infer<typeof DutyInput>;
