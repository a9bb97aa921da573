import { createHash } from 'node:crypto';
import { allocate } from './allocate.ts';

/** A report that may be drawn. */
export interface Candidate {
  readonly id: string;
  readonly stratum: string;
  /** Points of risk; 0: nothing speaks for looking at it before others. */
  readonly points: number;
}

export interface Drawn {
  readonly id: string;
  readonly how: 'risk' | 'chance';
}

export interface Stratum {
  readonly key: string;
  /** Candidates in it. */
  readonly size: number;
  readonly risk: number;
  readonly chance: number;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What the seed says about a thing: nobody can know it before the seed is there, and anybody can work it out afterwards. */
export const ticketOf = (seed: string, id: string): string => sha256(`${seed}:${id}`);

/** The population as text, a line for each candidate in the order of ids: `id stratum points`. */
export const populationText = (population: readonly Candidate[]): string =>
  byId(population)
    .map(({ id, stratum, points }) => `${id} ${stratum} ${points}\n`)
    .join('');

export const populationDigest = (population: readonly Candidate[]): string => sha256(populationText(population));

/**
 * Draws a list, a share of it by risk and the rest by chance within strata.
 *
 * By risk: `riskShare` percent of the list, half a place rounded up, goes to the most points; candidates without points are never taken by
 * risk. By chance: the rest is drawn from all that is left, stratified with proportional allocation (`allocate`). Who comes first in a stratum,
 * and among equal points or claims, is decided by tickets, SHA-256 of `seed:id` in hexadecimal, the smallest first: every subset of a
 * stratum is equally likely over seeds. Method: R. L. Rivest, “Consistent sampling with replacement”, arXiv:1808.10016, as used in audits of
 * elections; W. G. Cochran, “Sampling techniques”, 3rd ed. 1977, ch. 5 for strata.
 *
 * The same input gives the same list, in whatever order the population is given. When fewer are there than wanted, all are drawn. O(n log n).
 */
export function draw(
  population: readonly Candidate[],
  plan: { readonly wanted: number; readonly riskShare: number; readonly seed: string },
): { readonly items: readonly Drawn[]; readonly strata: readonly Stratum[] } {
  const { seed } = plan;
  const wanted = Math.min(plan.wanted, population.length);
  const tickets = new Map(population.map(({ id }) => [id, ticketOf(seed, id)]));
  const byTicket = (a: Candidate, b: Candidate) => ((tickets.get(a.id) ?? '') < (tickets.get(b.id) ?? '') ? -1 : 1);

  const risky = population
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || byTicket(a, b))
    .slice(0, Math.floor((wanted * plan.riskShare + 50) / 100));
  const taken = new Set(risky.map(({ id }) => id));

  const rest = [
    ...Map.groupBy(
      byId(population).filter(({ id }) => !taken.has(id)),
      ({ stratum }) => stratum,
    ),
  ]
    .map(([key, members]) => ({ key, members, size: members.length, ticket: ticketOf(seed, key) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const places = allocate(rest, wanted - risky.length);
  const lucky = rest.flatMap(({ members }, at) => members.sort(byTicket).slice(0, places[at]));

  const chance = new Map(rest.map(({ key }, at) => [key, places[at] ?? 0]));
  const strata = [...Map.groupBy(population, ({ stratum }) => stratum)]
    .map(([key, members]) => ({
      ...{ key, size: members.length, chance: chance.get(key) ?? 0 },
      risk: members.filter(({ id }) => taken.has(id)).length,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const named = (how: Drawn['how']) => (candidate: Candidate) => ({ id: candidate.id, how });
  return { items: [...risky.map(named('risk')), ...lucky.map(named('chance'))], strata };
}

const byId = (population: readonly Candidate[]) => population.toSorted((a, b) => (a.id < b.id ? -1 : 1));
