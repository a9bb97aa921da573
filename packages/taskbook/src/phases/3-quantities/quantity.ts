import type { UnitKind } from '../../lexicon/units.ts';

/** A number with what it counts, as written. Offsets are of the normalised text. */
export interface Quantity {
  /** Where its own words begin: a prefix such as 超 or 不少于 stays outside. */
  readonly start: number;
  readonly end: number;
  /** Offset of the numeral. */
  readonly at: number;
  readonly value: number;
  readonly valueMax: number | null;
  /** With the scale in front: 亿元, 万人次, 千亿. */
  readonly unit: string;
  readonly kind: UnitKind;
  readonly scale: string;
  readonly chinese: boolean;
  /** 第3位, 前十, 倒20: a place in an order. */
  readonly rank: 'first' | 'top' | 'bottom' | null;
  /** 2000余名, 近200家. */
  readonly rough: boolean;
  /** 千亿级, 百亿级. */
  readonly grade: boolean;
}
