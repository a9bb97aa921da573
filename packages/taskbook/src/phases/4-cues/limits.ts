import type { Quantity } from '../3-quantities/quantity.ts';

/**
 * 50亿元以上项目, 超100亿元的企业, 3000平方米以上众创空间, 500千伏线路: the quantity limits what is counted, and something else is the count.
 * Needs a bound or 的 and a noun behind it; without a bound, another count in the same part of the sentence.
 */
export function isLimit(text: string, quantity: Quantity): boolean {
  if (isOneOfClass(text, quantity)) return true;
  if (!LIMITING.has(quantity.kind)) return false;
  const behind = text.slice(quantity.end, quantity.end + 24);
  // 完成150公里以上供水管网改造: how much of the work; 建成300平方米以上门店5家: how large each.
  if (WORKED.test(text.slice(Math.max(0, quantity.at - 3), quantity.at)) && WORK.test(behind)) return false;
  // 要实现60亿元以上营业收入目标: the goal itself.
  if (/^及?以上[^,。;、\d]{2,10}目标/.test(behind)) return false;
  // 1吨(含)以下的航空器, 1吨(不含)—5吨: where a class ends.
  if (/^\(不?含\)/.test(behind)) return true;
  // 10亿元以上3个: the count follows at once.
  if (/^及?以[上下]的?(?:不少于|至少|达到?)?\d+[家个项]/.test(behind)) return true;
  const noun =
    /^\s?(?<bound>及?以上|及?以下|级|以内)?(?<of>的)?(?<word>[^,。;、:!?)\d的以左及(”"]{2,}|[村户](?=[,。;占]))/.exec(
      behind,
    )?.groups;
  if (!noun || /^(?:以|左右|用于|进行|实施|建设|完成)/.test(noun.word ?? '')) return false;
  // 收储1000亩以上土地: how much is got, unless something is counted behind it.
  if (
    /以上$/.test(noun.bound ?? '') &&
    GOT.test(text.slice(quantity.at - 2, quantity.at)) &&
    !COUNTED_BEHIND.test(behind)
  )
    return false;
  if (noun.bound || /千伏|千瓦|兆瓦|[kK][VW]|马力|座|吨级/.test(quantity.unit)) return true;
  const ahead = /[过超达]$/.test(text.slice(quantity.at - 1, quantity.at));
  return (
    (ahead || noun.of !== undefined) &&
    (COUNTED_BEHIND.test(behind) || COUNTED_AHEAD.test(text.slice(Math.max(0, quantity.at - 14), quantity.at)))
  );
}

/**
 * 8个百亿企业, 5亿元企业7户, 一批50亿元企业; 一批3万人的中心镇; 涉及130个村的项目; 生育两个孩子的政策: of what size or kind those are
 * that are counted or worked on.
 */
function isOneOfClass(text: string, quantity: Quantity): boolean {
  const ahead = text.slice(Math.max(0, quantity.at - 24), quantity.at);
  const behind = text.slice(quantity.end, quantity.end + 24);
  const isMoney = quantity.kind === 'money';
  // 2个千亿级集群: how large they are to become; 5家百亿级企业 are firms of that size.
  if (
    isMoney &&
    (text[quantity.end - 1] !== '级' || /\d家(?:以上)?$/.test(ahead)) &&
    (COUNT_FOLLOWS.test(behind) || (OF_MANY.test(ahead) && CLASS.test(behind)))
  )
    return true;
  if (isMoney && SIZES_AHEAD.test(ahead) && SIZES_BEHIND.test(behind)) return true;
  if (/总投资额?(?:约|近|超|达)?$/.test(ahead)) return /^、?(?:涉及|占地)/.test(behind);
  if (quantity.kind === 'count' && /^[^,。;、\d]{1,4}的政策/.test(behind)) return true;
  return CLASS_AHEAD.test(ahead) && /^(?!及?以上)[^,。;、\d]{0,6}的[\u4e00-\u9fff]{2}/.test(behind);
}

const CLASS = /^(?:龙头|链主|骨干|领军|工业|旗舰)?(?:企业|产业|集群|园区|项目)/;
const OF_MANY = /(?:\d|[一二两三四五六七八九十])[个家户](?:以上)?$|一批(?:[^,。;、]{2,10}、)?$/;
const COUNT_FOLLOWS = /^(?:企业|产业|集群|园区|项目)[^,。;、\d]{0,6}\d+[家个户]/;
/** 一批年产值超100亿元、300亿元的企业: sizes of those that are not counted. */
const SIZES_AHEAD = /一批[^,。;\d]{0,10}(?:[\d.]+[万亿]?元、)*$/;
const SIZES_BEHIND = /^(?:、[\d.]+[万亿]?元)*的?(?:龙头|骨干|领军)?(?:企业|产业|集群|园区|项目)/;
const CLASS_AHEAD = /一批[^,。;、\d]{0,10}$|涉及$/;
const GOT = /(?:收储|盘活|整备|腾退|出让|流转)$/;
const WORKED = /(?:完成|实施|开展|启动)$/;
const WORK =
  /^及?以上[^,。;、\d]{2,16}(?:建设|改造|治理|整治|修复|清淤|维修|养护|绿化|铺设|疏浚|拆除|清理|收储)(?:[,。;、]|$)/;
export const LIMITING = new Set(['money', 'area', 'length', 'mass', 'volume', 'power', 'multiple', 'none']);
const COUNTED_BEHIND = /^[^,。;]{0,20}?(?:\d+|[一二三四五六七八九十百]+)[家个项所条座]/;
const COUNTED_AHEAD = /(?:\d+|[一二三四五六七八九十百])[家个项所条座][^,。;]{0,10}$/;

/** 100户以上自然村公厕550座: a count with a bound and a noun, and another count behind it in the same part of the list. */
export function countLimit(text: string, quantity: Quantity, next: Quantity | undefined): boolean {
  if (!next || next.at - quantity.end > 30) return false;
  // 300个以上站点及20个车场: the next one is another thing that is done.
  return /^及?以[上下][^,。;、:(\d]{2,}(?<![及和与])$/.test(text.slice(quantity.end, next.at));
}
