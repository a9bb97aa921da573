import { readAmount } from './amounts.ts';
import { type CellFault, type CellFaultCode, cellFault } from './cell-faults.ts';
import { splitTasks, type TaskPart } from './cell-tasks.ts';
import { unitInHeader, yearOf } from './column-heads.ts';
import { type DateBasis, type DeadlineFinding, deadlineReader, type TaskBookReader } from './deadlines.ts';
import type { Field } from './fields.ts';
import type { MappedRow, MappedTarget, Mapping, RowPart, SourceText } from './mapped-row.ts';
import { type OwnersOfCell, readOwners, splitNames, unique } from './names.ts';
import type { Cell } from './sheet.ts';
import type { FoundTable, TableRow } from './table.ts';

export interface MappingOptions {
  /** The engine's `readTaskBook`, for deadlines in words. */
  readonly readTaskBook: TaskBookReader;
  /** ISO day from which deadlines in words count (年底前, 3个月内). Without it the year in the title or header serves as far as it goes. */
  readonly date?: string;
  /** Makes a row of each task in a cell of several. Otherwise such a cell is only pointed out. */
  readonly splitTasks?: boolean;
}

export interface MappedTable {
  readonly rows: readonly MappedRow[];
  readonly faults: readonly CellFault[];
}

/**
 * The data rows of a table as typed rows, and everything that is wrong with them, by row and column. Section, total and repeated header rows
 * are left out; sections go into `group`, and the outermost is the front of rows without one. Nothing is thrown away silently: what could
 * not be understood is a fault, and its words stay in `sources`. Cost is linear in the cells; the same deadline is read once.
 */
export function applyMapping(table: FoundTable, mapping: Mapping, options: MappingOptions): MappedTable {
  const reader = new RowReader(table, mapping, options);
  const rows: MappedRow[] = [];
  for (const row of table.rows) if (row.kind === 'data') rows.push(...reader.read(row));
  return { rows, faults: reader.faults };
}

class RowReader {
  readonly faults: CellFault[] = [];
  readonly #table: FoundTable;
  readonly #options: MappingOptions;
  readonly #columns: ReadonlyMap<Field, readonly number[]>;
  readonly #deadline: ReturnType<typeof deadlineReader>;
  readonly #units: readonly string[];
  readonly #years: readonly (number | null)[];
  readonly #figures: ReadonlySet<number>;
  readonly #numbers = new Map<readonly string[], Set<string>>();
  readonly #ownersOf = new Map<string, OwnersOfCell>();

  constructor(table: FoundTable, mapping: Mapping, options: MappingOptions) {
    this.#table = table;
    this.#options = options;
    const columns = new Map<Field, number[]>();
    for (const { column, field } of mapping) {
      if (!Number.isInteger(column) || column < 0 || column >= table.columns.length) {
        throw new RangeError(`mapping names column ${column} of a table with ${table.columns.length}`);
      }
      columns.set(field, [...(columns.get(field) ?? []), column]);
    }
    this.#columns = columns;
    this.#deadline = deadlineReader(
      options.readTaskBook,
      basisOf(table, options, columns.get('due')?.[0]),
      table.date1904,
    );
    this.#units = table.columns.map(({ name }) => unitInHeader(name));
    this.#years = table.columns.map(({ path }) => yearOf(path));
    this.#figures = new Set((columns.get('target') ?? []).filter((column) => this.#holdsFigures(column)));
  }

  /** The rows that a table row makes: one, or one for each task of a cell that is to be split. */
  read(row: TableRow): readonly MappedRow[] {
    if (row.cells.every((cell) => cell === null)) return [];
    if (row.hidden) this.#fault('row-hidden', row, null);
    for (const [position, cell] of row.cells.entries()) {
      if (cell?.type === 'error') this.#fault('error-value', row, position, cell.text);
      else if (cell?.type === 'uncalculated') this.#fault('uncalculated', row, position);
    }
    const column = this.#columns.get('title')?.[0];
    const split = column === undefined ? null : splitTasks(this.#textAt(row, column));
    if (column === undefined || split === null) return [this.#mapped(row, null, new Map())];
    if (!this.#options.splitTasks) {
      this.#fault('several-tasks', row, column, String(split.parts.length));
      return [this.#mapped(row, null, new Map())];
    }
    const count = split.parts.length;
    const others = this.#partsBeside(row, column, count);
    return split.parts.map((one, i) => {
      const texts = new Map([...others].map(([position, parts]) => [position, parts[i]?.text ?? '']));
      const { start, end } = one;
      const part = { index: i + 1, count, column: this.#table.columns[column]?.letter ?? '', start, end };
      return this.#mapped(row, part, texts.set(column, one.text));
    });
  }

  /** Cells that hold as many parts as there are tasks: one for each. Lines of names do not count, as a list of names has lines too. */
  #partsBeside(row: TableRow, title: number, count: number): ReadonlyMap<number, readonly TaskPart[]> {
    const found = new Map<number, readonly TaskPart[]>();
    for (const [field, columns] of this.#columns) {
      for (const column of columns) {
        const cell = column === title || field === 'number' ? null : row.cells[column];
        if (cell?.type !== 'text' || row.repeated.includes(column)) continue;
        const split = splitTasks(cell.text);
        const byLines = field !== 'lead' && field !== 'support' && field !== 'person';
        if (split?.parts.length === count && (split.style === 'numbered' || byLines)) found.set(column, split.parts);
      }
    }
    return found;
  }

  #mapped(row: TableRow, part: RowPart | null, replaced: ReadonlyMap<number, string>): MappedRow {
    const once = part === null || part.index === 1;
    const text = (position: number) =>
      (part === null ? undefined : replaced.get(position)) ?? this.#textAt(row, position);
    const all = (field: Field, join: string) => {
      const columns = this.#columns.get(field);
      if (columns === undefined) return '';
      if (columns.length === 1) return text(columns[0] as number);
      return columns
        .map(text)
        .filter((words) => words !== '')
        .join(join);
    };
    const title = all('title', '');
    if (title === '' && this.#columns.has('title')) {
      this.#fault('title-missing', row, this.#columns.get('title')?.[0] ?? null);
    }
    const targets = this.#targets(row, text, once);
    const owners = this.#owners(text);
    if (owners.lead.length === 0 && this.#columns.has('lead') && once) {
      this.#fault('lead-missing', row, this.#columns.get('lead')?.[0] ?? null);
    }
    const number = all('number', '');
    if (once) this.#checkNumber(row, number);
    return {
      sheet: this.#table.sheet,
      row: row.row + 1,
      hidden: row.hidden,
      part,
      number,
      front: all('front', ' / ') || (row.group[0] ?? '').replace(/^[一二三四五六七八九十]+、/, ''),
      title,
      detail: all('detail', '\n'),
      targets,
      unit: this.#unit(all('unit', ''), targets),
      due: this.#due(row, text, once),
      ...owners,
      patron: this.#names('patron', text),
      ...this.#people(row, text, once),
      progress: all('progress', '\n'),
      region: this.#names('region', text),
      status: all('status', ''),
      note: all('note', '\n'),
      group: row.group,
      texts: row.cells.map((_, position) => text(position)),
      sources: this.#sources(row),
    };
  }

  #targets(row: TableRow, text: (position: number) => string, once: boolean): readonly MappedTarget[] {
    const targets: MappedTarget[] = [];
    for (const column of this.#columns.get('target') ?? []) {
      const cell = row.cells[column];
      const words = text(column);
      if (!cell || words === '' || cell.type === 'error') continue;
      const amount = readAmount(cell, words === cell.text.trim() ? cell.text : words);
      if (amount.value === null && this.#figures.has(column) && once && !/^[-—–/\\无]+$/.test(words)) {
        this.#fault('not-a-figure', row, column, words);
      }
      targets.push({ ...amount, column, year: this.#years[column] ?? null });
    }
    return targets;
  }

  #unit(written: string, targets: readonly MappedTarget[]): string {
    if (written !== '') return written;
    const first = targets.find(({ value }) => value !== null);
    if (!first) return '';
    return first.unit ?? (this.#units[first.column] || this.#table.unit || '');
  }

  #due(row: TableRow, text: (position: number) => string, once: boolean): MappedRow['due'] {
    const column = this.#columns.get('due')?.[0];
    const cell = column === undefined ? null : row.cells[column];
    if (column === undefined || !cell || cell.type === 'error' || cell.type === 'uncalculated') return null;
    const words = text(column);
    const deadline = this.#deadline(cell, words === cell.text.trim() ? cell.text : words);
    if (deadline === null) return null;
    if (deadline.finding && (once || words !== cell.text.trim())) {
      this.#fault(FINDINGS[deadline.finding], row, column, deadline.text);
    }
    return { text: deadline.text, end: deadline.end };
  }

  #owners(text: (position: number) => string): Pick<MappedRow, 'lead' | 'support'> {
    const lead: string[] = [];
    const support: string[] = [];
    for (const column of this.#columns.get('lead') ?? []) {
      const owners = this.#readOwners(text(column));
      // Without a word about who leads, all lead; beside a named leader the others support.
      (owners.lead.length > 0 ? support : lead).push(...owners.plain);
      lead.unshift(...owners.lead);
      support.push(...owners.support);
    }
    for (const column of this.#columns.get('support') ?? []) {
      const owners = this.#readOwners(text(column));
      support.push(...owners.lead, ...owners.plain, ...owners.support);
    }
    return { lead: unique(lead), support: unique(support) };
  }

  #readOwners(words: string): OwnersOfCell {
    const known = this.#ownersOf.get(words) ?? readOwners(words);
    if (this.#ownersOf.size < MOST_OWNERS) this.#ownersOf.set(words, known);
    return known;
  }

  #names(field: Field, text: (position: number) => string): readonly string[] {
    const columns = this.#columns.get(field);
    return columns === undefined ? NO_TEXTS : unique(columns.flatMap((column) => splitNames(text(column))));
  }

  /** A column of people may hold their numbers too, and the other way round. */
  #people(row: TableRow, text: (position: number) => string, once: boolean): Pick<MappedRow, 'person' | 'phone'> {
    const person: string[] = [];
    const phone: string[] = [];
    for (const field of ['person', 'phone'] as const) {
      for (const column of this.#columns.get(field) ?? []) {
        const words = text(column);
        const numbers = words.match(PHONE) ?? [];
        phone.push(...numbers.map((number) => number.replace(/\s/g, '')));
        const rest = splitNames(words.replace(PHONE, '、').replace(/[:：]/g, '、'));
        if (field === 'person') person.push(...rest);
        else if (numbers.length === 0 && words !== '' && !/^[-—/无]+$/.test(words) && once) {
          this.#fault('not-a-phone', row, column, words);
        }
      }
    }
    return { person: unique(person), phone: unique(phone) };
  }

  /** Numbers begin again in each section; a merged number belongs to all its rows. */
  #checkNumber(row: TableRow, number: string): void {
    const column = this.#columns.get('number')?.[0];
    if (number === '' || column === undefined || row.repeated.includes(column)) return;
    const before = this.#numbers.get(row.group) ?? new Set();
    if (before.has(number)) this.#fault('number-repeated', row, column, number);
    this.#numbers.set(row.group, before.add(number));
  }

  #sources(row: TableRow): readonly SourceText[] {
    const sources: SourceText[] = [];
    for (const [field, columns] of this.#columns) {
      for (const position of field === 'ignore' ? [] : columns) {
        const cell = row.cells[position];
        const column = this.#table.columns[position];
        if (!cell || !column) continue;
        sources.push({ field, column: column.letter, row: cell.row + 1, header: column.name, text: cell.text });
      }
    }
    return sources;
  }

  #holdsFigures(position: number): boolean {
    const samples = (this.#table.columns[position]?.samples ?? []).filter(
      ({ type }) => type !== 'error' && type !== 'uncalculated',
    );
    return samples.filter((cell) => readAmount(cell).value !== null).length > samples.length / 2;
  }

  #textAt(row: TableRow, position: number): string {
    const cell: Cell | null | undefined = row.cells[position];
    return cell && cell.type !== 'error' ? cell.text.trim() : '';
  }

  #fault(code: CellFaultCode, row: TableRow, position: number | null, text = ''): void {
    this.faults.push(cellFault(code, this.#table, row.row, position, text));
  }
}

const NO_TEXTS: readonly string[] = [];
/** Owners repeat from row to row; beyond so many different ones they are read each time. */
const MOST_OWNERS = 5_000;

const FINDINGS: Readonly<Record<DeadlineFinding, CellFaultCode>> = {
  'not-a-date': 'not-a-date',
  'impossible-date': 'impossible-date',
  'needs-a-date': 'needs-a-date',
  'several-dates': 'several-dates',
  'number-taken-as-date': 'number-taken-as-date',
};

const PHONE = /(?<!\d)(?:1\d{2}[\s-]?\d{4}[\s-]?\d{4}|0\d{2,3}[\s-]?\d{7,8}|\d{7,8})(?!\d)/g;

function basisOf(table: FoundTable, { date }: MappingOptions, due: number | undefined): DateBasis {
  if (date !== undefined) return { kind: 'date', date };
  const year = yearOf(due === undefined ? [] : (table.columns[due]?.path ?? [])) ?? table.year;
  return year === null ? { kind: 'none' } : { kind: 'year', year };
}
