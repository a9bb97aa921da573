/**
 * Finds the line breaks that are only the width of a page (text copied out of a PDF file or an e-mail): they cut sentences in two.
 * A break is such a one when most lines of the text end without a mark and are about equally long, the line before it is nearly full, and the next line
 * does not begin like a heading or list entry. A break after an open bracket or a comma is always one.
 */
export function wrapsLines(text: string): { fullLine: number } | null {
  let lines = 0;
  let unended = 0;
  let longest = 0;
  const lengths: number[] = [];
  for (let start = 0; start < text.length && lines < SAMPLE_LINES; ) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const length = end - start;
    if (length > 12) {
      lines++;
      lengths.push(length);
      if (!ENDS.includes(text[end - 1] ?? '')) unended++;
      longest = Math.max(longest, length);
    }
    start = end + 1;
  }
  if (lines < 8 || unended < lines * 0.5 || longest > 80) return null;
  lengths.sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length * 0.75)] ?? 0;
  const near = lengths.filter((length) => Math.abs(length - usual) <= 4).length;
  return near >= lines * 0.5 ? { fullLine: usual - 4 } : null;
}

/** Does a line that starts with these characters start something of its own? */
export function opensLine(text: string, at: number): boolean {
  return OPENS.test(text.slice(at, at + 14));
}

const SAMPLE_LINES = 5_000;
const ENDS = '。！？；：!?;:”）)';
const OPENS =
  /^\s*(第[一二三四五六七八九十百\d]+[章节条部编]|[一二三四五六七八九十]+[、.是要]|[(（][一二三四五六七八九十\d]+[)）]|\d+[、.．)）]|[①-⑳]|——|[-—●◆■★·•*]|附件|[^\s]{2,8}[:：]|$)/;
