/** Which sentence of the later version continues which of the earlier one. */
export interface Alignment {
  readonly pairs: readonly { readonly before: number; readonly after: number }[];
  /** Indexes of later sentences that stand out of order. */
  readonly moved: ReadonlySet<number>;
}

interface Keyed {
  readonly key: string;
}

/** Equal sentences first, in order of appearance; then edited ones by their shared pieces. What falls out of the longest increasing run has moved. */
export function alignSentences(before: readonly Keyed[], after: readonly Keyed[]): Alignment {
  const beforeOf = new Int32Array(after.length).fill(-1);
  const taken = new Uint8Array(before.length);
  matchEqual(before, after, beforeOf, taken);
  matchEdited(before, after, beforeOf, taken);
  const pairs: { before: number; after: number }[] = [];
  for (let index = 0; index < after.length; index++)
    if (beforeOf[index]! >= 0) pairs.push({ before: beforeOf[index]!, after: index });
  const run = longestIncreasing(pairs.map((pair) => pair.before));
  const moved = new Set(pairs.filter((_, i) => !run.has(i)).map((pair) => pair.after));
  return { pairs, moved };
}

function matchEqual(before: readonly Keyed[], after: readonly Keyed[], beforeOf: Int32Array, taken: Uint8Array): void {
  const waiting = new Map<string, number[]>();
  before.forEach(({ key }, index) => {
    const list = waiting.get(key) ?? [];
    list.push(index);
    waiting.set(key, list);
  });
  const used = new Map<string, number>();
  after.forEach(({ key }, index) => {
    const list = waiting.get(key);
    const next = used.get(key) ?? 0;
    if (!list || next >= list.length) return;
    used.set(key, next + 1);
    beforeOf[index] = list[next]!;
    taken[list[next]!] = 1;
  });
}

/** Pairs what is left by pieces of four characters; pieces that occur too often say nothing. The best pairs go first, ties by place. */
function matchEdited(before: readonly Keyed[], after: readonly Keyed[], beforeOf: Int32Array, taken: Uint8Array): void {
  const postings = new Map<string, number[]>();
  before.forEach(({ key }, index) => {
    if (taken[index]) return;
    for (const piece of pieces(key)) {
      const list = postings.get(piece) ?? [];
      if (list.length <= COMMON) list.push(index);
      postings.set(piece, list);
    }
  });
  const offers: { before: number; after: number; score: number }[] = [];
  after.forEach(({ key }, index) => {
    if (beforeOf[index]! >= 0) return;
    const shared = new Map<number, number>();
    for (const piece of pieces(key)) {
      const list = postings.get(piece);
      if (!list || list.length > COMMON) continue;
      for (const candidate of list) shared.set(candidate, (shared.get(candidate) ?? 0) + 1);
    }
    const best = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 5);
    for (const [candidate] of best) {
      const score = likeness(before[candidate]!.key, key);
      if (score >= ALIKE) offers.push({ before: candidate, after: index, score });
    }
  });
  offers.sort((a, b) => b.score - a.score || a.after - b.after || a.before - b.before);
  for (const offer of offers) {
    if (taken[offer.before] || beforeOf[offer.after]! >= 0) continue;
    taken[offer.before] = 1;
    beforeOf[offer.after] = offer.before;
  }
}

/** Distinct pieces of four characters of the first 400. */
function pieces(key: string): Set<string> {
  const found = new Set<string>();
  const end = Math.min(key.length, 400) - 3;
  for (let at = 0; at < end; at++) found.add(key.slice(at, at + 4));
  return found;
}

/** Shared pairs of characters over all of them (Dice), figures left out so that a changed number does not part two sentences. */
function likeness(a: string, b: string): number {
  const [x, y] = [pairsOf(a), pairsOf(b)];
  if (x.size + y.size === 0) return 0;
  let shared = 0;
  for (const pair of x) if (y.has(pair)) shared++;
  return (2 * shared) / (x.size + y.size);
}

function pairsOf(key: string): Set<string> {
  const words = key.slice(0, 400).replace(/[\d.%]/g, '');
  const found = new Set<string>();
  for (let at = 0; at + 1 < words.length; at++) found.add(words.slice(at, at + 2));
  return found;
}

/** Positions of a longest strictly increasing run, by patience sorting. */
function longestIncreasing(values: readonly number[]): ReadonlySet<number> {
  const tops: number[] = [];
  const previous = new Int32Array(values.length).fill(-1);
  values.forEach((value, index) => {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[tops[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[index] = tops[low - 1]!;
    tops[low] = index;
  });
  const run = new Set<number>();
  for (let index = tops.at(-1) ?? -1; index >= 0; index = previous[index]!) run.add(index);
  return run;
}

const COMMON = 12;
const ALIKE = 0.5;
