import { characterSet, isIn } from '../../lexicon/characters.ts';
import { isOrganisation, isTerm, splitNames, unique } from './names.ts';
import { type TimeExpression, timesBetween } from './times.ts';

/** Who answers for something, as the text says it. Offsets are of the normalised text. */
export interface OwnerMention {
  readonly start: number;
  readonly end: number;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  /** 完成时限 inside the annotation. */
  readonly deadline: TimeExpression | null;
}

/** Finds owner annotations in brackets and lines. Linear: each bracket is looked at once. */
export function findOwners(text: string, times: readonly TimeExpression[]): OwnerMention[] {
  const found: OwnerMention[] = [];
  LABEL.lastIndex = 0;
  const firstLeads = FIRST_LEADS.test(text);
  let behind = 0;
  for (let match = LABEL.exec(text); match; match = LABEL.exec(text)) {
    if (match.index < behind) continue;
    const annotation = labelled(text, match.index, times, firstLeads);
    if (!annotation) continue;
    if (annotation.deadline || annotation.lead.length + annotation.support.length > 0) found.push(annotation);
    behind = annotation.end;
    LABEL.lastIndex = Math.max(LABEL.lastIndex, behind);
  }
  addBrackets(text, times, found, firstLeads);
  return found.sort((a, b) => a.start - b.start);
}

type Role = 'lead' | 'unit' | 'support' | 'deadline' | 'other';

const LABEL =
  /(?:(?:牵头|责任|配合|建设|业主|主管|主办|协办|承办|主责|负责|参与|实施|落实|支持|协同|主要责任|包保|包联|包抓|完成|办结|整改)(?:和?(?:责任|配合|实施|参加|落实)|\((?:牵头|责任|主责)\))?(?:[省市县区]?(?:单位|部门|领导|主体|人|处室|科室|股室|时限|时间|期限)(?:\((?:单位|部门|人)\)|及责任人|和时限)?|(?<=牵头|配合|责任|主办|协办|参与|落实|协同))|(?<![\u4e00-\u9fff])(?:时限|期限|时间|截止时间|时间节点|时间要求))(?::|(?<=单位|部门)为(?=[市县区省各]))/g;
// Copies, because a pattern that searches keeps its place: the outer search and the inner ones must not disturb each other.
const LABEL_WITHIN = new RegExp(LABEL.source, 'g');
const LABEL_AHEAD = new RegExp(`^.{0,2}(?:${LABEL.source})`);
const ROLE_OF = (label: string): Role => {
  if (/时限|时间|期限/.test(label)) return 'deadline';
  if (/牵头|主办|主责|主要责任|主管/.test(label)) return 'lead';
  if (/配合|协办|参与|支持|协同|参加/.test(label)) return 'support';
  return 'unit';
};

/** `(牵头单位:甲;责任单位:乙;完成时限:6月底前)`, or the same labels without brackets up to the end of the line or of the following label lines. */
function labelled(
  text: string,
  at: number,
  times: readonly TimeExpression[],
  firstLeads: boolean,
): OwnerMention | null {
  const open = openBracket(text, at);
  // 时间:2022-12-13 on a line of its own belongs to the page.
  if (open < 0 && BARE_TIME.test(text.slice(at, at + 5))) return null;
  const start = open >= 0 ? open : lineLabelStart(text, at);
  const limit = Math.min(text.length, at + LONGEST);
  const end = open >= 0 ? closeBracket(text, open, limit) : labelLinesEnd(text, at, limit);
  if (end < 0) return null;
  const parts = splitLabels(text, at, open >= 0 ? end - 1 : end);
  // (市发改委牵头;完成时限:6月底前): names without a label in front of the first one.
  const unlabelled = open >= 0 && at > open + 2 ? bracketRoles(text.slice(open + 1, at)) : null;
  const named = (role: Role) => parts.filter((part) => part.role === role).flatMap((part) => part.names);
  const lead = [...(unlabelled?.lead ?? []), ...named('lead')];
  const units = named('unit');
  const support = [...(unlabelled?.support ?? []), ...named('support')];
  const alone = lead.length === 0;
  // 第一责任单位为牵头单位: the first of each list leads.
  if (alone && units.length > 1 && firstLeads) {
    lead.push(units.shift()!);
    support.unshift(...units.splice(0));
  }
  return {
    start,
    end,
    lead: unique(lead.length === 0 ? units : lead),
    support: unique(lead.length === 0 ? support : [...units, ...support]),
    deadline: deadlineOf(parts, times),
  };
}

function deadlineOf(parts: readonly LabelPart[], times: readonly TimeExpression[]): TimeExpression | null {
  const part = parts.find(({ role }) => role === 'deadline');
  // 4月底、12月底: the last one ends it.
  return part ? (timesBetween(times, part.start, part.end).at(-1) ?? null) : null;
}

interface LabelPart {
  readonly role: Role;
  readonly names: readonly string[];
  readonly start: number;
  readonly end: number;
}

function splitLabels(text: string, start: number, end: number): LabelPart[] {
  const words = text.slice(start, end);
  const marks = [...words.matchAll(LABEL_WITHIN)];
  return marks.flatMap((mark, i): LabelPart[] => {
    const from = mark.index + mark[0].length;
    const to = marks[i + 1]?.index ?? words.length;
    const role = ROLE_OF(mark[0]);
    const value = words.slice(from, to).replace(/。.*$/s, '');
    const place = { start: start + from, end: start + to };
    if (role === 'deadline') return [{ role, names: [], ...place }];
    // 责任单位:市民政局牵头,市财政局、市医保局配合: verbs say more than the label.
    const told = role === 'unit' && TOLD_ROLES.test(value) ? bracketRoles(words.slice(from, to)) : null;
    if (told)
      return [
        { role: 'lead', names: told.lead, ...place },
        { role: 'support', names: told.support, ...place },
      ];
    // 责任单位:市民政局(牵头)、市财政局: who leads is marked among them.
    const leads = role === 'unit' ? [...value.matchAll(MARKED_LEAD)].flatMap(([, name]) => splitNames(name!)) : [];
    const names = splitNames(value.replace(MARK_OF_LEAD, ''));
    if (leads.length === 0) return [{ role, names, ...place }];
    return [
      { role: 'lead', names: leads, ...place },
      { role: 'support', names: names.filter((name) => !leads.includes(name)), ...place },
    ];
  });
}

/** The bracket that an annotation stands in: at most sixty characters ahead, because a deadline may come before the names. */
function openBracket(text: string, at: number): number {
  let depth = 0;
  for (let i = at - 1; i >= 0 && at - i <= 60; i--) {
    const code = text.charCodeAt(i);
    if (isIn(CLOSING, code)) depth++;
    else if (isIn(OPENING, code) && depth-- === 0) return i;
    if (text[i] === '。' || text[i] === '\n') return -1;
  }
  return -1;
}

function closeBracket(text: string, open: number, limit: number): number {
  let depth = 0;
  for (let i = open; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (isIn(OPENING, code)) depth++;
    else if (isIn(CLOSING, code) && --depth === 0) return i + 1;
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
    if (!LABEL_AHEAD.test(text.slice(i, i + 24))) break;
    // From the next character on: a stop in front of the label must not end the line where it begins.
    end = lineEnd(text, i + 1, limit);
    i = end;
  }
  return end;
}

function lineEnd(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && text[end] !== '\n' && text[end] !== '。' && text[end] !== '\t') end++;
  return end;
}

/** (市教育局、市财政局), (甲局牵头,乙局、丙局配合), (甲局、乙局按职责分工负责): organisations behind the text they are responsible for. */
function addBrackets(text: string, times: readonly TimeExpression[], found: OwnerMention[], firstLeads: boolean): void {
  const labelledOnes = found.slice();
  let next = 0;
  OPENS.lastIndex = 0;
  for (let match = OPENS.exec(text); match; match = OPENS.exec(text)) {
    const open = match.index;
    while (next < labelledOnes.length && labelledOnes[next]!.end <= open) next++;
    if (next < labelledOnes.length && labelledOnes[next]!.start <= open) continue;
    const end = closeBracket(text, open, Math.min(text.length, open + LONGEST));
    if (end < 0 || !')]'.includes(text[end - 1]!)) continue;
    const words = text.slice(open + 1, end - 1);
    // Behind a word rather than a mark only what says who leads or helps.
    if (!BEFORE_BRACKET.test(text[open - 1] ?? '\n') && !ASSIGNED.test(words)) continue;
    const roles = bracketRoles(words);
    if (!roles) continue;
    const deadline = roles.hasTerm ? (timesBetween(times, open, end).at(-1) ?? null) : null;
    const lead = firstLeads && !LEADS.test(words.replace(FIRST_LEADS, '')) ? roles.lead.slice(0, 1) : roles.lead;
    found.push({ start: open, end, lead, support: [...roles.lead.slice(lead.length), ...roles.support], deadline });
  }
}

/** Names gather until a verb gives them a role; names without a verb lead. Null when it is not a list of organisations. */
function bracketRoles(words: string): { lead: string[]; support: string[]; hasTerm: boolean } | null {
  const lead: string[] = [];
  const support: string[] = [];
  let gathered = '';
  let verbs = 0;
  let hasTerm = false;
  const give = (verb: string) => {
    // 甲局会同乙局推进; 甲局牵头,乙局落实.
    const [own, partners] = gathered.split('会同');
    // 甲局牵头,乙局按职责分工负责: who answers for a part, beside one who leads.
    const helps =
      HELPING.test(verb) || (lead.length > 0 && /^(?:组织|具体)?(?:落实|实施|承办)$|职责|分工负责|分别负责/.test(verb));
    (helps ? support : lead).push(...splitNames(own!));
    support.push(...splitNames(partners ?? ''));
    gathered = '';
  };
  for (const [segment, mark] of segmentsOf(words)) {
    const onward = ONWARD.exec(segment)?.[1];
    if (onward) support.push(...splitNames(onward));
    if (/^以下/.test(segment)) break;
    // 列第一位者为牵头单位,下同: a rule for the reader among the names.
    if (FIRST_LEADS.test(segment) || /^下同$/.test(segment.trim())) continue;
    // 6月底前完成, 长期坚持: when, among the names of who.
    if (isTerm(segment.trim())) {
      hasTerm = true;
      continue;
    }
    const verb = BRACKET_VERB.exec(segment);
    gathered += `${gathered ? '、' : ''}${verb ? segment.slice(0, verb.index) : segment}`;
    if (verb) verbs++;
    if (verb || mark === ';') give(verb?.[0] ?? '');
  }
  give('');
  const all = [...lead, ...support];
  const organisations = all.filter(isOrganisation).length;
  if (all.length === 0 || organisations < all.length * 0.7 || all.some((name) => /\d{4}年|[:。“”《]/.test(name)))
    return null;
  if (verbs === 0 && all.length === 1 && !/(?:局|委|办|厅|部|政府|中心|公司)$/.test(all[0]!)) return null;
  return { lead: unique(lead), support: unique(support), hasTerm };
}

/** Parts of an annotation with the mark behind each. */
function segmentsOf(words: string): [string, string][] {
  return [...words.replace(/(?<=牵头|配合)、/g, ',').matchAll(/([^,;。]+)([,;。]|$)/g)].map((match) => [
    match[1]!,
    match[2]!,
  ]);
}

/** 以下均需各区政府落实: who helps with all that follows. */
const ONWARD = /^以下(?:各项|任务|工作)?(?:均|都)?(?:需|由|请)(.{2,60}?)(?:共同|积极)?(?:落实|配合|负责|参与)$/;
const TOLD_ROLES = /(?:牵头|配合)(?:[,、;]|$)/;
const HELPING = /配合|参与|参加|协助|协同|支持/;
const OPENING = characterSet('([');
const CLOSING = characterSet(')]');
const OPENS = /[([]/g;
const LONGEST = 900;
const MARKED_LEAD = /([^、,;()]{2,30})\((?:牵头|牵头单位|主责|主责单位)\)/g;
const MARK_OF_LEAD = /\((?:牵头|牵头单位|主责|主责单位)\)/g;
/** 列第一位的为牵头单位, 排名第一的单位牵头: a rule of the paper about all of its lists. */
const FIRST_LEADS =
  /(?:第一责任单位|第一个单位|(?:排|列|位列)(?:名|列|序)?(?:在|于)?(?:第[一1]位?|首位|最前)[的者]?(?:责任)?(?:单位|部门)?(?:者)?)[^,。;)]{0,4}(?:[为是](?:本项|该项)?(?:工作)?)?(?:牵头|主办|主责|总牵头)/;
const LEADS = /牵头|主办|主责/;
const BARE_TIME = /^(?:时限|期限|时间|截止|时间)/;
const ASSIGNED = /(?:牵头|负责|配合)(?:[,;]|$)/;
const BEFORE_BRACKET = /[。;!?\n”"\s]/;
const BRACKET_VERB =
  /(?:分别|共同|具体|联合|会同)?(?:牵头负责|牵头|总负责|负总责|按(?:照)?(?:各自)?职责(?:分工)?(?:分别)?(?:负责|落实|配合)?|分工负责|分别负责|负责落实|负责|(?:组织)?实施|推进|承办|主办|落实|配合|参与|参加|协助|协同|支持)$/;
