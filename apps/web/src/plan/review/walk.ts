import type { Item } from '@chengshi/contract';

type Row = Pick<Item, 'id' | 'start' | 'ordinal' | 'state'>;

/** The neighbour of the current item in the list; from nowhere, the first or the last one. It stops at the ends. */
export function stepFrom(shown: readonly Row[], current: string | undefined, by: 1 | -1): string | undefined {
  const at = shown.findIndex(({ id }) => id === current);
  if (at < 0) return (by > 0 ? shown[0] : shown.at(-1))?.id;
  return shown[Math.min(Math.max(at + by, 0), shown.length - 1)]?.id;
}

/** The next undecided item after the current one, around the end; undefined when all the others are decided. */
export function nextUndecided(
  shown: readonly Row[],
  current: string | undefined,
  by: 1 | -1 = 1,
  besides: ReadonlySet<string> = new Set(),
): string | undefined {
  const at = shown.findIndex(({ id }) => id === current);
  const from = at < 0 ? (by > 0 ? -1 : shown.length) : at;
  for (let step = 1; step <= shown.length; step += 1) {
    const row = shown[(from + by * step + shown.length * 2) % shown.length];
    if (row && row.state === 'found' && row.id !== current && !besides.has(row.id)) return row.id;
  }
  return undefined;
}

/**
 * Where the place in the list goes when the current item has left it, decided and filtered away or merged into another:
 * to the one that stands where it stood. `last` is the item as it was seen last.
 */
export function placeAfter(shown: readonly Row[], last: Row | undefined): string | undefined {
  if (!last) return shown[0]?.id;
  const next = shown.find((row) => row.start > last.start || (row.start === last.start && row.ordinal > last.ordinal));
  return (next ?? shown.at(-1))?.id;
}

/** All between two items, both included: what Shift and an arrow choose. */
export function between(shown: readonly Row[], one: string, other: string): readonly string[] {
  const ends = [one, other].map((id) => shown.findIndex((row) => row.id === id)).sort((a, b) => a - b);
  const [from = -1, to = -1] = ends;
  return from < 0 ? [other] : shown.slice(from, to + 1).map(({ id }) => id);
}
