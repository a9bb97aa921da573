import { useQueryClient } from '@tanstack/react-query';
import type { api } from './client.ts';

/** What is read together, as the client calls it. */
export type Thing = keyof typeof api & string;

/** After a change of one thing: whatever was read of these is read again. */
export function useRefresh(): (...things: readonly Thing[]) => Promise<unknown> {
  const queries = useQueryClient();
  return (...things) => Promise.all(things.map((thing) => queries.invalidateQueries({ queryKey: [[thing]] })));
}
