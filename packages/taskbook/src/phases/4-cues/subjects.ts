import type { Sentence } from '../2-structure/index.ts';
import { type NameList, opensWithField, readNames } from '../3-quantities/name-list.ts';
import { isSpecific, splitNames, unique } from '../3-quantities/names.ts';
import { type TimeExpression, timesBetween } from '../3-quantities/times.ts';
import { type Clause, clausesOf, wordsIn } from './clauses.ts';
import { type Context, type NamedOwner, timesOf } from './context.ts';
import type { WordIn } from './matcher.ts';
import { areSubjects, isSubject } from './subject-names.ts';
import {
  DOES,
  DOES_IF_NAMED,
  EVERYBODY,
  GUIDES,
  HELPS,
  INNER_VERB,
  INTRODUCES,
  LEADER,
  LEVEL,
  LONGEST_CLAUSE,
  MEMBERS,
  NOBODY,
  NOBODY_NAMED,
  NOT_BY,
  namesSomebody,
  OTHERS,
  PEOPLE,
  PERSON,
  PREPOSITION,
  PUNISHES,
  SIGNED_ON,
  SURE,
  TAKES,
  TELLS,
  TITLE_BEHIND,
  TOLD,
  TOLD_OF,
  VERBAL,
} from './subject-words.ts';

/**
 * Who a sentence tells to act: 市应急局承担…, 由区政府牵头,市财政局配合, 各区(市)要…. A clause opens with its subject, or names it behind 由 and 请;
 * the names have to be followed by what they do. Words for everybody (各级各部门, 广大, 企业) name nobody.
 */
export function sentenceOwner(context: Context, sentence: Sentence): NamedOwner | null {
  let owner = context.named[sentence.index];
  if (owner === undefined) {
    owner = readOwner(context, sentence);
    context.named[sentence.index] = owner;
  }
  return owner;
}

function readOwner(context: Context, sentence: Sentence): NamedOwner | null {
  const { text } = context.reading;
  if (!namesSomebody(text.slice(sentence.start, Math.min(sentence.end, sentence.start + 600)))) return null;
  const place: Place = { text, words: wordsIn(context, sentence), times: timesOf(context, sentence) };
  const found = new Owners();
  for (const clause of clausesOf(text, sentence.start + sentence.markLength, sentence.end).slice(0, 16)) {
    const subject = subjectOf(place, clause, sentence.end);
    if (subject) found.add(subject, roleOf(text, subject, clause, found.lead.length > 0));
    for (const partner of partnersOf(place, clause)) if (found.lead.length > 0) found.add(partner, 'support');
  }
  return found.owner();
}

interface Place {
  readonly text: string;
  readonly words: readonly WordIn[];
  readonly times: readonly TimeExpression[];
}

interface Named {
  readonly start: number;
  readonly end: number;
  readonly names: readonly string[];
}

class Owners {
  readonly lead: string[] = [];
  readonly support: string[] = [];
  #start = -1;
  #end = -1;

  add({ start, end, names }: Named, role: 'lead' | 'support'): void {
    this[role].push(...names);
    if (this.#start < 0) this.#start = start;
    this.#end = Math.max(this.#end, end);
  }

  owner(): NamedOwner | null {
    if (this.#start < 0) return null;
    const lead = unique(this.lead);
    return {
      start: this.#start,
      end: this.#end,
      lead,
      support: unique(this.support).filter((name) => !lead.includes(name)),
    };
  }
}

/** The names behind 由 or 请, else those that open the clause behind the times at its head. */
function subjectOf(place: Place, clause: Clause, sentenceEnd: number): Named | null {
  const { text } = place;
  const end = Math.min(clause.end, clause.start + LONGEST_CLAUSE);
  for (let by = clause.start; by < end; by++) {
    if (text[by] !== '由') continue;
    if (NOT_BY.test(text.slice(by - 1, by + 2)) || /不[得能再应]$/.test(text.slice(by - 2, by))) continue;
    const start = by + 1;
    const person = PERSON.exec(text.slice(start, start + 24));
    if (person) return { start, end: start + person[1]!.length, names: [person[1]!] };
    const list =
      readNames(text, start, sentenceEnd, (at) => isVerb(place, at, sentenceEnd, true)) ??
      sureNames(text, start, sentenceEnd, true);
    if (list && !NOBODY_NAMED.test(list.names[0]!))
      return PUNISHES.test(text.slice(list.end, list.end + 24)) ? null : { start, end: list.end, names: list.names };
  }
  const start = openingOf(place, clause);
  const treasury = /^[省市县区镇]财政(?=安排|统筹|每年|拨|给予|承担|足额|列支|设立)/.exec(
    text.slice(start, start + 8),
  )?.[0];
  if (treasury) return { start, end: start + treasury.length, names: [treasury] };
  const leader = LEADER.exec(text.slice(start, Math.min(clause.end, start + 24)));
  if (leader) return { start, end: start + leader[1]!.length, names: [leader[1]!] };
  if (PREPOSITION.test(text.slice(start, start + 4))) return null;
  if (NOBODY.test(text.slice(start, start + 24))) return null;
  const asked = /[请成]$/.test(text.slice(clause.start, start));
  const list =
    readNames(text, start, sentenceEnd, (at) => isVerb(place, at, sentenceEnd, false)) ??
    sureNames(text, start, sentenceEnd, asked);
  if (list && (!opensWithVerb(place, start) || list.names[0] === '开发区') && areSubjects(text, list))
    return { start, end: list.end, names: list.names };
  const told = toldNames(text, start, sentenceEnd);
  return told && { start, end: told.end, names: told.names };
}

/** 市财政局先行安排…: an office of a level of government that opens a clause acts, whatever the verb, unless the words behind tell of it. */
function sureNames(text: string, start: number, sentenceEnd: number, named = false): NameList | null {
  if (!LEVEL.includes(text[start] ?? ' ') && !(named && text[start] === '各')) return null;
  const list = readNames(text, start, sentenceEnd, (at) => at < sentenceEnd && !TOLD_OF.test(text.slice(at, at + 24)));
  return list?.names.every((name) => SURE.test(name) || (named && isSubject(name))) ? list : null;
}

/** 各视频监控站、防火瞭望塔和护林员要…: whoever stands in front of 要 is told, be it people or places that no office has in its name. */
function toldNames(text: string, start: number, sentenceEnd: number): NameList | null {
  const told = TOLD.exec(text.slice(start, Math.min(sentenceEnd, start + 60)))?.[1];
  if (!told) return null;
  const pieces = told.split(/、|以及|[和及与]/);
  const names = pieces.every((name) => PEOPLE.test(name)) ? pieces : splitNames(told);
  if (
    names.length === 0 ||
    names.every((name) => EVERYBODY.test(name)) ||
    !names.every((name) => PEOPLE.test(name) && !INNER_VERB.test(name.replace(/\(.*?\)/, '')) && !NOBODY.test(name))
  )
    return null;
  return { names, end: start + told.length, areFields: true };
}

/** Behind blanks, 请, 并由 and the like, and the times at the head of the clause. */
function openingOf({ text, times }: Place, clause: Clause): number {
  let at = clause.start + (INTRODUCES.exec(text.slice(clause.start, clause.start + 14))?.[0].length ?? 0);
  // (市应急局负责)推进…: the annotation of what stands before it.
  if (text[at] === '(') {
    const close = text.indexOf(')', at);
    if (close > 0 && close < Math.min(clause.end, at + 200)) at = close + 1;
  }
  const time = timesBetween(times, at, Math.min(clause.end, at + 24))[0];
  if (time && time.start - at <= 1 && time.end < clause.end) at = time.end;
  return at;
}

/** Does what stands here say what the names before it do? */
function isVerb({ text, words, times }: Place, at: number, sentenceEnd: number, named: boolean): boolean {
  // 各专项小组,要…: the mark between subject and verb.
  if (text[at] === ',') return at < sentenceEnd && TELLS.test(text.slice(at + 1, at + 4));
  // 市住建局:负责管网改造.
  if (text[at] === ':') return at < sentenceEnd && TAKES.test(text.slice(at + 1, at + 5));
  const behind = text.slice(at, Math.min(sentenceEnd, at + 32));
  // 省住建厅制定了…: tells what has been done.
  if (/^[\u4e00-\u9fff]{2,4}了(?!解)/.test(behind)) return false;
  if (DOES.test(behind) || (named && DOES_IF_NAMED.test(behind))) return true;
  const time = timesBetween(times, at, at + 24)[0];
  // 区政府2025年重点工作: a title, and nobody acts.
  // 市总工会2022年7月28日: who signs.
  if (time && time.start - at <= 1 && SIGNED_ON.test(text.slice(time.start, time.start + 16))) return false;
  if (time && time.start - at <= 1 && !TITLE_BEHIND.test(text.slice(time.end, time.end + 8))) return true;
  return words.some(
    ({ name, start, end }) =>
      start === at &&
      end - start > 1 &&
      !/^[了人同]/.test(text.slice(end, end + 1)) &&
      (name === 'act' || name === 'must' || name === 'will') &&
      !isCompound(text, end),
  );
}

/** 市场监管平台, 发展改革工作: a verb in front of a noun of its own is part of a name. */
function isCompound(text: string, end: number): boolean {
  return (
    /^(?:工作|领域|系统|平台|部门|中心|体系|机构|队伍|人员|事项|服务)?的/.test(text.slice(end, end + 4)) ||
    // 省人力资源社会|保障厅: the verb is the field of an office.
    /^[厅局]/.test(text.slice(end, end + 1)) ||
    /^(?:督导|管理|工作|服务)?(?:委员会|领导小组|办公室)/.test(text.slice(end, end + 6))
  );
}

/** 督促有关部门, 完善部门联动: the clause opens with a verb of command, unless the verb is the field of an office (教育局, 宣传部). */
function opensWithVerb({ text, words }: Place, start: number): boolean {
  const word = words.find((other) => other.start === start && VERBAL.has(other.name));
  return (
    word !== undefined &&
    word.end - start > 1 &&
    !opensWithField(text, start) &&
    !/^(?:牵头|责任|配合|协同|成员|主办){1,2}(?:单位|部门)|^(?:考核|督查|督导|检查|验收|评估|巡查|整治)(?:工作)?[组队]/.test(
      text.slice(start, start + 6),
    )
  );
}

function roleOf(text: string, subject: Named, clause: Clause, hasLead: boolean): 'lead' | 'support' {
  // A list may go beyond the clause that it begins in.
  const behind = text.slice(subject.end, Math.min(Math.max(clause.end, subject.end + 8), subject.end + 14));
  if (HELPS.test(behind) || /^各?(?:配合|协办|协同)(?:单位|部门)$/.test(subject.names[0]!)) return 'support';
  // 由甲、乙组成专班: its members; 区管委会办公室组成督查组: who forms it.
  if (MEMBERS.test(behind) && (hasLead || subject.names.length > 1)) return 'support';
  if (!hasLead) return OTHERS.test(subject.names[0]!) && GUIDES.test(behind) ? 'support' : 'lead';
  if (OTHERS.test(subject.names[0]!) || GUIDES.test(behind)) return 'support';
  // 市住建局负责,市水务集团实施: beside one who answers for it.
  return /^(?:具体|组织)?(?:实施|落实)[,。;]?$/.test(text.slice(subject.end, Math.min(clause.end + 1, subject.end + 6)))
    ? 'support'
    : 'lead';
}

/** 会同市财政局、有关部门; 牵头科技、财政等部门; 联合市交通局. */
function partnersOf(place: Place, clause: Clause): Named[] {
  const { text } = place;
  const found: Named[] = [];
  const words = text.slice(clause.start, clause.end);
  if (!/会同|牵头|联合|组织|[局委厅办部位府]商/.test(words)) return found;
  for (const match of words.matchAll(
    /会同|牵头|联合(?!会)|组织(?=[省市县区])|(?<=[局委厅办部位府])商(?=[省市县区])/g,
  )) {
    const start = clause.start + match.index + match[0].length;
    const list = readNames(text, start, clause.end, (at) => at >= clause.end || isVerb(place, at, clause.end, true));
    // 商省厅: what is only called by its kind is nobody.
    if (list && match[0] === '商' && list.names.some((name) => name.length < 3)) continue;
    if (list && match[0] === '联合' && !list.names.every((name) => isSpecific(name) && !/专班|小组|体$/.test(name)))
      continue;
    if (
      list &&
      (!/牵头|组织/.test(match[0]) || /等(?:各|有关|相关)?(?:部门|单位)$/.test(text.slice(list.end - 5, list.end)))
    )
      found.push({ start, end: list.end, names: list.names });
  }
  return found;
}
