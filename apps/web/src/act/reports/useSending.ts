import { ORPCError } from '@orpc/client';
import { useRef } from 'react';
import { client } from '../../app/client.ts';
import { type Enclosed, useAttaching } from '../../app/evidence/useAttaching.ts';
import { useIdempotencyKey } from '../../app/idempotency.ts';
import { useQueue } from '../../app/offline/useQueue.ts';

type ReportInput = Omit<Parameters<typeof client.reports.create>[0], 'evidenceIds' | 'seconds'>;

/** Sends the files of a report, then the report that names them: once, however often somebody presses. */
export function useSending(title: string) {
  const { key, renew } = useIdempotencyKey();
  const began = useRef(performance.now());
  /** Measured at the first press: the same report sent again is the same to the last field. */
  const measured = useRef<number>(undefined);
  const { attachAll, at } = useAttaching();
  const queue = useQueue();
  const timed = () => {
    measured.current ??= Math.min(86_400, Math.round((performance.now() - began.current) / 1000));
    return measured.current;
  };

  /** Gives the seconds from opening the form to sending it. */
  async function send(report: ReportInput, enclosed: readonly Enclosed[]): Promise<number> {
    const seconds = timed();
    try {
      const evidenceIds = await attachAll(report.id, enclosed);
      await client.reports.create({ ...report, evidenceIds, seconds }, { context: { idempotencyKey: key } });
      renew();
      return seconds;
    } catch (error) {
      // The server has answered, so the next attempt is a new one; a lost answer keeps its key and is not doubled.
      if (error instanceof ORPCError) {
        renew();
        measured.current = undefined;
      }
      throw error;
    }
  }

  /** Keeps the report on this device, under the key that it was sent with: had it arrived after all, it stays one. */
  async function keep(report: ReportInput, enclosed: readonly Enclosed[]): Promise<void> {
    await queue.keep({ key, title, report: { ...report, seconds: timed() }, enclosed });
    renew();
  }
  return { send, keep, at };
}
