import type { Amount } from './amounts.ts';
import type { Field } from './fields.ts';

/** Which column of a table means what. `column` is the position in `table.columns`; `suggestMapping` gives such a list. */
export type Mapping = readonly { readonly column: number; readonly field: Field }[];

export interface MappedTarget extends Amount {
  readonly column: number;
  /** The year that the header names (年度目标 / 2026年); null when it names none. */
  readonly year: number | null;
}

export interface MappedDue {
  readonly text: string;
  readonly end: string | null;
}

/** What a row says, by field. Texts are trimmed and '' when there is nothing; lists keep the order of the cell. */
export interface RowFields {
  readonly number: string;
  readonly front: string;
  readonly title: string;
  readonly detail: string;
  readonly targets: readonly MappedTarget[];
  /** From the column of units, else from the figure, else from the header's brackets or the line above the table. */
  readonly unit: string;
  readonly due: MappedDue | null;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly patron: readonly string[];
  readonly person: readonly string[];
  readonly phone: readonly string[];
  readonly progress: string;
  readonly region: readonly string[];
  readonly status: string;
  readonly note: string;
  /** Section rows above it, from the outermost. */
  readonly group: readonly string[];
  /** Texts of all columns by position; of a cell that was split, the part of this row. So what no field holds can go back as it came. */
  readonly texts: readonly string[];
}

export interface MappedRow extends RowFields {
  readonly sheet: string;
  /** As programs show it: from 1. */
  readonly row: number;
  readonly hidden: boolean;
  /** Where the task stands in its cell, when the cell held several and was split. */
  readonly part: RowPart | null;
  readonly sources: readonly SourceText[];
}

export interface RowPart {
  /** From 1. */
  readonly index: number;
  readonly count: number;
  readonly column: string;
  /** Offsets in the cell's text. */
  readonly start: number;
  readonly end: number;
}

/** The words of one cell that a row was made of, and where they stand: `row` is above the row's own for a merged cell. */
export interface SourceText {
  readonly field: Field;
  readonly column: string;
  readonly row: number;
  readonly header: string;
  readonly text: string;
}
