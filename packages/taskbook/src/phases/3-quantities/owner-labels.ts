import { splitNames } from './names.ts';
import { bracketRoles, markedLeads } from './owner-roles.ts';
import { COMMA_RULE } from './owner-rules.ts';

/** `head`: a person who answers for it, beside the units. `other`: whom to ask, who watches. */
export type Role = 'lead' | 'unit' | 'support' | 'head' | 'deadline' | 'other';

const KIND =
  /(?:(?:主体|属地|领导|直接|主管|行业|监管)责任|行业(?:主管|监管)|牵头|责任|配合|建设|业主|主管|监管|主办|协办|承办|联办|会办|承担|承建|代建|主责|负责|参与|参加|协助|协作|实施|落实|支持|协同|(?:资金|技术|服务|要素)?保障|指导|主要责任|包保|包联|包抓|分管|督办|完成|办结|整改)(?:和?(?:责任|配合|实施|参加|落实|考核|组织|监管)|\((?:牵头|责任|主责)\))?/;
const HOLDER =
  /[省市县区]?[级直]?(?:单位和部门|部门和单位|单位|部门|领导|主体|人|处室|科室|股室|时限|时间|期限|(?<=责任|牵头|配合)(?:县区|区县|县市区|县\((?:市、)?区\)|乡镇|镇街))(?:\((?:单位|部门|人)\)|及责任人|和时限)?|(?<=牵头|配合|责任|主办|协办|承办|主责|参与|落实|协同|行业主管|监管)/;
const OTHERS = /联系(?:人|电话|方式)|(?<![\u4e00-\u9fff])(?:时限|期限|时间|截止时间|时间节点|时间要求)/;
/** A name of an organisation comes, and no other label as in the head of a table. */
const NAME_COMES =
  /(?!\s{0,30}(?:[省市县区]级)?(?:牵头|责任|配合|协办|主办|参与|完成|实施|落实)[^\n]{0,6}(?:[\s:]|$))(?=\s{0,2}[^、,;。:\s\]]{1,26}(?:局|委|办|厅|部|政府|中心|公司|集团|会|街道|镇|乡|区|县|市|单位|部门|处|室|站|院|队|校|行|\))(?:[、,;。\s)\]]|$))/;
/** Without a colon the name itself has to follow: 责任单位 市住建局, 【责任单位】市住建局, 责任单位——市住建局, or the line below. */
const LOOSE = /—{1,2}|[\])]|[ \t]{1,30}|[ \t]{0,30}\n\s{0,30}/;
/** 牵头单位(市住建局),配合单位(市财政局): the names stand in a bracket that closes the part. */
const IN_BRACKET = /\((?=(?:[^()\n]|\([^()\n]{1,12}\)){2,160}\)(?:[,;、。\s)\]]|$))/;

export const LABEL = new RegExp(
  `(?:(?:[省市县区镇]级|总|第[一1])?(?:${KIND.source})(?:${HOLDER.source})|${OTHERS.source})[\\d一二三①-③]?(?::|(?<=单位|部门)[为是](?=[市县区省各])|(?<=单位|部门|主体)(?:${LOOSE.source}|${IN_BRACKET.source})${NAME_COMES.source})`,
  'g',
);
// Copies, because a pattern that searches keeps its place: the outer search and the inner ones must not disturb each other.
const LABEL_WITHIN = new RegExp(LABEL.source, 'g');
export const LABEL_AHEAD = new RegExp(`^.{0,2}(?:${LABEL.source})`);

/** 各责任单位 市住建局…: without a colon a label stands at the head of its line, sentence or bracket. */
export function standsAlone(text: string, at: number, label: string): boolean {
  // 依法追究法律责任:, 强化协同配合:: a word of the sentence, because nobody who holds the role is named.
  if (NO_HOLDER.test(label) && IDEOGRAPH.test(text[at - 1] ?? '\n')) return false;
  if (label.endsWith(':') || /[为是]$/.test(label)) return true;
  const before = text[at - 1] ?? '\n';
  // 各责任单位(市住建局)要…: told, and no label; behind another label a comma is enough.
  if (label.endsWith('(')) return /[\n。;,(、]/.test(before);
  if (/[\])]$/.test(label)) return before === (label.endsWith(']') ? '[' : '(');
  if (label.includes('\n')) return before === '\n';
  return /[\s。;,|([—]/.test(before);
}

function roleOf(label: string): Role {
  if (/时限|时间|期限/.test(label)) return 'deadline';
  if (/联系|督办/.test(label)) return 'other';
  if (/领导(?!责任)|(?:责任|负责|落实|承办)人:?$/.test(label)) return 'head';
  if (/牵头|主办|主责|主要责任|主管|第[一1]责任/.test(label)) return 'lead';
  return /配合|协办|参与|支持|协同|参加|协助|协作|会办|联办|保障|指导/.test(label) ? 'support' : 'unit';
}

export interface LabelPart {
  readonly role: Role;
  readonly names: readonly string[];
  /** The words that hold them. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The labels between two places, each with the names behind it. */
export function splitLabels(text: string, start: number, end: number): LabelPart[] {
  const words = text.slice(start, end);
  const marks = [...words.matchAll(LABEL_WITHIN)].filter((mark) => standsAlone(text, start + mark.index, mark[0]));
  return marks.flatMap((mark, i): LabelPart[] => {
    const from = mark.index + mark[0].length;
    const to = marks[i + 1]?.index ?? words.length;
    const role = roleOf(mark[0]);
    // 2.牵头单位:甲局⏎3.…, ●责任单位:…: the mark of the next label is none of this one's.
    const value = words
      .slice(from, to)
      .replace(/。.*$/s, '')
      .replace(COMMA_RULE, '')
      .replace(NO_NAMES, '')
      .replace(MARK_OF_NEXT, '');
    const place = { start: start + from, end: start + to, value };
    if (role === 'deadline' || role === 'other') return [{ role, names: [], ...place }];
    // 责任单位:市民政局牵头,市财政局、市医保局配合: verbs say more than the label.
    const told = role === 'unit' && TOLD_ROLES.test(value) ? bracketRoles(words.slice(from, to)) : null;
    if (told)
      return [
        { role: 'lead', names: told.lead, ...place },
        { role: 'support', names: told.support, ...place },
      ];
    // 责任单位:市民政局(牵头)、市财政局: who leads is marked among them.
    const { leads, bare } = markedLeads(role === 'unit' ? value : '');
    const names = splitNames(bare(value));
    if (leads.length === 0) return [{ role, names, ...place }];
    return [
      { role: 'lead', names: leads, ...place },
      { role: 'support', names: names.filter((name) => !leads.includes(name)), ...place },
    ];
  });
}

const NO_HOLDER = /^(?!.*(?:单位|部门|领导|主体|人|室|时限|时间|期限|区|乡镇|镇街|电话|方式|节点|要求)).*:$/;
const IDEOGRAPH = /[\u4e00-\u9fff](?<![级直])/;
/** ;以下各项均需各地落实, 不再一一列出; ,适用范围:…: what the paper adds behind the names. */
const NO_NAMES = /[,;、(]\s*(?:以下(?=各|任务|工作|均|除|不|同)|不再|适用(?:范围|对象|区域)).*$/s;
const MARK_OF_NEXT = /\s*(?:\d{1,2}[.、)]|\(\d{1,2}\)|[①-⑳●◆■★▲•·*/-])\s*$/;
const TOLD_ROLES = /(?:牵头|配合|指导|为主|主办|协办|主责|协同)(?:[,、;]|$)/;
