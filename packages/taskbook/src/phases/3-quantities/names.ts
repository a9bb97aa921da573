/**
 * Splits a list of organisations at 、, , ; line breaks and 和; brackets stay whole, a closing 等 or 负责 is dropped, and so are the times and terms
 * (6月底前完成, 长期坚持) that stand among them.
 */
export function splitNames(words: string): string[] {
  const inside = /^\s*[([](?:由)?([^()[\]]*)[)\]]\s*$/.exec(words)?.[1] ?? words;
  const list = inside.includes('\n') ? inside.replace(PAGE_NUMBER, '\n') : inside;
  const names: string[] = [];
  let depth = 0;
  let name = '';
  const push = () => {
    // 甲局、乙局等和各区政府: 等 closes the first part of the list.
    const clean = balanced(
      name
        .replace(LEADING, '')
        .replace(TRAILING, '')
        .replace(/等(?:(?:有关|相关)?(?:部门|单位))?(?=[和及]各)/, '')
        .trim(),
    );
    if (clean && clean.length <= 40 && !isTerm(clean)) names.push(...splitAnd(clean).map(withoutRemark));
    name = '';
  };
  for (let i = 0; i < list.length; i++) {
    const character = list[i]!;
    if ('([〈'.includes(character)) depth++;
    if (')]〉'.includes(character)) depth = Math.max(0, depth - 1);
    const level =
      character === '、' &&
      (isLevelAlone(name.trim(), list.slice(i + 1, i + 14)) ||
        isProvincial(list.slice(i + 1, i + 4)) ||
        (/党[工]?委$/.test(name) && GOVERNMENT_ALONE.test(list.slice(i + 1, i + 6))));
    // 市住建⏎局: a line break in the middle of a name; 市水务局 市财政局: a blank between two.
    if (
      character === '\n' &&
      name.trim() !== '' &&
      // 市科⏎技局: two letters are no name yet, whatever they end with.
      (name.trim().length < 3 || !isOrganisation(name.trim())) &&
      !OPENS_NAME.test(list.slice(i + 1).trimStart()[0] ?? '')
    )
      continue;
    const parts =
      SEPARATORS.includes(character) ||
      (character === ' ' && isOrganisation(name.trim()) && OPENS_NAME.test(list[i + 1] ?? ''));
    if (depth === 0 && parts && !level) push();
    else name += character;
  }
  push();
  return names;
}

/** 市、区自然灾害防治委员会; 各乡、镇人民政府: a level of government alone is no name yet. */
function isLevelAlone(name: string, behind: string): boolean {
  return (
    /^[省市县区]$/.test(name) ||
    (/^各[市县区乡镇]$/.test(name) && /^(?:[县区乡镇]|街道)(?:\([市、区旗县]{1,5}\))?(?:人民)?政府/.test(behind))
  );
}

/** 各省、自治区、直辖市人民政府: three kinds of provinces, one name. */
export function isProvincial(behind: string): boolean {
  return behind === '自治区' || behind === '直辖市';
}

/** A bracket that opens or closes outside of the name. */
function balanced(name: string): string {
  if (/^[([]/.test(name) && !/[)\]]/.test(name)) return name.replace(/^[([]+(?:由)?/, '');
  return /[)\]]$/.test(name) && !/[([]/.test(name) ? name.replace(/[)\]]+$/, '') : name;
}

/** 6月底前完成, 年底前, 长期坚持: when it is to be done rather than by whom. */
export function isTerm(words: string): boolean {
  return TERM.test(words);
}

/** 和 and 及 part two names only when both sides name one office each: 市文化和旅游局 and 有关部门和单位 stay whole. */
function splitAnd(name: string): string[] {
  for (const match of name.matchAll(/以及|[和及与]| ?[/+·] ?/g)) {
    const left = name.slice(0, match.index);
    const right = name.slice(match.index + match[0].length);
    if (
      (isSpecific(left) || (isOrganisation(left) && right.startsWith('各'))) &&
      (isSpecific(right) || /^[各有相]/.test(right)) &&
      isOrganisation(right) &&
      !/[(]/.test(left.slice(left.lastIndexOf(')') + 1))
    )
      return [left, ...splitAnd(right)];
  }
  return [name];
}

/** Does it end like the name of an organisation in Chinese administration? */
export function isOrganisation(name: string): boolean {
  return name.length >= 2 && ORGANISATION.test(name);
}

/** Does it name one office rather than all of a kind (有关部门, 各级党委, 成员单位)? */
export function isSpecific(name: string): boolean {
  return (
    isOrganisation(name) && !/^(?:各|有关|相关|其他|其它|涉)|(?:部门|单位|党委|政府|党组织|领导小组|地)$/.test(name)
  );
}

/** 区城管局(绿化): what a bracket adds about the work is no part of the name; 街道(镇) and 公司(服务中心) are. */
export function withoutRemark(name: string): string {
  if (!name.includes('(') && !name.includes('〈')) return name;
  // 各区政府〈含开发区管委会,下同〉: whom the paper counts among them.
  const counted = /^(.{2,})[(〈](?:含|包括|以下|下同)[^()〈〉]*[)〉]$/.exec(name);
  if (counted) return counted[1]!;
  const remark = /^(.{2,})\(([^()]+)\)$/.exec(name);
  if (!remark || !/(?:局|委|办|厅|公司|集团|中心|队)$/.test(remark[1]!)) return name;
  // 市政府办(金融), 市委组织部(人才办): which part of a large office.
  if (/(?:政府办|政府办公室|党政办)$/.test(remark[1]!) && /^[\u4e00-\u9fff]{2,4}$/.test(remark[2]!)) return name;
  return remark[2]!.startsWith('简称') || !isOrganisation(remark[2]!) ? remark[1]! : name;
}

export function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** 各市党委、政府: the two halves of one body. */
const GOVERNMENT_ALONE = /^(?:人民)?政府(?:[^\u4e00-\u9fff(]|$)/;
/** The number of a page between two lines of a list. */
const PAGE_NUMBER = /\n[—– -]*\d{1,3}[—– -]*\n/g;
const TERM =
  /^(?:于|在|到)?(?:20\d{2}年|\d{1,2}月|今年|明年|年底|年内|年末|全年|长期|持续|常态|即时|立行立改|立即|按期|每[年季月]|[上下]半年|第?[一二三四]季度|\d{1,2}[日号])(?![^,。;]{0,16}(?:局|委|办|厅|公司)$)/;
const OPENS_NAME = /[省市县区州各国中]/;
const SEPARATORS = '、,;|\n\t①②③④⑤⑥⑦⑧⑨⑩';
const LEADING = /^\s*(?:(?:以上|上述)(?:各项)?(?:任务|工作|事项)?(?:均|都)?由|(?:和|及|以及|由|请)(?=[市县省区各]))?/;
const TRAILING =
  /(?:等(?:(?:各?有关|各?相关)?(?:部门和单位|单位和部门|部门|单位))?|按(?:照)?(?:各自)?(?:职责|责任|任务)(?:分工)?(?:分别)?(?:负责|落实)?|负责|牵头|配合|分工负责|分别|等)*[\s*_([]*$/;
const ORGANISATION =
  /(?:局|委|办|厅|(?<![顶底内外全局头东西南北中])部|院|署|处|科|司|室|站|队|所|会|社|行|镇|乡|街道|镇街|村居|办事处|区|县|市|旗|州|村|政府|公司|集团|中心|学校|大学|学院|联盟|海关|支队|专班|组|指挥部|部门|单位|机构|党委|党组|党组织|工委|妇联|残联|团委|工商联|文联|科协|侨联|台联|社科联|记协|党校|(?:图书|博物|文化|档案|美术|科技)馆|(?:气象|地震|广播)台|中国(?:移动|电信|联通|铁塔|邮政|广电)|园|企业|各地|受灾地|属地|所在地|主体|部队|\)|〉)$/;
