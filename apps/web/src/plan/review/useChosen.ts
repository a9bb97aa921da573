import { type RefObject, useEffect, useState } from 'react';
import { paint } from '../../ui/text/highlights.ts';
import type { Paragraph } from '../../ui/text/paragraphs.ts';
import { rangeOf } from '../../ui/text/places.ts';
import type { Span } from '../../ui/text/spans.ts';

/** Words of the text that were chosen to be marked: painted, until they are marked or left. */
export function useChosen(root: RefObject<HTMLElement | null>, paragraphs: readonly Paragraph[]) {
  const [chosen, setChosen] = useState<Span>();
  useEffect(() => {
    if (!chosen || !root.current) return;
    const range = rangeOf(root.current, paragraphs, chosen);
    return range ? paint('sentence', [range]) : undefined;
  }, [root, paragraphs, chosen]);
  return [chosen, setChosen] as const;
}
