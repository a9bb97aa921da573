import { WORD_CLASSES, WORDS, type WordClass } from '../../lexicon/words.ts';

/** Words of the dictionary found in the text, in order, the longest at each place. Parallel arrays, because there are many. */
export interface WordHits {
  readonly count: number;
  readonly start: Int32Array;
  readonly length: Uint8Array;
  /** Index into WORD_CLASSES. */
  readonly wordClass: Uint8Array;
}

/** A word of the dictionary in a sentence. */
export interface WordIn {
  readonly start: number;
  readonly end: number;
  readonly name: WordClass;
}

/** One pass over the text; at each place at most the handful of words that share a first character are compared. */
export function matchWords(text: string): WordHits {
  let capacity = Math.max(64, text.length >> 1);
  let start = new Int32Array(capacity);
  let length = new Uint8Array(capacity);
  let wordClass = new Uint8Array(capacity);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const candidates = BY_FIRST[text.charCodeAt(at)];
    if (!candidates) continue;
    const next = text.charCodeAt(at + 1);
    for (const entry of candidates) {
      // Most words fail at their second character: compared as a number, it costs no call.
      if (entry.second !== 0 && entry.second !== next) continue;
      if (entry.word.length > 2 && !text.startsWith(entry.word, at)) continue;
      if (count === capacity) {
        capacity *= 2;
        start = grow(start, new Int32Array(capacity));
        length = grow(length, new Uint8Array(capacity));
        wordClass = grow(wordClass, new Uint8Array(capacity));
      }
      start[count] = at;
      length[count] = entry.word.length;
      wordClass[count++] = entry.class;
      at += entry.word.length - 1;
      break;
    }
  }
  return { count, start, length, wordClass };
}

export const CLASS_INDEX = Object.fromEntries(WORD_CLASSES.map((name, index) => [name, index])) as Record<
  WordClass,
  number
>;

function grow<T extends Int32Array | Uint8Array>(from: T, into: T): T {
  into.set(from as never);
  return into;
}

interface Entry {
  readonly word: string;
  /** The code of its second character, 0 when it has only one. */
  readonly second: number;
  readonly class: number;
}

const BY_FIRST: (Entry[] | undefined)[] = new Array(0x10000).fill(undefined);
for (const [name, words] of Object.entries(WORDS) as [WordClass, string][]) {
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const list = BY_FIRST[word.charCodeAt(0)] ?? [];
    BY_FIRST[word.charCodeAt(0)] = list;
    // A word listed twice counts in the class that names it first.
    if (!list.some((entry) => entry.word === word))
      list.push({ word, second: word.length > 1 ? word.charCodeAt(1) : 0, class: CLASS_INDEX[name] });
  }
}
for (const list of BY_FIRST) list?.sort((a, b) => b.word.length - a.word.length);
