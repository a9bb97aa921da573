import { type TimeExpression, timesBetween } from './times.ts';

/** Who answers for something, as the text says it. Offsets are of the normalised text. */
export interface OwnerMention {
  readonly start: number;
  readonly end: number;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  /** 完成时限 inside the annotation. */
  readonly deadline: TimeExpression | null;
  /** `behind`: an annotation after what it is about. `inside`: words of the sentence itself (由…牵头). */
  readonly place: 'behind' | 'inside';
}

/** Finds owner annotations in brackets and lines, and 由…牵头,…配合 in sentences. Linear: each bracket is looked at once. */
export function findOwners(text: string, times: readonly TimeExpression[]): OwnerMention[] {
  const found: OwnerMention[] = [];
  LABEL.lastIndex = 0;
  let behind = 0;
  for (let match = LABEL.exec(text); match; match = LABEL.exec(text)) {
    if (match.index < behind) continue;
    const after = LABEL.lastIndex;
    const annotation = labelled(text, match.index, times);
    if (annotation) {
      found.push(annotation);
      behind = annotation.end;
    }
    // Always forward: looking for the end of the labels moved the expression's own place.
    LABEL.lastIndex = Math.max(after, behind);
  }
  addPlainBrackets(text, found);
  addInside(text, found);
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  // Words inside an annotation are not a second one.
  let covered = 0;
  return found.filter((owner) => {
    if (owner.place === 'inside' && owner.start < covered) return false;
    covered = Math.max(covered, owner.end);
    return true;
  });
}

type Role = 'lead' | 'unit' | 'support' | 'deadline' | 'other';

const LABEL =
  /(?:牵头|责任|配合|主办|协办|承办|主责|负责|参与|实施|落实|支持|协同|主要责任|完成|办结|整改)(?:和?(?:责任|配合|实施|参加|落实))?(?:单位|部门|领导|主体|人|处室|科室|时限|时间|期限)(?:及责任人|和时限)?:/g;
const ROLE_OF = (label: string): Role => {
  if (/时限|时间|期限/.test(label)) return 'deadline';
  if (/牵头|主办|主责|主要责任/.test(label)) return 'lead';
  if (/配合|协办|参与|支持|协同|参加/.test(label)) return 'support';
  return 'unit';
};

/** `(牵头单位:甲;责任单位:乙;完成时限:6月底前)`, or the same labels without brackets up to the end of the line or of the following label lines. */
function labelled(text: string, at: number, times: readonly TimeExpression[]): OwnerMention | null {
  const open = openBracket(text, at);
  const start = open >= 0 ? open : lineLabelStart(text, at);
  const limit = Math.min(text.length, at + LONGEST);
  const end = open >= 0 ? closeBracket(text, open, limit) : labelLinesEnd(text, at, limit);
  if (end < 0) return null;
  const parts = splitLabels(text, at, open >= 0 ? end - 1 : end);
  const lead = parts.filter((part) => part.role === 'lead').flatMap((part) => part.names);
  const units = parts.filter((part) => part.role === 'unit').flatMap((part) => part.names);
  const support = parts.filter((part) => part.role === 'support').flatMap((part) => part.names);
  const alone = lead.length === 0;
  if (lead.length + units.length + support.length === 0) return null;
  return {
    start,
    end,
    lead: unique(alone ? units : lead),
    support: unique(alone ? support : [...units, ...support]),
    deadline: deadlineOf(parts, times),
    place: 'behind',
  };
}

function deadlineOf(parts: readonly LabelPart[], times: readonly TimeExpression[]): TimeExpression | null {
  const part = parts.find(({ role }) => role === 'deadline');
  return part ? (timesBetween(times, part.start, part.end)[0] ?? null) : null;
}

interface LabelPart {
  readonly role: Role;
  readonly names: readonly string[];
  readonly start: number;
  readonly end: number;
}

function splitLabels(text: string, start: number, end: number): LabelPart[] {
  const words = text.slice(start, end);
  const marks = [...words.matchAll(LABEL)];
  return marks.map((mark, i) => {
    const from = mark.index + mark[0].length;
    const to = marks[i + 1]?.index ?? words.length;
    const role = ROLE_OF(mark[0]);
    const value = words.slice(from, to).replace(/。[^]*$/, '');
    return { role, names: role === 'deadline' ? [] : splitNames(value), start: start + from, end: start + to };
  });
}

/** Splits at 、, , ; and line breaks outside of brackets; a closing 等 is dropped, 市科技局 and 县(市、区)政府 stay whole. */
export function splitNames(words: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let name = '';
  const push = () => {
    const clean = name
      .trim()
      .replace(/^(?:和|及|以及|由)(?=[市县省区各])/, '')
      .replace(
        /(?:等(?:单位|部门|相关部门|有关部门)?(?:按职责分工负责)?|按职责分工(?:负责)?|负责|牵头|配合|分工负责)$/,
        '',
      )
      .trim();
    if (clean && clean.length <= 40) names.push(clean);
    name = '';
  };
  for (const character of words) {
    if (character === '(') depth++;
    if (character === ')') depth = Math.max(0, depth - 1);
    if (depth === 0 && SEPARATORS.includes(character)) push();
    else name += character;
  }
  push();
  return names;
}

function openBracket(text: string, at: number): number {
  for (let i = at - 1; i >= 0 && at - i <= 12; i--) {
    if (text[i] === '(' || text[i] === '[') return i;
    if (')]。\n'.includes(text[i]!)) return -1;
  }
  return -1;
}

function closeBracket(text: string, open: number, limit: number): number {
  let depth = 0;
  for (let i = open; i < limit; i++) {
    if ('(['.includes(text[i]!)) depth++;
    else if (')]'.includes(text[i]!) && --depth === 0) return i + 1;
  }
  // An annotation whose bracket never closes ends with its line.
  const line = text.indexOf('\n', open);
  return line >= 0 && line < limit ? line : -1;
}

function lineLabelStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < 8 && !'\n。;,\t:)'.includes(text[start - 1]!)) start--;
  return /^[\s\d.、一二三四五六七八九十()主要第]*$/.test(text.slice(start, at)) ? at : start;
}

/** Labels that follow each other on lines of their own belong together. */
function labelLinesEnd(text: string, at: number, limit: number): number {
  let end = lineEnd(text, at, limit);
  for (let i = end; i < limit; ) {
    while (i < limit && ' \n\t'.includes(text[i]!)) i++;
    LABEL.lastIndex = i;
    const next = LABEL.exec(text.slice(0, Math.min(limit, i + 16)));
    if (!next || next.index > i + 2) break;
    end = lineEnd(text, next.index, limit);
    i = end;
  }
  LABEL.lastIndex = at;
  return end;
}

function lineEnd(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && text[end] !== '\n' && text[end] !== '。' && text[end] !== '\t') end++;
  return end;
}

/** (市教育局、市财政局): names of organisations and nothing else, behind the text they are responsible for. */
function addPlainBrackets(text: string, found: OwnerMention[]): void {
  const taken = found.slice();
  let t = 0;
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    while (t < taken.length && taken[t]!.end <= open) t++;
    if (t < taken.length && taken[t]!.start <= open) continue;
    if (!BEFORE_PLAIN.test(text[open - 1] ?? '\n')) continue;
    const end = closeBracket(text, open, Math.min(text.length, open + 400));
    if (end < 0 || text[end - 1] !== ')' || !/^[\s。;]*(\n|$)|^[^]?[\n(]/.test(text.slice(end, end + 6))) continue;
    const names = splitNames(text.slice(open + 1, end - 1).replace(/(?:分别)?按职责(?:分工)?(?:负责|落实)?/, ''));
    const organisations = names.filter((name) => ORGANISATION.test(name)).length;
    if (names.length === 0 || organisations < names.length * 0.7 || names.some((name) => /\d{4}年|[:。]/.test(name)))
      continue;
    if (names.length === 1 && !/局|委|办|厅|部|政府|中心$/.test(names[0]!)) continue;
    found.push({ start: open, end, lead: unique(names), support: [], deadline: null, place: 'behind' });
  }
}

/** 由市工信局牵头,市财政局配合; 市发改委牵头科技、财政等部门; 市教育局负责. */
function addInside(text: string, found: OwnerMention[]): void {
  INSIDE.lastIndex = 0;
  for (let match = INSIDE.exec(text); match; match = INSIDE.exec(text)) {
    const { head, verb, rest } = match.groups!;
    const names = splitNames((head ?? '').replace(/^(?:要|并|和|及|由|请)/, '').replace(/分别$/, ''));
    if (
      names.length === 0 ||
      !names.every((name, i) => ORGANISATION.test(name) || (i > 0 && ORGANISATION.test(names[0]!)))
    )
      continue;
    const leadEnd = match.index + match[0].length - (rest ?? '').length;
    const support = supportBehind(text, leadEnd, verb ?? '');
    found.push({
      start: match.index,
      end: support.end,
      lead: unique(names),
      support: unique(support.names),
      deadline: null,
      place: 'inside',
    });
  }
}

function supportBehind(text: string, at: number, verb: string): { names: string[]; end: number } {
  const window = text.slice(at, at + 120).replace(/[。;\n][^]*$/, '');
  const partners = /^,?(?:会同|联合|协同)?([^,。;]{2,80}?)等?(?:部门|单位)?(?:配合|协助|参与|协同|按照?职责|承担)/.exec(
    window,
  );
  if (partners) {
    const names = splitNames(partners[1]!.replace(/等(?:部门|单位)?$/, ''));
    if (names.every((name) => ORGANISATION.test(name) || /部门|单位/.test(name)))
      return { names, end: at + partners[0].length };
  }
  const convened = verb === '牵头' ? /^(?:会同)?([^,。;]{2,60}?)等(?:部门|单位)/.exec(window) : null;
  if (convened) return { names: splitNames(convened[1]!), end: at + convened[0].length };
  const joined = /^,?(?:会同|联合)([^,。;]{2,60}?)(?:等(?:部门|单位)?|制定|开展|推进|建立|组织)/.exec(window);
  return joined ? { names: splitNames(joined[1]!), end: at + joined[0].length } : { names: [], end: at };
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** How the name of an organisation ends in Chinese administration. */
export const ORGANISATION =
  /(局|委|办|厅|部|院|署|处|科|室|站|队|所|会|社|行|镇|乡|街道|办事处|区|县|市|旗|村|政府|公司|集团|中心|学校|大学|学院|银行|联盟|协会|海关|支队|专班|小组|指挥部|部门|单位|机构|委员会|管委会|办公室|党委|党组|工委|联合会|总工会|妇联|残联|团委|工商联|电视台|园区|开发区|高新区|新区|度假区|通管办|平台公司|供电公司|税务局|法院|检察院|企业|各地|主体|县\(市、区\)|\(市\)|\(区\)|\(市、区\)|\))$/;
const SEPARATORS = '、,;\n';
const LONGEST = 900;
const BEFORE_PLAIN = /[。;!?\n”"\s]/;
const INSIDE =
  /(?<=[,。;:\n(]|^|由)(?<head>[^,。;:!?\n()“”"]{0,4}(?:市|县|区|省|州|各|办公室|领导小组|指挥部|专班)[^,。;:!?\n“”"]{0,60}?)(?<verb>牵头|负总责|总负责|负责)(?=(?<rest>[^\n]?))/g;
