const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** An XML part as a string: UTF-8, or UTF-16 with its mark, as the format allows no others. */
export function decodeXml(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** Characters of an element as text: entities and the format's own escapes (`_x000D_`) resolved, line ends as `\n`. */
export function xmlText(raw: string): string {
  let text = raw;
  if (text.includes('&')) {
    text = text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name: string) => {
      if (name) return NAMED[name] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
  }
  if (text.includes('_x')) {
    text = text.replace(/_x([\da-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The namespace prefix that a part's root element has, with its colon: '' or `x:`. Elements inside have the same. */
export function prefixOf(xml: string, root: string): string | null {
  const match = new RegExp(`<((?:[\\w.-]{1,64}:)?)${root}[\\s/>]`).exec(xml.slice(0, 65_536));
  return match ? (match[1] ?? '') : null;
}

/**
 * The text of a string item: its `t` elements one after the other, so that rich text loses its dress, without the phonetic runs (`rPh`)
 * that spell out how characters are read.
 */
export function stringItemText(item: string, prefix: string): string {
  const closing = `</${prefix}t>`;
  const phonetic = `<${prefix}rPh`;
  let text = '';
  let at = 0;
  let reading = item.indexOf(phonetic);
  for (;;) {
    const open = openTag(item, `<${prefix}t`, at);
    if (open < 0) return text;
    if (reading >= 0 && reading < open) {
      const end = item.indexOf(`</${prefix}rPh>`, reading);
      if (end < 0) return text;
      at = end;
      reading = item.indexOf(phonetic, end);
      continue;
    }
    const start = item.indexOf('>', open) + 1;
    if (start === 0) return text;
    at = start;
    if (item[start - 2] === '/') continue;
    const end = item.indexOf(closing, start);
    if (end < 0) return text;
    text += xmlText(item.slice(start, end));
    at = end;
  }
}

/** Where an element of just this name opens; -1 when none does. */
export function openTag(xml: string, tag: string, from: number): number {
  for (let at = xml.indexOf(tag, from); at >= 0; at = xml.indexOf(tag, at + 1)) {
    const next = xml.charCodeAt(at + tag.length);
    if (next === 0x3e || next === 0x20 || next === 0x2f || (next >= 0x09 && next <= 0x0d)) return at;
  }
  return -1;
}
