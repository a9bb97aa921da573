import type { Mark, TableGroup } from '@chengshi/contract';
import { type RowSet, setId } from './rowSets.ts';

/** One line of the table as it is drawn. */
export type Entry =
  | { readonly kind: 'row'; readonly id: string; readonly mark: Mark }
  | { readonly kind: 'group'; readonly id: string; readonly group: TableGroup; readonly open: boolean }
  | { readonly kind: 'more'; readonly id: string; readonly set: RowSet };

const rowsOf = (set: RowSet): Entry[] => [
  ...set.rows.map((mark): Entry => ({ kind: 'row', id: mark.id, mark })),
  ...(set.more || set.loading || set.error ? [{ kind: 'more', id: `more ${set.id}`, set } as const] : []),
];

/** The lines of the table: all rows, or heads of groups with the rows of those that are open. */
export function entriesOf(
  sets: readonly RowSet[],
  groups: { readonly by: 'front' | 'owner' | 'region'; readonly list: readonly TableGroup[] } | null,
): readonly Entry[] {
  if (groups === null) return sets.flatMap(rowsOf);
  return groups.list.flatMap((group): Entry[] => {
    const id = setId({ by: groups.by, key: group.key });
    const set = sets.find((one) => one.id === id);
    return [{ kind: 'group', id, group, open: set !== undefined }, ...(set ? rowsOf(set) : [])];
  });
}
