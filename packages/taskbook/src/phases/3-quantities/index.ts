import type { Reading } from '../1-normalise/index.ts';
import type { Structure } from '../2-structure/index.ts';
import type { OwnerMention } from './owner-mention.ts';
import { findOwners } from './owners.ts';
import { findQuantities } from './quantities.ts';
import type { Quantity } from './quantity.ts';
import { findRhythms, type RhythmMention } from './rhythms.ts';

export interface Findings {
  readonly quantities: readonly Quantity[];
  readonly owners: readonly OwnerMention[];
  readonly rhythms: readonly RhythmMention[];
}

/** Phase 3: quantities, owner annotations and rhythms, by grammar alone. Times were found in phase 2, because headings need them. */
export function findAll(reading: Reading, structure: Structure): Findings {
  const { text } = reading;
  const { tables } = structure;
  const inTable = (at: number) => tables.isHead(at) || tables.isCell(at);
  return {
    quantities: findQuantities(text, structure.times),
    owners: ownMentions(findOwners(text, structure.times, inTable), structure),
    rhythms: findRhythms(text),
  };
}

/** The page around a document names its own 主办单位. */
function ownMentions(mentions: readonly OwnerMention[], { lines }: Structure): OwnerMention[] {
  const chrome = lines.filter((line) => line.chrome);
  let next = 0;
  return mentions.filter(({ start }) => {
    while (next < chrome.length && chrome[next]!.end <= start) next++;
    return !(next < chrome.length && chrome[next]!.start <= start);
  });
}
