import type { Sentence } from '../2-structure/index.ts';
import type { Quantity } from '../3-quantities/quantity.ts';

/** Where a quantity stands: its clause, and the words at both sides, cut to what decides. */
export interface Place {
  readonly text: string;
  readonly sentence: Sentence;
  readonly quantity: Quantity;
  readonly clause: { readonly start: number; readonly end: number };
  /** Does a verb of command stand between the opening of the clause and the numeral? */
  readonly hasVerbAhead: boolean;
}
