/** An order of a document as both versions have it: what it says, and where. */
export interface Order {
  readonly kind: string;
  readonly title: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly quantity: unknown;
  readonly rhythm: unknown;
}
interface Span {
  readonly start: number;
  readonly end: number;
}
/** Sentences that are the same one in both versions, however much they were reworded. */
export interface Pair {
  readonly before: Span;
  readonly after: Span;
}

/**
 * Which orders of the later version are the same ones as orders of the earlier version, as places in the two lists.
 *
 * First those that say exactly the same, wherever they stand, in their order; then those of sentences that belong together, by title, then
 * by unit and measure, then what is alone of its kind in both sentences. Each order is used once.
 */
export function matchOrders(
  before: readonly Order[],
  after: readonly Order[],
  pairs: readonly Pair[],
): Map<number, number> {
  const found = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (later: number, earlier: number) => {
    found.set(later, earlier);
    taken.add(earlier);
  };
  const same = new Map<string, number[]>();
  before.forEach((order, index) => {
    same.set(sameKey(order), [...(same.get(sameKey(order)) ?? []), index]);
  });
  after.forEach((order, index) => {
    const earlier = same.get(sameKey(order))?.shift();
    if (earlier !== undefined) pair(index, earlier);
  });
  for (const { before: old, after: now } of pairs) {
    const earlier = () => before.flatMap((order, index) => (!taken.has(index) && overlaps(order, old) ? [index] : []));
    const later = after.flatMap((order, index) => (!found.has(index) && overlaps(order, now) ? [index] : []));
    for (const alike of [sameTitle, sameMeasure]) {
      for (const index of later) {
        if (found.has(index)) continue;
        const fit = earlier().find((at) => alike(before[at] as Order, after[index] as Order));
        if (fit !== undefined) pair(index, fit);
      }
    }
    for (const index of later) {
      if (found.has(index)) continue;
      const { kind } = after[index] as Order;
      const left = earlier().filter((at) => before[at]?.kind === kind);
      const rivals = later.filter((other) => !found.has(other) && after[other]?.kind === kind);
      if (left.length === 1 && rivals.length === 1) pair(index, left[0] as number);
    }
  }
  return found;
}

const overlaps = (order: Span, sentence: Span): boolean => order.start < sentence.end && sentence.start < order.end;

/** Words without blanks and marks, and the place of the numeral: equal for orders that say exactly the same. */
const sameKey = (order: Order): string =>
  JSON.stringify([order.kind, plain(order.quote), numeralOf(order), order.kind === 'mechanism' ? order.title : '']);

const plain = (words: string): string => words.normalize('NFKC').replace(/[\s,。;:、!?()“”"'《》—-]/g, '');

/** Where the numeral stands within the quote. */
function numeralOf({ quantity, start }: Order): number | null {
  if (quantity === null || typeof quantity !== 'object' || !('at' in quantity)) return null;
  return typeof quantity.at === 'number' ? quantity.at - start : null;
}

const sameTitle = (one: Order, other: Order): boolean =>
  one.kind === other.kind && plain(one.title) === plain(other.title);

function sameMeasure(one: Order, other: Order): boolean {
  const [a, b] = [measureOf(one.quantity), measureOf(other.quantity)];
  return one.kind === 'target' && other.kind === 'target' && a !== null && a === b;
}

function measureOf(quantity: unknown): string | null {
  if (quantity === null || typeof quantity !== 'object' || !('unit' in quantity) || !('measure' in quantity))
    return null;
  return `${quantity.unit} ${quantity.measure}`;
}
