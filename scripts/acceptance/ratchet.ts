import type { Figure } from './result.ts';

export interface Verdict {
  readonly name: string;
  readonly value: number | null;
  readonly recorded: number | null;
  /** `gone`: recorded, but not measured this time. */
  readonly state: 'kept' | 'higher' | 'new' | 'fallen' | 'gone';
}

/** Figures are recorded with four decimals, rounded down, so that a figure is never below its own record. */
const SCALE = 10_000;

/** Sets figures against their record, in the order of the names. */
export function compare(figures: readonly Figure[], record: Readonly<Record<string, number>>): Verdict[] {
  const measured = new Map(figures.map(({ name, value }) => [name, value]));
  const names = [...new Set([...measured.keys(), ...Object.keys(record)])].sort();
  return names.map((name) => {
    const value = measured.get(name) ?? null;
    const recorded = record[name] ?? null;
    return { name, value, recorded, state: stateOf(value, recorded) };
  });
}

function stateOf(value: number | null, recorded: number | null): Verdict['state'] {
  if (value === null) return 'gone';
  if (recorded === null) return 'new';
  const now = rounded(value);
  if (now < recorded) return 'fallen';
  return now > recorded ? 'higher' : 'kept';
}

/** The record with higher and new figures taken over; nothing is ever lowered or removed. */
export function raised(figures: readonly Figure[], record: Readonly<Record<string, number>>): Record<string, number> {
  const next = new Map(Object.entries(record));
  for (const { name, value } of figures) {
    if (rounded(value) > (next.get(name) ?? Number.NEGATIVE_INFINITY)) next.set(name, rounded(value));
  }
  return Object.fromEntries([...next].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A hair is added first, because 0.29 × 10,000 comes out as 2,899.9999…. */
function rounded(value: number): number {
  return Math.floor(value * SCALE + 1e-6) / SCALE;
}
