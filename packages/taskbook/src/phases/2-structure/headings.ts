/** How a heading is numbered; the rank orders the styles from the outermost in. */
export type HeadingStyle =
  | 'part'
  | 'chapter'
  | 'bare'
  | 'comma'
  | 'article'
  | 'bracket'
  | 'digit'
  | 'digitBracket'
  | 'circle'
  | 'dash'
  | 'ordinal';

export interface HeadingMark {
  readonly style: HeadingStyle;
  /** As written, without its punctuation. */
  readonly number: string | null;
  /** Length of the mark in front of the heading's words. */
  readonly length: number;
}

export const STYLE_RANK: Record<HeadingStyle, number> = {
  part: 1,
  chapter: 2,
  bare: 3,
  comma: 4,
  article: 5,
  bracket: 6,
  digit: 7,
  digitBracket: 8,
  circle: 9,
  dash: 10,
  ordinal: 11,
};

/** The number in front of a sentence: 第一章, 一、, (一), 1., (1), ①, 一是, 第一, ——. Null when it has none. */
export function headingMark(text: string, start: number, firstOfLine: boolean): HeadingMark | null {
  const head = text.slice(start, start + 16);
  if (!STARTS.test(head)) return null;
  for (const [style, pattern, needsLineStart] of MARKS) {
    if (needsLineStart && !firstOfLine) continue;
    const match = pattern.exec(head);
    if (match) return { style, number: match[1] ?? null, length: match[0].length };
  }
  return null;
}

const STARTS = /^[第一二三四五六七八九十(\d①-⑳首其再最—\-●◆■★▲]/;
const CN = '[一二三四五六七八九十百]{1,4}';
const MARKS: readonly (readonly [HeadingStyle, RegExp, boolean])[] = [
  ['part', new RegExp(`^(第(?:${CN}|\\d{1,2})(?:编|部分|部|篇))[\\s、:.]*`), true],
  ['chapter', new RegExp(`^(第(?:${CN}|\\d{1,2})[章节])[\\s、:.]*`), true],
  [
    'article',
    new RegExp(`^(第(?:${CN}|\\d{1,3})条)(?!战线|主线|底线|红线|路径|路|生产线|产业链|措施|线|道)[\\s、:.]*`),
    true,
  ],
  ['comma', new RegExp(`^(${CN})(?:、|[.](?!\\d))\\s*`), true],
  ['bracket', new RegExp(`^\\((${CN})\\)[、.]?\\s*`), false],
  ['digitBracket', /^\((\d{1,2})\)[、.]?\s*/, false],
  ['digitBracket', /^(\d{1,2})\)\s*/, true],
  ['digit', /^(\d{1,3})\s?[.、](?!\d)\s*/, false],
  // 12 推进…: the number of a row, whose columns a page has lost.
  ['digit', /^(\d{1,3}) +(?=[\u4e00-\u9fff“])(?![个家项条名人位年月日天次万亿元%公里吨亩座处所户套])/, true],
  ['circle', /^([①-⑳])\s*/, false],
  ['ordinal', new RegExp(`^(${CN}[是要])(?!求)`), false],
  ['ordinal', new RegExp(`^(第${CN})[,、:]`), false],
  ['ordinal', /^(首先|其次|再次|最后)[,:]/, false],
  ['dash', /^(?:——|--|—)\s*/, true],
  ['dash', /^[●◆■★▲]\s*/, true],
];

/** What a section is about, as far as its heading tells. */
export type SectionType = 'review' | 'problem' | 'goal' | 'task' | 'guarantee' | 'principle' | 'meaning' | 'none';

/** 附:名词解释, at the end of a report: what its words mean, down to the end. */
export const GLOSSARY =
  /^[[(]?(?:附[件录]?[一二三\d]?[:、\s]*)?(?:20\d\d年)?(?:《?政府工作报告》?)?(?:有关|相关|部分|特定)*(?:内容|工作和)?(?:(?:名词|术语|词语|用语)+的?(?:解释|注解|注释|说明|释义|解读|解析)|注释|注解)(?:[和及](?:有关)?(?:情况)?说明|说明)?:?[\])]?$/;

/** 【“三网”融合】指…, near the end of a report: the first entry of a glossary without a heading of its own. */
export const GLOSSARY_ENTRY = /^\[[^\]\n]{2,40}\][,:]?(?:是?指|即|系|是|简称)/;

/** The years that a heading names decide first; then its words. */
export function sectionType(heading: string, headingYear: number | null, documentYear: number | null): SectionType {
  if (
    /问题|(?:存在|面临|主要|遇到).{0,6}困难|困难(?:[和与及、]|$)|短板|不足|差距|挑战/.test(heading) &&
    !/整治|整改|解决|破解|补齐|治理|处置|^(?:关于|研究|听取|审议|讨论)/.test(heading)
  )
    return 'problem';
  if (
    /回顾|回首|回望|回眸|^.{0,8}总结|过去|^(?:[一两二三四五]年来|(?:关于)?(?:去年|上年|上届))|^本届政府(?:的)?(?:主要)?工作$|执行情况|(?<!(?:确保|力争|努力|推动).{0,20})(?:完成了|(?:圆满|顺利)完成$)|^(?!.*(?:奋力|努力|确保|全力|力争|推动|夺取)).*良好开[局端]$|成就|(?<!^(?:突出|坚持|聚焦|推动|推进|加快|努力|奋力|持续|着力|全力|奋勇).*|在[^,]{2,24}[上中面])取得.{0,8}(成效|成绩|进展|突破)|现状|发展基础|进展情况|完成情况|推进情况|工作情况|主要成效|情况$|状态$|概况/.test(
      heading,
    )
  )
    return 'review';
  if (headingYear !== null && documentYear !== null && headingYear < documentYear) return 'review';
  if (/保障|组织实施|组织领导|加强领导|督导|监督考核/.test(heading)) return 'guarantee';
  if (
    /指导思想|总体要求|总体思路|基本原则|指导原则|工作原则|总要求|编制依据/.test(heading) &&
    !/目标|任务/.test(heading)
  )
    return 'principle';
  if (/为什么|重大意义|重要意义|重要性|必要性|统一思想|提高认识|认清形势|背景|形势/.test(heading)) return 'meaning';
  if (/目标/.test(heading)) return 'goal';
  if (/^下一?步|(?:工作|相关|有关|几点|整改|落实)要求$|工作建议$/.test(heading)) return 'task';
  if (/任务|工作安排|重点工作|主要工作|措施|举措|工程|行动|安排|部署|清单|实事|重点抓|怎么抓|抓什么/.test(heading))
    return 'task';
  return 'none';
}
