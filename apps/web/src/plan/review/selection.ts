import type { Span } from '../../ui/text/spans.ts';

/** What is selected inside an element, as offsets into the text; undefined when nothing is, or when it lies outside. */
export function selectedSpan(root: HTMLElement): Span | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return undefined;
  const start = offsetOf(root, range.startContainer, range.startOffset, 'start');
  const end = offsetOf(root, range.endContainer, range.endOffset, 'end');
  return start !== undefined && end !== undefined && start < end ? { start, end } : undefined;
}

/** The place of the cursor as an offset into the text. */
export function cursorOffset(root: HTMLElement): number | undefined {
  const selection = document.getSelection();
  const node = selection?.focusNode;
  if (!selection || !node || !root.contains(node)) return undefined;
  return offsetOf(root, node, selection.focusOffset, 'start');
}

/**
 * Words carry their offset in `data-at`. A place between elements, which a selection of whole paragraphs has,
 * belongs to the words after it when it begins, and to those before it when it ends.
 */
function offsetOf(root: HTMLElement, node: Node, at: number, side: 'start' | 'end'): number | undefined {
  const piece = node.parentElement?.closest<HTMLElement>('[data-at]');
  if (node instanceof Text && piece && root.contains(piece)) return Number(piece.dataset.at) + at;
  const edge = document.createRange();
  edge.setStart(node, at);
  const pieces = [...root.querySelectorAll<HTMLElement>('[data-at]')];
  const after = pieces.findIndex((one) => edge.comparePoint(one, 0) >= 0);
  if (side === 'start') return after < 0 ? undefined : Number(pieces[after]!.dataset.at); // Found in the list.
  const before = after < 0 ? pieces.at(-1) : pieces[after - 1];
  return before ? Number(before.dataset.at) + (before.textContent?.length ?? 0) : undefined;
}
