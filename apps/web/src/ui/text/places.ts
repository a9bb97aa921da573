import { firstEndingAfter, type Span } from './spans.ts';

/** The words of a text as a range of the page; undefined when they are not drawn. `root` holds one child per paragraph. */
export function rangeOf(root: HTMLElement, paragraphs: readonly Span[], span: Span): Range | undefined {
  const from = pointOf(root, paragraphs, span.start);
  const to = pointOf(root, paragraphs, span.end - 1);
  if (!from || !to) return undefined;
  const range = document.createRange();
  range.setStart(from.node, from.at);
  range.setEnd(to.node, Math.min(to.at + 1, to.node.length));
  return range;
}

function pointOf(
  root: HTMLElement,
  paragraphs: readonly Span[],
  offset: number,
): { node: Text; at: number } | undefined {
  const place = firstEndingAfter(paragraphs, offset);
  const pieces = root.children[place]?.querySelectorAll<HTMLElement>('[data-at]') ?? [];
  let last: { node: Text; at: number } | undefined;
  for (const piece of pieces) {
    const start = Number(piece.dataset.at);
    if (last && start > offset) break;
    const node = piece.firstChild;
    if (node instanceof Text) last = { node, at: Math.min(Math.max(offset - start, 0), node.length) };
  }
  return last;
}

/** The offset in the text of a place on the screen. */
export function offsetAt(x: number, y: number): number | undefined {
  const caret = caretAt(x, y);
  const start = caret?.node.parentElement?.closest<HTMLElement>('[data-at]')?.dataset.at;
  return caret && start !== undefined ? Number(start) + caret.offset : undefined;
}

function caretAt(x: number, y: number): { node: Node; offset: number } | undefined {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position ? { node: position.offsetNode, offset: position.offset } : undefined;
  }
  const range = (document as Document).caretRangeFromPoint(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}

/**
 * Brings an offset a third down the screen. Paragraphs off the screen have only estimated heights,
 * so the way is corrected after each frame until it stands.
 */
export function scrollToOffset(root: HTMLElement, paragraphs: readonly Span[], offset: number, rounds = 6): void {
  const range = rangeOf(root, paragraphs, { start: offset, end: offset + 1 });
  const box = range?.getBoundingClientRect();
  if (!box) return;
  const off = box.top - innerHeight * 0.33;
  if (Math.abs(off) < 2) return;
  scrollBy({ top: off, behavior: 'instant' });
  if (rounds > 1) requestAnimationFrame(() => scrollToOffset(root, paragraphs, offset, rounds - 1));
}

/** The part of the text that stands on the screen now. */
export function visiblePart(root: HTMLElement, paragraphs: readonly Span[]): Span {
  const first = firstChildWhere(root, (box) => box.bottom > 0);
  const after = firstChildWhere(root, (box) => box.top >= innerHeight);
  const start = paragraphs[Math.min(first, paragraphs.length - 1)]?.start ?? 0;
  const end = paragraphs[Math.max(after - 1, first)]?.end ?? paragraphs.at(-1)?.end ?? 0;
  return { start, end };
}

/** Children stand below each other, so a binary search asks for few boxes. */
function firstChildWhere(root: HTMLElement, test: (box: DOMRect) => boolean): number {
  let low = 0;
  let high = root.children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(root.children[middle]!.getBoundingClientRect()))
      high = middle; // `middle` is below the length.
    else low = middle + 1;
  }
  return low;
}
