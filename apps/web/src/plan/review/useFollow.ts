import type { EditResult, Presence } from '@chengshi/contract';
import { ORPCError } from '@orpc/client';
import { useEffect, useEffectEvent, useState } from 'react';
import { client } from '../../app/client.ts';
import { fromWire } from './useDesk.ts';

const waitsMs = [500, 1000, 2000, 5000, 10_000];

/**
 * Follows the review of a document live. The stream ends by itself every few minutes, and may break:
 * it is taken up again from the last edit heard, so nothing is missed.
 */
export function useFollow(options: {
  readonly documentId: string;
  readonly enabled: boolean;
  readonly after: () => number;
  readonly onEdit: (edit: EditResult) => void;
  readonly onHead: () => void;
}) {
  const { documentId, enabled } = options;
  const [people, setPeople] = useState<readonly Presence[]>([]);
  const [broken, setBroken] = useState(false);
  const after = useEffectEvent(() => options.after());
  const onEdit = useEffectEvent((edit: EditResult) => options.onEdit(edit));
  const onHead = useEffectEvent(() => options.onHead());

  useEffect(() => {
    if (!enabled) return;
    const abort = new AbortController();
    const { signal } = abort;
    const follow = async () => {
      for (let failures = 0; !signal.aborted; ) {
        try {
          for await (const event of await client.review.follow({ id: documentId, after: after() }, { signal })) {
            if (signal.aborted) return;
            failures = 0;
            setBroken(false);
            if (event.kind === 'edit') onEdit(fromWire(event.edit));
            else if (event.kind === 'head') onHead();
            else setPeople(event.people as readonly Presence[]); // Only the brands of the ids differ.
          }
        } catch (error) {
          if (signal.aborted) return;
          // Not signed in any more, published, or not ours: what the page loads next says so.
          if (error instanceof ORPCError && error.status >= 400 && error.status < 500) return onHead();
          failures += 1;
          setBroken(failures > 1);
        }
        await pause(waitsMs[Math.min(failures, waitsMs.length - 1)] ?? 1000, signal);
      }
    };
    void follow();
    return () => abort.abort();
  }, [documentId, enabled]);

  return { people, broken };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true });
  });
}
