/** A stretch of the original text: `text.slice(start, end) === quote`. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

export interface DocumentHead {
  readonly title: string | null;
  /** ISO date on which the document was delivered or issued; null when the text does not say, or says it doubtfully. */
  readonly date: string | null;
  readonly chars: number;
  /** How `date` is known: given by the caller, read in the text, or not at all. */
  readonly dateSource: 'given' | 'text' | 'none';
  /** A date that the text gives without being its own: of a repost, of an upload. Somebody has to confirm it. */
  readonly doubtfulDate: DoubtfulDate | null;
  /** The year from which 今年 and 年内 count, when the text states it (2022年是…年, or a year in the title). */
  readonly year: number | null;
}

export interface DoubtfulDate extends Passage {
  readonly date: string;
  readonly reason: 'repost' | 'upload';
}

export interface Section {
  readonly id: string;
  readonly parent: string | null;
  /** 1 is the outermost. */
  readonly level: number;
  /** As written, without its punctuation: 一, (二), 3, 一是. Null for a heading without a number. */
  readonly number: string | null;
  readonly heading: string;
  readonly start: number;
  readonly end: number;
}

export type Comparator = 'ge' | 'le' | 'eq' | 'about' | 'range';
export type Measure = 'level' | 'increment' | 'growth' | 'multiple' | 'share' | 'rank';
export type Strength = 'must' | 'strive' | 'plain';
export type RhythmUnit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

export interface Due {
  /** As written: 3年内, 6月底前; or the year that stands in the heading or title. */
  readonly text: string;
  /** ISO date, or null when it counts from a date that nobody has given. */
  readonly end: string | null;
}

/** Who answers for an item. Several items may share one annotation. */
export interface Owner extends Passage {
  readonly lead: readonly string[];
  readonly support: readonly string[];
}

interface FoundItem extends Passage {
  readonly id: string;
  readonly section: string | null;
  readonly title: string;
  /** Stable codes of the cues that decided, strongest first; see docs/methods/taskbook.md. */
  readonly cues: readonly string[];
  /** 0…1: the share of such decisions that were right on labelled texts. */
  readonly confidence: number;
}

export interface TargetItem extends FoundItem {
  readonly kind: 'target';
  /** The number as written; the scale stays in the unit (300亿元 is 300 亿元). */
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string;
  readonly comparator: Comparator;
  /** Offset of the numeral in the original text. */
  readonly at: number;
  readonly measure: Measure;
  /** How often the quantity must be reached again. */
  readonly per: 'year' | 'quarter' | 'month' | null;
  /** Who each must reach it: 各区、枣庄高新区. */
  readonly each: string | null;
  /** What limits the things counted: 50亿元以上. */
  readonly qualifier: string | null;
  readonly scope: string | null;
  readonly strength: Strength;
  readonly due: Due | null;
  readonly owner: Owner | null;
}

export interface TaskItem extends FoundItem {
  readonly kind: 'task';
  readonly strength: Strength;
  readonly due: Due | null;
  readonly owner: Owner | null;
}

export interface MechanismItem extends FoundItem {
  readonly kind: 'mechanism';
  /** What repeats: 通报, 考核. */
  readonly action: string;
  readonly every: number;
  readonly unit: RhythmUnit;
  readonly owner: Owner | null;
}

export type Item = TargetItem | TaskItem | MechanismItem;

/** A quantity that states what was or is: feeds baselines, never a target. */
export interface Fact extends Passage {
  readonly at: number;
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string;
  readonly title: string;
  readonly section: string | null;
}

export type ChromeReason = 'navigation' | 'head' | 'notice' | 'reply' | 'comment' | 'picture';

/** What was taken for the page around the document, and not read. */
export interface ChromeSpan {
  readonly start: number;
  readonly end: number;
  readonly reason: ChromeReason;
}

export type SentenceKind = 'title' | 'frame' | 'heading' | 'annotation' | 'cell' | 'body';

/** Every sentence of the body and what was found in it, so that nothing is overlooked in either direction. */
export interface SentenceSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: SentenceKind;
  readonly section: string | null;
  readonly itemIds: readonly string[];
}

/** Everything that a document asks or promises, each with its passage. */
export interface TaskBook {
  readonly document: DocumentHead;
  readonly sections: readonly Section[];
  readonly items: readonly Item[];
  readonly facts: readonly Fact[];
  readonly chrome: readonly ChromeSpan[];
  readonly sentences: readonly SentenceSpan[];
}
