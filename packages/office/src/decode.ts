import iconv from 'iconv-lite';
import { FaultError, fault, type Warning } from './result.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  readonly warnings: readonly Warning[];
}

/** Of the non-ASCII characters, the share that may be broken before another character set is tried, */
const MAX_BROKEN_SHARE = 0.1;
/** and before the bytes no longer count as text. */
const MAX_UNREADABLE_SHARE = 0.3;
/** Control characters per character, beside tabs and line ends, from which on bytes are no text. */
const MAX_CONTROL_SHARE = 0.01;

/**
 * Bytes of a text file as a string, line ends and all, without the byte order mark. In this order: a byte order mark decides; bytes that are
 * UTF-8 are UTF-8; the character set that the file itself names (`declared`, a web page's); UTF-8 with a few broken places; GB18030.
 * Throws a FaultError `binary` when the bytes are no text in any of them. Lone surrogates and broken places become U+FFFD, with a warning.
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const mark = byteOrderMark(bytes);
  if (mark) return finish(iconv.decode(bytes, mark), mark);
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!utf8.includes('\uFFFD') || isUtf8(bytes)) return finish(utf8, 'utf-8');
  const named = declared?.toLowerCase() ?? '';
  if (isOtherCharset(named)) {
    const text = iconv.decode(bytes, named);
    if (brokenShare(text) <= MAX_BROKEN_SHARE) return finish(text, named);
  }
  if (brokenShare(utf8) <= MAX_BROKEN_SHARE) return finish(utf8, 'utf-8');
  return finish(iconv.decode(bytes, 'gb18030'), 'gb18030');
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** GB2312, GBK and UTF-8 are left to the general order: pages often name the wrong one of them. */
function isOtherCharset(name: string): boolean {
  return name !== '' && !/^(utf-?8|gb.*|x-gbk)$/.test(name) && iconv.encodingExists(name);
}

/** Broken characters as a share of those that are not ASCII. */
function brokenShare(text: string): number {
  const broken = count(text, /\uFFFD/g);
  const foreign = count(text, /\P{ASCII}/gu);
  return foreign === 0 ? 0 : broken / foreign;
}

function finish(decoded: string, encoding: string): DecodedText {
  const wellFormed = decoded.startsWith('\uFEFF') ? decoded.slice(1).toWellFormed() : decoded.toWellFormed();
  const controls = count(wellFormed, /[^\P{Cc}\t\n\v\f\r]/gu);
  const broken = brokenShare(wellFormed) > MAX_UNREADABLE_SHARE;
  if (broken || wellFormed.includes('\0') || controls > wellFormed.length * MAX_CONTROL_SHARE) {
    throw new FaultError(fault('binary'));
  }
  return { text: wellFormed, encoding, warnings: replaced(wellFormed) };
}

/** The warning for U+FFFD in a text, when there are any. */
export function replaced(text: string): readonly Warning[] {
  const found = count(text, /\uFFFD/g);
  return found === 0 ? [] : [{ code: 'characters-replaced', count: found }];
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found++;
  return found;
}
