/** A stretch of text at its place on a page, in points from the lower left corner. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the letters. */
  readonly size: number;
}

export interface PdfPage {
  readonly pieces: readonly PdfPiece[];
}

interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

const PAGE_NUMBER =
  /^[-—–―·\s]*(第\s*)?\d{1,4}(\s*页)?(\s*[,，/／]?\s*(共\s*)?\d{1,4}\s*页?)?[-—–―·\s]*$|^[-—–―·\s]*[IVXivx]{1,6}[-—–―·\s]*$/;
const CJK = /[\u2010-\u203b\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u;
/** What begins a paragraph even where the line before it is full. */
const NUMBERED =
  /^(第?[一二三四五六七八九十百]+[、章节条是]|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.．、](?!\d)|[①-⑳])/;
const SENTENCE_END = /[。；;！？!?：:]["”’）)]?$/;

/** Paragraphs of all pages as lines of text; '' when no page has any. */
export function joinPages(pages: readonly PdfPage[]): string {
  const lines = withoutRunningLines(pages.map((page) => linesOf(page.pieces)));
  const all = lines.flat();
  if (all.length === 0) return '';
  const right = nearMaximum(all.map((line) => line.right));
  const left = mostCommon(all.map((line) => Math.round(line.left)));
  const paragraphs: string[] = [];
  let before: Line | null = null;
  for (const page of lines) {
    const leading = mostCommon(page.slice(1).map((line, i) => Math.round((page[i] as Line).y - line.y)));
    for (const line of page) {
      if (before && continues(before, line, { left, right, leading })) {
        paragraphs.push(join(paragraphs.pop() ?? '', line.text));
      } else paragraphs.push(line.text);
      before = line;
    }
  }
  return paragraphs.join('\n');
}

/** Pieces of about the same height are a line, top to bottom; a gap of a third of a letter is a space, unless Chinese meets Chinese. */
function linesOf(pieces: readonly PdfPiece[]): Line[] {
  const rows: PdfPiece[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && first.y - piece.y < 0.5 * Math.min(first.size, piece.size)) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map(lineOf);
}

function lineOf(row: PdfPiece[]): Line {
  row.sort((a, b) => a.x - b.x);
  let text = '';
  let end = Number.POSITIVE_INFINITY;
  for (const piece of row) {
    const gap = piece.x - end;
    const chinese = CJK.test(text.slice(-1)) && CJK.test(piece.text.slice(0, 1));
    if (gap > (chinese ? 1 : 0.3) * piece.size) text += ' ';
    text += piece.text;
    end = piece.x + piece.width;
  }
  const size = mostCommon(row.map((piece) => Math.round(piece.size * 10) / 10));
  const tidy = text.replace(/\s+/g, ' ').trim();
  return { text: tidy, left: row[0]?.x ?? 0, right: end, y: row[0]?.y ?? 0, size };
}

/** Drops page numbers at the head or foot of a page, and first or last lines that most pages repeat. */
function withoutRunningLines(pages: readonly Line[][]): Line[][] {
  const numbered = pages.map((lines) => {
    const start = lines[0] && PAGE_NUMBER.test(lines[0].text) ? 1 : 0;
    const last = lines.at(-1);
    return lines.slice(start, last && lines.length > start && PAGE_NUMBER.test(last.text) ? -1 : undefined);
  });
  const heads = repeated(numbered.map((lines) => lines[0]));
  const feet = repeated(numbered.map((lines) => lines.at(-1)));
  return numbered.map((lines) => {
    const start = lines[0] && heads.has(shape(lines[0])) ? 1 : 0;
    const last = lines.at(-1);
    return lines.slice(start, last && lines.length > start && feet.has(shape(last)) ? -1 : undefined);
  });
}

function repeated(lines: readonly (Line | undefined)[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const line of lines) if (line) counts.set(shape(line), (counts.get(shape(line)) ?? 0) + 1);
  return new Set([...counts].filter(([, n]) => n >= 3 && n > lines.length / 2).map(([key]) => key));
}

function shape(line: Line): string {
  return line.text.replace(/\d+/g, '#');
}

/** Whether a line goes on with the sentence of the one before: that one reaches the right edge, this one is not indented. */
function continues(before: Line, line: Line, body: { left: number; right: number; leading: number }): boolean {
  const letter = line.size;
  const full = before.right >= body.right - 1.6 * letter;
  const indented = line.left > body.left + 1.2 * letter;
  const otherSize = Math.abs(before.size - line.size) > 0.15 * letter;
  const drop = before.y - line.y;
  const apart = drop > 0 && body.leading > 0 && drop > 1.7 * body.leading;
  if (!full || indented || otherSize || apart) return false;
  return !(NUMBERED.test(line.text) && SENTENCE_END.test(before.text));
}

function join(first: string, second: string): string {
  return CJK.test(first.slice(-1)) || CJK.test(second.slice(0, 1)) ? first + second : `${first} ${second}`;
}

/** The right edge of the body: reached by at least a tenth of the lines, so that one overlong line does not set it. */
function nearMaximum(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => b - a);
  return sorted[Math.floor(sorted.length / 10)] ?? 0;
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = 0;
  let most = 0;
  for (const [value, n] of counts) {
    if (n > most || (n === most && value < best)) [best, most] = [value, n];
  }
  return best;
}
