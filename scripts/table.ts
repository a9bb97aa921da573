export interface TableColumn {
  /** How much of the width it may take, beside the other columns' shares. */
  readonly share: number;
  readonly align?: 'left' | 'right';
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u;
const GAP = '  ';

/** Terminal cells that a text fills: Chinese characters and full-width signs take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const c of text) width += NO_WIDTH.test(c) ? 0 : WIDE.test(c) ? 2 : 1;
  return width;
}

/** Rows as aligned text, the first one as headings under a rule. Columns get no more than they need; long cells wrap. */
export function drawTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const clean = rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()));
  const widths = columnWidths(columns, clean, width);
  const drawn = clean.map((row) => drawRow(row, columns, widths));
  const rule = widths.map((w) => '─'.repeat(w)).join(GAP);
  return [drawn[0] ?? '', rule, ...drawn.slice(1)].join('\n');
}

/** Each column as wide as its longest cell; when that is too much in all, those above their share give way. */
function columnWidths(columns: readonly TableColumn[], rows: readonly (readonly string[])[], width: number): number[] {
  const wished = columns.map((_, i) => Math.max(2, ...rows.map((row) => displayWidth(row[i] ?? ''))));
  const room = Math.max(width - GAP.length * (columns.length - 1), columns.length * 4);
  const given = wished.map(() => 0);
  let open = columns.map((_, i) => i);
  let left = room;
  // Columns that need less than their share get what they need; the others divide what remains.
  for (let settled = true; settled && open.length > 0; ) {
    const shares = open.reduce((sum, i) => sum + (columns[i]?.share ?? 0), 0);
    const fits = open.filter((i) => (wished[i] ?? 0) <= (left * (columns[i]?.share ?? 0)) / shares);
    settled = fits.length > 0;
    for (const i of fits) {
      given[i] = wished[i] ?? 0;
      left -= given[i] ?? 0;
    }
    open = open.filter((i) => !fits.includes(i));
  }
  const shares = open.reduce((sum, i) => sum + (columns[i]?.share ?? 0), 0);
  for (const i of open) given[i] = Math.max(4, Math.floor((left * (columns[i]?.share ?? 0)) / shares));
  return given;
}

function drawRow(row: readonly string[], columns: readonly TableColumn[], widths: readonly number[]): string {
  const cells = row.map((cell, i) => wrap(cell, widths[i] ?? 0));
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, i) => pad(lines[line] ?? '', widths[i] ?? 0, columns[i]?.align))
      .join(GAP)
      .trimEnd(),
  ).join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const c of text) {
    const w = displayWidth(c);
    if (used + w > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += c;
    used += w;
  }
  lines.push(line);
  return lines;
}

function pad(text: string, width: number, align: TableColumn['align']): string {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'right' ? space + text : text + space;
}
