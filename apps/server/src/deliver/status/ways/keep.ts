import { commitmentsByIds } from '../../../plan/commitments/service.ts';
import type { Trx } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { commitmentsOfDispatches, holdWays, keepLag, splitAmong } from './store.ts';
import { noLag, waysOf } from './ways.ts';

/** From when commitments lag is kept beside them, since lists are filtered, ordered and counted by lights: whatever a way depends on tells it anew. */
export function registerWays(platform: Platform): void {
  const about = (trx: Trx, commitmentId: string) => keepWays(trx, platform.clock.today(), [commitmentId]);
  platform.events.on('split.set', (trx, { commitmentId }) => about(trx, commitmentId));
  platform.events.on('report.valued', (trx, { commitmentId }) => about(trx, commitmentId));
  platform.events.on('report.verified', (trx, { commitmentId }) => about(trx, commitmentId));
  platform.events.on('dispatch.moved', async (trx, { dispatchIds }) =>
    keepWays(trx, platform.clock.today(), await commitmentsOfDispatches(trx, dispatchIds)),
  );
  platform.events.on('commitment.changed', (trx, { changes }) => {
    const touched = changes.filter(({ after }) => 'quantity' in after).map(({ commitmentId }) => commitmentId);
    return keepWays(trx, platform.clock.today(), touched);
  });
}

async function keepWays(trx: Trx, today: string, commitmentIds: readonly string[]): Promise<void> {
  for (const id of await splitAmong(trx, commitmentIds)) {
    await holdWays(trx, id);
    const found = (await waysOf(trx, await commitmentsByIds(trx, [id]), today)).get(id)?.get('');
    await keepLag(trx, id, found?.lag ?? noLag, today);
  }
}
