import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { insertCommitments } from '../commitments/service.ts';
import { campaignNameFrom, yearPhases } from './naming.ts';
import { type OutlineItem, type OutlineSection, outline } from './outline.ts';
import { mayStartCampaign } from './policy.ts';
import { insertCampaign, insertFronts, insertPhases } from './store.ts';

export { type CampaignRow, campaignById, listCampaigns } from './store.ts';

/** Makes a campaign of a document's kept items: fronts from headings, commitments as a tree, one phase a year. */
export async function startCampaign(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  from: {
    readonly document: {
      readonly id: string;
      readonly title: string;
      readonly text: string;
      readonly issuedOn: string | null;
      readonly regionId: string;
      readonly regionPath: string;
    };
    readonly sections: readonly OutlineSection[];
    readonly items: readonly OutlineItem[];
    readonly name: string | null;
  },
): Promise<void> {
  const { document, sections, items } = from;
  if (!mayStartCampaign(actor, document.regionPath)) throw failure('NOT_ALLOWED');
  const now = platform.clock.now();
  const startsOn = document.issuedOn ?? platform.clock.today();
  const endsOn = items.reduce<string | null>(
    (last, { dueOn }) => (dueOn && (!last || dueOn > last) ? dueOn : last),
    null,
  );
  const region = { regionId: document.regionId, regionPath: document.regionPath };
  const campaign = await insertCampaign(trx, {
    ...region,
    documentId: document.id,
    name: from.name ?? campaignNameFrom(document.title),
    year: Number(startsOn.slice(0, 4)),
    startsOn,
    endsOn: endsOn && endsOn >= startsOn ? endsOn : null,
    createdAt: now,
  });
  const plan = outline(document.text, sections, items);
  const place = { id: campaign.id, regionPath: document.regionPath };
  const frontIds = await insertFronts(
    trx,
    place,
    plan.fronts.map((front) => front.name),
  );
  if (endsOn) await insertPhases(trx, place, yearPhases(startsOn, endsOn));
  await insertCommitments(trx, {
    ...region,
    campaignId: campaign.id,
    documentId: document.id,
    codePrefix: `${startsOn.slice(0, 4)}-${String(campaign.number).padStart(2, '0')}`,
    frontIds,
    outlined: plan.commitments,
    createdAt: now,
  });
  await record(trx, platform.clock, actor, {
    action: 'campaign.started',
    subjectKind: 'campaign',
    subjectId: campaign.id,
    regionPath: document.regionPath,
    after: { documentId: document.id, fronts: plan.fronts, commitments: plan.commitments.length },
  });
}
