import type { Light } from '@chengshi/contract';
import { useQueries } from '@tanstack/react-query';
import { api } from '../../app/client.ts';

/** The light of every commitment of some documents, by commitment; what is not loaded yet is missing. */
export function useLights(documentIds: readonly string[]): ReadonlyMap<string, Light> {
  return useQueries({
    queries: [...new Set(documentIds)].map((id) => api.status.living.queryOptions({ input: { id } })),
    combine: (results) =>
      new Map(
        results.flatMap(({ data }) =>
          (data?.marks ?? []).map((mark) => [mark.id as string, mark.status.light] as const),
        ),
      ),
  });
}
