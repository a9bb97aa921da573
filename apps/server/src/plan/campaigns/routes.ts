import { Campaign } from '@chengshi/contract';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { type CampaignRow, campaignById, listCampaigns } from './service.ts';

const campaignView = (row: CampaignRow): Campaign =>
  Campaign.parse({ ...row, region: { id: row.regionId, name: row.regionName }, from: row.startsOn, until: row.endsOn });

export const campaignRoutes = {
  list: os.campaigns.list.handler(async ({ context, input }) => {
    const after = fromCursor(input.cursor, keys.instantAndId);
    const rows = await context.platform.database.as(caller(context), (trx) =>
      listCampaigns(trx, { after, limit: input.limit + 1 }),
    );
    return toPage(rows, input.limit, (row) => [row.createdAt.toISOString(), row.id], campaignView);
  }),
  get: os.campaigns.get.handler(async ({ context, input }) =>
    campaignView(found(await context.platform.database.as(caller(context), (trx) => campaignById(trx, input.id)))),
  ),
};
