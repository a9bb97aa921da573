/** A part of a text, by UTF-16 offsets; `end` is the first one outside. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Segment<Over extends Span> extends Span {
  /** What lies over this piece, the shortest first: a target before the task that holds it. */
  readonly over: readonly Over[];
}

/**
 * Cuts a stretch of text wherever a span begins or ends, so that overlapping spans can be drawn side by side.
 * The pieces cover the stretch without gap or overlap; spans outside it, and empty ones, play no part.
 */
export function cutIntoSegments<Over extends Span>(stretch: Span, spans: readonly Over[]): readonly Segment<Over>[] {
  const inside = spans.filter((span) => span.start < stretch.end && span.end > stretch.start && span.start < span.end);
  const cuts = new Set([stretch.start, stretch.end]);
  for (const { start, end } of inside) {
    cuts.add(Math.max(start, stretch.start));
    cuts.add(Math.min(end, stretch.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, at) => {
    const end = places[at + 1]!; // There is one more place than segments.
    const over = inside.filter((span) => span.start <= start && span.end >= end);
    return { start, end, over: over.length > 1 ? over.sort(shortestFirst) : over };
  });
}

function shortestFirst(one: Span, other: Span): number {
  return one.end - one.start - (other.end - other.start) || one.start - other.start;
}

/**
 * For each stretch (in text order, not overlapping) the spans that touch it, in the order given.
 * Cost: a binary search for each span.
 */
export function spansOfStretches<Over extends Span>(
  stretches: readonly Span[],
  spans: readonly Over[],
): readonly (readonly Over[])[] {
  const found: Over[][] = stretches.map(() => []);
  for (const span of spans) {
    for (let at = firstEndingAfter(stretches, span.start); at < stretches.length; at += 1) {
      if (stretches[at]!.start >= span.end) break; // `at` is below the length.
      found[at]!.push(span);
    }
  }
  return found;
}

/** The first stretch that ends after an offset: the one that holds it, or the next one. The length when there is none. */
export function firstEndingAfter(stretches: readonly Span[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The sentence around an offset: from after the last full stop, or the line's beginning, to the next one. */
export function sentenceAround(text: string, offset: number): Span {
  const stops = /[\u3002\uff01\uff1f\uff1b\n]/;
  let start = Math.min(Math.max(offset, 0), text.length);
  while (start > 0 && !stops.test(text[start - 1]!)) start -= 1;
  let end = Math.max(offset, start);
  while (end < text.length && !stops.test(text[end]!)) end += 1;
  if (end < text.length && text[end] !== '\n') end += 1;
  while (start < end && /[\s\u3000]/.test(text[start]!)) start += 1;
  return { start, end };
}
