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

function finish(decoded: string, encoding: string): DecodedText {
  const text = (decoded.startsWith('\uFEFF') ? decoded.slice(1) : decoded).toWellFormed();
  const { broken, foreign, controls } = survey(text);
  const unreadable = broken > foreign * MAX_UNREADABLE_SHARE || controls > text.length * MAX_CONTROL_SHARE;
  if (unreadable || text.includes('\0')) throw new FaultError(fault('binary'));
  return { text, encoding, warnings: replaced(broken) };
}

/** The warning for so many characters that could not be read. */
export function replaced(count: number): readonly Warning[] {
  return count === 0 ? [] : [{ code: 'characters-replaced', count }];
}

/** Broken characters as a share of those that are not ASCII. */
function brokenShare(text: string): number {
  const { broken, foreign } = survey(text);
  return foreign === 0 ? 0 : broken / foreign;
}

/** Counts what stands for an unreadable character, what is not ASCII, and controls beside tabs and line ends. */
export function survey(text: string): { broken: number; foreign: number; controls: number } {
  let [broken, foreign, controls] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) foreign++;
    if (unit === 0xfffd) broken++;
    else if ((unit < 0x20 && (unit < 0x09 || unit > 0x0d)) || (unit >= 0x7f && unit < 0xa0)) controls++;
  }
  return { broken, foreign, controls };
}
