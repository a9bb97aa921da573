import type { TimeExpression } from '../3-quantities/times.ts';
import type { HeadingStyle, SectionType } from './headings.ts';

export interface SectionNode {
  readonly index: number;
  readonly parent: number;
  readonly level: number;
  readonly style: HeadingStyle;
  readonly number: string | null;
  readonly heading: string;
  readonly start: number;
  end: number;
  type: SectionType;
  /** A time in the heading (2021年主要工作), valid for all of it. */
  readonly time: TimeExpression | null;
}
