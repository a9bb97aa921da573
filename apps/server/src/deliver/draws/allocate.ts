export interface Sized {
  readonly key: string;
  readonly size: number;
  /** Decides between strata that have the same claim to a place: the smaller one comes first. */
  readonly ticket: string;
}

/**
 * Places for strata in proportion to their sizes, by the method of largest remainders (Hamilton): each stratum gets the whole part of
 * its quota, and the places that are left go to the largest remainders. Where there are at least as many places as strata, none gets
 * less than one; what that costs is taken from the strata that are furthest above their quota. Never more than a stratum holds.
 *
 * `places` is at most the sum of the sizes, and no size is 0. Gives the number of places of each stratum, in the order given. O(strata × places given or taken back).
 */
export function allocate(strata: readonly Sized[], places: number): number[] {
  const total = strata.reduce((sum, { size }) => sum + size, 0);
  if (places > total) throw new Error(`allocate: ${places} places for ${total} items`);
  if (places === 0) return strata.map(() => 0);
  const least = places >= strata.length ? 1 : 0;
  // Whole numbers throughout: quota × total, so that no rounding of fractions decides.
  const quotas = strata.map(({ size }) => places * size);
  const given = quotas.map((quota) => Math.max(least, Math.floor(quota / total)));
  const remainder = (at: number) => (quotas[at] ?? 0) - (given[at] ?? 0) * total;
  const best = (fits: (at: number) => boolean, better: (a: number, b: number) => number) =>
    strata
      .map((_, at) => at)
      .filter(fits)
      .sort((a, b) => better(a, b) || byTicket(strata, a, b))[0];
  for (let left = places - sum(given); left !== 0; left = places - sum(given)) {
    const at =
      left > 0
        ? best(
            (one) => (given[one] ?? 0) < (strata[one]?.size ?? 0),
            (a, b) => remainder(b) - remainder(a),
          )
        : best(
            (one) => (given[one] ?? 0) > least,
            (a, b) => remainder(a) - remainder(b),
          );
    // There is one: places never exceed the items, and the least of all strata never exceeds the places.
    given[at as number] = (given[at as number] ?? 0) + Math.sign(left);
  }
  return given;
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const byTicket = (strata: readonly Sized[], a: number, b: number) =>
  (strata[a]?.ticket ?? '') < (strata[b]?.ticket ?? '') ? -1 : 1;
