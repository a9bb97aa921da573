import type { TableGroup } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../app/client.ts';
import { entriesOf } from './entries.ts';
import { type SetKey, setId, useRowSets } from './rowSets.ts';
import { filterOf, type TableSearch } from './tableSearch.ts';

/** The server lists no more groups than this. */
const mostGroups = 500;
/** Opened at once, more would ask the server for more than anybody looks at. */
const mostOpened = 20;

/** The table that an address asks for: its rows or groups, how many there are, and the way to more. */
export function useTable(search: TableSearch) {
  const { by } = search;
  const filter = filterOf(search);
  const order = search.order ?? 'text';
  const place = JSON.stringify([filter, by]);
  const [opened, setOpened] = useState<{ readonly place: string; readonly ids: readonly string[] }>({ place, ids: [] });
  const ids = opened.place === place ? opened.ids : [];
  const count = useQuery(api.status.count.queryOptions({ input: filter }));
  const grouped = useQuery({
    ...api.status.groups.queryOptions({ input: { ...filter, by: by ?? 'front' } }),
    enabled: by !== undefined,
  });
  const groups = by ? ((grouped.data?.groups ?? []) as TableGroup[]) : null;
  const idOf = (group: TableGroup) => setId({ by: by ?? 'front', key: group.key });
  const wanted: (SetKey | null)[] =
    by && groups
      ? groups.filter((group) => ids.includes(idOf(group))).map(({ key }) => ({ by, key }))
      : by
        ? []
        : [null];
  const { sets, loadMore } = useRowSets(filter, order, wanted);
  const [whole] = by ? [] : sets;
  const failed = by ? grouped.error : whole && whole.rows.length === 0 ? whole.error : null;
  return {
    entries: entriesOf(sets, by && groups ? { by, list: groups } : null).filter(
      (entry) => !(entry.kind === 'more' && whole?.rows.length === 0),
    ),
    groups,
    cut: (groups?.length ?? 0) >= mostGroups,
    count: count.data,
    pending: by ? grouped.isPending : (whole?.loading ?? true) && whole?.rows.length === 0,
    error: failed,
    retry: () => (by ? void grouped.refetch() : whole?.retry()),
    loadMore,
    toggle: (id: string) =>
      setOpened({ place, ids: ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id] }),
    openAll: () => setOpened({ place, ids: (groups ?? []).slice(0, mostOpened).map(idOf) }),
    closeAll: () => setOpened({ place, ids: [] }),
  };
}
