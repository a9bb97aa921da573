import type { SourceCell, SourceTable } from '@chengshi/taskbook';
import { MAX_TEXT_LENGTH } from './limits.ts';
import { FaultError } from './result.ts';

interface OpenTable {
  start: number;
  readonly cells: SourceCell[];
  /** Grid places taken by cells that began in rows above: column → first row that is free again. */
  readonly takenUntil: number[];
  /** Place of this table's entry in the list, so that an outer table comes before those inside it. */
  readonly index: number;
  row: number;
  nextColumn: number;
  cell: { row: number; column: number; rowSpan: number; columnSpan: number; start: number } | null;
}

const CJK_END = /[\u2010-\u203b\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]$/u;
const CJK_START = /^[\u2010-\u203b\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
const MAX_SPAN = 200;

/**
 * Writes running text and tables. Whitespace collapses; blocks become lines without empty lines between them; a line break inside a
 * sentence of Chinese leaves nothing, elsewhere a space. Cells of a table's row are separated by a tab, its rows by a line break.
 * Throws a FaultError `too-much-text` past MAX_TEXT_LENGTH.
 */
export class TextWriter {
  private readonly chunks: string[] = [];
  private length = 0;
  private last = '';
  private atStart = true;
  private pending: '' | 'space' | 'soft-break' | 'line' = '';
  private nextPrefix = '';
  private readonly open: OpenTable[] = [];
  private readonly tables: (SourceTable | null)[] = [];

  /** Running text; its whitespace counts as one space. */
  text(raw: string): void {
    for (const part of raw.split(/([ \t\n\r\f\u00a0]+)/)) {
      if (part === '') continue;
      if (/^[ \t\n\r\f\u00a0]/.test(part)) this.space(/[\n\r]/.test(part));
      else this.word(part);
    }
  }

  /** What follows stands on a new line. */
  line(): void {
    this.pending = 'line';
  }

  /** Stands before the next words, wherever they begin; '' takes it back. So a list item keeps its number though its text is a block. */
  prefix(words: string): void {
    this.nextPrefix = words;
  }

  startTable(): void {
    this.flushLine();
    const index = this.tables.push(null) - 1;
    this.open.push({ start: this.length, cells: [], takenUntil: [], index, row: -1, nextColumn: 0, cell: null });
  }

  startRow(): void {
    const table = this.open.at(-1);
    if (!table) return;
    this.endCell();
    table.row++;
    table.nextColumn = 0;
    if (table.row > 0) this.separate('\n');
    else {
      // A caption stands above the first row.
      this.flushLine();
      table.start = this.length;
    }
  }

  startCell(rowSpan: number, columnSpan: number): void {
    const table = this.open.at(-1);
    if (!table) return;
    this.endCell();
    if (table.row < 0) this.startRow();
    if (table.nextColumn > 0) this.separate('\t');
    let column = table.nextColumn;
    while ((table.takenUntil[column] ?? 0) > table.row) column++;
    const spans = { rowSpan: span(rowSpan), columnSpan: span(columnSpan) };
    for (let i = 0; i < spans.columnSpan; i++) table.takenUntil[column + i] = table.row + spans.rowSpan;
    table.nextColumn = column + spans.columnSpan;
    table.cell = { row: table.row, column, ...spans, start: this.length };
    this.atStart = true;
    this.pending = '';
  }

  endCell(): void {
    const table = this.open.at(-1);
    if (!table?.cell) return;
    table.cells.push({ ...table.cell, end: this.length });
    table.cell = null;
    this.pending = '';
  }

  endTable(): void {
    this.endCell();
    const table = this.open.pop();
    if (!table) return;
    const { start, row, cells } = table;
    const rows = row + 1;
    const end = this.length;
    // A cell may claim more rows than the table has.
    const fitting = cells.map((cell) => ({ ...cell, rowSpan: Math.min(cell.rowSpan, rows - cell.row) }));
    if (cells.length > 0) this.tables[table.index] = { start, end, cells: fitting };
    this.pending = 'line';
    this.atStart = this.length === 0;
  }

  finish(): { text: string; tables: readonly SourceTable[] } {
    while (this.open.length > 0) this.endTable();
    return { text: this.chunks.join(''), tables: this.tables.filter((table) => table !== null) };
  }

  private word(part: string): void {
    if (this.pending === 'line') this.flushLine();
    else if (this.pending !== '' && !this.atStart) {
      const joins = this.pending === 'soft-break' && CJK_END.test(this.last) && CJK_START.test(part);
      if (!joins) this.put(' ');
    }
    this.pending = '';
    this.put(this.nextPrefix + part);
    this.nextPrefix = '';
    this.atStart = false;
  }

  private space(broken: boolean): void {
    if (this.pending === '' || this.pending === 'soft-break') this.pending = broken ? 'soft-break' : 'space';
  }

  private flushLine(): void {
    if (!this.atStart) this.put('\n');
    this.atStart = true;
    this.pending = '';
  }

  private separate(separator: '\t' | '\n'): void {
    this.put(separator);
    this.atStart = true;
    this.pending = '';
  }

  private put(part: string): void {
    this.chunks.push(part);
    this.length += part.length;
    this.last = part.slice(-2);
    if (this.length > MAX_TEXT_LENGTH) {
      throw new FaultError({ kind: 'fault', code: 'too-much-text', length: this.length, limit: MAX_TEXT_LENGTH });
    }
  }
}

function span(wished: number): number {
  return Number.isInteger(wished) && wished >= 1 ? Math.min(wished, MAX_SPAN) : 1;
}
