import { MAX_CELL_TEXT } from './limits.ts';
import { openTag, prefixOf, stringItemText } from './xml-text.ts';

/** The texts that cells share, by their number. An unfinished part ends the list. */
export function readSharedStrings(xml: string): readonly string[] {
  const prefix = prefixOf(xml, 'sst');
  if (prefix === null) return [];
  const opening = `<${prefix}si`;
  const closing = `</${prefix}si>`;
  const strings: string[] = [];
  for (let at = openTag(xml, opening, 0); at >= 0; at = openTag(xml, opening, at)) {
    const start = xml.indexOf('>', at) + 1;
    if (start === 0) break;
    if (xml[start - 2] === '/') {
      strings.push('');
      at = start;
      continue;
    }
    const end = xml.indexOf(closing, start);
    if (end < 0) break;
    strings.push(stringItemText(xml.slice(start, end), prefix).slice(0, MAX_CELL_TEXT));
    at = end;
  }
  return strings;
}
