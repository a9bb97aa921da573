import type { Quantity } from '../3-quantities/quantity.ts';
import { LIMITING } from './limits.ts';

/**
 * Is the figure a part of what a project is called (投资60亿元的25万吨PTA, 500头奶牛生产线), or how large the plant is (推动甲公司60万吨钾肥扩能)?
 * `ahead` and `behind` are the words at both sides.
 */
export function projectCues(text: string, quantity: Quantity, ahead: string): readonly string[] {
  const behind = text.slice(quantity.end, quantity.end + 160);
  const isSized =
    SIZED.has(quantity.kind) ||
    (quantity.kind === 'count' && quantity.scale.includes('万') && /[辆台套件只片块支部张]$/.test(quantity.unit));
  if (isSized && (PLANT.test(behind) || PLANTS.test(behind)) && !MADE.test(ahead))
    return ['names.project', 'is.size', 'is.described'];
  if (NAMED.test(behind) && (LIMITING.has(quantity.kind) || /[头只羽尾]$/.test(quantity.unit)))
    return [
      'names.project',
      ...(/^[^,。;、]{2,16}等(?:重大|重点)?项目/.test(behind) && !MADE.test(ahead) ? ['is.described'] : []),
    ];
  return quantity.kind === 'mass' && /^[A-Z]{2}/.test(behind) ? ['names.project'] : [];
}

const NAMED = /^[^,。;、]{2,16}(?:项目|生产线|基地建设)/;
const SIZED: ReadonlySet<Quantity['kind']> = new Set(['mass', 'power', 'volume']);
/** What is built or renewed behind a size, in its own part of the list or as the noun of the whole list. */
const PLANT =
  /^(?:级|\/年)?(?!以[上下])[^,。;、\d]{2,24}?(?:项目|生产线|技改|技术改造|技术升级|改造升级|扩能|扩产|置换|装置|电站|电厂|机组|储备工程|(?:建设)?工程(?=、))|^[^,。;、\d]{0,6}(?:高炉|焦炉|转炉|锅炉|窑|机组)[^,。;、\d]{0,14}改造|^[^,。;、\d]{2,16}(?:尽快|早日|顺利|如期)(?:建成)?(?:投产|达产|投用)|^(?:级|\/年)?(?!以[上下])[\u4e00-\u9fff]{2,12}、[^。;,]{2,140}?等(?:重大|重点)?项目/;
/** 30万吨纸浆和东华公司10万吨、5万吨纸板项目: the last of a list of sizes names the projects. */
const PLANTS =
  /^(?!以[上下])[^,。;\d]{0,24}(?:[\d.]+万?(?:吨|千瓦|千伏|立方米|辆|台|套|件|只)[^,。;\d]{0,30}){1,3}(?<=[\u4e00-\u9fff]{2}(?:项目|生产线|工程)(?:建设|投产|落地|实施|进度)?)(?:[,。;]|$)/;
const MADE =
  /(?:形成|新增|达到?|实现|完成|增加|增至|提[高升]至|扩大[到至]|超过?|突破|至|到|约|不少于|不低于|产能|总?规模|产量)$/;
