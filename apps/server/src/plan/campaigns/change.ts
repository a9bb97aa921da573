import type { FrontId } from '@chengshi/contract';
import { v7 as uuidv7 } from 'uuid';
import { personById } from '../../org/people/service.ts';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { failure, found } from '../../platform/http/fail.ts';
import { record } from '../../platform/ledger/ledger.ts';
import type { Platform } from '../../platform/platform.ts';
import { changeCommitments } from '../commitments/service.ts';
import { mayManageCampaign } from './policy.ts';
import {
  type CampaignRow,
  campaignById,
  commitmentsIn,
  countChange,
  type FrontChange,
  holdCampaign,
  insertMilestones,
  insertPhases,
  onMergedFronts,
  removeRoad,
  writeFronts,
} from './store.ts';

/** A campaign that the actor may change, held until the transaction ends, as long as it is still the one that the actor saw. */
async function campaignToChange(trx: Trx, actor: PersonActor, id: string, revision: number): Promise<CampaignRow> {
  const seen = found(await campaignById(trx, id));
  if (!mayManageCampaign(actor, seen.regionPath)) throw failure('NOT_ALLOWED');
  await holdCampaign(trx, id);
  const campaign = found(await campaignById(trx, id));
  if (campaign.revision !== revision) throw failure('STALE_CAMPAIGN');
  return campaign;
}

export interface FrontWish {
  readonly id: string;
  readonly name: string;
  readonly patronId: string | null;
  readonly into?: string | null | undefined;
}

/** Names, orders and merges the fronts of a campaign; what is merged gives its commitments away and stays on record. */
export async function setFronts(
  platform: Platform,
  actor: PersonActor,
  id: string,
  revision: number,
  wishes: readonly FrontWish[],
): Promise<CampaignRow> {
  return platform.database.as(actor, async (trx) => {
    const before = await campaignToChange(trx, actor, id, revision);
    await writeFronts(trx, id, await settled(trx, before, wishes));
    await followMerging(trx, platform, actor, id);
    const frontIds = wishes.filter(({ into }) => into).map((wish) => wish.id);
    const merged = { actor, campaignId: id, regionPath: before.regionPath, frontIds };
    await platform.events.emit(trx, 'campaign.fronts-merged', merged);
    await platform.events.emit(trx, 'campaign.patrons-set', { actor, campaignId: id });
    return finish(trx, platform, actor, before, 'campaign.fronts-set');
  });
}

/** The wishes as rows: every front of the campaign once; what is merged stands behind those that go on. */
async function settled(trx: Trx, before: CampaignRow, wishes: readonly FrontWish[]): Promise<FrontChange[]> {
  const known = new Map(before.fronts.map((front) => [front.id, front]));
  const ids = new Set(wishes.map((wish) => wish.id));
  if (ids.size !== wishes.length || ids.size !== known.size || wishes.some((wish) => !known.has(wish.id))) {
    throw failure('CONFLICT', { detail: '须列出全部战线，各一次 · every front must be listed once' });
  }
  const live = wishes.filter((wish) => !wish.into);
  const lives = new Set(live.map((wish) => wish.id));
  for (const { into } of wishes) {
    if (into && !lives.has(into)) {
      throw failure('CONFLICT', {
        detail: '只能并入仍然保留的战线 · a front can only be merged into one that goes on',
      });
    }
  }
  const rows: FrontChange[] = [];
  for (const wish of [...live, ...wishes.filter((each) => each.into)]) {
    const patron = await patronOf(trx, wish.patronId, known.get(wish.id)?.patron ?? null);
    rows.push({ id: wish.id, name: wish.name, ordinal: rows.length, patron, mergedInto: wish.into ?? null });
  }
  return rows;
}

/** The commitments of what was merged move along, on record like every change of a commitment. */
async function followMerging(trx: Trx, platform: Platform, actor: PersonActor, campaignId: string): Promise<void> {
  const moving = await onMergedFronts(trx, campaignId);
  if (moving.length === 0) return;
  await changeCommitments(
    trx,
    platform,
    actor,
    moving.map(({ id, frontId }) => ({ id, change: { frontId: frontId as FrontId | null } })),
    { kind: 'edited', reason: null, batchId: uuidv7() },
  );
}

/** A patron who is out of the actor's sight by now stays as long as nobody chooses another one. */
async function patronOf(
  trx: Trx,
  patronId: string | null,
  before: { readonly id: string; readonly name: string } | null,
) {
  if (patronId === null) return null;
  if (before?.id === patronId) return before;
  const { id, name } = found(await personById(trx, patronId));
  return { id, name };
}

/** Writes down the road map anew. */
export async function setRoad(
  platform: Platform,
  actor: PersonActor,
  id: string,
  road: {
    readonly revision: number;
    readonly phases: readonly { readonly name: string; readonly from: string; readonly until: string }[];
    readonly milestones: readonly {
      readonly title: string;
      readonly on: string;
      readonly commitmentId: string | null;
    }[];
  },
): Promise<CampaignRow> {
  return platform.database.as(actor, async (trx) => {
    const before = await campaignToChange(trx, actor, id, road.revision);
    const wanted = new Set(road.milestones.flatMap(({ commitmentId }) => commitmentId ?? []));
    if ((await commitmentsIn(trx, id, [...wanted])) !== wanted.size) throw failure('NOT_FOUND');
    await removeRoad(trx, id);
    await insertPhases(trx, { id, regionPath: before.regionPath }, road.phases);
    await insertMilestones(trx, { id, regionPath: before.regionPath }, road.milestones);
    return finish(trx, platform, actor, before, 'campaign.road-set');
  });
}

async function finish(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  before: CampaignRow,
  action: string,
): Promise<CampaignRow> {
  await countChange(trx, before.id);
  const after = found(await campaignById(trx, before.id));
  await record(trx, platform.clock, actor, {
    action,
    subjectKind: 'campaign',
    subjectId: before.id,
    regionPath: before.regionPath,
    before: { fronts: before.fronts, phases: before.phases, milestones: before.milestones },
    after: { fronts: after.fronts, phases: after.phases, milestones: after.milestones },
  });
  return after;
}
