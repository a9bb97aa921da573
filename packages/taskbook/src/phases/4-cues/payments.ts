import type { Sentence } from '../2-structure/index.ts';
import type { Quantity } from '../3-quantities/quantity.ts';

/** What is paid to those who qualify, and the most that one may get, are rules of a policy. */
export function moneyCues(
  text: string,
  sentence: Sentence,
  quantity: Quantity,
  ahead: string,
  behind: string,
): string[] {
  if (quantity.kind !== 'money' && quantity.kind !== 'percent' && quantity.kind !== 'area') return [];
  const cues: string[] = [];
  // 每人每年960元奖扶金: what is given to each.
  if (quantity.kind === 'money' && PAY_EACH.test(ahead) && /(?:给予|予以|发给|奖励)[^,。;]*$/.test(ahead))
    cues.push('is.award');
  // 每年支持500万元: what one may get.
  if (quantity.kind === 'money' && /(?:支持|奖励|奖补)$/.test(ahead)) cues.push('is.award', 'is.rate');
  // 按照私照每本1万元.
  if (
    quantity.kind === 'money' &&
    /按(?:照)?[^,。;]{0,8}每[\u4e00-\u9fff]$|、[^,。;、]{2,8}每[\u4e00-\u9fff]$/.test(ahead)
  )
    cues.push('is.rate', 'is.award');
  if (quantity.kind === 'money' && AWARD.test(ahead) && !SPENDS.test(ahead) && !/每[人生户][^,。;]*$|标准/.test(ahead))
    cues.push('is.award');
  if (
    /(?:按|按照|以)[^,。;]{0,24}$/.test(ahead) &&
    /^(?:的?(?:标准|比例))?[^,。;]{0,12}(?:给予|予以|奖励|补助|补贴|资助|贴息|扶持|支持|计算|确定|核定|返还)/.test(
      behind,
    )
  )
    cues.push('is.rate');
  if (quantity.kind === 'percent' && /给予[^,。;]{0,16}$/.test(ahead)) cues.push('is.rate');
  // 发放津贴每人每月50元, 每生每年1500元或2000元: what each one is paid.
  if (quantity.kind === 'money' && PAY_EACH.test(ahead) && !/提[高升]|增加[到至]|上调/.test(ahead))
    cues.push('is.rate');
  // 予以400元/小时的补助, 按贷款利率的70%予以贴息: what a policy pays by the unit, or of what.
  if (
    (quantity.unit.includes('/') && /(?:予以|给予|奖励|补[助贴])$/.test(ahead)) ||
    (quantity.kind === 'percent' && /^的?(?:标准|比例)?(?:予以|给予)/.test(behind))
  )
    cues.push('is.rate');
  // 按5元/平方米: what a unit costs.
  if (/按(?:照)?$/.test(ahead) && (quantity.unit.includes('/') || behind.startsWith('/'))) cues.push('is.rate');
  // 可享受3年内50平方米的租金减免, A类减免100%: what those who qualify get.
  if (
    /(?:可|均可|可以|依规|免费)享受[^,。;]{0,24}$/.test(ahead) ||
    (quantity.kind === 'percent' && /减免$/.test(ahead))
  )
    cues.push('is.award', 'is.rate');
  // 同一企业每年支持金额不超过100万元: the most for one.
  if (quantity.kind === 'money' && ONE_OF_THEM.test(ahead)) cues.push('is.award', 'is.cap');
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 300));
  if (
    PAID.test(words) &&
    /(?:最高|最多|不超过|上限为?|封顶|额度|可申领|减免|抵扣)[^,。;]{0,14}$/.test(ahead) &&
    !SPENDS.test(ahead)
  )
    // 每个机位不超过10万元, 每家企业每年不超过500万元: the most for each.
    cues.push('is.cap', ...(/^每[个家条名户座处][^,。;]*$/.test(ahead) ? ['is.award'] : []));
  return cues;
}

const PAY_EACH =
  /每[人户生名对本张]每?(?:个?月|年|天|学期|学年)(?:提供|发放|给予|补助|补贴)?(?:[^,。;\d]{0,4}[\d.]+元?[或至和、~-]+)*$/;
const ONE_OF_THEM =
  /(?:同一|每家|每户|每个|单个|单户|单家)[^,。;]{0,28}(?:金额|总计|合计|累计|总额|总和)(?:每年)?(?:最高)?(?:不超过|不高于|最高)$/;
const PAID = /可申请|奖励|资助|补助|补贴|奖补|扶持|贴息|给予|申领|容忍|直投/;

const AWARD = /(?:奖励|奖补|资助|补助|补贴|给予|扶持|奖金|工作经费)[^,。;]{0,16}$/;
const SPENDS = /安排|发放|兑现|筹集|落实|统筹|投入|拨付|争取|设立|支出|累计/;
