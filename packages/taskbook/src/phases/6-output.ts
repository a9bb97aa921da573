import type { Fact, Item, Owner, Passage, SentenceSpan, TaskBook } from '../types.ts';
import type { Reading } from './1-normalise/index.ts';
import { originalSpan } from './1-normalise/index.ts';
import type { Structure } from './2-structure/index.ts';
import type { Draft, DraftFact, DraftOwner } from './5-items/drafts.ts';

/** Phase 6: ids, offsets and quotes of the original text. */
export function writeTaskBook(
  reading: Reading,
  structure: Structure,
  annotations: readonly { readonly start: number; readonly end: number }[],
  drafts: readonly Draft[],
  facts: readonly DraftFact[],
): TaskBook {
  const { sentences, sections, lines, head } = structure;
  const sectionId = (sentence: number) => idOf('s', sentences[sentence]!.section);
  const owners = new Map<string, Owner>();
  const ownerOf = (owner: DraftOwner | null): Owner | null => {
    if (!owner) return null;
    const key = `${owner.start}-${owner.end}`;
    const known = owners.get(key);
    if (known) return known;
    const verbatim = (name: string) => asWritten(reading, owner, name);
    const shared = { ...passage(reading, owner), lead: owner.lead.map(verbatim), support: owner.support.map(verbatim) };
    owners.set(key, shared);
    return shared;
  };
  let nextAnnotation = 0;
  // Sentences come in order, and so do annotations.
  const inAnnotation = (sentence: { readonly start: number; readonly end: number }) => {
    while (nextAnnotation < annotations.length && annotations[nextAnnotation]!.end <= sentence.start) nextAnnotation++;
    const annotation = annotations[nextAnnotation];
    return annotation !== undefined && annotation.start <= sentence.start && annotation.end >= sentence.end - 1;
  };
  const itemIds: string[][] = sentences.map(() => []);
  const items = drafts.map((draft, index): Item => {
    const id = `i${index + 1}`;
    itemIds[draft.sentence]!.push(id);
    const shared = {
      id,
      ...passage(reading, draft),
      section: sectionId(draft.sentence),
      title: draft.title,
      owner: ownerOf(draft.owner),
      cues: draft.cues,
      confidence: draft.confidence,
    };
    if (draft.kind === 'mechanism')
      return { ...shared, kind: 'mechanism', action: draft.action, every: draft.every, unit: draft.unit };
    if (draft.kind === 'task') return { ...shared, kind: 'task', strength: draft.strength, due: draft.due };
    const { value, valueMax, unit, comparator, measure, per, each, qualifier, scope, strength, due } = draft;
    const at = originalSpan(reading, draft.at, draft.at + 1).start;
    return {
      ...shared,
      kind: 'target',
      value,
      valueMax,
      unit,
      comparator,
      at,
      measure,
      per,
      each,
      qualifier,
      scope,
      strength,
      due,
    };
  });
  return {
    document: head.head,
    sections: sections.map((section) => ({
      id: idOf('s', section.index)!,
      parent: idOf('s', section.parent),
      level: section.level,
      number: section.number,
      heading: section.heading,
      ...originalSpan(reading, section.start, section.end),
    })),
    items,
    facts: facts.map(
      ({ sentence, start, end, at, ...fact }): Fact => ({
        ...passage(reading, { start, end }),
        at: originalSpan(reading, at, at + 1).start,
        ...fact,
        section: sectionId(sentence),
      }),
    ),
    chrome: lines.flatMap((line) =>
      line.chrome ? [{ ...originalSpan(reading, line.start, line.end), reason: line.chrome }] : [],
    ),
    sentences: sentences.map(
      (sentence): SentenceSpan => ({
        ...originalSpan(reading, sentence.start, sentence.end),
        kind: inAnnotation(sentence) ? 'annotation' : sentence.kind,
        section: idOf('s', sentence.section),
        itemIds: itemIds[sentence.index]!,
      }),
    ),
  };
}

function passage(reading: Reading, { start, end }: { readonly start: number; readonly end: number }): Passage {
  const span = originalSpan(reading, start, end);
  return { ...span, quote: reading.original.slice(span.start, span.end) };
}

/** A name as the document writes it, with its own brackets. */
function asWritten(reading: Reading, owner: DraftOwner, name: string): string {
  const at = reading.text.slice(owner.start, owner.end).indexOf(name);
  if (at < 0) return name;
  const { start, end } = originalSpan(reading, owner.start + at, owner.start + at + name.length);
  // A name that a line or a page has cut is one name.
  return reading.original.slice(start, end).replace(CUT, '');
}

const CUT = /\s*\n(?:[—– -]*\d{1,3}[—– -]*\n)?\s*/g;

function idOf(letter: string, index: number): string | null {
  return index < 0 ? null : `${letter}${index + 1}`;
}
