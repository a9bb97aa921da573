import { compact } from './grid.ts';
import type { FoundTable } from './table.ts';

/**
 * A fingerprint of a table's header, for recognising the next file of the same form: the words of its columns in order. Spaces, full-width
 * signs, brackets' kinds and figures do not count (2025年目标 and 2026年目标 are the same, 7月进展 and 8月进展 too), nor do title, rows and the
 * place in the sheet. Another column, another word or another order is another shape. Stable for ever: the text behind it has a version.
 */
export function shapeOf(table: Pick<FoundTable, 'columns'>): string {
  const names = table.columns.map(({ path }) => path.map(shapeWord).join('/'));
  while (names.at(-1) === '') names.pop();
  return `1-${names.length}-${hash(names.join('|'))}`;
}

function shapeWord(word: string): string {
  return compact(word)
    .toLowerCase()
    .replace(/[一二三四五六七八九十〇零]{1,4}(?=[年月季])|\d+/g, '#')
    .replace(/#年(度|末|底)?/g, '#年')
    .replace(/[:、,.;]+$/, '');
}

/** FNV-1a in 64 bits over UTF-16 units, as 16 hexadecimal digits. */
function hash(text: string): string {
  let state = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++) {
    state = BigInt.asUintN(64, (state ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return state.toString(16).padStart(16, '0');
}
