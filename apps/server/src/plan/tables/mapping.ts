import { type Fault, repeatableFields, type TableMapping } from '@chengshi/contract';
import type { FoundTable, Mapping } from '@chengshi/office/spreadsheet';

/** What is wrong with a mapping itself, by column; empty when it can be used. */
export function mappingFaults(table: FoundTable, mapping: TableMapping): Fault[] {
  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  const columns = new Set<number>();
  for (const { column, field } of mapping) {
    const place = placeOf(table, column);
    if (column >= table.columns.length) {
      faults.push({
        place,
        zh: `表格只有 ${table.columns.length} 列，没有第 ${column + 1} 列`,
        en: `the table has ${table.columns.length} columns, and no column ${column + 1}`,
      });
    } else if (columns.has(column)) {
      faults.push({ place, zh: '这一列对应了两个含义', en: 'this column was given two meanings' });
    } else if (seen.has(field) && !repeatableFields.includes(field)) {
      const other = placeOf(table, seen.get(field) ?? 0);
      faults.push({
        place,
        zh: `与${other}的含义相同，只能有一列`,
        en: `means the same as ${other}: only one column can`,
      });
    }
    columns.add(column);
    seen.set(field, column);
  }
  if (!seen.has('title')) {
    faults.push({ place: '列 · columns', zh: '没有一列是任务名称', en: 'no column holds the tasks' });
  }
  return faults;
}

const placeOf = (table: FoundTable, column: number): string => {
  const letter = table.columns[column]?.letter ?? String(column + 1);
  return `${letter} 列 · column ${letter}`;
};

/** A field for every column, in their order. */
export function wholeMapping(table: FoundTable, mapping: TableMapping): Mapping {
  const fields = new Map(mapping.map(({ column, field }) => [column, field]));
  return table.columns.map((_, column) => ({ column, field: fields.get(column) ?? 'ignore' }));
}
