import { readTaskBook } from '../read.ts';
import type { Source } from '../source.ts';
import type { Item, Passage, TaskBook } from '../types.ts';
import { alignSentences } from './align.ts';
import { type ForceReason, forceOf, weighForce } from './force.ts';

export type ChangeKind = 'kept' | 'reworded' | 'moved' | 'new' | 'gone' | 'harder' | 'softened';

/** One sentence of either version and what became of it. */
export interface Change {
  readonly kind: ChangeKind;
  readonly before: Passage | null;
  readonly after: Passage | null;
  /** Items of the sentence in the earlier and the later version. */
  readonly beforeItems: readonly Item[];
  readonly afterItems: readonly Item[];
  /** Why it counts as harder or softened; a sentence can be both, and then counts as softened, which somebody has to look at. */
  readonly reasons: readonly ForceReason[];
}

export interface DocumentComparison {
  /** In the order of the later version; what is gone stands where it was. */
  readonly changes: readonly Change[];
  readonly counts: Readonly<Record<ChangeKind, number>>;
}

/**
 * Compares two versions of a document sentence by sentence: kept, reworded, moved, new, gone, and among the reworded those that became harder or softer
 * (确保 to 力争, a later deadline, a lower figure, a dropped owner), with the items that each touches.
 *
 * Pure. Equal sentences are found by their words without numbers and blanks, order by the longest increasing run; edited ones by shared pieces of four
 * characters. Cost is n log n in the number of sentences.
 */
export function compareDocuments(before: Source, after: Source): DocumentComparison {
  const earlier = readVersion(before);
  const later = readVersion(after);
  const { pairs, moved } = alignSentences(earlier.sentences, later.sentences);
  const changes: Change[] = [];
  const matched = new Set(pairs.map((pair) => pair.before));
  const beforeOf = new Map(pairs.map((pair) => [pair.after, pair.before]));
  let next = 0;
  const flushGone = (limit: number) => {
    for (; next < limit; next++) {
      if (!matched.has(next)) changes.push(change('gone', earlier.sentences[next]!, null));
    }
  };
  later.sentences.forEach((sentence, index) => {
    const origin = beforeOf.get(index);
    if (origin === undefined) {
      changes.push(change('new', null, sentence));
      return;
    }
    if (!moved.has(index)) flushGone(origin);
    const old = earlier.sentences[origin]!;
    const reasons = weighForce(forceOf(old, earlier.book.document), forceOf(sentence, later.book.document));
    changes.push(change(kindOf(old, sentence, reasons, moved.has(index)), old, sentence, reasons));
  });
  flushGone(earlier.sentences.length);
  return { changes, counts: countKinds(changes) };
}

/** A sentence with its words and items, ready to be compared. */
export interface VersionSentence extends Passage {
  /** The words without heading number, blanks and marks. */
  readonly key: string;
  readonly items: readonly Item[];
}

interface Version {
  readonly book: TaskBook;
  readonly sentences: readonly VersionSentence[];
}

function readVersion(source: Source): Version {
  const book = readTaskBook(source);
  const byId = new Map(book.items.map((item) => [item.id, item]));
  const sentences = book.sentences.map(({ start, end, itemIds }): VersionSentence => {
    const quote = source.text.slice(start, end);
    const items = itemIds.map((id) => byId.get(id)!);
    return { start, end, quote, key: keyOf(quote), items };
  });
  return { book, sentences: sentences.filter((sentence) => sentence.key !== '') };
}

function keyOf(quote: string): string {
  return quote
    .normalize('NFKC')
    .replace(/^[\s(]*(?:\d{1,3}[.、)]|[一二三四五六七八九十]{1,3}[、)]|第[一二三四五六七八九十百]+[条章节]|[①-⑳])/, '')
    .replace(/[\s,。;:、!?()“”"'《》—-]/g, '');
}

function kindOf(
  old: VersionSentence,
  sentence: VersionSentence,
  reasons: readonly ForceReason[],
  isMoved: boolean,
): ChangeKind {
  if (reasons.some((reason) => reason.direction === 'softer')) return 'softened';
  if (reasons.length > 0) return 'harder';
  if (isMoved) return 'moved';
  return old.key === sentence.key ? 'kept' : 'reworded';
}

function change(
  kind: ChangeKind,
  before: VersionSentence | null,
  after: VersionSentence | null,
  reasons: readonly ForceReason[] = [],
): Change {
  const passage = (sentence: VersionSentence | null) =>
    sentence && { start: sentence.start, end: sentence.end, quote: sentence.quote };
  return {
    kind,
    before: passage(before),
    after: passage(after),
    beforeItems: before?.items ?? [],
    afterItems: after?.items ?? [],
    reasons,
  };
}

function countKinds(changes: readonly Change[]): Record<ChangeKind, number> {
  const counts: Record<ChangeKind, number> = {
    kept: 0,
    reworded: 0,
    moved: 0,
    new: 0,
    gone: 0,
    harder: 0,
    softened: 0,
  };
  for (const { kind } of changes) counts[kind]++;
  return counts;
}
