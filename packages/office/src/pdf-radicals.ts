/**
 * Characters of the block CJK Radicals Supplement (U+2E80–2EFF) that are also characters of their own, each before the one it stands for
 * (Unicode's EquivalentUnifiedIdeograph.txt). Unicode's normal forms leave nearly all of them alone, and turn the last three into forms
 * that no simplified text uses.
 */
const PAIRS =
  '⺁厂⺊卜⺌小⺍小⺎兀⺒巳⺓幺⺜日⺝月⺟母⺠民⺩王⺬示⺼肉⺽臼⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟⼾户⾭青⿈黄';
const ORDINARY = new Map(Array.from({ length: PAIRS.length / 2 }, (_, i) => [PAIRS[i * 2], PAIRS[i * 2 + 1]]));

/**
 * Replaces radicals by the characters they look like. Browsers that print to PDF name the glyph that 民 and ⺠, or 人 and ⼈ share by the radical, and a
 * text full of ⼈⺠ would match no word.
 */
export function withoutRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fd5]/g, (radical) => ORDINARY.get(radical) ?? radical.normalize('NFKC'));
}
