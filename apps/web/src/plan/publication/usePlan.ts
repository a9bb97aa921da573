import type { PublicationDecisions, PublicationPlan } from '@chengshi/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, client } from '../../app/client.ts';
import { useSay } from '../../app/useSay.ts';

type Change = (decisions: PublicationDecisions) => PublicationDecisions;

/**
 * The plan of a publication and its keeping: each change is sent at once, one after the other, on the revision of the answer before. A
 * colleague's change makes the server refuse: then the newest plan is loaded and the changes that wait are dropped, in words.
 */
export function usePlan(documentId: string) {
  const queries = useQueryClient();
  const say = useSay();
  const options = api.publication.plan.queryOptions({ input: { id: documentId } });
  const query = useQuery(options);
  const waiting = useRef<Change[]>([]);
  const [saving, setSaving] = useState(false);
  const running = useRef<Promise<void>>(undefined);
  const plan = query.data as PublicationPlan | undefined; // Only the brands of its ids are lost on the way.

  async function sendAll(): Promise<void> {
    setSaving(true);
    try {
      for (let change = waiting.current.shift(); change; change = waiting.current.shift()) {
        const now = queries.getQueryData(options.queryKey) as PublicationPlan | undefined;
        if (!now) return;
        const decisions = change(now.decisions);
        const answer = await client.publication.decide({ id: documentId, revision: now.revision, decisions });
        queries.setQueryData(options.queryKey, answer);
      }
    } catch (error) {
      waiting.current = [];
      say.failed(error);
      await query.refetch();
    } finally {
      running.current = undefined;
      setSaving(false);
    }
  }

  return {
    query,
    plan,
    saving,
    change(change: Change): void {
      waiting.current.push(change);
      running.current ??= sendAll();
    },
    /** Resolves when every change of this page has been answered. */
    settled: () => running.current ?? Promise.resolve(),
  };
}

export type PlanInUse = ReturnType<typeof usePlan>;
