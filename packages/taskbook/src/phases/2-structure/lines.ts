import type { ChromeReason } from '../../types.ts';
import { chromeReason, opensTail } from './chrome.ts';

/** A line of the text without the blanks around it. Offsets are of the normalised text. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** Why the line is not part of the document; null for its own lines. */
  readonly chrome: ChromeReason | null;
}

/** Cuts the text into lines and sets page chrome apart. Lines that are empty are left out. */
export function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let tail: ChromeReason | null = null;
  let inComment = false;
  for (let at = 0; at <= text.length; ) {
    let stop = text.indexOf('\n', at);
    if (stop < 0) stop = text.length;
    const start = skipBlanks(text, at, stop);
    const end = trimBlanks(text, start, stop);
    at = stop + 1;
    if (start >= end) continue;
    const words = text.slice(start, Math.min(end, start + LOOK));
    if (!tail && start > text.length * 0.4) tail = opensTail(words, end - start);
    if (words.startsWith('<!--')) inComment = true;
    const reason = tail ?? (inComment ? 'comment' : chromeReason(words, end - start));
    if (inComment && text.slice(Math.max(start, end - 3), end) === '-->') inComment = false;
    lines.push({ start, end, chrome: reason });
  }
  return lines.map((line, index) => (isStep(text, lines, index) ? { ...line, chrome: 'navigation' as const } : line));
}

/** 首页 > 政务公开 > 政府公报, one to a line: what stands beside a line with nothing but > or | is a step of a path or a menu. */
function isStep(text: string, lines: readonly Line[], index: number): boolean {
  const { start, end, chrome } = lines[index]!;
  if (chrome || end - start > LONGEST_STEP) return false;
  return [lines[index - 1], lines[index + 1]].some(
    (other) => other?.chrome === 'navigation' && other.end - other.start === 1 && '>|»'.includes(text[other.start]!),
  );
}

export function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at;
}

export function trimBlanks(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10;
}

const LOOK = 240;
const LONGEST_STEP = 12;
