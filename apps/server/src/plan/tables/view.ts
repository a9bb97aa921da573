import { TableReading } from '@chengshi/contract';
import type { BecameRow, MappingRow, ReadingRow } from './store.ts';

export function readingView(
  row: ReadingRow,
  parts: { readonly mappings: readonly MappingRow[]; readonly documents: readonly BecameRow[] },
): TableReading {
  const byShape = new Map(parts.mappings.map((mapping) => [mapping.shape, mapping]));
  return TableReading.parse({
    id: row.id,
    name: row.sourceName,
    region: { id: row.regionId, name: row.regionName },
    tables: row.found.map(({ shape, ...table }, index) => ({
      ...table,
      remembered: rememberedView(byShape.get(shape)),
      imported: parts.documents
        .filter(({ tableIndex }) => tableIndex === index)
        .map(({ id, title, state, importedAt }) => ({ id, title, state, importedAt: importedAt.toISOString() })),
    })),
  });
}

function rememberedView(row: MappingRow | undefined) {
  if (!row) return null;
  return {
    mapping: row.mapping,
    splitTasks: row.splitTasks,
    by: { id: row.confirmedBy, name: row.confirmedName },
    at: row.confirmedAt.toISOString(),
  };
}
