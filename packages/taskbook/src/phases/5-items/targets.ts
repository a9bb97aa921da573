import type { Quantity } from '../3-quantities/quantity.ts';
import { timesBetween } from '../3-quantities/times.ts';
import { clauseAround } from '../4-cues/clauses.ts';
import type { Context } from '../4-cues/context.ts';
import type { Judged } from '../4-cues/index.ts';
import { isLimit } from '../4-cues/limits.ts';
import type { SentenceView } from '../4-cues/quantity-cues.ts';
import type { Deadlines } from './deadlines.ts';
import type { DraftFact, DraftTarget } from './drafts.ts';
import { completeTitle, subjectOfTitle } from './elliptic-titles.ts';
import { comparatorOf, eachOf, measureOf, ownBound, perOf, scopeOf, strengthOf } from './quantity-words.ts';
import { countedWords, distributed, type QuantityPlace } from './titles.ts';

/** Turns the quantities of one sentence that were judged targets or facts into items. */
export function quantityItems(
  context: Context,
  view: SentenceView,
  judged: readonly Judged[],
  deadlines: Deadlines,
): { targets: DraftTarget[]; facts: DraftFact[] } {
  const { text } = context.reading;
  const { sentence, quantities } = view;
  const targets: DraftTarget[] = [];
  const facts: DraftFact[] = [];
  let inherited = '';
  judged.forEach((decision, i) => {
    if (decision.verdict === 'neither') return;
    const { quantity } = decision;
    const clause = clauseAround(text, sentence, quantity);
    const place = {
      text,
      quantity,
      previous: judged.slice(Math.max(0, i - 4), i).findLast((near) => near.verdict !== 'neither')?.quantity ?? null,
      next: judged.slice(i + 1, i + 5).find((near) => near.verdict !== 'neither')?.quantity ?? null,
      sentenceStart: sentence.start + sentence.markLength,
      sentenceEnd: sentence.end,
      times: timesBetween(context.structure.times, clause.start - 20, clause.end),
    };
    const counted = countedWords(place);
    const shared = distributed(place, quantities, i);
    let told = shared ?? `${counted.ahead}${counted.behind}`;
    // 分别完成30%、80%的年度任务: the verb stands at the head of the row, its object at the end.
    if (VERB_ALONE.test(told)) told = `${told.replace(/^分别/, '')}${sharedNoun(judged, i, place)}`;
    let title = completeTitle(told, inherited);
    if (title.length < 2) title = inherited || nounOf(text, sentence.start + sentence.markLength, quantity.at);
    else if (eachOf(title) && title.length <= 8 && inherited) title = `${title}${inherited}`;
    else if (title === told) inherited = subjectOfTitle(title);
    const start = Math.min(counted.start, quantity.at);
    const end = endOf(text, quantity, sentence.end, place.next);
    const base = {
      sentence: sentence.index,
      start: trimStart(text, start, quantity.at),
      end,
      at: quantity.at,
      value: quantity.value,
      valueMax: quantity.valueMax,
      unit: quantity.unit,
      title,
    };
    if (decision.verdict === 'fact') {
      facts.push(base);
      return;
    }
    const words = text.slice(Math.max(sentence.start, quantity.at - 120), quantity.at);
    const around = text.slice(clause.start, clause.end);
    const wordsBefore = text.slice(Math.max(sentence.start, quantity.at - 60), quantity.at);
    const recurs = RECURS.test(wordsBefore);
    const own = measureOf(told, text.slice(start, quantity.at), quantity);
    const before = targets.at(-1);
    // 新增甲5家、乙3家: the verb at the head of the list speaks for all of it.
    const listed =
      before !== undefined &&
      own === 'level' &&
      before.measure === 'increment' &&
      LISTED.test(text.slice(before.at, quantity.at));
    targets.push({
      ...base,
      kind: 'target',
      comparator:
        sharedBound(text, quantity, i, quantities, clause.start) ??
        comparatorOf(text, quantity, Math.max(sentence.start, quantity.at - 40)),
      measure: listed ? 'increment' : own,
      per: perOf(wordsBefore),
      recurs,
      each: eachOf(around),
      qualifier: qualifierOf(text, judged, i, clause),
      scope: scopeOf(around),
      strength: strengthOf(words),
      due: deadlines.of(sentence, quantity.at, recurs),
      owner: null,
      cues: decision.cues,
      confidence: decision.confidence,
    });
  });
  return { targets, facts };
}

const RECURS = /(?<!每[人户生位名家])每个?(?:年度?|半年|季度?|月|旬|周|日|天|学期)/;
const LISTED = /^[^,;:。]{1,10}、[^,;:。]{0,30}$/;

/** 分别达98%、95%和91%以上: the bound behind the last figure holds for all of them. */
function sharedBound(
  text: string,
  quantity: Quantity,
  index: number,
  all: readonly Quantity[],
  clauseStart: number,
): ReturnType<typeof ownBound> {
  // 不少于3万人次、2亿元: one bound for both.
  const previous = all[index - 1];
  if (previous && /^、?$/.test(text.slice(previous.end, quantity.at)) && !ownBound(text, quantity, quantity.at)) {
    const shared = ownBound(text, previous, clauseStart);
    if ((shared === 'ge' || shared === 'le') && !ownBound(text, previous, previous.at)) return shared;
  }
  const marker = clauseStart + text.slice(clauseStart, quantity.at).lastIndexOf('分别');
  if (marker < clauseStart || ownBound(text, quantity, clauseStart)) return null;
  for (let i = index + 1; i < Math.min(all.length, index + 12); i++) {
    const between = text.slice(all[i - 1]!.end, all[i]!.at);
    if (!/^(?:、|和|及|以及|,)$/.test(between)) return null;
    const bound = ownBound(text, all[i]!, clauseStart);
    if (bound) return bound;
  }
  return null;
}

/** 50亿元以上项目: a quantity of the clause that limits what is counted. */
function qualifierOf(
  text: string,
  judged: readonly Judged[],
  index: number,
  clause: { start: number; end: number },
): string | null {
  for (const near of [judged[index - 1], judged[index + 1]]) {
    if (near?.verdict !== 'neither' || near.quantity.at < clause.start || near.quantity.at > clause.end) continue;
    if (!isLimit(text, near.quantity)) continue;
    const bound = /^(?:及?以上|及?以下|以内|级)/.exec(text.slice(near.quantity.end, near.quantity.end + 3))?.[0] ?? '';
    const ahead =
      /(?:超|过|不低于|不少于)$/.exec(text.slice(Math.max(0, near.quantity.at - 3), near.quantity.at))?.[0] ?? '';
    return text.slice(near.quantity.at - ahead.length, near.quantity.end + bound.length);
  }
  return null;
}

function endOf(text: string, quantity: Quantity, limit: number, next: Quantity | null): number {
  const stop = Math.min(limit, quantity.end + 40, next ? next.at : limit);
  let end = quantity.end;
  while (end < stop && !',;:。!?、\n\t'.includes(text[end]!)) end++;
  return Math.max(end, quantity.end);
}

function trimStart(text: string, start: number, at: number): number {
  let from = start;
  while (from < at && ' 、和及与,”"'.includes(text[from]!)) from++;
  return from;
}

/** The opening words of the sentence, for a figure that no noun accompanies. */
/** 分别达到120家和150家规上企业: what a row of figures counts may stand behind its last one. */
function sharedNoun(judged: readonly Judged[], index: number, place: QuantityPlace): string {
  for (let i = index + 1; i < Math.min(judged.length, index + 5); i++) {
    const [before, { quantity }] = [judged[i - 1]!.quantity, judged[i]!];
    if (quantity.unit !== before.unit || !JOINS.test(place.text.slice(before.end, quantity.at))) return '';
    const { behind } = countedWords({ ...place, quantity, previous: before, next: judged[i + 1]?.quantity ?? null });
    if (behind.length >= 2) return behind;
  }
  return '';
}

const VERB_ALONE = /^(?:分别)?(?:完成|实现|新增|新建|建成|引进|培育|改造|组织|开展|落实)?$/;
const JOINS = /^(?:以上|以下|以内|左右)?(?:[、,和及]|以及)$/;

function nounOf(text: string, start: number, at: number): string {
  return text
    .slice(start, Math.min(at, start + 24))
    .split(/[,;:。]/)[0]!
    .trim();
}
