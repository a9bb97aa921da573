/** What lies in the order of its starts: the index of the first that starts at `at` or behind it, by bisection; their number when none does. */
export function firstFrom(items: readonly { readonly start: number }[], at: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
