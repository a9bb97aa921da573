import type { PlainFaultCode } from './result.ts';

export type Magic = 'zip' | 'compound' | 'pdf' | PlainFaultCode | null;

const SIGNATURES: readonly (readonly [string, Magic])[] = [
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'compound'],
  ['{\\rtf', 'rtf'],
  ['\x89PNG\r\n\x1a\n', 'image'],
  ['\xff\xd8\xff', 'image'],
  ['GIF87a', 'image'],
  ['GIF89a', 'image'],
  ['II*\0', 'image'],
  ['MM\0*', 'image'],
  ['8BPS', 'image'],
  ['\0\0\x01\0', 'image'],
  ['\0\0\0\x0cjP  ', 'image'],
  ['Rar!\x1a\x07', 'archive'],
  ['7z\xbc\xaf\x27\x1c', 'archive'],
  ['\x1f\x8b', 'archive'],
  ['BZh', 'archive'],
  ['\xfd7zXZ', 'archive'],
];

/** What the first bytes of a file say it is; null when they say nothing, as for text. Names play no part. */
export function magicOf(bytes: Uint8Array): Magic {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  const found = SIGNATURES.find(([signature]) => head.startsWith(signature));
  if (found) return found[1];
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'image';
  if (/^ftyp(heic|heix|hevc|mif1|msf1|avif)/.test(head.slice(4, 12))) return 'image';
  if (isBitmap(bytes, head)) return 'image';
  // Some printers and mail gateways put a few bytes before the header.
  return head.includes('%PDF-') ? 'pdf' : null;
}

/** `BM` alone could begin a text; a bitmap gives its header's size too. */
function isBitmap(bytes: Uint8Array, head: string): boolean {
  const headerBytes = bytes[14] ?? 0;
  return head.startsWith('BM') && [12, 40, 52, 56, 108, 124].includes(headerBytes) && bytes[15] === 0;
}
