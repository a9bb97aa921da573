import type { Section } from '@chengshi/contract';
import type { Field, FoundTable, MappedRow, Mapping, RowFields } from '@chengshi/office/spreadsheet';
import type { FoundItem } from '../items/service.ts';
import { figureWords, flat, mainTarget } from './figures.ts';

/** A row with the item that it becomes. */
export interface ComposedRow {
  /** Its place in the sheet, counted over all rows that come in. */
  readonly ordinal: number;
  readonly sheetRow: number;
  readonly fields: RowFields;
  readonly item: FoundItem;
}

export interface Composition {
  readonly text: string;
  readonly sections: readonly Section[];
  /** In the order of the text. */
  readonly rows: readonly ComposedRow[];
}

interface Branch {
  readonly heading: string;
  readonly rows: { readonly row: MappedRow; readonly ordinal: number }[];
  readonly branches: Map<string, Branch>;
}

/**
 * A table as a document that reads well: its title, a heading for each front and section, a paragraph for each row, its notes. The rows of
 * a front stand together, in the order of the sheet; `text.slice(item.start, item.end)` is the item's quote.
 */
export function compose(table: FoundTable, mapping: Mapping, rows: readonly MappedRow[], title: string): Composition {
  const root: Branch = { heading: '', rows: [], branches: new Map() };
  const byFront = mapping.some(({ field }) => field === 'front');
  rows.forEach((row, ordinal) => {
    const front = byFront && row.front !== '' ? [row.front] : [];
    const branch = [...front, ...row.group].reduce(branchOf, root);
    branch.rows.push({ row, ordinal });
  });
  const writer = new Writer(table, mapping);
  writer.line(title);
  writer.branch(root, null, 0);
  for (const note of table.notes) writer.line(note.text);
  return { text: writer.text(), sections: writer.sections, rows: writer.rows };
}

function branchOf(parent: Branch, heading: string): Branch {
  const known = parent.branches.get(heading) ?? { heading, rows: [], branches: new Map() };
  parent.branches.set(heading, known);
  return known;
}

class Writer {
  readonly sections: Section[] = [];
  readonly rows: ComposedRow[] = [];
  readonly #pieces: string[] = [];
  readonly #columns: readonly { readonly field: Field; readonly heading: string; readonly position: number }[];
  readonly #titleHeading: string;
  #length = 0;

  constructor(table: FoundTable, mapping: Mapping) {
    const named = mapping.map(({ column, field }) => ({
      field,
      heading: headingOf(table.columns[column]?.path ?? []),
      position: column,
    }));
    this.#columns = named.filter(({ field }) => !withoutSentence.has(field));
    this.#titleHeading = named.find(({ field }) => field === 'title')?.heading || '表格';
  }

  text(): string {
    return this.#pieces.join('');
  }

  line(words: string): { start: number; end: number } {
    const start = this.#length;
    const piece = `${flat(words)}\n`;
    this.#pieces.push(piece);
    this.#length += piece.length;
    return { start, end: this.#length - 1 };
  }

  branch(branch: Branch, parent: number | null, level: number): void {
    let own: number | null = null;
    if (level > 0) {
      const [number, heading] = numbered(flat(branch.heading));
      own = this.sections.length;
      const { start, end } = this.line(branch.heading);
      this.sections.push({ ordinal: own, parent, level, number, heading, start, end });
    }
    for (const { row, ordinal } of branch.rows) this.#row(row, ordinal, own);
    for (const below of branch.branches.values()) this.branch(below, own, level + 1);
    const section = own === null ? undefined : this.sections[own];
    if (section) this.sections[section.ordinal] = { ...section, end: this.#length - 1 };
  }

  #row(row: MappedRow, ordinal: number, section: number | null): void {
    const title = flat(row.title);
    const target = mainTarget(row);
    const start = this.#length;
    let words = `${row.number === '' ? '' : `${flat(row.number)}. `}${withoutStop(title)}`;
    let at = 0;
    let separator = '。';
    for (const { field, heading, position } of this.#columns) {
      const written = row.targets.find(({ column }) => field === 'target' && column === position);
      const cell = written ? figureWords(written, row) : flat(row.texts[position] ?? '');
      if (cell === '') continue;
      const before = `${words}${separator}${heading === '' ? '' : `${heading}：`}`;
      if (written !== undefined && written === target) at = start + before.length + Math.max(0, cell.search(/[-\d]/));
      words = `${before}${withoutStop(cell)}`;
      separator = '；';
    }
    const { end } = this.line(`${words}。`);
    const { lead, support } = row;
    const owners = row.sources.filter(({ field }) => field === 'lead' || field === 'support');
    const item: FoundItem = {
      kind: target ? 'target' : 'task',
      ordinal: this.rows.length,
      section,
      start,
      end,
      quote: `${words}。`,
      title: title.length > longestTitle ? `${title.slice(0, longestTitle - 1).toWellFormed()}…` : title,
      confidence: 1,
      quantity: target && {
        value: target.value ?? 0,
        valueMax: target.valueMax,
        unit: target.unit ?? row.unit,
        comparator: target.comparator,
        measure: target.measure,
        per: null,
        each: null,
        qualifier: null,
        at,
      },
      rhythm: null,
      due: row.due,
      owner:
        lead.length + support.length === 0
          ? null
          : { quote: owners.map(({ text }) => flat(text)).join('；'), lead: [...lead], support: [...support] },
      strength: 'plain',
      cues: [this.#titleHeading],
    };
    const { sheet: _sheet, row: sheetRow, hidden: _hidden, part: _part, sources: _sources, ...fields } = row;
    this.rows.push({ ordinal, sheetRow, fields, item });
  }
}

/** What the sentence has elsewhere, or not at all: telephone numbers stay in the row, and out of a text that many read. */
const withoutSentence: ReadonlySet<Field> = new Set<Field>(['number', 'title', 'front', 'unit', 'phone', 'ignore']);
/** As long as a title that a reviewer may give. */
const longestTitle = 300;

/** 年度目标 / 2025年 as it stands in a sentence: 年度目标（2025年）. */
function headingOf(path: readonly string[]): string {
  const [last = '', ...above] = [...path].reverse();
  return above.length === 0 ? last : `${above.reverse().join('')}（${last}）`;
}

const withoutStop = (words: string): string => words.replace(/[。；;，,]+$/, '');

/** A heading's number and its words: 一、工业强市 → 一、 and 工业强市. */
function numbered(heading: string): [string | null, string] {
  const match = /^([一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百]+[）)]|\d{1,3}[.．、])\s*(.+)$/.exec(
    heading,
  );
  return match ? [match[1] ?? null, match[2] ?? heading] : [null, heading];
}
