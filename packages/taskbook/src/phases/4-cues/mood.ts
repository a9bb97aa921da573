import { WORD_CLASSES } from '../../lexicon/words.ts';
import type { Sentence, Structure } from '../2-structure/index.ts';
import { type TimeExpression, timesBetween } from '../3-quantities/times.ts';
import type { WordHits } from './matcher.ts';

/** How much a document, and each of its lines and sections, orders or reports: a sentence seldom stands alone in its mood. */
export interface Moods {
  /** Per sentence: 1 it opens like an order, -1 it reports, 0 neither. */
  readonly own: Int8Array;
  readonly document: Mood;
  readonly line: readonly Mood[];
  readonly section: readonly Mood[];
}

export type Mood = 'few' | 'orders' | 'mixed' | 'reports' | 'talks';

export function readMoods(text: string, structure: Structure, words: WordHits): Moods {
  const { sentences } = structure;
  const own = new Int8Array(sentences.length);
  const whole = tally();
  const lines = new Map<number, Tally>();
  const sections = new Map<number, Tally>();
  let next = 0;
  for (const sentence of sentences) {
    const mood = ownMood(
      text,
      sentence,
      words,
      () => next,
      (to) => (next = to),
      AHEAD.has(structure.sections[sentence.section]?.type ?? 'none'),
      bodyOf(text, sentence, structure.times),
    );
    own[sentence.index] = mood;
    if (sentence.kind === 'title' || sentence.kind === 'frame' || sentence.kind === 'heading') continue;
    for (const one of [whole, entry(lines, sentence.line), entry(sections, sentence.section)]) {
      one.count++;
      if (mood > 0) one.orders++;
      if (mood < 0) one.reports++;
    }
  }
  return {
    own,
    // Two sentences are no document that could have a mood of its own.
    document: whole.count < 3 ? 'few' : moodOf(whole),
    line: sentences.map((sentence) => moodOf(entry(lines, sentence.line))),
    section: sentences.map((sentence) => moodOf(entry(sections, sentence.section))),
  };
}

function ownMood(
  text: string,
  sentence: Sentence,
  words: WordHits,
  from: () => number,
  move: (to: number) => void,
  ahead: boolean,
  body: number,
): number {
  let i = from();
  while (i < words.count && words.start[i]! < sentence.start) i++;
  const numbered = sentence.start + sentence.markLength;
  let opens = false;
  let obliges = false;
  let done = false;
  let changes = 0;
  let compares = false;
  for (; i < words.count && words.start[i]! < sentence.end; i++) {
    if (words.start[i]! < numbered) continue;
    const name = WORD_CLASSES[words.wordClass[i]!]!;
    if (name === 'done') done = true;
    if (name === 'change') changes++;
    if (name === 'compare') compares = true;
    if ((words.start[i] === numbered || words.start[i] === body) && (name === 'act' || name === 'will')) opens = true;
    if (
      name === 'must' &&
      (words.start[i]! - numbered <= 12 || text.slice(words.start[i]! - 10, words.start[i]!).includes(','))
    )
      obliges = true;
    if (name === 'will' && words.start[i]! - numbered <= 24) obliges = true;
  }
  move(i);
  if (obliges) return 1;
  // 下降…,下降…,增长…: rows of statistics, unless the section sets goals.
  return done || ((changes > 1 || compares) && !opens && !ahead) ? -1 : opens ? 1 : 0;
}

/** Where a sentence opens: behind its number, and behind the time that it begins with (11月底前,完成…). */
function bodyOf(text: string, sentence: Sentence, times: readonly TimeExpression[]): number {
  const numbered = sentence.start + sentence.markLength;
  const article = text[numbered] === '第' ? ARTICLE.exec(text.slice(numbered, numbered + 8)) : null;
  const start = numbered + (article?.[0].length ?? 0);
  let at = start + ('到在至于'.includes(text[start] ?? ' ') ? 1 : 0);
  let closed = false;
  // One time has to name an end; 5月、11月 do so together.
  for (const time of timesBetween(times, start, Math.min(sentence.end, start + 32))) {
    if (time.start !== at && !(time.start === at + 1 && '、和及'.includes(text[at]!))) break;
    closed = time.closed || closed || at > start + 1;
    at = time.end;
  }
  if (!closed) return start;
  return ',各均'.includes(text[at] ?? ' ') ? at + 1 : at;
}

const ARTICLE = /^第[一二三四五六七八九十百]{1,4}条\s*/;

const AHEAD: ReadonlySet<string> = new Set(['goal', 'task', 'guarantee']);

interface Tally {
  count: number;
  orders: number;
  reports: number;
}

function tally(): Tally {
  return { count: 0, orders: 0, reports: 0 };
}

function entry(map: Map<number, Tally>, key: number): Tally {
  let found = map.get(key);
  if (!found) {
    found = tally();
    map.set(key, found);
  }
  return found;
}

function moodOf({ count, orders, reports }: Tally): Mood {
  if (count === 0) return 'talks';
  if (orders >= count * 0.6) return 'orders';
  if (reports >= count * 0.4 && reports > orders * 1.5) return 'reports';
  return orders >= count * 0.25 ? 'mixed' : 'talks';
}
