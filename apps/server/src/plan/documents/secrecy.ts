const level = '(绝\\s*密|机\\s*密|秘\\s*密)';
const term = '(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3})\\s*(?:年|个月|月|天|日)|长期';

/**
 * The forms that a secrecy mark takes (国家秘密载体的标志): level and star with or without a term, level and term alone on a line,
 * or a named field. A text that merely speaks of 商业秘密 or 保守国家秘密 carries none.
 */
const forms = [
  new RegExp(`${level}\\s*[★☆＊*✭⭐]\\s*(?:${term}|启用前|公开前|解密前)?`, 'u'),
  new RegExp(`^[\\s　]*${level}[\\s　]*[(（]?\\s*(?:${term})\\s*[)）]?[\\s　]*$`, 'mu'),
  new RegExp(`密\\s*级\\s*[:：]\\s*${level}`, 'u'),
];

/** The secrecy mark of a text as written, with its term; null when it carries none. */
export function secrecyMark(text: string): string | null {
  for (const form of forms) {
    const match = form.exec(text);
    if (match) return match[0].replace(/[\s　]+/g, '');
  }
  return null;
}
