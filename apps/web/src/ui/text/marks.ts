import type { Span } from './spans.ts';

/** A stretch of the text that stands for something: a commitment with its light, an item of a draft. */
export interface TextMark extends Span {
  readonly id: string;
  /** Decides colour, line and shape: a light, or `item` and `rejected` in a draft. */
  readonly tone: string;
  /** What it is called aloud: light, kind and title. */
  readonly label: string;
  /** One letter for black and white print, and for the shape of an item. */
  readonly letter: string;
}
