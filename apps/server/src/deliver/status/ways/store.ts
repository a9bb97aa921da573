import type { SplitRule } from '@chengshi/ruler';
import { sql } from 'kysely';
import type { Trx } from '../../../platform/database/database.ts';

/** A split that was in force on a day, as far as ways need it. */
export interface WaySplit {
  readonly commitmentId: string;
  readonly place: string;
  readonly rule: SplitRule;
  readonly parts: readonly {
    /** Id of the region or unit. */
    readonly id: string;
    readonly value: number;
    readonly weight: number | null;
    readonly base: number;
    readonly startsOn: string;
    readonly dueOn: string;
    readonly trajectory: unknown;
  }[];
}

/** What counts at a place on a day: the last value that was not doubted, as it was found or adopted where it was. */
export interface PlaceFact {
  readonly commitmentId: string;
  readonly place: string;
  readonly value: number | null;
  /** An inspector or the office has said that it is so. */
  readonly checked: boolean;
  readonly valueAsOf: string | null;
  readonly accepted: boolean;
}

export async function splitsOn(trx: Trx, commitmentIds: readonly string[], day: string): Promise<WaySplit[]> {
  const { rows } = await sql<WaySplit>`
    with last as (
      select distinct on (s.commitment_id, s.place) s.id, s.commitment_id, s.place, s.rule from splits s
      where s.commitment_id = any(${commitmentIds}::uuid[]) and (s.set_at at time zone 'Asia/Shanghai')::date <= ${day}::date
      order by s.commitment_id, s.place, s.number desc)
    select l.commitment_id as "commitmentId", l.place, l.rule, (select jsonb_agg(jsonb_build_object(
        'id', coalesce(p.for_region_id, p.for_unit_id), 'value', p.value, 'weight', p.weight, 'base', p.base, 'startsOn', p.starts_on,
        'dueOn', p.due_on, 'trajectory', p.trajectory) order by p.ordinal) from split_parts p where p.split_id = l.id) as parts
    from last l`.execute(trx);
  return rows;
}

export async function factsOn(trx: Trx, commitmentIds: readonly string[], day: string): Promise<PlaceFact[]> {
  const { rows } = await sql<PlaceFact>`
    select commitment_id as "commitmentId", place, value, checked, value_as_of as "valueAsOf", accepted
    from app_values_of(${commitmentIds}::uuid[], ${day}::date)`.execute(trx);
  return rows;
}

/** Keeps others from working out the ways of this commitment until the transaction ends: whoever is last has seen all that was said. */
export async function holdWays(trx: Trx, commitmentId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('ways'), hashtext(${commitmentId}))`.execute(trx);
}

export async function keepLag(
  trx: Trx,
  commitmentId: string,
  lag: { readonly behindOn: string | null; readonly farBehindOn: string | null },
  day: string,
): Promise<void> {
  await sql`select app_keep_ways(${commitmentId}::uuid, ${lag.behindOn}::date, ${lag.farBehindOn}::date, ${day}::date)`.execute(
    trx,
  );
}

/** Those of these commitments that are split, in an order in which they can be held one after the other. */
export async function splitAmong(trx: Trx, commitmentIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct commitment_id as id from splits where commitment_id = any(${commitmentIds}::uuid[]) order by 1`.execute(
    trx,
  );
  return rows.map(({ id }) => id);
}

export async function commitmentsOfDispatches(trx: Trx, dispatchIds: readonly string[]): Promise<string[]> {
  const rows = await trx
    .selectFrom('dispatches')
    .select('commitmentId')
    .where(sql<boolean>`id = any(${dispatchIds}::uuid[])`)
    .execute();
  return rows.map(({ commitmentId }) => commitmentId);
}

/** Doubts that wait for an answer, of the last reports about parts up to a day. */
export async function openPartDoubts(
  trx: Trx,
  commitmentIds: readonly string[],
  day: string,
): Promise<{ commitmentId: string; place: string; on: string; answerBy: string }[]> {
  const { rows } = await sql<{ commitmentId: string; place: string; on: string; answerBy: string }>`
    select v.commitment_id as "commitmentId", v.place, v.verified_on as "on", v.answer_by as "answerBy"
    from verifications v join reports r on r.id = v.report_id
    where v.commitment_id = any(${commitmentIds}::uuid[]) and v.place <> '' and v.verdict = 'doubted' and v.verified_on <= ${day}::date
      and not exists (select from verifications l where l.report_id = v.report_id and l.number > v.number and l.verified_on <= ${day}::date)
      and not exists (select from reports l where l.commitment_id = r.commitment_id and l.place = r.place and l.number > r.number
        and l.reported_on <= ${day}::date)`.execute(trx);
  return rows;
}
