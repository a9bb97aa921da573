/**
 * A photo without what the camera wrote into it beside the picture: place, time, device (EXIF, XMP, comments, a second picture behind
 * the first). Where somebody is at work is nobody's business unless a site asks for it openly. Null for what is no whole photo: nothing
 * that was not looked through is kept.
 */
export function withoutPlace(bytes: Uint8Array, mediaType: string): Uint8Array | null {
  try {
    if (mediaType === 'image/jpeg') return jpegWithout(bytes);
    if (mediaType === 'image/png') return pngWithout(bytes);
    return mediaType === 'image/webp' ? webpWithout(bytes) : bytes;
  } catch (error) {
    // It says that it is longer than it is.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const scanBegins = 0xda;
const pictureEnds = 0xd9;

/** Segments and scans up to the end of the picture; APP1 to APP15 but the colour profile and Adobe's colour mark, and comments, are left out. */
function jpegWithout(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let orientation: number | null = null;
  for (let at = 2; ; ) {
    const marker = view.getUint16(at) & 0xff;
    if (view.getUint8(at) !== 0xff) return null;
    if (marker === pictureEnds) {
      const turned = orientation === null || orientation === 1 ? [] : [orientationSegment(orientation)];
      return joined([...kept.slice(0, 1), ...turned, ...kept.slice(1), bytes.subarray(at, at + 2)]);
    }
    const length = view.getUint16(at + 2);
    const end = marker === scanBegins ? endOfScan(view, at + 2 + length) : at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    if (marker === 0xe1) orientation ??= orientationIn(view, at + 4, at + 2 + length);
    const isExtra = (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee) || marker === 0xfe;
    // APP2 holds colour profiles, and the list of further pictures that a phone hides behind the first.
    const isList = marker === 0xe2 && ascii(bytes, at + 4) === 'MPF\0';
    if (!isExtra && !isList) kept.push(bytes.subarray(at, end));
    at = end;
  }
}

/** Where the data of a scan ends: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(view: DataView, from: number): number {
  for (let at = from; ; at++) {
    if (view.getUint8(at) !== 0xff) continue;
    const next = view.getUint8(at + 1);
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
}

/** Which way up the picture is, from the one EXIF field that the viewer needs; null when there is none. */
function orientationIn(view: DataView, start: number, end: number): number | null {
  if (end - start < 14 || view.getUint32(start) !== 0x45786966) return null;
  const tiff = start + 6;
  const littleEndian = view.getUint16(tiff) === 0x4949;
  const first = tiff + view.getUint32(tiff + 4, littleEndian);
  if (first + 2 > end) return null;
  const entries = view.getUint16(first, littleEndian);
  for (let index = 0; index < entries && first + 14 + index * 12 <= end; index++) {
    const entry = first + 2 + index * 12;
    if (view.getUint16(entry, littleEndian) === 0x0112) return view.getUint16(entry + 8, littleEndian);
  }
  return null;
}

/** An EXIF segment that says nothing but which way up. */
const orientationSegment = (orientation: number): Uint8Array =>
  Uint8Array.from([
    ...[0xff, 0xe1, 0x00, 0x22, 0x45, 0x78, 0x69, 0x66, 0x00, 0x00, 0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08],
    ...[0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, orientation & 0xff, 0x00, 0x00],
    ...[0x00, 0x00, 0x00, 0x00],
  ]);

const pngExtras = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

/** Chunks up to the end mark; whatever stands behind it is left out. */
function pngWithout(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; ; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    const name = ascii(bytes, at + 4);
    if (!pngExtras.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return joined(kept);
    at = end;
  }
}

const webpExtras = new Set(['EXIF', 'XMP ']);

function webpWithout(bytes: Uint8Array): Uint8Array | null {
  const view = viewOf(bytes);
  const whole = view.getUint32(4, true) + 8;
  if (whole > bytes.length) return null;
  const kept: Uint8Array[] = [];
  for (let at = 12; at < whole; ) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (end > whole) return null;
    const chunk = Uint8Array.from(bytes.subarray(at, end));
    // The header says which extras follow: none of these do any more.
    if (ascii(bytes, at) === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~0x0c;
    if (!webpExtras.has(ascii(bytes, at))) kept.push(chunk);
    at = end;
  }
  const body = joined(kept);
  const head = Uint8Array.from(bytes.subarray(0, 12));
  viewOf(head).setUint32(4, body.length + 4, true);
  return joined([head, body]);
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const ascii = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
