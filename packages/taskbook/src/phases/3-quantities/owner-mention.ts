import type { TimeExpression } from './times.ts';

/** Who answers for something, as the text says it. Offsets are of the normalised text. */
export interface OwnerMention {
  readonly start: number;
  readonly end: number;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  /** 完成时限 inside the annotation. */
  readonly deadline: TimeExpression | null;
}
