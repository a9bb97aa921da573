import { decodeText } from '../decode.ts';
import { WorkbookFaultError } from './fault.ts';
import { MAX_CELL_TEXT, MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import type { Cell, Sheet } from './sheet.ts';
import type { Budget } from './worksheet.ts';

const DELIMITERS = [',', '\t', ';', '，'] as const;
const SAMPLE = 65_536;

/**
 * A text of separated values (RFC 4180, with tabs or semicolons too) as one sheet. Quotes may hold separators, doubled quotes and line
 * breaks. Numbers become numbers when nothing would be lost by it; everything else stays text, also 0012 and 5%.
 */
export function readDelimited(bytes: Uint8Array, budget: Budget): Sheet {
  const { text: whole } = decodeText(bytes);
  const start = whole.slice(0, 2048).trimStart();
  if (/^<\?xml[\s\S]*(progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet)/i.test(start)) {
    throw new WorkbookFaultError('excel-xml');
  }
  if (/^<(!doctype\s+html|html|head|body|meta|table|div|style)[\s>/]/i.test(start)) {
    throw new WorkbookFaultError('web-page');
  }
  const named = /^sep=(.)\r?\n/i.exec(whole);
  const text = named ? whole.slice(named[0].length) : whole;
  const cells: Cell[] = [];
  let columnCount = 0;
  let rowCount = 0;
  for (const { row, column, value } of fields(text, named?.[1] ?? delimiterOf(text))) {
    if (value.trim() === '' || row >= MAX_ROWS || column >= MAX_COLUMNS) continue;
    const cell = cellOf(row, column, value.slice(0, MAX_CELL_TEXT));
    budget.spend(cell.text);
    cells.push(cell);
    rowCount = row + 1;
    columnCount = Math.max(columnCount, column + 1);
  }
  const nothing = { hiddenRows: new Set<number>(), hiddenColumns: new Set<number>(), columnWidths: new Map() };
  return {
    name: '',
    hidden: false,
    cells,
    merges: [],
    rowCount,
    columnCount,
    date1904: false,
    margins: '',
    ...nothing,
  };
}

/** The separator that stands most often outside of quotes; a full-width comma only where no other does. */
function delimiterOf(text: string): string {
  const counts = DELIMITERS.map(() => 0);
  let quoted = false;
  for (const c of text.slice(0, SAMPLE)) {
    if (c === '"') quoted = !quoted;
    const which = quoted ? -1 : (DELIMITERS as readonly string[]).indexOf(c);
    if (which >= 0) counts[which] = (counts[which] as number) + 1;
  }
  const [comma = 0, tab = 0, semicolon = 0] = counts;
  const most = Math.max(comma, tab, semicolon);
  if (most === 0) return '，';
  return tab === most ? '\t' : comma === most ? ',' : ';';
}

function* fields(text: string, delimiter: string): Generator<{ row: number; column: number; value: string }> {
  let [row, column, at] = [0, 0, 0];
  while (at < text.length) {
    let value = '';
    // Excel writes ="0012" to keep a program from taking the zeros away.
    const opening = text[at] === '"' ? 1 : text.startsWith('="', at) ? 2 : 0;
    let end = at;
    if (opening > 0) {
      end = at + opening;
      for (;;) {
        const quote = text.indexOf('"', end);
        value += text.slice(end, quote < 0 ? text.length : quote);
        end = quote < 0 ? text.length : quote + 1;
        if (text[end] !== '"' || quote < 0) break;
        value += '"';
        end++;
      }
    }
    const plain = end;
    while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
    value += text.slice(plain, end);
    yield { row, column, value: value.replace(/\r\n?/g, '\n') };
    if (text[end] === delimiter) {
      column++;
      at = end + 1;
    } else {
      row++;
      column = 0;
      at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    }
  }
}

function cellOf(row: number, column: number, text: string): Cell {
  const bare = text.trim();
  const number = /^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/.test(bare) && bare.length <= 16;
  return number
    ? { row, column, text: bare, type: 'number', value: Number(bare), percent: false }
    : { row, column, text, type: 'text', value: text };
}
