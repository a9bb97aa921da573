import type { EditResult } from '@chengshi/contract';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { paint } from '../../ui/text/highlights.ts';
import type { Paragraph } from '../../ui/text/paragraphs.ts';
import { rangeOf } from '../../ui/text/places.ts';

const shownForMs = 4000;
const none: ReadonlyMap<string, string> = new Map();

/** Items that others have just changed, with the name of who did: for a few seconds, in the list and in the text. */
export function useChanged(root: RefObject<HTMLElement | null>, paragraphs: readonly Paragraph[]) {
  const [changed, setChanged] = useState(none);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    changed,
    show: (edit: EditResult) => {
      const names = new Map<string, string>(edit.items.map(({ id }) => [id, edit.by.name]));
      setChanged(names);
      const ranges = edit.items.slice(0, 50).flatMap((item) => {
        const range = root.current && rangeOf(root.current, paragraphs, item);
        return range ? [range] : [];
      });
      const fade = paint('changed', ranges);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        fade();
        setChanged(none);
      }, shownForMs);
    },
  };
}
