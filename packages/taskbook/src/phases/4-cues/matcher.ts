import { characterSet, isIn } from '../../lexicon/characters.ts';
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

/** One pass over the text; at each place at most the handful of words that share a first character are compared, most of them by their second alone. */
export function matchWords(text: string): WordHits {
  let capacity = Math.max(64, text.length >> 1);
  let start = new Int32Array(capacity);
  let length = new Uint8Array(capacity);
  let wordClass = new Uint8Array(capacity);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const first = text.charCodeAt(at);
    if (!isIn(FIRSTS, first)) continue;
    const next = text.charCodeAt(at + 1);
    const last = LIST_END[first]!;
    for (let entry = LIST_START[first]!; entry < last; entry++) {
      const second = SECONDS[entry]!;
      if (second !== 0 && second !== next) continue;
      const word = ENTRIES[entry]!.word;
      if (word.length > 2 && !text.startsWith(word, at)) continue;
      if (count === capacity) {
        capacity *= 2;
        start = grow(start, new Int32Array(capacity));
        length = grow(length, new Uint8Array(capacity));
        wordClass = grow(wordClass, new Uint8Array(capacity));
      }
      start[count] = at;
      length[count] = word.length;
      wordClass[count++] = ENTRIES[entry]!.class;
      at += word.length - 1;
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
  /** Index into WORD_CLASSES. */
  readonly class: number;
}

const BY_FIRST = new Map<string, Entry[]>();
for (const [name, words] of Object.entries(WORDS) as [WordClass, string][]) {
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const list = BY_FIRST.get(word[0]!) ?? [];
    BY_FIRST.set(word[0]!, list);
    // A word listed twice counts in the class that names it first.
    if (!list.some((entry) => entry.word === word)) list.push({ word, class: CLASS_INDEX[name] });
  }
}
for (const list of BY_FIRST.values()) list.sort((a, b) => b.word.length - a.word.length);

const FIRSTS = characterSet([...BY_FIRST.keys()].join(''));
/** Words that share a first character stand together. */
const ENTRIES = [...BY_FIRST.values()].flat();
/** The codes of the second characters, 0 for a word of one: side by side, they are compared without looking at the words. */
const SECONDS = Uint16Array.from(ENTRIES, ({ word }) => (word.length > 1 ? word.charCodeAt(1) : 0));
const LIST_START = new Uint16Array(0x10000);
const LIST_END = new Uint16Array(0x10000);
ENTRIES.forEach(({ word }, index) => {
  const first = word.charCodeAt(0);
  if (LIST_END[first] === 0) LIST_START[first] = index;
  LIST_END[first] = index + 1;
});
