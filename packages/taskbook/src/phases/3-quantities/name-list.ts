import { isOrganisation, isProvincial, isSpecific, withoutRemark } from './names.ts';

/** Names that stand in a row: 市住建局、各区政府和市城投集团. Offsets are of the text. */
export interface NameList {
  readonly names: readonly string[];
  readonly end: number;
  /** Named by their fields alone: 发改、商务两家. */
  readonly areFields: boolean;
}

/** May the words of a sentence go on behind a name that ends here? */
export type GoesOn = (end: number) => boolean;

/**
 * Reads the list of organisations that starts at `at`. Names have no mark at their end, so that each place where one may end is tried, the nearest first;
 * the last name has to be followed by words that say what it does. Bounded: a list tries at most `TRIES` places.
 */
export function readNames(text: string, at: number, limit: number, goesOn: GoesOn): NameList | null {
  const tries = { left: TRIES };
  return fields(text, at, limit, goesOn) ?? rest(text, at, limit, goesOn, tries);
}

function rest(text: string, at: number, limit: number, goesOn: GoesOn, tries: { left: number }): NameList | null {
  const ends = nameEnds(text, at, limit);
  for (const [i, end] of ends.entries()) {
    if (tries.left-- <= 0) return null;
    const heads = HEADS.exec(text.slice(end, end + 14))?.[0] ?? '';
    if (heads !== '' && goesOn(end + heads.length)) {
      return { names: [text.slice(at, end + heads.length)], end: end + heads.length, areFields: false };
    }
    const name = text.slice(at, end);
    const separator = SEPARATOR.exec(text.slice(end, end + 3))?.[0] ?? '';
    if (separator !== '' && end + separator.length < limit) {
      const others = rest(text, end + separator.length, limit, goesOn, tries);
      if (others) return joined(name, separator, others);
      if (separator !== ',') continue;
    }
    const closed = end + (ALL.exec(text.slice(end, end + 9))?.[0].length ?? 0);
    if (!goesOn(closed) || isInside(text, end, ends.slice(i + 1, i + 5), goesOn)) continue;
    return { names: [withoutRemark(name)], end: closed, areFields: false };
  }
  return null;
}

/** 有关部门和单位 is one way to say everybody concerned; 市住建局和市水利局 are two. */
function joined(raw: string, separator: string, { names, end, areFields }: NameList): NameList {
  const name = withoutRemark(raw);
  const [first, ...others] = names as [string, ...string[]];
  // 各乡镇及相关单位 are two, 有关部门和单位 is one.
  const region =
    (/(?:乡镇|[县区市镇乡村地]|街道)\)?$/.test(name) && /^(?:各|相关|有关)/.test(first)) ||
    // 各相关单位和县(市、区): offices and regions are two.
    (/(?:单位|部门)$/.test(name) && /^(?:各)?(?:县|市|区|旗|乡镇|镇街|街道)[区县市]?(?:\(|政府|$)/.test(first));
  if (
    region ||
    separator.includes('、') ||
    separator.includes(',') ||
    (isSpecific(name) && (isSpecific(first) || /^[各有相]/.test(first)))
  )
    return { names: [name, first, ...others], end, areFields };
  return { names: [`${name}${separator}${first}`, ...others], end, areFields };
}

/** 市政府|督查室, 市委|组织部: what looks like a verb is the rest of a longer name. */
function isInside(text: string, end: number, others: readonly number[], goesOn: GoesOn): boolean {
  if (text[end] === '等' || VERB_OF_COMMAND.test(text.slice(end, end + 4))) return false;
  return others.some((next) => next - end <= 6 && (goesOn(next) || /^[、和及与]/.test(text.slice(next, next + 1))));
}

/** Where a name that starts at `at` may end, nearest first. */
function nameEnds(text: string, at: number, limit: number): number[] {
  const ends: number[] = [];
  const last = Math.min(limit, at + LONGEST_NAME);
  let depth = 0;
  for (let i = at; i < last; i++) {
    const character = text[i]!;
    if (character === '(') depth++;
    else if (character === ')') {
      if (--depth < 0) break;
    } else if (character === '、') {
      // 市、区防汛指挥部: a level of government alone is no name yet.
      if (depth === 0 && !(i === at + 1 && LEVELS.includes(text[at]!)) && !isProvincial(text.slice(i + 1, i + 4)))
        break;
    } else if (!isIdeograph(text.charCodeAt(i))) break;
    // 相关乡镇、村、社区: the shortest of all names, in a list.
    if (i === at && '村镇乡'.includes(character) && /[、和及]/.test(text[i + 1] ?? '')) ends.push(i + 1);
    if (
      depth === 0 &&
      i > at &&
      ENDS.has(character) &&
      isOrganisation(text.slice(at, i + 1)) &&
      text[i + 1] !== '(' &&
      !(text[i + 1] === '、' && isProvincial(text.slice(i + 2, i + 5))) &&
      // 由监管部门进|行评估: 进行 is a verb.
      !(character === '行' && BEFORE_XING.includes(text[i - 1]!)) &&
      // 企业所在区: 所在 is one word.
      !(character === '所' && text[i + 1] === '在')
    )
      ends.push(i + 1);
    if (ends.length >= MOST_ENDS) break;
  }
  return ends;
}

/** 科技、工信、财政等部门; 发改、商务两家; 供水、供电企业: fields of government stand for the offices that keep them. */
function fields(text: string, at: number, limit: number, goesOn: GoesOn): NameList | null {
  const names: string[] = [];
  let from = at;
  for (;;) {
    const field = FIELD.exec(text.slice(from, from + 6))?.[0];
    if (!field) return null;
    names.push(field);
    from += field.length;
    if (text[from] === '、' && from + 1 < limit) from++;
    else break;
  }
  const tail = FIELD_TAIL.exec(text.slice(from, from + 10));
  if (!tail || names.length < 2) return null;
  const end = from + tail[0].length;
  if (tail[1]) names[names.length - 1] += tail[1];
  return goesOn(end) ? { names, end, areFields: true } : null;
}

/** 应急管理局, 督查室: the verb that a name opens with is the field of the office. */
export function opensWithField(text: string, at: number): boolean {
  const field = FIELD.exec(text.slice(at, at + 6))?.[0].length ?? 2;
  return /^(?:[局委办厅室站队处]|部(?![门队署分位]))/.test(text.slice(at + field, at + field + 2));
}

/**
 * 市住建局, 财政局, 各区政府, 国网江州供电公司: one that may be told without a verb beside it. It opens with its level or its field, because 优化布局 and
 * 壮大公司 end like offices.
 */
export function isOffice(name: string): boolean {
  if (!isSpecific(name)) return /^各.*(?:政府|管委会|办事处)$/.test(name);
  if (/[布格结全大开变时残危]局$/.test(name)) return false;
  if (/^(?:[省市县区州]|国网|中国|国家)|(?:供电|电力|自来水)公司$|(?:分公司|分行|海关|街道办事处)$/.test(name))
    return true;
  let rest = name;
  for (let field = FIELD.exec(rest); field; field = FIELD.exec(rest)) rest = rest.slice(field[0].length);
  return rest !== name && /^(?:局|委|办|厅|部|中心|委员会|办公室|管理局|[支大总]队)$/.test(rest);
}

function isIdeograph(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

const BEFORE_XING = '进执实运推先另自试施履发';
const TRIES = 160;
const LONGEST_NAME = 26;
const MOST_ENDS = 8;
const LEVELS = '省市县区镇乡';
const SEPARATOR = /^(?:[、,](?:以及)?|以及|和|及|与)/;
/** 各乡镇党政主要负责人, 县局全体班子成员: who in the body is meant belongs to its name, when they are told to act. */
const HEADS =
  /^(?:(?:党政|行政)?(?:主要|分管)(?:负责人|负责同志|领导同志|领导)|党政(?:负责人|负责同志|一把手|领导)|全体班子成员|党委书记|党工委书记)(?=要|应|须|必须|每|亲自|牵头|负责|是第一|为第一|带头)/;
const ALL = /^等(?:各|有关|相关|责任|成员)?(?:部门和单位|部门|单位|乡镇|镇街)?/;
const VERB_OF_COMMAND =
  /^(?:作为|担任|兼任|承担|负责|牵头|另行|自行|要|应|须|需|将|把|对|按|在|于|会同|配合|协助|每|根据|通过|商|督促|约谈|抽调|委托|召集|指导|推荐|核定|联合|组织开展|组成|组建|成立|设立|共同|[先执推实试进履]行)/;
const ENDS = new Set('局委办厅部院署处科司室站队所会社行镇乡道区县市旗州村府团心校学盟关班组门位构联台园业地体街居织)');
const FIELD =
  /^(?:发展改革|发改|工信|经信|财政|科技|教育|教体|人社|民政|公安|司法|自然资源|生态环境|环保|住建|住房城乡建设|城管|城市管理|交通运输|交通|水利|水务|农业农村|农业|林业|园林|商务|文旅|文化|旅游|体育|卫健|卫生健康|医保|应急管理|应急|消防|审计|统计|税务|市场监管|市监|金融|国资|数据|信访|气象|地震|海事|海关|邮政|通信|供电|供水|供气|供热|电力|燃气|政务服务|行政审批|招商|投促|宣传|组织|统战|政法|编办|纪检监察|工会|团委|妇联|残联|退役军人|乡村振兴|民族宗教|外事|人防|粮食|供销|烟草|银行|铁路|民航|工商|安监|质监|国土资源|国土|规划|国税|地税|环境保护|计生|物价|畜牧|农机|监察|交警|网信|民宗|科协|文广|广电|档案|机关事务|交运|住房|房管|卫生)/;
const FIELD_TAIL =
  /^(?:等(?:有关|相关|行业|职能|主管|业务|成员){0,2}(?:部门|单位)|(?:这)?[两二三四五六七八九几\d]+(?:家|个(?:部门|单位|局)|部门)|(企业|部门|单位|局|办))/;
