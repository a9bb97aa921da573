import { ORPCError } from '@orpc/client';
import { client } from '../client.ts';
import { errorCode, errorWords } from '../errors.ts';
import { dropReport, keepReport, type QueuedReport, queuedReports } from './store.ts';

/**
 * Sends what waits on this device, the oldest first; stops where the server is not reached. What the server refuses stays here with what it said.
 * Gives how many arrived. Two windows take turns; and were one sent twice, its key makes it one.
 */
export function sendQueued(personId: string): Promise<number> {
  return navigator.locks.request('chengshi reports', async () => {
    let arrived = 0;
    for (const queued of await queuedReports(personId)) {
      if (queued.refusal !== null) continue;
      try {
        await sendOne(queued);
        await dropReport(queued.key);
        arrived++;
      } catch (error) {
        // Signed out, or the server is not itself: neither says anything about the report.
        if (!(error instanceof ORPCError) || error.status === 401 || error.status >= 500) return arrived;
        const refusal = { zh: errorWords(error, 'zh-CN').sentence, en: errorWords(error, 'en').sentence };
        await keepReport({ ...queued, refusal });
      }
    }
    return arrived;
  });
}

async function sendOne({ key, report, enclosed }: QueuedReport): Promise<void> {
  const evidenceIds: string[] = [];
  for (const one of enclosed) {
    const { id } = await client.reports.attach(
      { id: report.id, file: one.file },
      { context: { idempotencyKey: one.key } },
    );
    evidenceIds.push(id);
  }
  const create = (filled: typeof report) =>
    client.reports.create({ ...filled, evidenceIds }, { context: { idempotencyKey: key } });
  try {
    await create(report);
  } catch (error) {
    if (errorCode(error) !== 'PLACE_OFF') throw error;
    // Turned off since it was written: nobody may have the place any more, and the report does not depend on it.
    const { location: _, ...rest } = report;
    await create(rest);
  }
}
