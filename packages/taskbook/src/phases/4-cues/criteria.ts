import type { Structure } from '../2-structure/index.ts';

/**
 * 1 for each sentence that stands where a paper says who qualifies and what they get: below a heading that says so (申报条件, 补助标准), or in the list behind
 * 符合下列条件之一:. A line without a number ends such a list.
 */
export function criteriaSentences(text: string, { sentences, sections }: Structure): Uint8Array {
  const inside = new Uint8Array(sentences.length);
  const named = new Uint8Array(sections.length);
  sections.forEach(({ heading, parent }, i) => {
    if ((parent >= 0 && named[parent] === 1) || (heading.length <= LONGEST_HEADING && HEADING.test(heading)))
      named[i] = 1;
  });
  let lead = -1;
  let line = -1;
  sentences.forEach((sentence, i) => {
    const { section } = sentence;
    if (section >= 0 && named[section] === 1) inside[i] = 1;
    if (lead >= 0 && (sentence.line === line || (sentence.markLength > 0 && isBelow(sections, section, lead))))
      inside[i] = 1;
    else lead = -1;
    line = sentence.line;
    if (
      text[sentence.end - 1] === ':' &&
      LEAD.test(text.slice(Math.max(sentence.start, sentence.end - 24), sentence.end))
    )
      lead = section;
  });
  return inside;
}

function isBelow(sections: Structure['sections'], section: number, above: number): boolean {
  for (let at = section; at >= 0; at = sections[at]!.parent) if (sections[at]!.parent === above) return true;
  return false;
}

const LONGEST_HEADING = 16;
const HEADING =
  /^(?!提高|完善|放宽|健全|优化|规范|加大|扩大|降低|制定|落实|建立|统一)[^,。;:]{0,8}(?:(?:申报|申请|申领|准入|认定|评定|评选|入选|入围|享受|支持|扶持|补[助贴]|奖[励补]|资助|限定|划分|分级|扣除|收费|缴费|支付|待遇|参保|报名|入学|报考|适用|救助|遴选|补偿|贴息|贷款|减免|报销|诊断)(?:的)?(?:对象|条件|标准|范围|资格|额度|比例|门槛|情形)|(?:奖励|补助|补贴|支持|扶持|资助)(?:方式|内容|金额)|资格条件|基本条件)(?:[和及与、].{2,8})?$/;
const LEAD =
  /(?:(?:以下|下列|如下)[^,。;:]{0,8}(?:条件|情形|标准)|(?:条件|情形|标准)之一|(?:申报|申请|认定|准入|评选|支持|基本|资格)(?:条件|标准|对象)(?:为|是|如下)?)(?:之一)?的?(?:,[^,。;:]{2,14})?:$/;
