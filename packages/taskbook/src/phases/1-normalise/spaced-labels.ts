/**
 * 责 任 单 位:, 牵头 单位:: blanks that stretch a label to the width of the others. True for a blank between two characters of a label that its colon closes.
 * Looks at most fourteen characters to each side.
 */
export function isSpaceInLabel(text: string, at: number): boolean {
  if (!isOfLabel(text[at - 1] ?? '\n')) return false;
  let start = at;
  while (start > 0 && at - start < REACH && isOfLabel(text[start - 1]!)) start--;
  let end = at;
  while (end < text.length && end - at < REACH && isOfLabel(text[end]!)) end++;
  if (!':：'.includes(text[end] ?? ' ')) return false;
  const words = text.slice(start, end);
  return LABEL.test(words.replace(/[ \u3000\u00a0]/g, '')) && words.trimStart().length > text.slice(at, end).length;
}

function isOfLabel(character: string): boolean {
  return LETTERS.includes(character);
}

const REACH = 14;
const LETTERS = ' \u3000\u00a0牵头责任配合主办协承参与落实施完成结管分包联负单位部门领导时限间期人体县区市级';
const LABEL =
  /^(?:[市县区]级)?(?:牵头|责任|配合|主办|协办|承办|参与|落实|实施|完成|办结|主管|分管|包联|负责)(?:责任)?(?:单位|部门|领导|时限|时间|期限|人|主体)$/;
