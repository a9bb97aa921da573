import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useMe } from '../session.ts';
import { useRefresh } from '../useRefresh.ts';
import { sendQueued } from './sender.ts';
import { dropReport, keepReport, type QueuedReport, queuedReports } from './store.ts';

const queueKey = (personId: string) => ['offline', 'reports', personId];
/** How often it is tried while something waits; also whenever the network or the window comes back. */
const everyMs = 30_000;

/** The reports of the reader that wait on this device. */
export function useQueued(): readonly QueuedReport[] {
  const { id } = useMe().person;
  return useQuery({ queryKey: queueKey(id), queryFn: () => queuedReports(id), staleTime: 0 }).data ?? [];
}

/** Keeps and drops reports on this device, and shows it. */
export function useQueue() {
  const { id } = useMe().person;
  const queries = useQueryClient();
  const shown = useCallback(() => queries.invalidateQueries({ queryKey: queueKey(id) }), [queries, id]);
  return {
    async keep(report: Omit<QueuedReport, 'personId' | 'queuedAt' | 'refusal'>): Promise<void> {
      await keepReport({ ...report, personId: id, queuedAt: new Date().toISOString(), refusal: null });
      await shown();
    },
    async again(report: QueuedReport): Promise<void> {
      await keepReport({ ...report, refusal: null });
      await shown();
    },
    async drop(key: string): Promise<void> {
      await dropReport(key);
      await shown();
    },
  };
}

/** Sends what waits as soon as it can be sent; `onArrived` hears how many did. */
export function useSendingQueue(onArrived: (count: number) => void) {
  const { id } = useMe().person;
  const queries = useQueryClient();
  const refresh = useRefresh();
  const waiting = useQueued().filter(({ refusal }) => refusal === null).length;
  const send = useCallback(async () => {
    const arrived = await sendQueued(id);
    await queries.invalidateQueries({ queryKey: queueKey(id) });
    if (arrived === 0) return;
    onArrived(arrived);
    await refresh('reports', 'verification', 'status', 'standings', 'commitments', 'figures');
  }, [id, queries, refresh, onArrived]);
  // The network is outside of React: it is listened to for as long as something waits.
  useEffect(() => {
    if (waiting === 0) return;
    const attempt = () => void send();
    attempt();
    const timer = setInterval(attempt, everyMs);
    addEventListener('online', attempt);
    document.addEventListener('visibilitychange', attempt);
    return () => {
      clearInterval(timer);
      removeEventListener('online', attempt);
      document.removeEventListener('visibilitychange', attempt);
    };
  }, [waiting, send]);
  return send;
}
