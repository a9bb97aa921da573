import { useRef, useState } from 'react';
import { client } from '../client.ts';

/** A file with a key of its own: sent again after a lost answer, it is one file. */
export interface Enclosed {
  readonly key: string;
  readonly file: File;
}

/** Sends files of a commitment one after the other and gives their ids. What arrived already is not sent again. */
export function useAttaching() {
  const arrived = useRef(new Map<string, string>());
  const [at, setAt] = useState<number>();
  async function attachAll(commitmentId: string, enclosed: readonly Enclosed[]): Promise<string[]> {
    try {
      const ids: string[] = [];
      for (const [index, { key, file }] of enclosed.entries()) {
        setAt(index + 1);
        const known = arrived.current.get(key);
        const id =
          known ?? (await client.reports.attach({ id: commitmentId, file }, { context: { idempotencyKey: key } })).id;
        arrived.current.set(key, id);
        ids.push(id);
      }
      return ids;
    } finally {
      setAt(undefined);
    }
  }
  /** `at`: which file is on its way. */
  return { attachAll, at };
}
