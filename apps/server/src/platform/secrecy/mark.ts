/** Spaces of all widths, and the invisible characters that office programs leave between letters. */
const gap = '[\\s\\u200B-\\u200D\\u2060]*';
const level = `(?:[绝絕]${gap}密|[机機]${gap}密|[秘祕]${gap}密)`;
const number = '(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})';
const term = `(?:${number}${gap}(?:年|个${gap}月|月|天|日)|长${gap}期|長${gap}期)`;
const event = '(?:启用|公开|解密|公布)(?:之)?前';

/**
 * The forms that a secrecy mark takes (国家秘密载体的标志): level and star with or without a term, level and asterisk with a term,
 * level and term on a line of their own, a named field, or the level alone at the head of the document. A text that merely speaks
 * of 商业秘密 or 保守国家秘密 carries none.
 */
const forms = [
  new RegExp(`${level}${gap}[★☆✭⭐✩✫✰](?:${gap}(?:${term}|${event}))?`, 'u'),
  new RegExp(`${level}${gap}[*＊﹡∗]${gap}(?:${term}|${event})`, 'u'),
  new RegExp(`^${gap}${level}${gap}[(（]?${gap}${term}${gap}[)）]?${gap}$`, 'mu'),
  new RegExp(`密${gap}[级級]${gap}[:：]${gap}[【〔[]?${gap}${level}`, 'u'),
];
const aloneOnLine = new RegExp(`^${gap}[【〔[(（]?${gap}${level}${gap}[】〕\\])）]?${gap}$`, 'u');
/** Lines with text at the head of a document, where marks stand. */
const headLines = 5;

/** The secrecy mark of a text as written, with its term; null when it carries none. */
export function secrecyMark(text: string): string | null {
  for (const form of forms) {
    const match = form.exec(text);
    if (match) return shown(match[0]);
  }
  const alone = headOf(text).find((line) => aloneOnLine.test(line));
  return alone === undefined ? null : shown(alone);
}

const shown = (mark: string): string => mark.replace(new RegExp(gap, 'gu'), '');

function headOf(text: string): string[] {
  const lines: string[] = [];
  let from = 0;
  while (lines.length < headLines && from < text.length) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? text.length : end);
    if (/\S/u.test(line) && line.length < 100) lines.push(line);
    from = end < 0 ? text.length : end + 1;
  }
  return lines;
}
