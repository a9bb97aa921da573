import { byTime, type Period, periodKey } from './period.ts';

/** 自报, 核实, 采信: three values that stand side by side and are never compared with one another. */
export type ValueState = 'claimed' | 'verified' | 'accepted';

/** 现价 or 可比价; null for figures without prices. */
export type PriceBasis = 'current' | 'comparable' | null;

/** A figure as it was recorded. A revision is a further one for the same period. */
export interface Observation {
  readonly period: Period;
  readonly value: number;
  readonly state: ValueState;
  /** 口径: which definition it was counted by. */
  readonly definition: string;
  readonly basis: PriceBasis;
  /** ISO instant. */
  readonly recordedAt: string;
}

/** The figure of a period as known at a time, with the first one if it was revised since. */
export interface Known extends Observation {
  readonly first: { readonly value: number; readonly recordedAt: string } | null;
}

/**
 * Figures of one state as known at an instant: the newest of each period that was recorded until then, in order of time. What was
 * recorded later does not exist yet.
 */
export function knownAt(observations: readonly Observation[], state: ValueState, instant: string): Known[] {
  const periods = new Map<string, Observation[]>();
  for (const one of observations) {
    if (one.state !== state || Date.parse(one.recordedAt) > Date.parse(instant)) continue;
    if (!Number.isFinite(one.value)) throw new RangeError(`${one.value} is no figure`);
    const key = periodKey(one.period);
    const rows = periods.get(key);
    if (rows) rows.push(one);
    else periods.set(key, [one]);
  }
  return [...periods.values()]
    .map((rows): Known => {
      // Sorting is stable: of two recorded at once the one given later counts.
      const sorted = rows.toSorted((a, b) => Date.parse(a.recordedAt) - Date.parse(b.recordedAt));
      const [first] = sorted as [Observation];
      const newest = sorted.at(-1) as Observation;
      const revised = first.value !== newest.value || first.definition !== newest.definition;
      return { ...newest, first: revised ? { value: first.value, recordedAt: first.recordedAt } : null };
    })
    .sort((a, b) => byTime(a.period, b.period));
}

/** The figure of a period; undefined where there is none. */
export function figureOf(known: readonly Known[], period: Period): Known | undefined {
  const key = periodKey(period);
  return known.find((one) => periodKey(one.period) === key);
}
