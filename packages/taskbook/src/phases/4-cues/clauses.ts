import { characterSet, isIn } from '../../lexicon/characters.ts';
import { WORD_CLASSES } from '../../lexicon/words.ts';
import type { Sentence } from '../2-structure/index.ts';
import type { Quantity } from '../3-quantities/quantity.ts';
import type { Context } from './context.ts';
import type { WordIn } from './matcher.ts';

/** The dictionary words of a sentence; of a sentence without an end at most the first four hundred. */
export function wordsIn(context: Context, sentence: Sentence): readonly WordIn[] {
  // Several questions are asked about one sentence before the next.
  const { latest } = context;
  if (latest.sentence !== sentence.index) {
    latest.sentence = sentence.index;
    latest.words = readWords(context, sentence);
  }
  return latest.words;
}

function readWords(context: Context, sentence: Sentence): WordIn[] {
  const { words, wordsFrom } = context;
  // The 是 of 二是 and the 要 of 一要 number the sentence.
  const body = sentence.start + sentence.markLength;
  const found: WordIn[] = [];
  const last = Math.min(wordsFrom[sentence.index + 1]!, wordsFrom[sentence.index]! + 400);
  for (let i = wordsFrom[sentence.index]!; i < last; i++) {
    const start = words.start[i]!;
    if (start >= sentence.end) break;
    if (start < body) continue;
    const name = WORD_CLASSES[words.wordClass[i]!]!;
    if (name !== 'neutral') found.push({ start, end: start + words.length[i]!, name });
  }
  return found;
}

const CLAUSE_END = characterSet(',:;。!?');

export interface Clause {
  readonly start: number;
  readonly end: number;
}

/** Clauses end at , : ; and the end of the sentence; at most sixty are looked at. */
export function clausesOf(text: string, start: number, end: number): Clause[] {
  const clauses: Clause[] = [];
  let from = start;
  for (let at = start; at < end && clauses.length < 60; at++) {
    if (!isIn(CLAUSE_END, text.charCodeAt(at))) continue;
    if (at > from) clauses.push({ start: from, end: at });
    from = at + 1;
  }
  if (from < end && clauses.length < 60) clauses.push({ start: from, end });
  return clauses;
}

/** The clause that holds a quantity: between commas, at most eighty characters to each side. */
export function clauseAround(text: string, sentence: Sentence, quantity: Quantity): { start: number; end: number } {
  const low = Math.max(sentence.start + sentence.markLength, quantity.at - 80);
  const high = Math.min(sentence.end, quantity.end + 80);
  let start = quantity.at;
  while (start > low && !isIn(CUTS_CLAUSE, text.charCodeAt(start - 1))) start--;
  let end = quantity.end;
  while (end < high && !isIn(CUTS_CLAUSE, text.charCodeAt(end))) end++;
  return { start, end };
}

const CUTS_CLAUSE = characterSet(',;:。!?\n\t');
