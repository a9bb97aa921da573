import type { Item } from '@chengshi/contract';
import { type Span, sentenceAround } from '../../ui/text/spans.ts';

/** The words that a click means: the sentence that became nothing, as the engine cut it, or the one between two full stops. */
export function sentenceFor(text: string, loose: readonly Span[], offset: number): Span | undefined {
  const known = loose.find(({ start, end }) => start <= offset && offset < end);
  return trimmed(text, known ?? sentenceAround(text, offset));
}

/** A span without the blanks around its words; undefined when there are no words. */
export function trimmed(text: string, { start, end }: Span): Span | undefined {
  const words = text.slice(start, end);
  const lead = words.length - words.trimStart().length;
  const span = { start: start + lead, end: start + words.trimEnd().length };
  return span.start < span.end ? span : undefined;
}

/**
 * The sentences that are nothing as it stands: those of the document and those whose items were rejected,
 * without what an item that was not rejected covers.
 */
export function looseNow(
  loose: readonly Span[],
  items: readonly Pick<Item, 'start' | 'end' | 'state'>[],
): readonly Span[] {
  const taken = items.filter(({ state }) => state !== 'rejected');
  const all = [...loose, ...items.filter(({ state }) => state === 'rejected')].sort((a, b) => a.start - b.start);
  const kept: Span[] = [];
  let next = 0;
  let covered = -1; // How far the taken spans that begin before the candidate reach.
  for (const { start, end } of all) {
    while (next < taken.length && taken[next]!.start < end) covered = Math.max(covered, taken[next++]!.end); // Below the length.
    if (covered <= start && (kept.at(-1)?.end ?? -1) <= start) kept.push({ start, end });
  }
  return kept;
}

/** Places inside a passage where a clause ends, as offsets into the text: what the arrow keys jump to when splitting. */
export function clauseEnds(text: string, { start, end }: Span): readonly number[] {
  return [...text.slice(start, end).matchAll(/[，。；：！？、,;\n]+[”’」』）)]*/g)]
    .map((match) => start + match.index + match[0].length)
    .filter((at) => at > start && at < end);
}

/** Where a split most likely belongs: the end of a sentence, or of a clause, that is nearest to the middle. */
export function likelyCut(text: string, span: Span): number {
  const ends = clauseEnds(text, span);
  const full = ends.filter((at) => /[。；！？;\n]/.test(text.slice(at - 2, at)));
  const candidates = full.length > 0 ? full : ends;
  const middle = Math.round((span.start + span.end) / 2);
  return candidates.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0] ?? middle;
}
