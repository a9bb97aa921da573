import type { Finding } from './finding.ts';
import type { Known } from './observation.ts';
import { isJoined } from './period.ts';

/** What a figure is measured in, and which way is better. */
export interface Measured {
  readonly unit: string;
  /** `nearer`: closer to `aim` is better. */
  readonly direction: 'higher' | 'lower' | 'nearer';
  readonly aim?: number;
  /** A rate, share or growth in percent: its changes are percentage points, and a percentage of it would mislead. */
  readonly rate: boolean;
}

export type Comparison =
  | {
      readonly kind: 'compared';
      readonly base: Known;
      /** Figure minus base, in the unit (percentage points for a rate). */
      readonly difference: number;
      /** In percent of the base; null for a rate. */
      readonly percent: number | null;
      readonly verdict: Verdict;
      readonly notes: readonly Finding[];
    }
  | { readonly kind: 'refused'; readonly because: Finding };

export type Verdict = 'better' | 'worse' | 'same';

/** Compares a figure with a base of another period or of a peer, if nothing forbids it. */
export function compare(measured: Measured, figure: Known, base: Known): Comparison {
  const because = whyNot(figure, base) ?? (measured.rate || base.value > 0 ? null : notPositive(base));
  if (because) return { kind: 'refused', because };
  const difference = figure.value - base.value;
  return {
    kind: 'compared',
    base,
    difference,
    percent: measured.rate ? null : (difference / base.value) * 100,
    verdict: verdictOf(measured, figure.value, base.value),
    notes: base.first === null ? [] : [revised(base, base.first)],
  };
}

/** The first thing that makes two figures unlike; null when they may be compared. */
export function whyNot(figure: Known, base: Known): Finding | null {
  if (figure.period.kind !== base.period.kind)
    return { code: 'different-kind', kind: figure.period.kind, base: base.period.kind };
  if (isJoined(figure.period) !== isJoined(base.period))
    return { code: 'joined-months', period: figure.period, base: base.period };
  if (figure.state !== base.state) return { code: 'different-state', state: figure.state, base: base.state };
  if (figure.definition !== base.definition)
    return { code: 'changed-definition', definition: figure.definition, base: base.definition };
  if (figure.basis !== base.basis) return { code: 'different-basis', basis: figure.basis, base: base.basis };
  if (
    base.first &&
    base.period.year < figure.period.year &&
    Date.parse(base.recordedAt) > Date.parse(figure.recordedAt)
  )
    return {
      code: 'revised-after',
      base: base.period,
      revisedOn: base.recordedAt.slice(0, 10),
      recordedOn: figure.recordedAt.slice(0, 10),
    };
  return null;
}

const notPositive = ({ period, value }: Known): Finding => ({ code: 'base-not-positive', base: period, value });

const revised = (base: Known, first: NonNullable<Known['first']>): Finding => ({
  code: 'revised-base',
  base: base.period,
  first: first.value,
  now: base.value,
  on: base.recordedAt.slice(0, 10),
});

export function verdictOf(measured: Measured, value: number, base: number): Verdict {
  const better = goodness(measured, value) - goodness(measured, base);
  return better > 0 ? 'better' : better < 0 ? 'worse' : 'same';
}

/** A number that is higher the better the figure is. */
export function goodness({ direction, aim }: Measured, value: number): number {
  switch (direction) {
    case 'higher':
      return value;
    case 'lower':
      return -value;
    case 'nearer':
      if (aim === undefined) throw new RangeError('a figure that should be near to something needs an aim');
      return -Math.abs(value - aim);
  }
}
