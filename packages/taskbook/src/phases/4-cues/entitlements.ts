import { isLived } from '../3-quantities/service-terms.ts';
import type { Place } from './place.ts';

/**
 * Figures that say who qualifies, what one may ask for at most and how what is due is reckoned: rules for those who apply, which nobody is asked to reach.
 * `ahead` are the words of the clause before the figure, `behind` those that follow it.
 */
export function entitlementCues(place: Place, ahead: string, behind: string): string[] {
  const { quantity } = place;
  const cues: string[] = [];
  const isCount = quantity.kind === 'count' || quantity.kind === 'people';
  // 连续参保满6个月, 累计不超过3年: how long, unless it is to become shorter or a life longer.
  if (quantity.kind === 'time' && LONG.test(quantity.unit) && !SHORTENED.test(ahead) && !isLived(ahead))
    cues.push('in.condition');
  if (isCriterion(place, ahead, behind)) cues.push('in.case');
  if (isReckoned(place, ahead, behind)) cues.push('is.rate');
  if (MAY_ONLY.test(ahead) || MAY_AT_MOST.test(ahead) || (quantity.kind !== 'count' && MAY_RISE.test(ahead)))
    cues.push('is.award', 'is.cap');
  // 每招用1人给予1000元: as often as that is done.
  if (quantity.value === 1 && isCount && /每[^,。;\d]{0,8}$/.test(ahead) && PAID_FOR.test(behind)) cues.push('is.per');
  // 处5万元以上10万元以下的罚款.
  if (!isCount && FINE.test(behind)) cues.push('is.band');
  // 符合以下3个条件之一: how many the list holds.
  if (isCount && LISTED.test(ahead) && CONDITIONS.test(behind)) cues.push('announces.list', 'clause.about');
  // 27×426平方米=11513平方米: a sum that is worked out.
  if (/[×*÷=]\(?$/.test(ahead) || /^\)?[×*÷=]/.test(behind)) cues.push('is.formula');
  // 一式5份, 设优秀组织奖6个: copies and prizes.
  if (isCount && /一式$|设(?:立|置)?[^,。;\d]{0,10}奖(?:项)?[^,。;\d]{0,3}$/.test(ahead))
    cues.push('is.composition', 'clause.about');
  return cues;
}

/** 收入低于1万元的家庭, (二)年产值2000万元以上的: what somebody or something has to be. */
function isCriterion({ text, sentence, quantity }: Place, ahead: string, behind: string): boolean {
  const last = /[。;]/.test(text[sentence.end - 1]!) ? sentence.end - 2 : sentence.end - 1;
  if (text[last] === '的' && CASE_ALONE.test(text.slice(Math.max(quantity.end, last - 24), last))) return true;
  if (BELOW.test(ahead) && !/半径/.test(ahead) && /^的(?!目标|水平|贫困)/.test(behind)) return true;
  // 可对投资500万元及以下的项目给予补贴: which of them are paid for.
  if (PAID_CASE.test(text.slice(quantity.end, Math.min(sentence.end, quantity.end + 60)))) return true;
  return APPLICANT.test(text.slice(sentence.start + sentence.markLength, sentence.start + sentence.markLength + 24));
}

/** 扣除标准为每月800元, 额度最高30万元; 按缴费基数的50%支付: how much is due to or from each. */
function isReckoned({ quantity }: Place, ahead: string, behind: string): boolean {
  if (quantity.kind === 'money' && STANDARD.test(ahead)) return true;
  if (quantity.kind !== 'percent' && quantity.kind !== 'multiple') return false;
  return RATE.test(ahead) || (/(?:按|按照|由)[^,。;]{0,40}$/.test(ahead) && SETTLED.test(behind));
}

/** A sentence that ends with 的 names a case, unless it says what something is: 是有把握的. */
const CASE_ALONE = /(?:^|[,、])(?![^,、]*是)[^,、]*$/;
const MAY_ONLY =
  /(?:(?:只[能限可]|仅[限可能]|限|最多|至多)(?:可|能)?|(?:均|都|也)?可(?:以)?)(?:申请|申报|申领|享受|领取|选择|承租|认购|获得|提取)[^,。;\d]{0,8}$/;
const MAY_AT_MOST = /(?:申请|申报|申领|享受|领取)[^,。;\d]{0,14}不(?:得|能)?超过$/;
const MAY_RISE = /可(?:以|适当|再)?(?:提高|放宽|延长|增加|上浮)(?:至|到)?$/;
const PAID_FOR = /^[^。;]{0,20}(?:给予|予以|奖励|补助|补贴|奖补|扣减?|加计)/;
const FINE = /^[^,。;]{0,16}罚款/;
const LISTED = /(?:以下|下列|上述|前述|所列|符合|满足|具备)[^,。;\d]{0,2}$/;
const CONDITIONS = /^[^,。;]{0,4}(?:条件|情形|要求|标准|情况|方式|类型|之一)/;
const BELOW = /(?<!不)(?:低于|小于|不足|未满|不满)[^,。;\d]{0,2}$/;
const PAID_CASE = /^(?:及?以[上下])[^。;]{0,30}的[^,。;]{2,14}(?:给予|予以)/;
const LONG = /(?:年|个月|月|岁)$/;
const SHORTENED = /(?:压缩|缩短|缩减|压减|降低?|减少?|控制|年限|延长)[^,。;]{0,8}$/;
/** Who applies, or is served: what the sentence asks of them is no work of an office. */
const APPLICANT =
  /^[^,。;:]{0,8}(?:申请人|申请者|申请家庭|申请单位|申报单位|申报企业|申报主体|参保人(?!数)|纳税人|借款人|承租人|当事人|投保人|受益人|考生)/;
const STANDARD =
  /(?:标准|额度|限额|起付线|封顶线)(?:(?:为|是|按)(?:每[^,。;\d]{1,6})?|(?:为)?最高(?:为)?|不(?:超过|高于))(?:建筑面积)?(?:每[^,。;\d]{1,4})?$/;
const RATE = /(?:税率|征收率|预征率|费率|利率|折扣率)(?:下限|上限)?(?:为|按|是)?$/;
const SETTLED =
  /^的?(?:比例|标准|额度)?(?:[^,。;]{0,4})(?:扣除|计租|计发|支付|承担|缴纳|缴存|收取|报销|发放|执行|折算|退还|分担|减征|征收|确定)/;
