import { characterSet, isIn } from '../../lexicon/characters.ts';
import type { Sentence } from '../2-structure/index.ts';

/** Within a pair of quotation marks that opened at most sixteen characters before. */
export function insideQuotes(text: string, sentence: Sentence, at: number): boolean {
  for (let i = at - 1; i >= sentence.start && at - i <= 16; i--) {
    if (text[i] === '”') return false;
    if (text[i] === '“') return true;
  }
  return false;
}

/** The words in front of the bracket that holds this place: 已开工118项(其中,提前开工11项). Empty outside of brackets. */
export function aheadOfBracket(text: string, at: number): string {
  for (let i = at - 1; i >= 0 && at - i <= 60; i--) {
    const code = text.charCodeAt(i);
    if (isIn(CLOSES, code)) return '';
    if (isIn(OPENS, code)) return text.slice(Math.max(0, i - 24), i);
  }
  return '';
}

/** Within a bracket that opened at most forty characters before. */
export function insideBrackets(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && at - i <= 40; i--) {
    const code = text.charCodeAt(i);
    if (isIn(CLOSES, code)) return false;
    if (isIn(OPENS, code)) return true;
  }
  return false;
}

const OPENS = characterSet('(《');
const CLOSES = characterSet(')》。\n');
