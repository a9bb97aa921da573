import type { PriceBasis, ValueState } from './observation.ts';
import type { Period, PeriodKind } from './period.ts';

/** Why two figures are not compared, or what to know about a comparison that is. Words: `findingSentence`. */
export type Finding =
  /** Nothing was known for the period. */
  | { readonly code: 'missing-value'; readonly period: Period }
  | { readonly code: 'missing-base'; readonly period: Period }
  /** 1—2月 are published as one: neither month stands alone, and two months are no match for one. */
  | { readonly code: 'joined-months'; readonly period: Period; readonly base: Period }
  | { readonly code: 'cumulative-grows'; readonly period: Period }
  | { readonly code: 'different-kind'; readonly kind: PeriodKind; readonly base: PeriodKind }
  | { readonly code: 'changed-definition'; readonly definition: string; readonly base: string }
  | { readonly code: 'different-basis'; readonly basis: PriceBasis; readonly base: PriceBasis }
  | { readonly code: 'different-state'; readonly state: ValueState; readonly base: ValueState }
  /** The base was revised after the figure had been recorded: one is of the old count, the other of the new. */
  | { readonly code: 'revised-after'; readonly base: Period; readonly revisedOn: string; readonly recordedOn: string }
  | {
      readonly code: 'revised-base';
      readonly base: Period;
      readonly first: number;
      readonly now: number;
      readonly on: string;
    }
  | { readonly code: 'base-not-positive'; readonly base: Period; readonly value: number }
  /** The base itself was out of the ordinary: `change` in percent or points against the year before it, `low` to `high` being usual. */
  | {
      readonly code: 'base-effect';
      readonly base: Period;
      readonly change: number;
      readonly low: number;
      readonly high: number;
    }
  | { readonly code: 'few-points'; readonly there: number; readonly needed: number }
  | { readonly code: 'few-peers'; readonly there: number; readonly of: number }
  | { readonly code: 'no-size' }
  /** Already a rate: not divided once more. */
  | { readonly code: 'is-rate' }
  /** Near to its aim is good: neither growth nor share of it says anything. */
  | { readonly code: 'aimed' }
  | { readonly code: 'far-ahead'; readonly steps: number; readonly values: number }
  | { readonly code: 'old-figure'; readonly on: string; readonly days: number }
  | { readonly code: 'no-path' };
