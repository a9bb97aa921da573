/** One tag of an XML text, at its place. Names come without prefix, so that it does not matter which one a program chose. */
export interface XmlTag {
  readonly name: string;
  /** The name as written: `w:p`. */
  readonly written: string;
  readonly kind: 'open' | 'close' | 'empty';
  readonly start: number;
  readonly end: number;
  /** The attribute of this name, without prefix; null when there is none. */
  attribute(name: string): string | null;
}

const SKIPPED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/**
 * The tags of an XML text in order. Reads each character once and builds nothing, which is what finding a few elements in a large part of
 * a Word file needs. An unfinished tag ends the reading.
 */
export function* xmlTags(xml: string): Generator<XmlTag> {
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const skipped = SKIPPED.find(([begin]) => xml.startsWith(begin, at));
    const end = skipped ? xml.indexOf(skipped[1], at + skipped[0].length) : tagEnd(xml, at);
    if (end < 0) return;
    if (!skipped) yield tag(xml, at, end + 1);
    at = xml.indexOf('<', end + 1);
  }
}

/** Where the tag's `>` stands, outside of quotes. */
function tagEnd(xml: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < xml.length; at++) {
    const c = xml[at] as string;
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '>') return at;
  }
  return -1;
}

function tag(xml: string, start: number, end: number): XmlTag {
  const close = xml[start + 1] === '/';
  const empty = xml[end - 2] === '/';
  let nameEnd = start + (close ? 2 : 1);
  while (nameEnd < end && !/[\s/>]/.test(xml[nameEnd] as string)) nameEnd++;
  const written = xml.slice(start + (close ? 2 : 1), nameEnd);
  return {
    name: local(written),
    written,
    kind: close ? 'close' : empty ? 'empty' : 'open',
    start,
    end,
    attribute(name) {
      // Beginning at a space keeps a hostile tag of a million letters from being tried from each of them.
      for (const [, key, double, single] of xml
        .slice(nameEnd, end)
        .matchAll(/\s([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
        if (local(key as string) === name) return decodeEntities(double ?? single ?? '');
      }
      return null;
    },
  };
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

export function decodeEntities(value: string): string {
  return value.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
