import { characterSet, isIn } from '../../lexicon/characters.ts';
import type { Line } from './lines.ts';
import { isBlank } from './lines.ts';

/** A sentence of the document's own text. Offsets are of the normalised text. */
export interface RawSentence {
  readonly start: number;
  readonly end: number;
  /** Index of its line. */
  readonly line: number;
  /** Is it the first of its line? */
  readonly first: boolean;
  /** Is it the last of its line? */
  readonly last: boolean;
}

/** Cuts lines into sentences behind 。 ! ? ; and the quotes or brackets that close there; tabs (cells) cut too. */
export function splitSentences(text: string, lines: readonly Line[]): RawSentence[] {
  const sentences: RawSentence[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (line.chrome) continue;
    let first = true;
    for (let at = line.start; at < line.end; ) {
      const stop = sentenceEnd(text, at, line.end);
      let start = at;
      let end = stop;
      while (start < end && isBlank(text.charCodeAt(start))) start++;
      while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
      at = stop;
      if (start >= end) continue;
      sentences.push({ start, end, line: index, first, last: stop >= line.end });
      first = false;
    }
  }
  return sentences;
}

function sentenceEnd(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && !isIn(CUTS, text.charCodeAt(at))) at++;
  while (at < limit && isIn(CUTS, text.charCodeAt(at))) at++;
  while (at < limit && isIn(CLOSES, text.charCodeAt(at))) at++;
  return at;
}

const CUTS = characterSet('。!?;\t');
const CLOSES = characterSet('”’"\'》)');
