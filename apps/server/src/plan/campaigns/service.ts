import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { insertCommitments } from '../commitments/service.ts';
import { type Publishable, planPublication } from '../publication/service.ts';
import { announce, measure } from './measure.ts';
import { mayManageCampaign } from './policy.ts';
import { insertCampaign, insertFronts, insertMilestones, insertPhases } from './store.ts';

export { setFronts, setRoad } from './change.ts';
export { continueCampaign } from './republish.ts';
export { type CampaignRow, campaignById, listCampaigns } from './store.ts';

/** Makes a campaign of a document's accepted items, as planned: fronts, tree, phases and milestones, indicators, parts and rhythms. */
export async function startCampaign(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  from: Publishable & { readonly name: string | null },
): Promise<void> {
  const { document } = from;
  if (!mayManageCampaign(actor, document.regionPath)) throw failure('NOT_ALLOWED');
  const plan = await planPublication(trx, platform, from);
  const now = platform.clock.now();
  const region = { regionId: document.regionId, regionPath: document.regionPath };
  const campaign = await insertCampaign(trx, {
    ...region,
    documentId: document.id,
    name: from.name ?? plan.name,
    year: Number(plan.startsOn.slice(0, 4)),
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
    createdAt: now,
  });
  const place = { id: campaign.id, regionPath: document.regionPath };
  const { fronts, commitments } = plan.arrangement;
  const frontIds = await insertFronts(
    trx,
    place,
    fronts.map(({ key, name }) => ({ name, patron: plan.patrons.get(key) ?? null })),
  );
  await insertPhases(trx, place, plan.phases);
  const ids = await insertCommitments(trx, {
    ...region,
    campaignId: campaign.id,
    documentId: document.id,
    codePrefix: `${plan.startsOn.slice(0, 4)}-${String(campaign.number).padStart(2, '0')}`,
    frontIds,
    outlined: commitments,
    createdAt: now,
  });
  const idOf = new Map(commitments.map((node, index) => [node.key, ids[index] ?? '']));
  await insertMilestones(
    trx,
    place,
    plan.milestones.map(({ title, on, item }) => ({ title, on, commitmentId: idOf.get(item ?? '') ?? null })),
  );
  await measure(trx, platform, actor, { ...region, startsOn: plan.startsOn }, plan, idOf);
  await record(trx, platform.clock, actor, {
    action: 'campaign.started',
    subjectKind: 'campaign',
    subjectId: campaign.id,
    regionPath: document.regionPath,
    after: {
      documentId: document.id,
      fronts: fronts.map(({ name }) => ({ name })),
      commitments: commitments.length,
      phases: plan.phases,
      milestones: plan.milestones,
    },
  });
  await announce(trx, platform, actor, { campaignId: campaign.id, document }, plan);
}
