import type { Span } from './spans.ts';

/** A stretch of the text that stands for something: a commitment with its light, an item of a draft. */
export interface TextMark extends Span {
  readonly id: string;
  /** Decides colour, line and shape: a light, or `item` and `rejected` in a draft. */
  readonly tone: string;
  /** A heading that holds others together: it gets its shape, but no line. */
  readonly quiet?: boolean;
  /** What it is called aloud: light, kind and title. */
  readonly label: string;
  /** One letter for black and white print, and for the shape of an item. */
  readonly letter: string;
}
