import type { EditResult, Presence } from '@chengshi/contract';
import { useEffect, useEffectEvent, useState } from 'react';
import { client } from '../../app/client.ts';
import { followStream } from '../../app/followStream.ts';
import { fromWire } from './useDesk.ts';

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
    void followStream(
      () => client.review.follow({ id: documentId, after: after() }, { signal }),
      {
        event(event) {
          if (event.kind === 'edit') onEdit(fromWire(event.edit));
          else if (event.kind === 'head') onHead();
          else setPeople(event.people as readonly Presence[]); // Only the brands of the ids differ.
        },
        // Not signed in any more, published, or not ours: what the page loads next says so.
        refused: () => onHead(),
        broken: setBroken,
      },
      signal,
    );
    return () => abort.abort();
  }, [documentId, enabled]);

  return { people, broken };
}
