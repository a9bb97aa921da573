import type { SourceTable } from '@chengshi/taskbook';
import { byteOffset, docCharacters, openDoc } from './doc-file.ts';
import { type DocCell, readDeleted, readProperties } from './doc-properties.ts';
import type { Warning } from './result.ts';
import { TextWriter } from './text-writer.ts';

interface Paragraph {
  readonly text: string;
  /** Ends a cell or, when `endsRow`, a row. */
  readonly endsCell: boolean;
  readonly endsRow: boolean;
  readonly inTable: boolean;
  readonly numbered: boolean;
  readonly cells: readonly DocCell[] | null;
}

/** Cells of a row as their paragraphs, with the row's description when the file has one. */
interface Row {
  readonly cells: readonly (readonly string[])[];
  readonly shape: readonly DocCell[] | null;
}

interface GridCell {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly paragraphs: readonly string[];
}

/** Edges nearer than this many twips (1/20 point) are one edge of the grid. */
const SAME_EDGE = 60;
const CELL_MARK = '\x07';
const PARAGRAPH_MARK = '\r';

/**
 * Text and tables of a Word 97–2003 document: its own text, without headers, footnotes and text boxes, without text that tracked changes
 * delete, results of fields instead of their codes. Automatic numbers are not drawn; a warning says how many paragraphs have one. Tables inside cells come as lines.
 */
export function readDoc(streams: (name: string) => Uint8Array | null): {
  text: string;
  tables: readonly SourceTable[];
  warnings: readonly Warning[];
} {
  const paragraphs = readParagraphs(streams);
  const writer = new TextWriter();
  for (let at = 0; at < paragraphs.length; at++) {
    const paragraph = paragraphs[at] as Paragraph;
    if (!paragraph.inTable) {
      writeLines(writer, paragraph.text);
      continue;
    }
    let end = at;
    while (paragraphs[end]?.inTable) end++;
    const rows = rowsOf(paragraphs.slice(at, end));
    writeTable(writer, rows);
    at = end - 1;
  }
  const numbered = paragraphs.filter((p) => p.numbered && p.text.trim() !== '').length;
  return { ...writer.finish(), warnings: numbered > 0 ? [{ code: 'numbering-lost', count: numbered }] : [] };
}

function readParagraphs(streams: (name: string) => Uint8Array | null): Paragraph[] {
  const doc = openDoc(streams);
  const characters = docCharacters(doc);
  const properties = readProperties(doc);
  const deleted = readDeleted(doc);
  const paragraphs: Paragraph[] = [];
  const hint = { piece: 0 };
  let field = 0;
  let code = 0;
  let text = '';
  for (let at = 0; at < characters.length; at++) {
    const c = characters[at] as string;
    if (c === '\x13') {
      field++;
      if (code === 0) code = field;
    } else if (c === '\x14') {
      if (code === field) code = 0;
    } else if (c === '\x15') {
      if (code === field) code = 0;
      field = Math.max(0, field - 1);
    } else if (c === PARAGRAPH_MARK || c === CELL_MARK) {
      const known = properties?.(byteOffset(doc, at, hint)) ?? null;
      const before = paragraphs.at(-1);
      paragraphs.push({
        text,
        endsCell: c === CELL_MARK,
        // Without properties a cell mark alone, right after another, is taken for the end of the row.
        endsRow: known?.endsRow ?? (c === CELL_MARK && text === '' && before?.endsCell === true && !before.endsRow),
        inTable: known?.inTable ?? c === CELL_MARK,
        numbered: known?.numbered ?? false,
        cells: known?.cells ?? null,
      });
      text = '';
    } else if (code === 0 && !deleted?.(byteOffset(doc, at, hint))) text += visible(c);
  }
  if (text !== '')
    paragraphs.push({ text, endsCell: false, endsRow: false, inTable: false, numbered: false, cells: null });
  return paragraphs;
}

function visible(c: string): string {
  switch (c) {
    case '\v':
    case '\f':
    case '\x0e':
      return '\n';
    case '\x1e':
      return '-';
    default:
      return c < ' ' && c !== '\t' ? '' : c;
  }
}

function rowsOf(paragraphs: readonly Paragraph[]): Row[] {
  const rows: Row[] = [];
  let cells: string[][] = [];
  let cell: string[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.endsRow) {
      if (cells.length > 0) rows.push({ cells, shape: paragraph.cells });
      cells = [];
      continue;
    }
    cell.push(paragraph.text);
    if (paragraph.endsCell) {
      cells.push(cell);
      cell = [];
    }
  }
  if (cell.length > 0) cells.push(cell);
  if (cells.length > 0) rows.push({ cells, shape: null });
  return rows;
}

function writeTable(writer: TextWriter, rows: readonly Row[]): void {
  const first = rows[0];
  if (rows.length === 1 && first?.cells.length === 1) {
    for (const paragraph of first.cells[0] ?? []) writeLines(writer, paragraph);
    return;
  }
  writer.startTable();
  for (const row of grid(rows)) {
    writer.startRow();
    for (const cell of row) {
      writer.startCell(cell.rowSpan, cell.columnSpan);
      for (const paragraph of cell.paragraphs) writeLines(writer, paragraph);
      writer.endCell();
    }
  }
  writer.endTable();
}

/** Places the cells of all rows in one grid, whose lines are the edges that occur in any row. */
function grid(rows: readonly Row[]): GridCell[][] {
  const edges = commonEdges(rows);
  const column = (edge: number) => edges.findLastIndex((line) => line <= edge + SAME_EDGE);
  const open = new Map<number, { rowSpan: number }>();
  return rows.map(({ cells, shape }) => {
    const placed: (GridCell & { columnSpan: number; rowSpan: number })[] = [];
    cells.forEach((paragraphs, i) => {
      const place = shape?.length === cells.length ? shape[i] : undefined;
      const from = place ? column(place.left) : i;
      const columnSpan = place ? Math.max(1, column(place.right) - from) : 1;
      const above = open.get(from);
      const before = placed.at(-1);
      if (place?.mergedUp && above) above.rowSpan++;
      else if (place?.mergedLeft && before) before.columnSpan += columnSpan;
      else {
        const cell = { column: from, columnSpan, rowSpan: 1, paragraphs };
        placed.push(cell);
        open.set(from, cell);
      }
    });
    return placed;
  });
}

function commonEdges(rows: readonly Row[]): number[] {
  const all = rows
    .flatMap(({ shape }) => (shape ?? []).flatMap((cell) => [cell.left, cell.right]))
    .sort((a, b) => a - b);
  const edges: number[] = [];
  for (const edge of all) if (edges.length === 0 || edge > (edges.at(-1) as number) + SAME_EDGE) edges.push(edge);
  return edges;
}

function writeLines(writer: TextWriter, text: string): void {
  for (const line of text.split('\n')) {
    writer.line();
    writer.text(line);
  }
  writer.line();
}
