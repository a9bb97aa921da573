import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentOf } from '../src/act/reports/evidence/content.ts';
import { withoutPlace as bareOrNull } from '../src/act/reports/evidence/without-place.ts';
import { photo, sheetFile } from './support/reports.ts';

const withoutPlace = (bytes: Uint8Array, type: string): Uint8Array => {
  const bare = bareOrNull(bytes, type);
  if (!bare) throw new Error('not taken for a photo');
  return bare;
};
const text = (words: string) => [...new TextEncoder().encode(words)];
const big = (value: number) => [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];
const little = (value: number) => big(value).reverse();
const holds = (bytes: Uint8Array, words: string) => Buffer.from(bytes).includes(words);

const chunk = (name: string, body: readonly number[]) => [...big(body.length), ...text(name), ...body, 0, 0, 0, 0];
const png = Uint8Array.from([
  ...[0x89, ...text('PNG\r\n'), 0x1a, 0x0a],
  ...chunk('IHDR', Array<number>(13).fill(1)),
  ...chunk('eXIf', text('34.8N117.3E')),
  ...chunk('tEXt', text('Comment\0somewhere')),
  ...chunk('IDAT', [1, 2, 3]),
  ...chunk('IEND', []),
]);

const riff = (name: string, body: readonly number[]) => [
  ...text(name),
  ...little(body.length),
  ...body,
  ...(body.length % 2 ? [0] : []),
];
const parts = [
  ...riff('VP8X', [0x0c, ...Array<number>(9).fill(0)]),
  ...riff('VP8 ', [1, 2, 3]),
  ...riff('EXIF', text('34.8N')),
];
const webp = Uint8Array.from([...text('RIFF'), ...little(parts.length + 4), ...text('WEBP'), ...parts]);

test('a PNG keeps its picture and loses what was written beside it', () => {
  const bare = withoutPlace(png, 'image/png');
  expect([holds(bare, 'eXIf'), holds(bare, 'somewhere')]).toEqual([false, false]);
  expect([holds(bare, 'IHDR'), holds(bare, 'IDAT'), holds(bare, 'IEND')]).toEqual([true, true, true]);
  expect(withoutPlace(bare, 'image/png')).toEqual(bare);
});

test('a WebP says no longer that extras follow, and its length is right', () => {
  const bare = withoutPlace(webp, 'image/webp');
  expect([holds(bare, 'EXIF'), holds(bare, '34.8N'), holds(bare, 'VP8 ')]).toEqual([false, false, true]);
  expect(new DataView(bare.buffer).getUint32(4, true)).toBe(bare.length - 8);
  expect(bare[20]).toBe(0);
});

test('a JPEG keeps which way up it is and nothing else that the camera wrote', () => {
  const tiff = [...text('MM'), 0, 42, ...big(8), 0, 1, 0x01, 0x12, 0, 3, ...big(1), 0, 6, 0, 0, ...big(0)];
  const turned = photo(`${String.fromCharCode(...tiff)}34.8N117.3E`);
  const bare = withoutPlace(turned, 'image/jpeg');
  expect(holds(bare, '34.8N')).toBe(false);
  // 36 bytes that say nothing but the orientation.
  expect(bare.length).toBe(withoutPlace(photo('34.8N'), 'image/jpeg').length + 36);
  expect(withoutPlace(bare, 'image/jpeg')).toEqual(bare);
});

test('what is broken, cut off or something else is neither taken for a photo nor breaks anything', () => {
  expect(contentOf(sheetFile())?.extension).toBe('xlsx');
  expect(contentOf(Uint8Array.from(text('<svg onload="x()"/>')))).toBeNull();
  expect(
    contentOf(Uint8Array.from([...text('PK\u0003\u0004'), ...text('word/document.xml word/vbaProject.bin')])),
  ).toBeNull();
  const types = fc.constantFrom('image/jpeg', 'image/png', 'image/webp');
  const whole = [photo(), png, webp];
  const cut = fc
    .tuple(fc.constantFrom(...whole), fc.nat(400))
    .map(([bytes, length]) => bytes.subarray(0, Math.min(length, bytes.length - 1)));
  fc.assert(
    fc.property(cut, types, (bytes, type) => {
      expect(bareOrNull(bytes, type)).toBeNull();
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), types, (bytes, type) => {
      expect(bareOrNull(bytes, type)?.length ?? 0).toBeLessThanOrEqual(bytes.length + 36);
    }),
  );
});

test('a second picture behind the first, as phones hide it, goes with its place', () => {
  const moving = Uint8Array.from([...photo('34.8N'), ...photo('117.3E')]);
  const bare = withoutPlace(moving, 'image/jpeg');
  expect(holds(bare, '117.3E')).toBe(false);
  expect(bare).toEqual(withoutPlace(photo(), 'image/jpeg'));
});
