import type { ByteRange, DocFile } from './doc-file.ts';

/** What a paragraph's properties say, as far as text and tables need it. */
export interface ParagraphProperties {
  readonly inTable: boolean;
  /** The paragraph only ends a row; the row's cells are described in it. */
  readonly endsRow: boolean;
  readonly numbered: boolean;
  readonly cells: readonly DocCell[] | null;
}

/** A cell by its edges, in twips from the left, for rows of one table may be cut differently. */
export interface DocCell {
  readonly left: number;
  readonly right: number;
  /** Merged into the cell above, or into the cell before. */
  readonly mergedUp: boolean;
  readonly mergedLeft: boolean;
}

/** A stretch of bytes of the WordDocument stream, and where its properties stand there: 0 for none. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly place: number;
}

/** Bytes of a run's entry in a formatted disk page, before which the entries' offsets stand. */
const PARAGRAPH_ENTRY = 13;
const CHARACTER_ENTRY = 1;
const DELETED = 0x0800;

const PAGE = 512;
const IN_TABLE = 0x2416;
const ENDS_ROW = 0x2417;
const LIST = 0x460b;
const TABLE_DEFINITION = 0xd608;
const TABS = 0xc615;
const NO_LIST = new Set([0, 0x07ff]);
/** Bytes of the operand, by the top three bits of a property code; 0 for those that carry their length. */
const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, 0, 3] as const;

const PLAIN: ParagraphProperties = { inTable: false, endsRow: false, numbered: false, cells: null };

/**
 * Properties of paragraphs by the byte offset of their end mark. Read from the formatted disk pages that the paragraph table lists
 * ([MS-DOC] 2.8.6, 2.9.175, 2.6.2). Null when the table is missing or leads outside the file: text can be read without it.
 */
export function readProperties(doc: DocFile): ((offset: number) => ParagraphProperties | null) | null {
  return orNull(() => {
    const known = readRuns(doc, doc.paragraphs, PARAGRAPH_ENTRY).map((run) => ({
      ...run,
      ...(run.place === 0 ? PLAIN : paragraphAt(doc.main, run.place)),
    }));
    return known.length === 0 ? null : finder(known);
  });
}

/** Whether the character at a byte offset is deleted by a tracked change ([MS-DOC] 2.8.5, 2.9.32). Null when none is. */
export function readDeleted(doc: DocFile): ((offset: number) => boolean) | null {
  return orNull(() => {
    const deleted = readRuns(doc, doc.runs, CHARACTER_ENTRY).filter(
      (run) => run.place > 0 && isDeleted(doc.main, run.place),
    );
    if (deleted.length === 0) return null;
    const find = finder(deleted);
    return (offset) => find(offset) !== null;
  });
}

function orNull<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch (error) {
    // A DataView throws a RangeError where an offset of the file leads outside of it.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function finder<T extends Run>(runs: readonly T[]): (offset: number) => T | null {
  const sorted = [...runs].sort((a, b) => a.from - b.from);
  return (offset) => {
    let low = 0;
    let high = sorted.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((sorted[middle] as T).from <= offset) low = middle;
      else high = middle - 1;
    }
    const run = sorted[low];
    return run && run.from <= offset && offset < run.to ? run : null;
  };
}

function readRuns({ main, table }: DocFile, { offset, length }: ByteRange, entryBytes: number): Run[] {
  const count = Math.floor((length - 4) / 8);
  const runs: Run[] = [];
  for (let i = 0; i < count; i++) {
    const page = table.getUint32(offset + (count + 1) * 4 + i * 4, true) & 0x3fffff;
    const start = page * PAGE;
    const entries = main.getUint8(start + PAGE - 1);
    for (let entry = 0; entry < entries; entry++) {
      const from = main.getUint32(start + entry * 4, true);
      const to = main.getUint32(start + (entry + 1) * 4, true);
      const place = main.getUint8(start + (entries + 1) * 4 + entry * entryBytes) * 2;
      runs.push({ from, to, place: place === 0 ? 0 : start + place });
    }
  }
  return runs;
}

function paragraphAt(main: DataView, at: number): ParagraphProperties {
  const words = main.getUint8(at);
  const start = words === 0 ? at + 2 : at + 1;
  const end = words === 0 ? start + main.getUint8(at + 1) * 2 : start + words * 2 - 1;
  let { inTable, endsRow, numbered, cells } = PLAIN;
  // The number of the paragraph's style comes first.
  for (const { code, operand } of properties(main, start + 2, end)) {
    if (code === IN_TABLE) inTable = main.getUint8(operand) !== 0;
    if (code === ENDS_ROW) endsRow = main.getUint8(operand) !== 0;
    if (code === LIST) numbered = !NO_LIST.has(main.getUint16(operand, true));
    if (code === TABLE_DEFINITION) cells = readCells(main, operand);
  }
  return { inTable, endsRow, numbered, cells };
}

function isDeleted(main: DataView, at: number): boolean {
  for (const { code, operand } of properties(main, at + 1, at + 1 + main.getUint8(at))) {
    // 1 is on; 0x81 is the opposite of the style, which never deletes anything.
    if (code === DELETED && (main.getUint8(operand) & 1) === 1) return true;
  }
  return false;
}

function* properties(main: DataView, start: number, end: number): Generator<{ code: number; operand: number }> {
  for (let at = start; at + 2 <= end; ) {
    const code = main.getUint16(at, true);
    const operand = at + 2;
    yield { code, operand };
    at = operand + operandBytes(main, code, operand);
  }
}

function operandBytes(main: DataView, code: number, operand: number): number {
  if (code === TABLE_DEFINITION) return main.getUint16(operand, true) + 1;
  const fixed = OPERAND_BYTES[code >> 13] ?? 0;
  if (fixed > 0) return fixed;
  const length = main.getUint8(operand);
  if (code !== TABS || length !== 255) return length + 1;
  // A long list of tab stops gives their numbers instead of its length.
  const deleted = main.getUint8(operand + 1);
  const added = main.getUint8(operand + 2 + deleted * 4);
  return 3 + deleted * 4 + added * 3;
}

function readCells(main: DataView, operand: number): DocCell[] {
  const count = main.getUint8(operand + 2);
  const edges = operand + 3;
  const flags = edges + (count + 1) * 2;
  const end = operand + main.getUint16(operand, true) + 1;
  return Array.from({ length: count }, (_, i) => {
    // Descriptions of the last cells may be left out when they are plain.
    const flag = flags + i * 20 + 2 <= end ? main.getUint16(flags + i * 20, true) : 0;
    return {
      left: main.getInt16(edges + i * 2, true),
      right: main.getInt16(edges + (i + 1) * 2, true),
      mergedUp: ((flag >> 5) & 3) === 1,
      mergedLeft: (flag & 2) !== 0,
    };
  });
}
