import type { Mark, TableGrouping, TableOrder } from '@chengshi/contract';
import { type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '../../../app/client.ts';
import { compact } from '../../../app/compact.ts';
import type { Filter } from './tableSearch.ts';

const rowsPerPage = 200;

/** The whole table, or one of its groups. */
export interface SetKey {
  readonly by: TableGrouping;
  readonly key: string | null;
}

export interface RowSet {
  readonly id: string;
  readonly rows: readonly Mark[];
  readonly more: boolean;
  readonly loading: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

interface Loaded {
  readonly rows: readonly Mark[];
  readonly next: string | null;
}

export const setId = (set: SetKey | null): string => (set === null ? 'all' : `${set.by} ${set.key ?? ''}`);

/** The rows of the table, or of its opened groups, page after page as somebody scrolls; loaded again as a whole after a change. */
export function useRowSets(
  filter: Filter,
  order: TableOrder,
  sets: readonly (SetKey | null)[],
): { readonly sets: readonly RowSet[]; readonly loadMore: (id: string) => void } {
  const queries = useQueryClient();
  const place = JSON.stringify([filter, order]);
  const [wanted, setWanted] = useState<{ place: string; pages: Readonly<Record<string, number>> }>({
    place,
    pages: {},
  });
  const pages = wanted.place === place ? wanted.pages : {};
  const results = useQueries({
    queries: sets.map((set) => {
      const count = pages[setId(set)] ?? 1;
      const keyOf = (pageCount: number) => [...api.status.key(), 'rows', place, setId(set), pageCount] as const;
      return {
        queryKey: keyOf(count),
        queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<Loaded> => {
          // One page more goes on where the last ended, unless what was there is to be read again.
          const state = queries.getQueryState<Loaded>(keyOf(count - 1));
          const known = state?.data && !state.isInvalidated && count > 1 ? state.data : undefined;
          let rows = known?.rows ?? [];
          let next = known ? known.next : null;
          for (let page = known ? count - 1 : 0; page < count && (page === 0 || next !== null); page++) {
            const within = set === null ? undefined : compact({ by: set.by, key: set.key ?? undefined });
            const input = compact({ ...filter, order, within, cursor: next ?? undefined, limit: rowsPerPage });
            const found = await client.status.table(input, { signal });
            rows = [...rows, ...(found.rows as Mark[])]; // The JSON form differs only in the brands of its ids.
            next = found.next;
          }
          return { rows, next };
        },
        placeholderData: () => (count > 1 ? queries.getQueryData<Loaded>(keyOf(count - 1)) : undefined),
      };
    }),
  });
  return {
    sets: results.map(({ data, isFetching, isPlaceholderData, isPending, error, refetch }, index) => ({
      id: setId(sets[index] ?? null),
      rows: data?.rows ?? [],
      more: data?.next != null,
      loading: isPending || (isFetching && isPlaceholderData),
      error,
      retry: () => void refetch(),
    })),
    loadMore: (id) => setWanted({ place, pages: { ...pages, [id]: (pages[id] ?? 1) + 1 } }),
  };
}

/** Shows changed commitments at once, until the rows with their lights are read again. */
export function patchRows(queries: QueryClient, changed: readonly Omit<Mark, 'status'>[]): void {
  const changes = new Map(changed.map((commitment) => [commitment.id, commitment]));
  queries.setQueriesData<Loaded>({ queryKey: [...api.status.key(), 'rows'] }, (loaded) =>
    loaded === undefined
      ? undefined
      : { ...loaded, rows: loaded.rows.map((mark) => ({ ...mark, ...changes.get(mark.id) })) },
  );
}
