import type { WordClass } from '../../lexicon/words.ts';
import { type TimeExpression, timesBetween } from '../3-quantities/times.ts';
import { firstFrom } from '../in-order.ts';
import type { Clause } from './clauses.ts';
import type { WordIn } from './matcher.ts';

/** The class of the word that a clause opens with, behind the times and the phrase at its head; null when the dictionary does not know it. */
export function clauseOpening(
  text: string,
  clause: Clause,
  words: readonly WordIn[],
  times: readonly TimeExpression[],
): WordClass | null {
  const start = verbPlace(text, clause, times);
  if (actsBehindPhrase(text, { start, end: clause.end }, words)) return 'act';
  const opening = openingClass(words, start);
  // 不断完善…: ever more of an order.
  if (opening === 'now' && text.startsWith('不断', start) && openingClass(words, start + 2) === 'act') return 'act';
  if (opening) return opening;
  // 东湖新区建设现代物流城: a region by its name, and what it is to do.
  const opening10 = text.slice(start, Math.min(clause.end, start + 10));
  const region = (REGION.exec(opening10) ?? SCOPE.exec(opening10))?.[0].length ?? 0;
  return region > 0 && openingClass(words, start + region) === 'act' ? 'act' : null;
}

/**
 * 对600户危房实施改造, 为独居老人免费安装呼叫器, 在老旧小区加装充电桩: for whom or where comes first, and then the verb.
 * 为加快建设… is a purpose, 在…领导下 a circumstance, and 对…的 a condition.
 */
function actsBehindPhrase(text: string, { start, end }: Clause, words: readonly WordIn[]): boolean {
  if (!'对为在向给'.includes(text[start] ?? ' ')) return false;
  if (/^(?:对此|对于|为[了此]|在于|在[此全])/.test(text.slice(start, start + 2))) return false;
  if (/(?:[下中上时后前的]|期间|同时|方面)$/.test(text.slice(Math.max(start, end - 2), end))) return false;
  let first = true;
  for (const word of words) {
    if (word.start <= start || word.end > end) continue;
    // 对干好干坏的要明确区分: the word that obliges, or tells of what is done, comes behind and decides.
    if (word.name === 'must' || word.name === 'done') return false;
    if (word.name !== 'act' || '求谋见有'.includes(text[word.start - 1]!)) continue;
    if (first && word.start - start <= 3) return false;
    first = false;
    if (word.end - word.start > 1 && !/^[的了]/.test(text.slice(word.end, word.end + 1))) return true;
  }
  return false;
}

/** Where a clause begins when the times at its head are left out: 3月底前完成…, 每月5日前报送…. */
function verbPlace(text: string, clause: Clause, times: readonly TimeExpression[]): number {
  let at = clause.start;
  for (let i = 0; i < 4; i++) {
    const recurring = RECURRING.exec(text.slice(at, at + 10))?.[0].length ?? 0;
    at += recurring;
    if (at > clause.start && '、,的'.includes(text[at] ?? ' ')) at++;
    const lead = '到在至于'.includes(text[at] ?? ' ') ? 1 : 0;
    const time = timesBetween(times, at + lead, Math.min(clause.end, at + 40))[0];
    if (time?.start === at + lead && time.end < clause.end) at = time.end;
    else if (recurring === 0) break;
    // 5月、11月底前: several times.
    if ('、和及'.includes(text[at] ?? ' ') && timesBetween(times, at + 1, at + 16)[0]?.start === at + 1) at++;
  }
  if (at === clause.start) return at;
  if (text.startsWith('分别', at)) return at + 2;
  return '再均都共各'.includes(text[at] ?? ' ') ? at + 1 : at;
}

/** 11月底前,完成…: a clause that only says when leaves the opening to the next one. */
export function withoutTimes(
  text: string,
  clauses: readonly Clause[],
  times: readonly TimeExpression[],
): readonly Clause[] {
  const first = clauses[0];
  if (!first || clauses.length === 1 || times.length === 0) return clauses;
  const within = timesBetween(times, first.start, first.end);
  const last = within.at(-1);
  if (!last || last.end !== first.end || !WHEN_ONLY.test(blanked(text, first.start, within))) return clauses;
  return clauses.slice(1);
}

/** The words of a clause that stand between its times. */
function blanked(text: string, start: number, times: readonly TimeExpression[]): string {
  let words = '';
  let at = start;
  for (const time of times) {
    words += text.slice(at, time.start);
    at = time.end;
  }
  return words;
}

/** Does a verb of command follow, when the times between are left out? 要于6月底前完成, 9月底前建成. */
export function actsAt(
  text: string,
  words: readonly WordIn[],
  start: number,
  end: number,
  times: readonly TimeExpression[],
): boolean {
  return openingClass(words, verbPlace(text, { start, end }, times)) === 'act';
}

/** The class of the word that a clause begins with, or that follows at most two other characters. */
function openingClass(words: readonly WordIn[], start: number): WordClass | null {
  const word = words[firstFrom(words, start)];
  return word && word.start === start ? word.name : null;
}

const REGION =
  /^[\u4e00-\u9fff]{2,6}?(?:[区县]|新城)(?=建设|打造|发展|推进|引进|完成|培育|创建|实施|加快|瞄准|聚焦|做强|提升)/;
/** 市区新开工…, 全市完成…: where all of it is done. */
const SCOPE = /^(?:全[市县区省州域]|市区|主?城区|中心城区|市本级)(?![区域级])/;
const WHEN_ONLY = /^(?:[到在至于截止力争确保、和及]|至)*$/;
export const RECURRING = /^(?:每个?(?:半年|季度?|学期|年度?|月|周|日|天)(?:末|底|初)?|\d{1,2}[日号](?:之?前)?)/;
