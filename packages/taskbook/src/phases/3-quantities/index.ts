import type { Reading } from '../1-normalise/index.ts';
import type { Structure } from '../2-structure/index.ts';
import { findOwners, type OwnerMention } from './owners.ts';
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
  return {
    quantities: findQuantities(text, structure.times),
    owners: findOwners(text, structure.times),
    rhythms: findRhythms(text),
  };
}
