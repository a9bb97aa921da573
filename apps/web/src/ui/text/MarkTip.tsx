import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { markUnder } from './OfficialText.tsx';

interface Place {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly above: boolean;
}

/** One floating explanation for all marks of a text: on hover and on focus. It never takes the pointer, and Escape closes it. */
export function MarkTip(props: {
  readonly root: RefObject<HTMLElement | null>;
  readonly explain: (id: string) => ReactNode;
}) {
  const { root, explain } = props;
  const [place, setPlace] = useState<Place>();
  const hovered = useRef<string>(undefined);

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const show = (target: EventTarget | null, x?: number) => {
      const id = markUnder(target);
      if (id === hovered.current) return;
      hovered.current = id;
      setPlace(id && target instanceof Element ? placeFor(id, target, x) : undefined);
    };
    const over = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') show(event.target, event.clientX);
    };
    const focus = (event: FocusEvent) => show(event.target);
    const hide = () => show(null);
    const scrolled = () => {
      const id = markUnder(document.activeElement);
      if (id && id === hovered.current && document.activeElement)
        setPlace(placeFor(id, document.activeElement, undefined));
      else hide();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide();
    };
    element.addEventListener('pointerover', over);
    element.addEventListener('pointerleave', hide);
    element.addEventListener('focusin', focus);
    element.addEventListener('focusout', hide);
    addEventListener('scroll', scrolled, { passive: true });
    addEventListener('keydown', key);
    return () => {
      element.removeEventListener('pointerover', over);
      element.removeEventListener('pointerleave', hide);
      element.removeEventListener('focusin', focus);
      element.removeEventListener('focusout', hide);
      removeEventListener('scroll', scrolled);
      removeEventListener('keydown', key);
    };
  }, [root]);

  if (!place) return null;
  return (
    <div className="tip" role="tooltip" data-above={place.above} style={{ left: place.left, top: place.top }}>
      {explain(place.id)}
    </div>
  );
}

const widest = 340;

function placeFor(id: string, target: Element, x: number | undefined): Place {
  const element = target.closest('[data-mark]') ?? target;
  const boxes = [...element.getClientRects()];
  const box = boxes.find(({ left, right }) => x !== undefined && left <= x && x <= right) ?? boxes[0];
  const { left, top, bottom } = box ?? element.getBoundingClientRect();
  const above = bottom > innerHeight - 190;
  return {
    id,
    above,
    left: Math.max(12, Math.min(x === undefined ? left : x - 40, innerWidth - widest - 12)),
    top: above ? top - 10 : bottom + 10,
  };
}
