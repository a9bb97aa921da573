import type { Item } from '@chengshi/contract';
import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import type { Paragraph } from '../../ui/text/paragraphs.ts';
import { scrollToOffset, visiblePart } from '../../ui/text/places.ts';
import type { RowPlaces } from './ReviewList.tsx';

/** Where people read: a third down the screen, which is where `scrollToOffset` puts a place. */
const readingLine = 0.33;

/**
 * Text and list scroll together: the one under the pointer leads, the other shows the same place.
 * Keys move both by themselves, so then neither leads.
 */
export function useTogether(props: {
  readonly root: RefObject<HTMLElement | null>;
  readonly list: RefObject<HTMLElement | null>;
  readonly places: RefObject<RowPlaces | null>;
  readonly paragraphs: readonly Paragraph[];
  readonly shown: readonly Item[];
  readonly enabled: boolean;
}): { readonly rest: () => void } {
  const leader = useRef<'text' | 'list'>(undefined);
  const listFollows = useEffectEvent(() => {
    const { root, list, places, paragraphs, shown } = props;
    if (!root.current || !list.current) return;
    const { start, end } = visiblePart(root.current, paragraphs);
    const read = start + (end - start) * readingLine;
    const item = shown.find((one) => one.end > read) ?? shown.at(-1);
    const top = item && places.current?.topOf(item.id);
    if (top !== undefined) list.current.scrollTop = top - list.current.clientHeight * readingLine;
  });
  const textFollows = useEffectEvent(() => {
    const { root, list, places, paragraphs, shown } = props;
    if (!root.current || !list.current) return;
    const id = places.current?.idAt(list.current.scrollTop + list.current.clientHeight * readingLine);
    const item = shown.find((one) => one.id === id);
    if (item) scrollToOffset(root.current, paragraphs, item.start, 1);
  });
  const { root, list, enabled } = props;
  useEffect(() => {
    const rows = list.current;
    const text = root.current;
    if (!enabled || !rows || !text) return;
    let asked = 0;
    const ask = (who: 'text' | 'list') => {
      if (leader.current !== who || asked !== 0) return;
      asked = requestAnimationFrame(() => {
        asked = 0;
        if (who === 'text') listFollows();
        else textFollows();
      });
    };
    const lead = (event: Event) => {
      leader.current = event.target instanceof Node && rows.contains(event.target) ? 'list' : 'text';
    };
    // The scroll bar leads too; a press on anything else must not make the page move under the pointer.
    const press = (event: Event) => {
      leader.current = event.target === rows ? 'list' : undefined;
    };
    const rest = () => {
      leader.current = undefined;
    };
    const onPage = () => ask('text');
    const onRows = () => ask('list');
    for (const name of ['wheel', 'touchmove'] as const) addEventListener(name, lead, { passive: true });
    addEventListener('pointerdown', press);
    addEventListener('keydown', rest);
    addEventListener('scroll', onPage, { passive: true });
    rows.addEventListener('scroll', onRows, { passive: true });
    return () => {
      cancelAnimationFrame(asked);
      for (const name of ['wheel', 'touchmove'] as const) removeEventListener(name, lead);
      removeEventListener('pointerdown', press);
      removeEventListener('keydown', rest);
      removeEventListener('scroll', onPage);
      rows.removeEventListener('scroll', onRows);
    };
  }, [root, list, enabled]);
  return {
    /** Neither leads: what scrolls now was not scrolled by hand. */
    rest: () => {
      leader.current = undefined;
    },
  };
}
