import { ORPCError } from '@orpc/client';
import { useRef } from 'react';
import { client } from '../../app/client.ts';
import { type Enclosed, useAttaching } from '../../app/evidence/useAttaching.ts';
import { useIdempotencyKey } from '../../app/idempotency.ts';

type ReportInput = Omit<Parameters<typeof client.reports.create>[0], 'evidenceIds' | 'seconds'>;

/** Sends the files of a report, then the report that names them: once, however often somebody presses. */
export function useSending() {
  const { key, renew } = useIdempotencyKey();
  const began = useRef(performance.now());
  /** Measured at the first press: the same report sent again is the same to the last field. */
  const measured = useRef<number>(undefined);
  const { attachAll, at } = useAttaching();

  /** Gives the seconds from opening the form to sending it. */
  async function send(report: ReportInput, enclosed: readonly Enclosed[]): Promise<number> {
    measured.current ??= Math.min(86_400, Math.round((performance.now() - began.current) / 1000));
    const seconds = measured.current;
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
  return { send, at };
}
