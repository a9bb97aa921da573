/**
 * A title without half a pair: a mark that closes what was cut away goes, and so does what an open mark would begin when enough stands before it.
 * 建设甲、乙两条(含支线 → 建设甲、乙两条; 强市”行动 → 强市行动.
 */
export function pairedMarks(title: string): string {
  let words = title;
  for (const [opens, closes] of PAIRS) {
    if (!words.includes(opens) && !words.includes(closes)) continue;
    let depth = 0;
    let kept = '';
    let open = -1;
    for (const character of words) {
      if (character === closes && depth === 0) continue;
      if (character === opens && depth++ === 0) open = kept.length;
      if (character === closes) depth--;
      kept += character;
    }
    if (depth > 0) kept = open >= SHORTEST ? kept.slice(0, open) : `${kept.slice(0, open)}${kept.slice(open + 1)}`;
    words = kept;
  }
  return words;
}

const PAIRS = [
  ['“', '”'],
  ['《', '》'],
  ['(', ')'],
] as const;
const SHORTEST = 4;
