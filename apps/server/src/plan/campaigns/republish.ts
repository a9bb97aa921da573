import type { CommitmentChange, CommitmentId } from '@chengshi/contract';
import { v7 as uuidv7 } from 'uuid';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { found } from '../../platform/http/fail.ts';
import { record, recordAll } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import {
  addCommitments,
  type CommitmentRow,
  changeCommitments,
  commitmentsOfDocument,
  keepPassages,
  lastCodeNumber,
  moveToVersion,
} from '../commitments/service.ts';
import { type ItemRow, itemsOf } from '../items/service.ts';
import { type ArrangedCommitment, type Planned, type Publishable, planPublication } from '../publication/service.ts';
import { followRhythms } from '../rhythms/service.ts';
import { type Matched, planVersion, type StoredComparison } from '../versions/service.ts';
import { announce, measure } from './measure.ts';
import {
  type CampaignRow,
  campaignOfDocument,
  countChange,
  holdCampaign,
  insertMilestones,
  insertNextFront,
  moveCampaign,
} from './store.ts';

export interface CorrectedVersion extends Publishable {
  readonly replaces: string;
  readonly version: number;
  readonly comparison: StoredComparison;
  readonly rows: readonly ItemRow[];
}

/** A node of the new outline with the commitment that it is: one that was there, or a new one. */
interface Placed {
  readonly node: ArrangedCommitment;
  readonly id: string;
  readonly ordinal: number;
  readonly before: CommitmentRow | null;
}

/**
 * A corrected version takes the place of the one before: commitments that it still holds keep their id, code, owners and acceptances and
 * get their place in the new text; what the text says otherwise is changed on record; new ones get the next codes; those it holds no
 * longer are withdrawn. Fronts, phases and milestones stay as the office has them.
 */
export async function continueCampaign(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  from: CorrectedVersion,
): Promise<void> {
  const campaign = found(await campaignOfDocument(trx, from.replaces));
  await holdCampaign(trx, campaign.id);
  const published = (await commitmentsOfDocument(trx, from.replaces)).filter((row) => row.withdrawnOn === null);
  await keepPassages(trx, from.replaces);
  const version = planVersion(published, await itemsOf(trx, from.replaces), from.rows, from.comparison);
  const plan = await planPublication(trx, platform, from);
  const placed = place(plan.arrangement.commitments, published, version.matched);
  await moveCampaign(trx, campaign.id, { documentId: from.document.id, endsOn: plan.endsOn });
  const gone = published.filter((row) => !placed.some(({ before }) => before?.id === row.id));
  const reason = { code: 'left-out', version: from.version } as const;
  await moveToVersion(trx, {
    campaignId: campaign.id,
    documentId: from.document.id,
    kept: placed.filter(({ before }) => before !== null).map(keptRow),
    gone: gone.map(({ id }) => id),
    places: placed.length,
    withdrawnOn: platform.clock.today(),
    reason,
  });
  const fresh = placed.filter(({ before }) => before === null);
  await addFresh(trx, platform, campaign, from, plan, placed, fresh);
  await changeKept(trx, platform, actor, placed, new Set(gone.map(({ id }) => id)), version.matched, from.version);
  await followRhythms(
    trx,
    platform,
    actor,
    version.matched.flatMap(({ commitmentId, rhythm }) => (rhythm ? [{ commitmentId, rhythm }] : [])),
    from.version,
  );
  const idOf = new Map(fresh.map(({ node, id }) => [node.key, id]));
  const added = {
    targets: plan.targets.filter(({ key }) => idOf.has(key)),
    rhythms: plan.rhythms.filter(({ node }) => idOf.has(node.key)),
  };
  const region = { regionId: from.document.regionId, regionPath: campaign.regionPath };
  await measure(trx, platform, actor, { ...region, startsOn: plan.startsOn }, added, idOf);
  const milestones = plan.milestones.flatMap(({ title, on, item }) => {
    const commitmentId = idOf.get(item ?? '');
    return commitmentId ? [{ title, on, commitmentId }] : [];
  });
  await insertMilestones(trx, campaign, milestones);
  await countChange(trx, campaign.id);
  await recordAll(
    trx,
    platform.clock,
    actor,
    gone.map((row) => ({
      action: 'commitment.withdrawn',
      subjectKind: 'commitment',
      subjectId: row.id,
      regionPath: row.regionPath,
      before: { documentId: row.documentId, start: row.start, end: row.end },
      after: { reason },
    })),
  );
  await record(trx, platform.clock, actor, {
    action: 'campaign.republished',
    subjectKind: 'campaign',
    subjectId: campaign.id,
    regionPath: campaign.regionPath,
    before: { documentId: from.replaces, commitments: published.length },
    after: { documentId: from.document.id, commitments: placed.length, withdrawn: gone.length, added: fresh.length },
  });
  await announce(trx, platform, actor, { campaignId: campaign.id, document: from.document }, plan);
}

/** Which commitment each node is; a heading is the same group when it has the same words. */
function place(
  nodes: readonly ArrangedCommitment[],
  published: readonly CommitmentRow[],
  matched: readonly Matched[],
): Placed[] {
  const rowOf = new Map(published.map((row) => [row.id, row]));
  const rowOfItem = new Map(matched.map(({ itemId, commitmentId }) => [itemId, rowOf.get(commitmentId) ?? null]));
  const groups = published.filter(({ kind }) => kind === 'group');
  return nodes.map((node, ordinal) => {
    const at = groups.findIndex(({ title }) => node.item === null && title === node.title);
    const before = node.item
      ? (rowOfItem.get(node.item.id) ?? null)
      : at < 0
        ? null
        : (groups.splice(at, 1)[0] ?? null);
    return { node, ordinal, before, id: before?.id ?? uuidv7() };
  });
}

const keptRow = ({ node, id, ordinal }: Placed) => ({
  ...{ id, ordinal, quote: node.quote, start: node.start, end: node.end },
  itemId: node.item?.id ?? null,
});

async function addFresh(
  trx: Trx,
  platform: Platform,
  campaign: CampaignRow,
  from: CorrectedVersion,
  plan: Planned,
  placed: readonly Placed[],
  fresh: readonly Placed[],
): Promise<void> {
  const frontOf = new Map<number, string>();
  for (const index of new Set(fresh.flatMap(({ node }) => node.front ?? []))) {
    const heading = plan.arrangement.fronts[index];
    const neighbours = placed.filter(({ node, before }) => node.front === index && before?.frontId);
    const known =
      neighbours[0]?.before?.frontId ?? campaign.fronts.find((front) => front.name === heading?.name)?.id ?? null;
    frontOf.set(index, known ?? (await insertNextFront(trx, campaign, heading?.name ?? '')));
  }
  const { prefix, last } = await lastCodeNumber(trx, campaign.id);
  await addCommitments(trx, {
    ...{ campaignId: campaign.id, documentId: from.document.id, createdAt: platform.clock.now() },
    ...{ regionId: from.document.regionId, regionPath: campaign.regionPath },
    added: fresh.map(({ node, id, ordinal }, index) => ({
      ...{ node, id, ordinal, code: `${prefix}-${String((last ?? 0) + index + 1).padStart(3, '0')}` },
      frontId: node.front === null ? null : (frontOf.get(node.front) ?? null),
      parentId: node.parent === null ? null : (placed[node.parent]?.id ?? null),
    })),
  });
}

/** What the text says otherwise, and where something hung below what is gone: on record, with the version as the reason. */
async function changeKept(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  placed: readonly Placed[],
  gone: ReadonlySet<string>,
  matched: readonly Matched[],
  version: number,
): Promise<void> {
  const changeOf = new Map(matched.map(({ commitmentId, change }) => [commitmentId, change]));
  const ordinalOf = new Map(placed.map(({ id, ordinal }) => [id, ordinal]));
  const wishes = placed.flatMap(({ node, id, ordinal, before }) => {
    if (!before) return [];
    const above = before.parentId;
    const astray = above !== null && (gone.has(above) || (ordinalOf.get(above) ?? -1) > ordinal);
    const parent = node.parent === null ? null : placed[node.parent];
    const parentId = parent?.node.kind === 'group' ? (parent.id as CommitmentId) : null;
    const change: CommitmentChange = { ...(changeOf.get(id) ?? {}), ...(astray ? { parentId } : {}) };
    return Object.keys(change).length > 0 ? [{ id, change }] : [];
  });
  if (wishes.length === 0) return;
  const batch = { kind: 'republished' as const, reason: null, version, batchId: uuidv7() };
  await changeCommitments(trx, platform, actor, wishes, batch);
}
