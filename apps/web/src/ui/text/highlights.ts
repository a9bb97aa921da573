/** Paints ranges without touching the page's elements, where the browser can (all current ones do). Returns how to undo it. */
export function paint(name: string, ranges: readonly Range[]): () => void {
  if (typeof Highlight === 'undefined' || !('highlights' in CSS)) return () => undefined;
  CSS.highlights.set(name, new Highlight(...ranges));
  return () => CSS.highlights.delete(name);
}

/** Every place of a word in a text; letters of either case are the same. At most `most` places. */
export function placesOf(text: string, word: string, most = 2000): readonly number[] {
  if (word === '') return [];
  const [hay, needle] = sameLengthLower(text, word);
  const places: number[] = [];
  for (let at = hay.indexOf(needle); at >= 0 && places.length < most; at = hay.indexOf(needle, at + needle.length)) {
    places.push(at);
  }
  return places;
}

/** A few letters change their length in lower case, which would shift every offset after them. */
function sameLengthLower(text: string, word: string): readonly [string, string] {
  const lower = text.toLowerCase();
  return lower.length === text.length ? [lower, word.toLowerCase()] : [text, word];
}
