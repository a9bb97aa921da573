import type { Mark } from '@chengshi/contract';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { paint } from '../../../ui/text/highlights.ts';
import type { Paragraph } from '../../../ui/text/paragraphs.ts';
import { rangeOf, scrollToOffset } from '../../../ui/text/places.ts';
import { sentenceAround } from '../../../ui/text/spans.ts';
import type { LivingSearch } from './livingSearch.ts';

/** Walking through the promises of a text, and following links into it. */
export function useLivingPlace(props: {
  readonly root: RefObject<HTMLElement | null>;
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly marks: readonly Mark[];
  readonly shown: readonly Mark[];
  readonly search: LivingSearch;
  readonly onOpen: (id: string) => void;
}) {
  const { root, text, paragraphs, marks, shown, search, onOpen } = props;
  const [current, setCurrent] = useState(search.c);
  const jump = (offset: number) => {
    if (root.current) scrollToOffset(root.current, paragraphs, offset);
  };

  /** To the next promise that the filters show; the opened panel comes along. */
  const step = (by: 1 | -1) => {
    if (shown.length === 0) return;
    const at = shown.findIndex(({ id }) => id === current);
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length]!; // Within the length.
    setCurrent(next.id);
    jump(next.start);
    if (search.c) onOpen(next.id);
    focusHead(root.current, next.id);
  };

  const follow = useEffectEvent(() => {
    const mark = marks.find(({ id }) => id === search.c);
    if (search.s !== undefined) jump(search.s);
    else if (mark) jump(mark.start);
  });
  // A link may point into the text; it is followed once, when the page opens.
  useEffect(() => follow(), []);

  const { s } = search;
  useEffect(() => {
    if (s === undefined || !root.current) return;
    const range = rangeOf(root.current, paragraphs, sentenceAround(text, s));
    return range ? paint('sentence', [range]) : undefined;
  }, [root, text, paragraphs, s]);

  return { current, setCurrent, jump, step };
}

/** The mark becomes the one that the tab key reaches only with the next drawing; it can take the focus already now. */
function focusHead(root: HTMLElement | null, id: string): void {
  root?.querySelector<HTMLElement>(`.mark-head[data-mark="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
}
