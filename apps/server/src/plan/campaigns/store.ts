import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Trx } from '../../platform/database/database.ts';

export interface NewCampaign {
  readonly documentId: string;
  readonly regionId: string;
  readonly regionPath: string;
  readonly name: string;
  readonly year: number;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly createdAt: Date;
}

/** Stores a campaign under the next number of its region and year. */
export async function insertCampaign(trx: Trx, campaign: NewCampaign): Promise<{ id: string; number: number }> {
  // Two publications at once must not take the same number.
  await sql`select pg_advisory_xact_lock(hashtext('campaign number'), hashtext(${campaign.regionId}))`.execute(trx);
  const { last } = await trx
    .selectFrom('campaigns')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('regionId', '=', campaign.regionId)
    .where('year', '=', campaign.year)
    .executeTakeFirstOrThrow();
  const row = { id: uuidv7(), number: (last ?? 0) + 1 };
  await trx
    .insertInto('campaigns')
    .values({ ...campaign, ...row })
    .execute();
  return row;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export async function insertFronts(
  trx: Trx,
  campaign: { id: string; regionPath: string },
  fronts: readonly { readonly name: string; readonly patron: Named | null }[],
): Promise<string[]> {
  const rows = fronts.map(({ name, patron }, ordinal) => ({
    id: uuidv7(),
    campaignId: campaign.id,
    regionPath: campaign.regionPath,
    ordinal,
    name,
    patronId: patron?.id ?? null,
    patronName: patron?.name ?? null,
  }));
  // A table can name a front in every row; PostgreSQL takes 65,535 parameters a statement.
  for (let from = 0; from < rows.length; from += 1000) {
    await trx
      .insertInto('fronts')
      .values(rows.slice(from, from + 1000))
      .execute();
  }
  return rows.map((row) => row.id);
}

export async function insertPhases(
  trx: Trx,
  campaign: { id: string; regionPath: string },
  phases: readonly { readonly name: string; readonly from: string; readonly until: string }[],
): Promise<void> {
  if (phases.length === 0) return;
  await trx
    .insertInto('phases')
    .values(
      phases.map(({ name, from, until }, ordinal) => ({
        ...{ campaignId: campaign.id, regionPath: campaign.regionPath },
        ...{ name, ordinal, startsOn: from, endsOn: until },
      })),
    )
    .execute();
}

export async function insertMilestones(
  trx: Trx,
  campaign: { id: string; regionPath: string },
  milestones: readonly { readonly title: string; readonly on: string; readonly commitmentId: string | null }[],
): Promise<void> {
  if (milestones.length === 0) return;
  const place = { campaignId: campaign.id, regionPath: campaign.regionPath };
  await trx
    .insertInto('milestones')
    .values(
      milestones.map(({ title, on, commitmentId }) => ({ ...place, id: uuidv7(), title, dueOn: on, commitmentId })),
    )
    .execute();
}

/** Phases and milestones are written down anew as a whole. */
export async function removeRoad(trx: Trx, campaignId: string): Promise<void> {
  await trx.deleteFrom('phases').where('campaignId', '=', campaignId).execute();
  await trx.deleteFrom('milestones').where('campaignId', '=', campaignId).execute();
}

/** Holds the campaign against a second change until the transaction ends. */
export async function holdCampaign(trx: Trx, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('campaign'), hashtext(${id}))`.execute(trx);
}

export async function countChange(trx: Trx, id: string): Promise<void> {
  await trx
    .updateTable('campaigns')
    .set((eb) => ({ revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .execute();
}

export interface FrontChange {
  readonly id: string;
  readonly name: string;
  readonly ordinal: number;
  readonly patron: Named | null;
  readonly mergedInto: string | null;
}

/** Writes names, order, patrons and merging in one statement, so that no two fronts are seen with one place. Those merged earlier stay last. */
export async function writeFronts(trx: Trx, campaignId: string, fronts: readonly FrontChange[]): Promise<void> {
  const rows = fronts.map(({ id, name, ordinal, patron, mergedInto }) => ({
    ...{ id, name, ordinal, merged_into: mergedInto },
    ...{ patron_id: patron?.id ?? null, patron_name: patron?.name ?? null },
  }));
  await sql`
    update fronts set name = coalesce(w.name, fronts.name), ordinal = coalesce(w.ordinal, ${fronts.length} + fronts.ordinal),
      patron_id = case when w.id is null then fronts.patron_id else w.patron_id end,
      patron_name = case when w.id is null then fronts.patron_name else w.patron_name end,
      merged_into = case when w.id is null then fronts.merged_into else w.merged_into end
    from fronts f left join jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as w(id uuid, name text, ordinal int, patron_id uuid, patron_name text, merged_into uuid) on w.id = f.id
    where fronts.id = f.id and fronts.campaign_id = ${campaignId}`.execute(trx);
}

/** Commitments of fronts that were merged, with the front that they go to. */
export const onMergedFronts = (trx: Trx, campaignId: string) =>
  trx
    .selectFrom('commitments as c')
    .innerJoin('fronts as f', 'f.id', 'c.frontId')
    .select(['c.id', 'f.mergedInto as frontId'])
    .where('c.campaignId', '=', campaignId)
    .where('f.mergedInto', 'is not', null)
    .execute();

/** How many of these commitments belong to the campaign. */
export async function commitmentsIn(trx: Trx, campaignId: string, ids: readonly string[]): Promise<number> {
  const { count } = await trx
    .selectFrom('commitments')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('campaignId', '=', campaignId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .executeTakeFirstOrThrow();
  return count;
}

interface FrontView {
  readonly id: string;
  readonly ordinal: number;
  readonly name: string;
  readonly patron: Named | null;
  readonly commitments: number;
}
interface PhaseView {
  readonly ordinal: number;
  readonly name: string;
  readonly from: string;
  readonly until: string;
}

interface MilestoneView {
  readonly title: string;
  readonly on: string;
  readonly commitment: { readonly id: string; readonly code: string; readonly accepted: boolean } | null;
}

function campaignRows(trx: Trx) {
  return trx
    .selectFrom('campaigns')
    .innerJoin('regions', 'regions.id', 'campaigns.regionId')
    .select([
      'campaigns.id',
      'campaigns.name',
      'campaigns.documentId',
      'campaigns.regionId',
      'regions.name as regionName',
    ])
    .select([
      'campaigns.startsOn',
      'campaigns.endsOn',
      'campaigns.createdAt',
      'campaigns.revision',
      'campaigns.regionPath',
    ])
    .select(['campaigns.year', 'campaigns.number'])
    .select([
      sql<FrontView[]>`(select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'ordinal', f.ordinal, 'name', f.name,
        'patron', case when f.patron_id is not null then jsonb_build_object('id', f.patron_id, 'name', f.patron_name) end,
        'commitments', (select count(*) from commitments c where c.front_id = f.id and c.kind <> 'group')) order by f.ordinal), '[]')
        from fronts f where f.campaign_id = campaigns.id and f.merged_into is null)`.as('fronts'),
      sql<PhaseView[]>`(select coalesce(jsonb_agg(jsonb_build_object('ordinal', p.ordinal, 'name', p.name,
        'from', p.starts_on, 'until', p.ends_on) order by p.ordinal), '[]')
        from phases p where p.campaign_id = campaigns.id)`.as('phases'),
      sql<MilestoneView[]>`(select coalesce(jsonb_agg(jsonb_build_object('title', m.title, 'on', m.due_on,
        'commitment', case when c.id is not null then jsonb_build_object('id', c.id, 'code', c.code, 'accepted', coalesce(
          (select a.kind = 'accepted' from acceptances a where a.commitment_id = c.id order by a.number desc limit 1), false)) end)
        order by m.due_on, m.id), '[]')
        from milestones m left join commitments c on c.id = m.commitment_id where m.campaign_id = campaigns.id)`.as(
        'milestones',
      ),
    ]);
}
export type CampaignRow = Awaited<ReturnType<ReturnType<typeof campaignRows>['executeTakeFirstOrThrow']>>;

export const campaignById = (trx: Trx, id: string): Promise<CampaignRow | undefined> =>
  campaignRows(trx).where('campaigns.id', '=', id).executeTakeFirst();

export const campaignOfDocument = (trx: Trx, documentId: string): Promise<CampaignRow | undefined> =>
  campaignRows(trx).where('campaigns.documentId', '=', documentId).executeTakeFirst();

/** The campaign stands in another version of its document from now on. */
export async function moveCampaign(
  trx: Trx,
  id: string,
  to: { readonly documentId: string; readonly endsOn: string | null },
): Promise<void> {
  await trx.updateTable('campaigns').set(to).where('id', '=', id).execute();
}

/** A front behind all others, merged ones too. */
export async function insertNextFront(
  trx: Trx,
  campaign: { readonly id: string; readonly regionPath: string },
  name: string,
): Promise<string> {
  const { last } = await trx
    .selectFrom('fronts')
    .select((eb) => eb.fn.max('ordinal').as('last'))
    .where('campaignId', '=', campaign.id)
    .executeTakeFirstOrThrow();
  const id = uuidv7();
  const { regionPath } = campaign;
  await trx
    .insertInto('fronts')
    .values({ id, campaignId: campaign.id, regionPath, ordinal: (last ?? -1) + 1, name })
    .execute();
  return id;
}

export function listCampaigns(
  trx: Trx,
  page: { after: readonly [createdAt: string, id: string] | undefined; limit: number },
): Promise<CampaignRow[]> {
  let query = campaignRows(trx)
    .orderBy('campaigns.createdAt', 'desc')
    .orderBy('campaigns.id', 'desc')
    .limit(page.limit);
  if (page.after) {
    query = query.where(
      sql<boolean>`(campaigns.created_at, campaigns.id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)`,
    );
  }
  return query.execute();
}
