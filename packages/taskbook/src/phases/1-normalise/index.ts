import { characterSet, isIdeograph, isIn } from '../../lexicon/characters.ts';
import { tabsForBars } from './bars.ts';
import { tabsForBlanks } from './blanks.ts';
import { foldingTable } from './folding.ts';
import { isSpaceInLabel } from './spaced-labels.ts';
import { addSimplified, isTraditional } from './traditional.ts';
import { opensLine, wrapsLines } from './wraps.ts';

/** The text as the later phases read it, and the way back to the original. */
export interface Reading {
  readonly original: string;
  readonly text: string;
  /** Original offset of each character of `text`; null when none was left out. */
  readonly origin: Int32Array | null;
}

/** Phase 1: folds widths and scripts, drops what is not text (pinyin glosses, zero-width marks, page-width line breaks). Linear. */
export function normalise(original: string): Reading {
  const traditional = isTraditional(original);
  const table = traditional ? TRADITIONAL_TABLE() : TABLE;
  const wraps = wrapsLines(original);
  const length = original.length;
  const codes = new Uint16Array(length);
  let origin: Int32Array | null = null;
  let written = 0;
  for (let at = 0; at < length; at++) {
    const raw = original.charCodeAt(at);
    // Most of a text, and folded only where it is traditional.
    if (isIdeograph(raw)) {
      if (origin) origin[written] = at;
      codes[written++] = traditional ? table[raw]! : raw;
      continue;
    }
    if (isIn(SPECIAL, raw)) {
      const skip = skipped(original, at, raw, wraps?.fullLine ?? 0);
      if (skip > 0) {
        if (!origin) {
          origin = new Int32Array(length + 1);
          for (let i = 0; i < written; i++) origin[i] = i;
        }
        at += skip - 1;
        continue;
      }
    }
    if (origin) origin[written] = at;
    codes[written++] = table[raw]!;
  }
  if (origin) origin[written] = length;
  tabsForBars(codes, written);
  tabsForBlanks(codes, written);
  return { original, text: toText(codes, written), origin: origin ? origin.subarray(0, written + 1) : null };
}

/** Where a stretch of the normalised text lies in the original. */
export function originalSpan(reading: Reading, start: number, end: number): { start: number; end: number } {
  if (!reading.origin) return { start, end };
  const first = reading.origin[start] ?? reading.original.length;
  if (end <= start) return { start: first, end: first };
  return { start: first, end: reading.origin[end - 1]! + 1 };
}

/** The first normalised offset that stands for this original offset or one after it. */
export function normalisedOffset(reading: Reading, offset: number): number {
  const { origin } = reading;
  if (!origin) return offset;
  let low = 0;
  let high = origin.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (origin[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many characters of the original to leave out here; 0 keeps the character. */
function skipped(text: string, at: number, code: number, fullLine: number): number {
  if (code === 40 || code === 0xff08) return glossLength(text, at);
  if (code === 10) return skippedBreaks(text, at, fullLine);
  if (code === 32 || code === 0x3000 || code === 0xa0)
    return isSpaceInQuantity(text, at) || isSpaceInLabel(text, at) ? 1 : 0;
  if (code === 13) return text.charCodeAt(at + 1) === 10 ? 1 : 0;
  if (code === 42) return markLength(text, at);
  return 1; // zero-width mark, soft hyphen
}

/** Bold type in plain text, **附件1**: pairs of stars set words in bold type; a single star may be a list's mark or a sign of multiplication. */
function markLength(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) === 42) end++;
  return end - at >= 2 && end - at <= 3 ? end - at : 0;
}

/** A reading in brackets behind its character: 堅(jiān). Letters only, at least one with a tone mark, at most six. */
function glossLength(text: string, at: number): number {
  const before = text.charCodeAt(at - 1);
  if (!(before >= 0x3400 && before <= 0x9fff)) return 0;
  let toned = false;
  let end = at + 1;
  for (; end < text.length && end - at <= 7; end++) {
    const code = text.charCodeAt(end);
    if (code >= 97 && code <= 122) continue;
    if (TONED.has(code)) toned = true;
    else break;
  }
  const close = text.charCodeAt(end);
  return toned && end > at + 1 && (close === 41 || close === 0xff09) ? end - at + 1 : 0;
}

/** — 13 — on a line of its own is the number of a page: it goes, and its line break with it where a sentence goes on behind it. */
function skippedBreaks(text: string, at: number, fullLine: number): number {
  let end = at;
  for (let next = pageNumberEnd(text, end); next > end; next = pageNumberEnd(text, end)) end = next;
  return end - at + (isPageWidthBreak(text, at, end + 1, fullLine) ? 1 : 0);
}

/** The line break behind the page number that follows this line break; the break itself when there is none. */
function pageNumberEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at + 1);
  return end > at && end - at <= 14 && PAGE_NUMBER.test(text.slice(at + 1, end)) ? end : at;
}

function isPageWidthBreak(text: string, at: number, next: number, fullLine: number): boolean {
  const before = text[at - 1] ?? '\n';
  if (before === '\n' || text[next] === '\n') return false;
  if (opensLine(text, next)) return false;
  if (',，、('.includes(before) || before === '（') return true;
  // …典型应用30⏎个: no line ends between a numeral and what it counts.
  if (isDigit(before.charCodeAt(0)) && COUNTS.test(text.slice(next, next + 2)) && isLong(text, at)) return true;
  if (fullLine === 0 || '。！？；：!?;:'.includes(before)) return false;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  return at - lineStart >= fullLine;
}

/** Is the line that ends here as long as those of running text? */
function isLong(text: string, at: number): boolean {
  return at - text.lastIndexOf('\n', at - 1) > 25;
}

/** 2024 年, 超过 135 家: one space between a numeral and a Chinese character, except behind a number that begins its line. */
function isSpaceInQuantity(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  if (isDigit(after)) return isIdeograph(before);
  if (!isDigit(before) && before !== 37) return false;
  if (!isIdeograph(after)) return false;
  if ('年月日'.includes(String.fromCharCode(after))) return true;
  let start = at - 1;
  while (start > 0 && at - start < 16 && (isDigit(text.charCodeAt(start - 1)) || text[start - 1] === '.')) start--;
  return start > 0 && !'\n\t 　'.includes(text[start - 1]!)
    ? true
    : isIdeograph(text.charCodeAt(start - 2)) && text[start - 1] === ' ';
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Strings are built in blocks, because a call takes only so many arguments. */
function toText(codes: Uint16Array, length: number): string {
  const blocks: string[] = [];
  for (let start = 0; start < length; start += BLOCK) {
    const block = codes.subarray(start, Math.min(length, start + BLOCK));
    blocks.push(String.fromCharCode.apply(null, block as unknown as number[]));
  }
  return blocks.join('');
}

const BLOCK = 8192;
const PAGE_NUMBER = /^\s*[—–-]+\s*\d{1,4}\s*[—–-]+\s*$/;
const COUNTS = /^(?:[个家项座套户名处所]|公里|万|亿|%)/;
const TABLE = foldingTable();
const TRADITIONAL_TABLE = (): Uint16Array => {
  const table = TABLE.slice();
  addSimplified(table);
  return table;
};
const TONED = new Set([...'āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńňǹ'].map((letter) => letter.charCodeAt(0)));
const SPECIAL = characterSet('\n\r (*\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u3000\ufeff（');
