/**
 * Completes the title of a figure that leaves its subject out, from the title before it in the sentence:
 * 完成工业投资60亿元,同比增长15% speaks of 工业投资 twice; 规上企业达到120家,总数… of the number of the same firms.
 */
export function completeTitle(title: string, subject: string): string {
  if (subject === '' || title.length > 24) return title;
  if (CHANGE_ONLY.test(title) || RANK_ONLY.test(title)) return subject;
  if (SIZE_ONLY.test(title)) return `${subject}${title}`;
  // 过百亿元的企业4家、过50亿元的10家: the other firms differ by their size alone.
  const limit = LIMIT_ONLY.exec(title)?.[0];
  return limit && LIMIT.test(subject) ? subject.replace(LIMIT, limit) : title;
}

/** What a title is about, without the verb that asks for it and the words of change. */
export function subjectOfTitle(title: string): string {
  return title.replace(/^(?:完成|实现|达到|推动|促进)(?=.{2})/, '').replace(CHANGE_END, '');
}

const CHANGE =
  '(?:增长|下降|提高|提升|增加|减少|降低|净增|新增|净增加|上升|递增|缩短|压缩|压减|回升|扩大|增|降)(?:幅度|到|至|了)?';
const CHANGE_ONLY = new RegExp(
  `^(?:年均|同比|环比|平均|累计|其中|均|分别|再|力争){0,2}(?:[较比与][^,]{0,10})?${CHANGE}$`,
);
/** 居全国前三 says of whom it speaks before. */
const RANK_ONLY =
  /^(?:位?居|位列|列|进入|保持|跻身|稳居|力争){0,2}(?:全国|全省|全市|世界|全球|[中西东]部|同类[^,]{1,6})?(?:前|第)?$/;
const CHANGE_END = /(?:年均|同比|环比)?(?:净增|新增|增长|增加|提高|提升|下降|减少|降低|递增)$/;
const SIZE_ONLY =
  /^(?:总数|总量|总额|总产值|总规模|规模|数量|比重|比例|占比|增速|增幅|占[^,]{2,14}(?:比重|比例)|覆盖率|合格率|完成率)$/;
const LIMIT_ONLY = /^(?:超过?|过)(?:[\d.]+[百千万亿]*|[百千万亿]+)元?/;
const LIMIT = /(?:超过?|过)(?:[\d.]+[百千万亿]*|[百千万亿]+)元?/;
