/**
 * One character for one: full-width to half-width, look-alikes to their plain form. Offsets do not move.
 * Chinese marks without a half-width twin (。、《》“”) stay.
 */
export function foldingTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0; code < 0x10000; code++) table[code] = code;
  for (let code = 0xff01; code <= 0xff5e; code++) table[code] = code - 0xfee0;
  for (const [from, to] of PAIRS) table[from.charCodeAt(0)] = to.charCodeAt(0);
  // Radicals and compatibility ideographs: what PDF files often hold instead of the plain character.
  for (const [first, last] of [
    [0x2e80, 0x2fdf],
    [0xf900, 0xfaff],
  ] as const) {
    for (let code = first; code <= last; code++) {
      const plain = String.fromCharCode(code).normalize('NFKC');
      if (plain.length === 1) table[code] = plain.charCodeAt(0);
    }
  }
  return table;
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['\r', '\n'],
  ['\u3000', ' '],
  ['\u00a0', ' '],
  ['\u2002', ' '],
  ['\u2003', ' '],
  ['\u2009', ' '],
  ['\u202f', ' '],
  ['\u2028', '\n'],
  ['\u2029', '\n'],
  ['\u0085', '\n'],
  ['〔', '('],
  ['〕', ')'],
  ['﹙', '('],
  ['﹚', ')'],
  ['【', '['],
  ['】', ']'],
  ['〖', '['],
  ['〗', ']'],
  ['{', '['],
  ['}', ']'],
  ['｛', '['],
  ['｝', ']'],
  ['∶', ':'],
  ['﹕', ':'],
  ['︰', ':'],
  ['﹔', ';'],
  ['﹐', ','],
  ['﹑', '、'],
  ['､', '、'],
  ['｡', '。'],
  ['﹒', '.'],
  ['﹪', '%'],
  ['〜', '~'],
  ['∼', '~'],
  ['–', '-'],
  ['−', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['―', '—'],
  ['─', '—'],
  ['━', '—'],
  ['Ο', '〇'],
  ['○', '〇'],
  ['◯', '〇'],
  ['〝', '“'],
  ['〞', '”'],
  ['「', '“'],
  ['」', '”'],
  ['『', '“'],
  ['』', '”'],
  ['‧', '·'],
  ['・', '·'],
  ['•', '·'],
];
