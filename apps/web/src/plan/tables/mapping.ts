import { type FoundTable, repeatableFields, type TableField, type TableMapping } from '@chengshi/contract';

/** Who says what a column means. */
export type Surety = 'sure' | 'likely' | 'doubtful' | 'hand' | 'before';

export interface ColumnChoice {
  readonly field: TableField;
  readonly surety: Surety;
}

const sureFrom = 0.85;
const likelyFrom = 0.6;

/** What the columns mean before anybody chooses: as confirmed for the last table of this shape, else as they seem. */
export function firstChoices(table: FoundTable): readonly ColumnChoice[] {
  const before = table.remembered && new Map(table.remembered.mapping.map(({ column, field }) => [column, field]));
  return table.columns.map(({ field, confidence }, column) =>
    before ? { field: before.get(column) ?? 'ignore', surety: 'before' } : { field, surety: suretyOf(confidence) },
  );
}

const suretyOf = (confidence: number): Surety =>
  confidence >= sureFrom ? 'sure' : confidence >= likelyFrom ? 'likely' : 'doubtful';

/** A column gets a field; one that only one column can have is taken from the column that had it. */
export function chosen(choices: readonly ColumnChoice[], at: number, field: TableField): readonly ColumnChoice[] {
  const single = !repeatableFields.includes(field);
  return choices.map((choice, column): ColumnChoice => {
    if (column === at) return { field, surety: 'hand' };
    return single && choice.field === field ? { field: 'ignore', surety: 'hand' } : choice;
  });
}

export const mappingOf = (choices: readonly ColumnChoice[]): TableMapping =>
  choices.map(({ field }, column) => ({ column, field }));

export const hasTitle = (choices: readonly ColumnChoice[]): boolean => choices.some(({ field }) => field === 'title');
