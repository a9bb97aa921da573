import type { Known } from './observation.ts';
import { isJoined, joinedMonths, type Period, type PeriodKind } from './period.ts';

/** Figures of one indicator at even distances, ready for a chart, a trend or a forecast. */
export interface EvenSeries {
  /** NaN where nothing is known. Cumulative figures stand here as what each period added. */
  readonly values: Float64Array;
  /** Values in a year; 11 where January and February are one. */
  readonly season: number;
  /** Whether January and February come as one. */
  readonly joined: boolean;
  /** Year and place in the year of the first value, as `year · season + place`. */
  readonly start: number;
}

/**
 * Puts figures of one kind in even order. Only those that are counted as the newest one is (definition, price basis) are taken, so a
 * series begins anew where the count changed. `rate`: figures are rates, which do not add up, so cumulative ones are left as they are.
 */
export function evenSeries(known: readonly Known[], rate: boolean): EvenSeries | null {
  const newest = known.at(-1);
  if (!newest) return null;
  const alike = known.filter(
    (one) =>
      one.period.kind === newest.period.kind && one.definition === newest.definition && one.basis === newest.basis,
  );
  const { kind } = newest.period;
  const joined = comesJoined(alike, kind);
  const season = seasonOf(alike, kind, joined);
  const places = (joined && !rate ? withSums(alike) : alike).map((one) => ({
    place: placeOf(one.period, season, joined),
    value: one.value,
  }));
  const there = places.filter((one): one is { place: number; value: number } => one.place !== null);
  if (there.length === 0) return null;
  const start = Math.min(...there.map(({ place }) => place));
  const end = Math.max(...there.map(({ place }) => place));
  const values = new Float64Array(end - start + 1).fill(Number.NaN);
  for (const { place, value } of there) values[place - start] = value;
  if (kind !== 'cumulative' || rate) return { values, season, joined, start };
  return { values: added(values, season, start), season, joined, start };
}

/** Years in which January and February came apart get both as one, like the others. */
function withSums(known: readonly Known[]): Known[] {
  const apart = known.filter(({ period }) => period.kind === 'month' && period.last <= 2 && !isJoined(period));
  const sums = apart.flatMap((january) => {
    const february = apart.find(({ period }) => period.year === january.period.year && period.first === 2);
    if (january.period.first !== 1 || !february) return [];
    return [{ ...february, period: joinedMonths(january.period.year), value: january.value + february.value }];
  });
  return [...known, ...sums];
}

/** What each period added to the sum of its year; missing where the sum before it is. */
function added(sums: Float64Array, season: number, start: number): Float64Array {
  return sums.map((sum, at) =>
    (start + at) % season === 0 ? sum : sum - (at > 0 ? (sums[at - 1] as number) : Number.NaN),
  );
}

/** January alone is never published where the two months come as one. */
export function comesJoined(known: readonly Known[], kind: PeriodKind): boolean {
  if (kind === 'month') return known.some(({ period }) => isJoined(period));
  if (kind !== 'cumulative') return false;
  return known.some(({ period }) => period.last === 2) && !known.some(({ period }) => period.last === 1);
}

function seasonOf(known: readonly Known[], kind: PeriodKind, joined: boolean): number {
  switch (kind) {
    case 'month':
    case 'cumulative':
      return joined ? 11 : 12;
    case 'quarter':
      return 4;
    case 'half':
      return 2;
    case 'year':
      return 1;
    case 'point': {
      // Stocks come monthly, quarterly, or once a year: the distance that divides all distances.
      const months = known.map(({ period }) => period.year * 12 + period.last);
      const step = months.reduce((common, one) => divisor(common, one - (months[0] as number)), 12);
      return 12 / step;
    }
  }
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** Year times season plus place in the year; null for a period that has no place, like January where the two months are one. */
export function placeOf({ year, first, last, kind }: Period, season: number, joined: boolean): number | null {
  if (kind === 'point') return Math.floor((year * 12 + last - 1) / (12 / season));
  if (!joined) return year * season + Math.ceil((last * season) / 12) - 1;
  if (last === 1 || (last === 2 && first === 2)) return null;
  return year * season + last - 2;
}
