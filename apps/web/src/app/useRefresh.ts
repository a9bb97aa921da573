import { useQueryClient } from '@tanstack/react-query';
import type { api } from './client.ts';

/** After a change of one thing: whatever was read of these is read again. */
export function useRefresh(): (...things: readonly (keyof typeof api & string)[]) => Promise<unknown> {
  const queries = useQueryClient();
  return (...things) => Promise.all(things.map((thing) => queries.invalidateQueries({ queryKey: [[thing]] })));
}
