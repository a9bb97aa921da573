import { daysBetween } from '@chengshi/calendar';
import type { DrawReason } from '@chengshi/contract';

/** What is known about a report when a list is drawn. */
export interface RiskFacts {
  readonly kind: string;
  readonly value: number | null;
  readonly reportedOn: string;
  /** The value of the report before it that gave one. */
  readonly lastValue: number | null;
  readonly evidence: number;
  readonly dueOn: string | null;
  readonly closed: boolean;
  /** Doubts about reports of the same unit in the last year. */
  readonly doubts: number;
  /** Whether any report of the unit was ever verified. */
  readonly unitVerified: boolean;
}

/** A change by half of the last value is looked at; due within two weeks counts as near. */
const jumpPercent = 50;
const nearDays = 14;
const mostDoubtPoints = 3;

/**
 * Why a report should be looked at before others, each reason with its points; the sum is its risk. The points are a judgement that is laid
 * open, not an estimate: docs/methods/inspection-draw.md.
 */
export function riskReasons(facts: RiskFacts, today: string): DrawReason[] {
  return [...aboutTime(facts, today), ...aboutEvidence(facts), ...aboutValue(facts), ...aboutUnit(facts)];
}

export const pointsOf = (reasons: readonly DrawReason[]): number =>
  reasons.reduce((sum, { points }) => sum + points, 0);

function aboutTime({ kind, dueOn, reportedOn, closed }: RiskFacts, today: string): DrawReason[] {
  if (dueOn === null) return [];
  if (kind === 'completion') {
    const days = daysBetween(dueOn, reportedOn);
    return days > 0 ? [{ code: 'claimed-late', points: 2, values: { dueOn, days } }] : [];
  }
  if (closed) return [];
  const left = daysBetween(today, dueOn);
  if (left < 0) return [{ code: 'overdue', points: 3, values: { dueOn, days: -left } }];
  return left <= nearDays ? [{ code: 'due-soon', points: 1, values: { dueOn, days: left } }] : [];
}

function aboutEvidence({ kind, evidence }: RiskFacts): DrawReason[] {
  if (kind !== 'completion' || evidence > 1) return [];
  return evidence === 0
    ? [{ code: 'no-evidence', points: 3, values: {} }]
    : [{ code: 'little-evidence', points: 1, values: {} }];
}

function aboutValue({ value, lastValue }: RiskFacts): DrawReason[] {
  if (value === null || lastValue === null || value === lastValue) return [];
  // From nothing to something has no percentage; it is what the first figure of many tasks looks like.
  if (lastValue === 0) return [];
  const percent = Math.round((Math.abs(value - lastValue) / Math.abs(lastValue)) * 100);
  return percent >= jumpPercent ? [{ code: 'jump', points: 2, values: { from: lastValue, to: value, percent } }] : [];
}

function aboutUnit({ doubts, unitVerified }: RiskFacts): DrawReason[] {
  if (!unitVerified) return [{ code: 'never-verified', points: 2, values: {} }];
  return doubts > 0
    ? [{ code: 'doubted-before', points: Math.min(doubts, mostDoubtPoints), values: { count: doubts } }]
    : [];
}
