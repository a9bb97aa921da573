import type { Item } from '@chengshi/contract';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Paragraph } from '../../ui/text/paragraphs.ts';
import { rangeOf, scrollToOffset } from '../../ui/text/places.ts';
import type { RowPlaces } from './ReviewList.tsx';
import { rowId } from './ReviewRow.tsx';
import { settle } from './settle.ts';
import { nextUndecided, placeAfter } from './walk.ts';

/** Links carry the place, but the address need not follow every key. */
const addressAfterMs = 600;

/** Which item is the current one, and how text, list and focus come along. */
export function usePlace(props: {
  readonly root: RefObject<HTMLElement | null>;
  readonly list: RefObject<HTMLElement | null>;
  readonly places: RefObject<RowPlaces | null>;
  readonly paragraphs: readonly Paragraph[];
  readonly items: readonly Item[];
  readonly shown: readonly Item[];
  readonly linked: string | undefined;
  readonly realId: (id: string | undefined) => string | undefined;
  readonly onLink: (id: string) => void;
}) {
  const { root, list, places, paragraphs, items, shown, linked } = props;
  // What others decide must not move the place: it is set from the beginning.
  const [place, setPlace] = useState<{ readonly id: string | undefined; readonly last: Item | undefined }>(() => {
    const id = linked ?? nextUndecided(shown, undefined) ?? shown[0]?.id;
    return { id, last: items.find((item) => item.id === id) };
  });
  const wanted = props.realId(place.id);
  const current = shown.some(({ id }) => id === wanted)
    ? wanted
    : placeAfter(shown, items.find(({ id }) => id === wanted) ?? place.last);

  const focusNext = useRef<'row' | 'head' | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const settling = useRef<() => void>(undefined);

  const jump = (offset: number, always = true) => {
    if (!root.current || root.current.getClientRects().length === 0) return;
    if (!always && isComfortable(rangeOf(root.current, paragraphs, { start: offset, end: offset + 1 }))) return;
    scrollToOffset(root.current, paragraphs, offset);
  };
  const reveal = (id: string) => {
    const frame = list.current;
    if (!frame) return;
    const row = globalThis.document.getElementById(rowId(id));
    if (row) revealIn(frame, row);
    // A list that has just opened has drawn no row yet.
    else if (scrolls(frame)) frame.scrollTop = (places.current?.topOf(id) ?? 0) - frame.clientHeight * 0.3;
    // Rows that are drawn only now may be higher or lower than they were taken for.
    settling.current?.();
    settling.current = settle(() => {
      const there = globalThis.document.getElementById(rowId(id));
      if (there && list.current) revealIn(list.current, there);
    });
  };

  /** Makes an item the current one; text and list show it. `focus`: the keyboard goes on from there. */
  const go = (id: string | undefined, focus: boolean) => {
    const item = items.find((one) => one.id === id);
    if (!item) return;
    const onText = globalThis.document.activeElement?.closest('.official') !== null;
    focusNext.current = focus ? (onText ? 'head' : 'row') : undefined;
    setPlace({ id: item.id, last: item });
    jump(item.start, false);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => props.onLink(item.id), addressAfterMs);
  };

  const drawn = useRef(false);
  const follow = useEffectEvent(() => {
    if (current === undefined) return;
    // Opening the page must not scroll it; a link does, below.
    if (drawn.current || (list.current && scrolls(list.current))) reveal(current);
    drawn.current = true;
    const target = focusNext.current;
    focusNext.current = undefined;
    if (target) focusOn(target, current, root.current);
  });
  // The row of the current item exists only after it was drawn.
  useEffect(() => {
    if (current !== undefined) follow();
  }, [current]);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      settling.current?.();
    },
    [],
  );

  const open = useEffectEvent(() => {
    const item = linked === undefined ? undefined : items.find(({ id }) => id === linked);
    if (item) jump(item.start);
  });
  // A link may point at an item; it is followed once, when the page opens.
  useEffect(() => open(), []);

  return {
    current: items.find(({ id }) => id === current),
    go,
    jump,
    reveal,
    /** Puts the row of an item to the top, because its form needs the room below. */
    lift: (id: string) => {
      const row = globalThis.document.getElementById(rowId(id));
      if (row && list.current) toTop(list.current, row);
    },
    /** The keyboard goes back to the current item, from a form that closes. */
    refocus: () => {
      requestAnimationFrame(() => {
        if (current === undefined) return;
        reveal(current);
        focusOn('row', current, root.current);
      });
    },
  };
}

function focusOn(target: 'row' | 'head', id: string, root: HTMLElement | null): void {
  const head = root?.querySelector<HTMLElement>(`.mark-head[data-mark="${CSS.escape(id)}"]`);
  const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
  (target === 'head' && head ? head : row)?.focus({ preventScroll: true });
}

/** In the middle of the screen, so that nothing needs to move. */
function isComfortable(range: Range | undefined): boolean {
  const box = range?.getBoundingClientRect();
  return box !== undefined && box.height > 0 && box.top > innerHeight * 0.2 && box.bottom < innerHeight * 0.7;
}

/** Brings a row into the list's window; where the list is as long as the page, into the screen. */
function revealIn(list: HTMLElement, row: HTMLElement): void {
  if (!scrolls(list)) {
    const box = row.getBoundingClientRect();
    if (box.height > 0 && (box.top < innerHeight * 0.15 || box.bottom > innerHeight * 0.75))
      row.scrollIntoView({ block: 'center', behavior: 'instant' });
    return;
  }
  const frame = list.getBoundingClientRect();
  const box = row.getBoundingClientRect();
  if (box.top < frame.top + 8 || box.bottom > frame.bottom - 8)
    list.scrollTop += box.top - frame.top - Math.max(frame.height * 0.3 - box.height / 2, 12);
}

function toTop(list: HTMLElement, row: HTMLElement): void {
  if (scrolls(list)) list.scrollTop += row.getBoundingClientRect().top - list.getBoundingClientRect().top;
  else scrollBy({ top: row.getBoundingClientRect().top - innerHeight * 0.15, behavior: 'instant' });
}

const scrolls = (list: HTMLElement): boolean => getComputedStyle(list).overflowY !== 'visible';
