import { characterSet, isIn } from '../../lexicon/characters.ts';
import { isOffice } from './name-list.ts';
import { isOrganisation, splitNames, unique } from './names.ts';
import { LABEL, LABEL_AHEAD, type LabelPart, type Role, splitLabels, standsAlone } from './owner-labels.ts';
import type { OwnerMention } from './owner-mention.ts';
import { bracketRoles } from './owner-roles.ts';
import { FIRST_LEADS, MARK_LEADS, type OwnerRules, ownerRules, partedByRule } from './owner-rules.ts';
import { addSigned } from './signed-owners.ts';
import { type TimeExpression, timesBetween } from './times.ts';

/** Finds owner annotations in brackets and lines. Linear: each bracket is looked at once. In tables columns name who, so that a label needs its colon there. */
export function findOwners(
  text: string,
  times: readonly TimeExpression[],
  inTable: (at: number) => boolean = () => false,
): OwnerMention[] {
  const found: OwnerMention[] = [];
  LABEL.lastIndex = 0;
  const rules = ownerRules(text);
  let behind = 0;
  for (let match = LABEL.exec(text); match; match = LABEL.exec(text)) {
    if (match.index < behind || !standsAlone(text, match.index, match[0])) continue;
    if (!match[0].endsWith(':') && inTable(match.index)) continue;
    const annotation = labelled(text, match, times, rules);
    if (!annotation) continue;
    if (annotation.deadline || annotation.lead.length + annotation.support.length > 0) found.push(annotation);
    behind = annotation.end;
    LABEL.lastIndex = Math.max(LABEL.lastIndex, behind);
  }
  addBrackets(text, times, found, rules);
  addSigned(text, times, found, inTable);
  return found.sort((a, b) => a.start - b.start);
}

/** `(牵头单位:甲;责任单位:乙;完成时限:6月底前)`, or the same labels without brackets up to the end of the line or of the following label lines. */
function labelled(
  text: string,
  label: RegExpExecArray,
  times: readonly TimeExpression[],
  rules: OwnerRules,
): OwnerMention | null {
  const at = label.index;
  // 【责任单位】市住建局: the bracket holds the label alone.
  const open = /[\])]$/.test(label[0]) ? -1 : openBracket(text, at);
  // 时间:2022-12-13 on a line of its own belongs to the page.
  if (open < 0 && BARE_TIME.test(text.slice(at, at + 5))) return null;
  // 主办:某市人民政府 above the number of a licence: who keeps the page.
  if (/^[主承]办/.test(label[0]) && PAGE_FOOT.test(text.slice(Math.max(0, at - 60), at + 240))) return null;
  const start = open >= 0 ? open : lineLabelStart(text, at);
  const limit = Math.min(text.length, at + LONGEST);
  const end = open >= 0 ? closeBracket(text, open, limit) : labelLinesEnd(text, at + label[0].length, limit);
  if (end < 0) return null;
  const parts = splitLabels(text, at, open >= 0 ? end - 1 : end);
  // (市发改委牵头;完成时限:6月底前): names without a label in front of the first one.
  const unlabelled = open >= 0 && at > open + 2 ? bracketRoles(text.slice(open + 1, at)) : null;
  const named = (role: Role) => parts.filter((part) => part.role === role).flatMap((part) => part.names);
  const lead = [...(unlabelled?.lead ?? []), ...named('lead')];
  const units = named('unit');
  const support = [...(unlabelled?.support ?? []), ...named('support')];
  const heads = named('head');
  const deadline = deadlineOf(parts, times);
  const mention = (leads: readonly string[], helpers: readonly string[]): OwnerMention => ({
    start,
    end,
    lead: unique([...heads, ...leads]),
    support: unique(helpers),
    deadline,
  });
  if (lead.length > 0) return mention(lead, [...units, ...support]);
  if (rules.commaParts) {
    const [ahead, behind]: [string[], string[]] = [[], []];
    for (const { names, value } of parts.filter(({ role }) => role === 'unit')) {
      const before = splitNames(value.split(',')[0]!).length;
      ahead.push(...names.slice(0, before));
      behind.push(...names.slice(before));
    }
    return mention(ahead, [...behind, ...support]);
  }
  const parted = partedByRule(units, rules);
  return parted ? mention(parted.lead, [...parted.support, ...support]) : mention(units, support);
}

function deadlineOf(parts: readonly LabelPart[], times: readonly TimeExpression[]): TimeExpression | null {
  const part = parts.find(({ role }) => role === 'deadline');
  // 4月底、12月底: the last one ends it.
  return part ? (timesBetween(times, part.start, part.end).at(-1) ?? null) : null;
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
  const ahead = text.slice(start, at);
  // 2.牵头单位:…: an entry of a list that is nothing but the label.
  if (/^\d{1,2}[.、]$/.test(ahead) && (text[start - 1] ?? '\n') === '\n') return start;
  return /^[\s\d.、一二三四五六七八九十()主要第●◆■★▲•·-]*$/.test(ahead) ? at : start;
}

/** Labels that follow each other on lines of their own belong together. */
function labelLinesEnd(text: string, at: number, limit: number): number {
  let end = namesBelowEnd(text, at, limit);
  for (let i = end; i < limit; ) {
    while (i < limit && ' \n\t'.includes(text[i]!)) i++;
    if (!LABEL_AHEAD.test(text.slice(i, i + 24))) break;
    // From the next character on: a stop in front of the label must not end the line where it begins.
    const colon = text.slice(i, i + 24).indexOf(':');
    end = colon < 0 ? lineEnd(text, i + 1, limit) : namesBelowEnd(text, i + colon + 1, limit);
    i = end;
  }
  return end;
}

/** 责任单位: and the names on the lines below it, one or several to a line; else the end of the label's own line. */
function namesBelowEnd(text: string, at: number, limit: number): number {
  const onLine = text[at - 1] !== '\n' && /[^\s]/.test(text.slice(at, lineEnd(text, at, limit)));
  let end = onLine || text[at - 1] === '\n' ? lineEnd(text, at, limit) : at;
  if (onLine) return end;
  while (end < limit) {
    let from = end;
    while (from < limit && ' \n'.includes(text[from]!)) from++;
    const to = lineEnd(text, from, Math.min(limit, from + LONGEST_LIST));
    const names = splitNames(text.slice(from, to));
    if (to === from || !names.every(isOffice) || names.length === 0) break;
    end = to;
  }
  return end;
}

function lineEnd(text: string, at: number, limit: number): number {
  let end = at;
  while (end < limit && text[end] !== '。' && text[end] !== '\t') {
    // 市住房和城乡建设⏎局: the page cuts a name.
    if (text[end] === '\n' && !CUT_NAME.test(text.slice(end - 1, end + 3))) break;
    end++;
  }
  return end;
}

/** Does it fill its line, with the first entry of a list on the next? */
export function isHeadingOfList(text: string, start: number, end: number): boolean {
  return (text[start - 1] ?? '\n') === '\n' && /^[:]?\s*\n\s*(?:1[.、]|\(1\)|①)/.test(text.slice(end, end + 12));
}

/** (市教育局、市财政局), (甲局牵头,乙局、丙局配合), (甲局、乙局按职责分工负责): organisations behind the text they are responsible for. */
function addBrackets(text: string, times: readonly TimeExpression[], found: OwnerMention[], rules: OwnerRules): void {
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
    // Behind a word rather than a mark only what says who leads or helps, or what ends the sentence and adds nothing to a name before it.
    const free = BEFORE_BRACKET.test(text[open - 1] ?? '\n') || ASSIGNED.test(words) || FIRST_LEADS.test(words);
    if (!free && !CLOSES_SENTENCE.test(text.slice(end, end + 2))) continue;
    // [市水务局] on a line above 1.…: the heading of a list.
    if (isHeadingOfList(text, open, end)) continue;
    const roles = bracketRoles(words);
    if (!roles || (!free && (isOrganisation(text.slice(Math.max(0, open - 6), open)) || !roles.lead.every(isOffice))))
      continue;
    const deadline = roles.hasTerm ? (timesBetween(times, open, end).at(-1) ?? null) : null;
    const parted = LEADS.test(words.replace(FIRST_LEADS, '').replace(MARK_LEADS, ''))
      ? null
      : partedByRule(roles.lead, rules);
    found.push({
      start: open,
      end,
      lead: parted?.lead ?? roles.lead,
      support: [...(parted?.support ?? []), ...roles.support],
      deadline,
    });
  }
}

const CLOSES_SENTENCE = /^(?:[。;,\n]|$)/;
const OPENING = characterSet('([');
const CLOSING = characterSet(')]');
const OPENS = /[([]/g;
const LONGEST = 900;
const LONGEST_LIST = 120;
const CUT_NAME = /^[\u4e00-\u9fff]\n[局委办厅部](?:[、,;。\n]|$)/;
const LEADS = /牵头|主办|主责/;
const PAGE_FOOT = /ICP备|网站标识码|版权所有|公网安备|网安备/;
const BARE_TIME = /^(?:时限|期限|时间|截止|时间)/;
const ASSIGNED = /(?:牵头|负责|配合|主办|协办|主责)(?:[,;]|$)/;
const BEFORE_BRACKET = /[。;!?\n”"\s]/;
