import type { CellFormat } from './cell-format.ts';
import { WorkbookFaultError } from './fault.ts';
import { dateText, generalText, numberText } from './format-text.ts';
import { MAX_CELL_TEXT, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_WORKBOOK_TEXT } from './limits.ts';
import { tidyMerges } from './merges.ts';
import { isoOfMoment, momentOfIso, momentOfSerial } from './serial-dates.ts';
import type { Cell, Range, Sheet } from './sheet.ts';
import { openTag, prefixOf, stringItemText, xmlText } from './xml-text.ts';

/** What all sheets of a workbook share, and what they may still cost together. */
export interface WorksheetContext {
  readonly strings: readonly string[];
  readonly styles: readonly CellFormat[];
  readonly date1904: boolean;
  readonly budget: Budget;
}

/** Counts down while cells are read, so that a small file cannot fill the memory. */
export class Budget {
  #cells = MAX_CELLS;
  #text = MAX_WORKBOOK_TEXT;
  spend(text: string): void {
    this.#cells--;
    this.#text -= text.length;
    if (this.#cells < 0 || this.#text < 0) throw new WorkbookFaultError('too-many-cells');
  }
}

/**
 * Reads one sheet part. Each character is looked at a fixed number of times, so the cost is linear in the part's length. An unfinished
 * part gives what stood before the break; rows and cells without an address follow the one before, as the format says.
 */
export function readWorksheet(xml: string, name: string, hidden: boolean, context: WorksheetContext): Sheet {
  const prefix = prefixOf(xml, 'worksheet');
  if (prefix === null) throw new WorkbookFaultError('damaged');
  const dataStart = openTag(xml, `<${prefix}sheetData`, 0);
  const dataEnd = dataStart < 0 ? -1 : xml.indexOf(`</${prefix}sheetData>`, dataStart);
  const { cells, hiddenRows } = readRows(xml, dataStart, dataEnd < 0 ? xml.length : dataEnd, prefix, context);
  let [rowCount, columnCount] = [0, 0];
  for (const { row, column } of cells) {
    if (row >= rowCount) rowCount = row + 1;
    if (column >= columnCount) columnCount = column + 1;
  }
  const columns = readColumns(xml.slice(0, Math.max(dataStart, 0)), prefix, columnCount);
  const merges = tidyMerges(readMerges(xml, Math.max(dataEnd, 0), prefix), rowCount, columnCount);
  const { date1904 } = context;
  const margins = readMargins(xml.slice(Math.max(dataEnd, 0)), prefix);
  return { name, hidden, cells, merges, rowCount, columnCount, hiddenRows, date1904, margins, ...columns };
}

/** Headers and footers, one a line, without the codes (`&C`, `&"SimSun,Bold"`, `&12`) that say where and how they are printed. */
function readMargins(xml: string, prefix: string): string {
  const element = new RegExp(`<${prefix}(?:odd|even|first)(?:Header|Footer)[^>]*>([^<]{0,5000})</`, 'g');
  return [...xml.matchAll(element)]
    .map(([, raw = '']) => xmlText(raw).replace(/&(?:[LCR]|"[^"]*"|K[\dA-F+-]{6}|\d{1,3}|[A-Z])/g, '\n'))
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

function readRows(xml: string, from: number, limit: number, prefix: string, context: WorksheetContext) {
  const cells: Cell[] = [];
  const hiddenRows = new Set<number>();
  const [rowTag, cellTag] = [`${prefix}row`, `${prefix}c`];
  const cellEnd = `</${prefix}c>`;
  const [valueStart, valueEnd] = [`<${prefix}v>`, `</${prefix}v>`];
  const plainEnd = valueEnd + cellEnd;
  let [row, column, last, sorted] = [-1, -1, -1, true];
  for (let at = from < 0 ? -1 : xml.indexOf('<', from + 1); at >= 0 && at < limit; at = xml.indexOf('<', at)) {
    const isCell = xml.startsWith(cellTag, at + 1) && endsName(xml, at + 1 + cellTag.length);
    const isRow = !isCell && xml.startsWith(rowTag, at + 1) && endsName(xml, at + 1 + rowTag.length);
    const end = xml.startsWith('<!--', at) ? xml.indexOf('-->', at) : xml.indexOf('>', at);
    if (end < 0) break;
    if (isRow) {
      const attributes = readAttributes(xml, at + 1 + rowTag.length, end);
      row = rowNumber(attributes.r, row + 1);
      column = -1;
      if (attributes.hidden && row < MAX_ROWS) hiddenRows.add(row);
    } else if (isCell) {
      const attributes = readAttributes(xml, at + 1 + cellTag.length, end);
      const place = cellPlace(attributes.r);
      row = place?.row ?? Math.max(row, 0);
      column = place?.column ?? column + 1;
      if (xml.charCodeAt(end - 1) !== 0x2f) {
        // Nearly all cells hold a value and nothing else: those are not searched for other elements.
        const plain = xml.startsWith(valueStart, end + 1) ? xml.indexOf('<', end + 1 + valueStart.length) : -1;
        const isPlain = plain > 0 && xml.startsWith(plainEnd, plain);
        const close = isPlain ? plain + valueEnd.length : xml.indexOf(cellEnd, end);
        if (close < 0) break;
        const value = isPlain ? xml.slice(end + 1 + valueStart.length, plain) : null;
        const content = isPlain ? '' : xml.slice(end + 1, close);
        const cell = readCell(value, content, row, column, attributes, prefix, context);
        at = close;
        if (cell && row < MAX_ROWS && column < MAX_COLUMNS) {
          context.budget.spend(cell.text);
          const position = row * MAX_COLUMNS + column;
          sorted &&= position > last;
          last = position;
          cells.push(cell);
        }
        at += cellEnd.length;
        continue;
      }
    }
    at = end + 1;
  }
  return { cells: sorted ? cells : inOrder(cells), hiddenRows };
}

function endsName(xml: string, at: number): boolean {
  const c = xml.charCodeAt(at);
  return c === 0x20 || c === 0x3e || c === 0x2f || (c >= 0x09 && c <= 0x0d);
}

interface Attributes {
  r: string;
  s: string;
  t: string;
  hidden: boolean;
}

/** Attributes of one tag. Nothing beyond its end is looked at, so that a broken one costs no more. */
function readAttributes(xml: string, from: number, end: number): Attributes {
  const found: Attributes = { r: '', s: '', t: '', hidden: false };
  let at = from;
  while (at < end) {
    while (at < end && xml.charCodeAt(at) <= 0x20) at++;
    const key = at;
    while (at < end && xml.charCodeAt(at) !== 0x3d) at++;
    const keyEnd = at;
    const quote = xml.charCodeAt(++at);
    const value = ++at;
    if (quote !== 0x22 && quote !== 0x27) break;
    while (at < end && xml.charCodeAt(at) !== quote) at++;
    if (at >= end) break;
    const letter = keyEnd - key === 1 ? xml[key] : '';
    if (letter === 'r' || letter === 's' || letter === 't') found[letter] = xml.slice(value, at);
    else if (keyEnd - key === 6 && xml.startsWith('hidden', key)) {
      found.hidden = /^(1|true|on)$/.test(xml.slice(value, at));
    }
    at++;
  }
  return found;
}

function rowNumber(written: string, following: number): number {
  const number = Number(written);
  return written !== '' && Number.isInteger(number) && number >= 1 ? number - 1 : following;
}

/** `B12` → column 1, row 11; null for what is no address. */
function cellPlace(address: string): { row: number; column: number } | null {
  let column = 0;
  let at = 0;
  for (; at < address.length && at < 4; at++) {
    const letter = address.charCodeAt(at) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  const row = at === 0 || at === address.length ? Number.NaN : Number(address.slice(at));
  return Number.isInteger(row) && row >= 1 ? { row: row - 1, column: column - 1 } : null;
}

function readCell(
  plain: string | null,
  content: string,
  row: number,
  column: number,
  { s, t }: Attributes,
  prefix: string,
  context: WorksheetContext,
): Cell | null {
  const value = (plain ?? elementText(content, `${prefix}v`)) || null;
  if (t === 'inlineStr') return textCell(row, column, stringItemText(content, prefix).slice(0, MAX_CELL_TEXT));
  if (value === null) {
    const formula = elementText(content, `${prefix}f`);
    return formula
      ? { row, column, text: '', type: 'uncalculated', value: `=${xmlText(formula)}`.slice(0, 255) }
      : null;
  }
  switch (t) {
    case 's':
      return textCell(row, column, context.strings[Number(value)] ?? '');
    case 'str':
      return textCell(row, column, xmlText(value).slice(0, MAX_CELL_TEXT));
    case 'b':
      return { row, column, text: value === '1' ? 'TRUE' : 'FALSE', type: 'boolean', value: value === '1' };
    case 'e':
      return { row, column, text: value.slice(0, 255), type: 'error', value: value.slice(0, 255) };
    case 'd':
      return isoCell(row, column, value, context.styles[Number(s)]);
    default:
      return numberCell(row, column, Number(value), context.styles[Number(s)], context.date1904);
  }
}

/** What stands in an element of a cell; null without it, or when it is empty. */
function elementText(content: string, name: string): string | null {
  const open = openTag(content, `<${name}`, 0);
  if (open < 0) return null;
  const start = content.indexOf('>', open) + 1;
  if (start === 0 || content[start - 2] === '/') return null;
  const end = content.indexOf(`</${name}>`, start);
  return end <= start ? null : content.slice(start, end);
}

function textCell(row: number, column: number, text: string): Cell | null {
  return text === '' ? null : { row, column, text, type: 'text', value: text };
}

function isoCell(row: number, column: number, iso: string, format: CellFormat | undefined): Cell | null {
  const moment = momentOfIso(iso);
  if (!moment) return textCell(row, column, xmlText(iso).slice(0, MAX_CELL_TEXT));
  const value = isoOfMoment(moment);
  const section = format?.kind === 'date' ? format.sections[0] : undefined;
  const text = section && format ? dateText(moment, 0, format) : value.replace('T', ' ');
  return { row, column, text, type: 'date', value, precision: section?.precision ?? 'day' };
}

function numberCell(
  row: number,
  column: number,
  value: number,
  format: CellFormat | undefined,
  date1904: boolean,
): Cell | null {
  if (!Number.isFinite(value)) return null;
  if (format === undefined || format.sections.length === 0) {
    return { row, column, text: generalText(value), type: 'number', value, percent: false };
  }
  const moment = format.kind === 'date' ? momentOfSerial(value, date1904) : null;
  if (moment) {
    const text = dateText(moment, value, format);
    const precision = format.sections[0]?.precision ?? 'day';
    return { row, column, text, type: 'date', value: isoOfMoment(moment), precision };
  }
  return { row, column, type: 'number', value, ...numberText(value, format) };
}

/** By row and column; of cells at one place the last counts, as in the programs that write them. */
function inOrder(cells: readonly Cell[]): Cell[] {
  const byPlace = new Map<number, Cell>();
  for (const cell of cells) byPlace.set(cell.row * MAX_COLUMNS + cell.column, cell);
  return [...byPlace].sort(([a], [b]) => a - b).map(([, cell]) => cell);
}

function readColumns(head: string, prefix: string, columnCount: number) {
  const hiddenColumns = new Set<number>();
  const columnWidths = new Map<number, number>();
  // Honest files name each column once; a hostile one could name all of them a million times.
  let left = MAX_COLUMNS * 2;
  for (const [, attributes = ''] of head.matchAll(new RegExp(`<${prefix}col\\s([^<>]*)>`, 'g'))) {
    const number = (name: string) => Number(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]);
    const hidden = /\bhidden="(1|true|on)"/.test(attributes);
    const width = number('width');
    const last = Math.min(number('max'), columnCount);
    for (let column = number('min') - 1; column >= 0 && column < last && left > 0; column++) {
      left--;
      if (hidden) hiddenColumns.add(column);
      if (width > 0) columnWidths.set(column, width);
    }
  }
  return { hiddenColumns, columnWidths };
}

/** Characters within which a merged range's element says which it is. */
const LONGEST_MERGE = 200;

function* readMerges(xml: string, from: number, prefix: string): Generator<Range> {
  const tag = `<${prefix}mergeCell`;
  for (let at = openTag(xml, tag, from); at >= 0; at = openTag(xml, tag, at + 1)) {
    const [, first = '', second = ''] =
      /\bref=["']([A-Z]+\d+):([A-Z]+\d+)["']/i.exec(xml.slice(at, at + LONGEST_MERGE)) ?? [];
    const [one, other] = [cellPlace(first), cellPlace(second)];
    if (!one || !other) continue;
    yield {
      top: Math.min(one.row, other.row),
      left: Math.min(one.column, other.column),
      bottom: Math.max(one.row, other.row),
      right: Math.max(one.column, other.column),
    };
  }
}
