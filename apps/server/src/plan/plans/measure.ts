import { Quantity, Rhythm } from '@chengshi/contract';
import type { PersonActor } from '../../platform/access/actor.ts';
import type { Trx } from '../../platform/database/database.ts';
import { found } from '../../platform/http/fail.ts';
import type { Platform } from '../../platform/platform.ts';
import { bindTargets, proposeIndicators } from '../indicators/service.ts';
import type { ItemRow } from '../items/service.ts';
import { startRhythms } from '../rhythms/service.ts';
import type { PlanRow } from './store.ts';

interface Made {
  readonly item: ItemRow;
  readonly commitmentId: string;
}

/** What the targets and mechanisms of an approved plan bring along, like those of any document: indicators, and rules of what repeats. */
export async function measurePlan(
  trx: Trx,
  platform: Platform,
  actor: PersonActor,
  plan: Pick<PlanRow, 'regionId' | 'regionPath'>,
  made: readonly Made[],
): Promise<void> {
  const { regionId, regionPath } = plan;
  const targets = made
    .filter(({ item }) => item.kind === 'target')
    .map(({ item, commitmentId }) => ({
      ...{ key: commitmentId, commitmentId, title: item.title, quote: item.quote, start: item.startAt },
      quantity: Quantity.parse(item.quantity),
    }));
  const proposals = await proposeIndicators(trx, regionPath, targets, new Map());
  await bindTargets(
    trx,
    platform,
    actor,
    { regionId, regionPath },
    targets.map((target) => ({ ...target, proposal: found(proposals.get(target.key)) })),
  );
  const mechanisms = made
    .filter(({ item }) => item.kind === 'mechanism')
    .map(({ item, commitmentId }) => ({ commitmentId, rhythm: Rhythm.parse(item.rhythm) }));
  await startRhythms(trx, platform, actor, { regionPath, startsOn: platform.clock.today() }, mechanisms);
}
