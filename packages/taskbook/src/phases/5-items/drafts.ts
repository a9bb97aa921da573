import type { Comparator, Due, Measure, RhythmUnit, Strength } from '../../types.ts';

/** An owner with offsets of the normalised text. */
export interface DraftOwner {
  readonly start: number;
  readonly end: number;
  readonly lead: readonly string[];
  readonly support: readonly string[];
}

interface DraftBase {
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly cues: readonly string[];
  readonly confidence: number;
  due: Due | null;
  owner: DraftOwner | null;
}

export interface DraftTarget extends DraftBase {
  readonly kind: 'target';
  readonly at: number;
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string;
  readonly comparator: Comparator;
  readonly measure: Measure;
  readonly per: 'year' | 'quarter' | 'month' | null;
  /** Has it to be reached again and again (每年), so that no deadline above it ends it? 年均 is a measure, and no such thing. */
  readonly recurs: boolean;
  readonly each: string | null;
  readonly qualifier: string | null;
  readonly scope: string | null;
  readonly strength: Strength;
}

export interface DraftTask extends DraftBase {
  readonly kind: 'task';
  readonly strength: Strength;
}

export interface DraftMechanism extends DraftBase {
  readonly kind: 'mechanism';
  readonly action: string;
  readonly every: number;
  readonly unit: RhythmUnit;
}

/** Items with offsets of the normalised text, before owners are attached and ids given. */
export type Draft = DraftTarget | DraftTask | DraftMechanism;

export interface DraftFact {
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly at: number;
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string;
  readonly title: string;
}
