import { Campaign } from '@chengshi/contract';
import { withinReach } from '../../platform/clock/reach.ts';
import { found } from '../../platform/http/fail.ts';
import { caller, os } from '../../platform/http/os.ts';
import { fromCursor, keys, toPage } from '../../platform/http/paging.ts';
import { type CampaignRow, campaignById, listCampaigns, setFronts, setRoad } from './service.ts';

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
  setFronts: os.campaigns.setFronts.handler(async ({ context, input }) =>
    campaignView(await setFronts(context.platform, caller(context), input.id, input.revision, input.fronts)),
  ),
  setRoad: os.campaigns.setRoad.handler(async ({ context, input }) => {
    const { id, revision, phases, milestones } = input;
    for (const { from, until } of phases) [from, until].forEach(withinReach);
    const road = {
      revision,
      phases,
      milestones: milestones.map(({ title, on, commitmentId }) => ({
        ...{ title, on: withinReach(on) },
        commitmentId: commitmentId ?? null,
      })),
    };
    return campaignView(await setRoad(context.platform, caller(context), id, road));
  }),
};
