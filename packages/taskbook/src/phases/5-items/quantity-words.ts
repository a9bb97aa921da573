import type { Comparator, Measure, Strength } from '../../types.ts';
import type { Quantity } from '../3-quantities/quantity.ts';
import { isLived } from '../3-quantities/service-terms.ts';

/** ge, le, about, range or eq, from the words around the numeral. `clauseStart` bounds the look back. */
export function comparatorOf(text: string, quantity: Quantity, clauseStart: number): Comparator {
  if (quantity.valueMax !== null) return 'range';
  const own = ownBound(text, quantity, clauseStart);
  if (own) return own;
  // 130余名: more than that.
  if (/[余多]/.test(text.slice(quantity.at, quantity.end))) return 'ge';
  const ahead = text.slice(clauseStart, quantity.at);
  // 压缩至2个工作日 names the length itself; 3个工作日办结 sets a limit.
  if (quantity.kind === 'time') return /[至到为达]$/.test(ahead) || isLived(ahead) ? 'eq' : 'le';
  if (/(?:力争|争取|努力)[^;。]*(?:达到?|突破)$/.test(ahead)) return 'ge';
  return 'eq';
}

/** The bound that stands at the numeral itself; null when there is none. */
export function ownBound(text: string, quantity: Quantity, clauseStart: number): Comparator | null {
  const behind = text.slice(quantity.end, quantity.end + 4);
  if (/^(?:\(含\))?(?:及?以上|\+|及更多|起步)/.test(behind)) return 'ge';
  if (/^(?:\(含\))?(?:及?以下|以内|之内|内)/.test(behind)) return 'le';
  if (/^(?:左右|上下|前后)/.test(behind)) return 'about';
  const ahead = text.slice(Math.max(clauseStart, quantity.at - 10), quantity.at);
  if (
    /(?:不超过?|不高于|不多于|不大于|控制在|低于|至多|最多|最高|最长|上限|≤|<|不得超过|限于|少于|小于)[^,。;、\d]{0,3}$/.test(
      ahead,
    ) &&
    !/不[能得可]?(?:低于|少于|小于)[^,。;、\d]{0,3}$/.test(ahead)
  )
    return 'le';
  // 不低于总户数的15%: what it is a share of stands between.
  const share = /(不[得能]?(?:低于|少于|小于)|至少占?|不[得能]?(?:高于|超过|多于|大于))[^,。;\d]{1,12}的$/.exec(
    text.slice(Math.max(clauseStart, quantity.at - 22), quantity.at),
  )?.[1];
  if (share) return /高|超|多|大/.test(share) ? 'le' : 'ge';
  if (
    /(?:不[能得可]?少于|不[能得可]?低于|不[能得可]?小于|至少|超过?|突破|高于|多于|大于|≥|>|不下于|不亚于|最低|过|冲[刺到上]|跨[越过]|迈过|站上)[^,。;、\d]{0,3}$/.test(
      ahead,
    )
  )
    return 'ge';
  // 签约30个 is no estimate.
  if (/(?:(?<![签履预])约|大概|近)$/.test(ahead)) return 'about';
  return null;
}

export function measureOf(title: string, ahead: string, quantity: Quantity): Measure {
  if (quantity.rank) return 'rank';
  if (quantity.kind === 'multiple') return 'multiple';
  if (quantity.kind === 'percent') {
    if (/(?:百分点|个点)$/.test(quantity.unit)) return 'increment';
    if (
      /(?:增长|下降|降低|减少|提高|上升|递增|缩减|压减|压缩|缩短|增幅|降幅|增速|提升|增加)(?!到|至)[^,。;到至]{0,6}$/.test(
        ahead,
      )
    )
      return 'growth';
    return 'share';
  }
  // 预期寿命提高1岁, 产能提升20万吨: by so much, not to it.
  if (/(?:提高|提升|延长|增长|上升|扩大)(?:约|近|超过?)?$/.test(ahead)) return 'increment';
  return /新增|净增|新建|新改|新开|引进|引育|招引|培育|增加|新设|新签|新认定|增设|新(?!能源|材料|型|区|闻|技术|兴|医药|一代)/.test(
    title,
  )
    ? 'increment'
    : 'level';
}

export function strengthOf(words: string): Strength {
  if (/确保|必须|务必|不得|严禁|务求|一律|坚决/.test(words)) return 'must';
  if (/力争|争取|努力|力求|争创|争当|积极争取/.test(words)) return 'strive';
  return 'plain';
}

export function perOf(clause: string): 'year' | 'quarter' | 'month' | null {
  if (/每年|年均(?!增)|逐年|每个年度/.test(clause)) return 'year';
  if (/每(?:个)?季度?/.test(clause)) return 'quarter';
  return /每(?:个)?月/.test(clause) ? 'month' : null;
}

/** 各区、枣庄高新区每年…; 每个乡镇(街道)…; 每区…: who each must reach it, with the bracket that belongs to the name. */
export function eachOf(clause: string): string | null {
  const match = EACH.exec(clause);
  return match ? (match[1] ?? match[2] ?? null) : null;
}

const KIND =
  '(?:(?:乡镇|县区|市县|县市|区县|镇街|行政村|开发区|高新区|园区|新区|街道|社区|学校|企业|单位|部门|领域|[区县市镇乡村地])(?:\\([^()]{1,12}\\))?)+(?:人民政府|政府)?';
/** Not in the middle of a word: 各县域, 每个单位的, 各市级部门. */
const WHOLE = '(?![域级别内间中长委局直属里的])';
const EACH = new RegExp(
  `(各[^,。;:()、\\d]{0,12}?${KIND}${WHOLE}(?:、[^,。;:、()\\d]{0,10}?${KIND}${WHOLE})*)(?=[^,。;]*[\\d一二三四五六七八九十])|(每(?:一?个|一)?${KIND}${WHOLE})`,
);

export function scopeOf(clause: string): string | null {
  return /全[省市县区州旗镇乡域](?!覆盖|域)|市区|中心城区|主城区|城区|城镇|农村/.exec(clause)?.[0] ?? null;
}

/** The unit as a table's column gives it: (亿元), 单位:家. */
export function originalUnit(words: string): string {
  return words
    .replace(/^单位[:]?/, '')
    .replace(/^[(]|[)]$/g, '')
    .trim();
}
