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

export async function insertFronts(
  trx: Trx,
  campaign: { id: string; regionPath: string },
  names: readonly string[],
): Promise<string[]> {
  const rows = names.map((name, ordinal) => ({
    id: uuidv7(),
    campaignId: campaign.id,
    regionPath: campaign.regionPath,
    ordinal,
    name,
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
  phases: readonly { name: string; startsOn: string; endsOn: string }[],
): Promise<void> {
  if (phases.length === 0) return;
  await trx
    .insertInto('phases')
    .values(
      phases.map((phase, ordinal) => ({ ...phase, ordinal, campaignId: campaign.id, regionPath: campaign.regionPath })),
    )
    .execute();
}

interface FrontView {
  readonly id: string;
  readonly ordinal: number;
  readonly name: string;
  readonly commitments: number;
}
interface PhaseView {
  readonly ordinal: number;
  readonly name: string;
  readonly from: string;
  readonly until: string;
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
    .select(['campaigns.startsOn', 'campaigns.endsOn', 'campaigns.createdAt'])
    .select([
      sql<FrontView[]>`(select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'ordinal', f.ordinal, 'name', f.name,
        'commitments', (select count(*) from commitments c where c.front_id = f.id and c.kind <> 'group')) order by f.ordinal), '[]')
        from fronts f where f.campaign_id = campaigns.id)`.as('fronts'),
      sql<PhaseView[]>`(select coalesce(jsonb_agg(jsonb_build_object('ordinal', p.ordinal, 'name', p.name,
        'from', p.starts_on, 'until', p.ends_on) order by p.ordinal), '[]')
        from phases p where p.campaign_id = campaigns.id)`.as('phases'),
    ]);
}
export type CampaignRow = Awaited<ReturnType<ReturnType<typeof campaignRows>['executeTakeFirstOrThrow']>>;

export const campaignById = (trx: Trx, id: string): Promise<CampaignRow | undefined> =>
  campaignRows(trx).where('campaigns.id', '=', id).executeTakeFirst();

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
