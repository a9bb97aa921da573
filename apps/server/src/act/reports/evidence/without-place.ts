/**
 * A photo without what the camera wrote into it beside the picture: place, time, device (EXIF, XMP, comments). Where somebody is at
 * work is nobody's business unless a site asks for it openly. What is no well-formed photo is given back as it is.
 */
export function withoutPlace(bytes: Uint8Array, mediaType: string): Uint8Array {
  if (mediaType === 'image/jpeg') return jpegWithout(bytes);
  if (mediaType === 'image/png') return pngWithout(bytes);
  if (mediaType === 'image/webp') return webpWithout(bytes);
  return bytes;
}

/** Marker segments up to the picture itself; APP1 to APP15 but the colour profile and Adobe's colour mark, and comments, are left out. */
function jpegWithout(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  const orientation = jpegOrientation(bytes);
  if (orientation !== null && orientation !== 1) kept.push(orientationSegment(orientation));
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xda) break;
    const length = ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
    if (length < 2) return bytes;
    const isProfile = marker === 0xe2 || marker === 0xee;
    const isExtra = (marker >= 0xe1 && marker <= 0xef && !isProfile) || marker === 0xfe;
    if (!isExtra) kept.push(bytes.subarray(at, at + 2 + length));
    at += 2 + length;
  }
  kept.push(bytes.subarray(at));
  return joined(kept);
}

/** Which way up the picture is, from the one EXIF field that the viewer needs; null when there is none. */
function jpegOrientation(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; ) {
    const length = view.getUint16(at + 2);
    if (
      bytes[at + 1] === 0xe1 &&
      length > 16 &&
      at + 2 + length <= bytes.length &&
      view.getUint32(at + 4) === 0x45786966
    ) {
      const tiff = at + 10;
      const end = at + 2 + length;
      const little = view.getUint16(tiff) === 0x4949;
      const first = tiff + view.getUint32(tiff + 4, little);
      if (first + 2 > end) return null;
      const entries = view.getUint16(first, little);
      for (let index = 0; index < entries && first + 14 + index * 12 <= end; index++) {
        const entry = first + 2 + index * 12;
        if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little);
      }
      return null;
    }
    if (length < 2) return null;
    at += 2 + length;
  }
  return null;
}

const orientationSegment = (orientation: number): Uint8Array =>
  Uint8Array.from([
    ...[0xff, 0xe1, 0x00, 0x22, 0x45, 0x78, 0x69, 0x66, 0x00, 0x00, 0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08],
    ...[0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, orientation & 0xff, 0x00, 0x00],
    ...[0x00, 0x00, 0x00, 0x00],
  ]);

const pngExtras = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function pngWithout(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return bytes;
    if (!pngExtras.has(ascii(bytes, at + 4))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return joined(kept);
}

const webpExtras = new Set(['EXIF', 'XMP ']);

function webpWithout(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (end > bytes.length + 1) return bytes;
    const chunk = Uint8Array.from(bytes.subarray(at, end));
    // The header says which extras follow: none of these do any more.
    if (ascii(bytes, at) === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~0x0c;
    if (!webpExtras.has(ascii(bytes, at))) kept.push(chunk);
    at = end;
  }
  const body = joined(kept);
  const head = Uint8Array.from(bytes.subarray(0, 12));
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  return joined([head, body]);
}

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
