import { SuperiorEntry, SuperiorList } from '@chengshi/contract';
import type { EntryRow, ListRow } from './store.ts';

export const listView = (row: ListRow): SuperiorList =>
  SuperiorList.parse({
    ...row,
    region: { id: row.regionId, name: row.regionName },
    importedAt: row.importedAt.toISOString(),
  });

export function entryView(row: EntryRow): SuperiorEntry {
  const answered = row.kind === 'taken' || row.kind === 'answered';
  return SuperiorEntry.parse({
    ...row,
    due: row.dueText === null ? null : { text: row.dueText, end: row.dueOn },
    state: answered ? row.kind : 'open',
    answer: answered
      ? {
          unit: row.unitId === null ? null : { id: row.unitId, name: row.unitName ?? '' },
          words: row.words,
          by: { id: row.recordedBy, name: row.recordedName },
          at: row.recordedAt?.toISOString(),
        }
      : null,
  });
}
