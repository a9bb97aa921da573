import { ORPCError } from '@orpc/client';
import { useRef, useState } from 'react';
import { client } from '../../app/client.ts';
import { useIdempotencyKey } from '../../app/idempotency.ts';

/** A file with a key of its own: sent again after a lost answer, it is one file. */
export interface Enclosed {
  readonly key: string;
  readonly file: File;
}

export type ReportInput = Omit<Parameters<typeof client.reports.create>[0], 'evidenceIds' | 'seconds'>;

/**
 * Sends files one after the other, then the report that names them. What arrived already is not sent again when somebody presses twice
 * or the network broke in between.
 */
export function useSending() {
  const { key, renew } = useIdempotencyKey();
  const began = useRef(performance.now());
  /** Measured at the first press: the same report sent again is the same to the last field. */
  const measured = useRef<number>(undefined);
  const arrived = useRef(new Map<string, string>());
  const [at, setAt] = useState<number>();

  /** Gives the seconds from opening the form to sending it. */
  async function send(report: ReportInput, enclosed: readonly Enclosed[]): Promise<number> {
    measured.current ??= Math.min(86_400, Math.round((performance.now() - began.current) / 1000));
    const seconds = measured.current;
    try {
      const evidenceIds: string[] = [];
      for (const [index, one] of enclosed.entries()) {
        setAt(index + 1);
        const known = arrived.current.get(one.key);
        const id = known ?? (await attach(report.id, one));
        arrived.current.set(one.key, id);
        evidenceIds.push(id);
      }
      setAt(undefined);
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
    } finally {
      setAt(undefined);
    }
  }
  /** `at`: which file is on its way. */
  return { send, at };
}

async function attach(id: string, { key, file }: Enclosed): Promise<string> {
  return (await client.reports.attach({ id, file }, { context: { idempotencyKey: key } })).id;
}
