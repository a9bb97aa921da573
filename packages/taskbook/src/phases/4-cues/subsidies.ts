import type { Sentence } from '../2-structure/index.ts';
import type { Quantity } from '../3-quantities/quantity.ts';

const PLANNED =
  /(?:安排|设立|统筹|筹集|整合|列支|投入)(?:不少于|不低于|总额|资金|财政|预算|各类|市级|省级|本级){0,3}[\d.]+[百千万亿]*元(?:以上)?(?:的)?(?:专项|产业|发展|财政|市级|引导)*(?:资金|经费|基金)/;

/** What a policy pays to those who qualify is a rule rather than a target of its own. */
export function subsidyCues(text: string, sentence: Sentence, quantity: Quantity): string[] {
  const cues: string[] = [];
  if (quantity.kind === 'money' || quantity.kind === 'percent') {
    const words = text.slice(Math.max(sentence.start, quantity.at - 40), Math.min(sentence.end, quantity.end + 8));
    // 补助标准分别达到400元和300元: a standard to be reached.
    const reaches = /(?:达到|提高[到至])(?:[\d.]+元[和、])?$/.test(
      words.slice(0, quantity.at - Math.max(sentence.start, quantity.at - 40)),
    );
    // 安排5000万元专项资金支持…: what is planned to be spent in all.
    const planned = PLANNED.test(words);
    if (!reaches && !planned && /奖励|资助|补助|补贴|扶持|奖补|奖金|资金支持|贴息/.test(words)) {
      cues.push('is.subsidy');
      if (/最高|一次性|不超过/.test(words)) cues.push('subsidy.cap');
    }
  }
  const opening = text.slice(sentence.start + sentence.markLength, Math.min(sentence.end, sentence.start + 200));
  if (/^对/.test(opening) && /的(?:企业|项目|单位|个人|机构|产品|团队|平台)?,/.test(opening))
    cues.push('sentence.condition');
  return cues;
}
