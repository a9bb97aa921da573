import { useEffect, useEffectEvent } from 'react';

export interface ReviewKeys {
  readonly step: (by: 1 | -1, extend: boolean) => void;
  readonly nextOpen: (by: 1 | -1) => void;
  readonly accept: () => void;
  readonly reject: () => void;
  readonly reopen: () => void;
  readonly certain: () => void;
  readonly edit: () => void;
  readonly split: () => void;
  readonly merge: () => void;
  readonly select: () => void;
  readonly loose: (by: 1 | -1) => void;
  readonly mark: (at: number) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly search: () => void;
  readonly history: () => void;
  readonly help: () => void;
  readonly close: () => void;
}

/** The keys of the review. They rest while somebody types, and while a dialog is open. */
export function useReviewKeys(keys: ReviewKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest('input:not([type="checkbox"]), textarea, select, form, [role="dialog"], [role="slider"]'))
      return;
    if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])')) return;
    const action = actionOf(event, target, keys);
    if (!action) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

function actionOf(event: KeyboardEvent, target: Element, keys: ReviewKeys): (() => void) | undefined {
  const { key, shiftKey } = event;
  const letter = key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    if (letter === 'z') return shiftKey ? keys.redo : keys.undo;
    return letter === 'y' ? keys.redo : undefined;
  }
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const onItem = target.closest('.row, .mark-head') !== null;
  if (letter === 'j' || (onItem && key === 'ArrowDown')) return () => keys.step(1, shiftKey);
  if (letter === 'k' || (onItem && key === 'ArrowUp')) return () => keys.step(-1, shiftKey);
  if (key === 'Enter' && target.matches('[data-row][aria-current]')) return keys.edit;
  if (/^[1-3]$/.test(key)) return () => keys.mark(Number(key) - 1);
  if (letter === 'l') return () => keys.loose(shiftKey ? -1 : 1);
  if (shiftKey && letter === 'a') return keys.certain;
  return plainKeys(keys)[key];
}

function plainKeys(keys: ReviewKeys): Readonly<Record<string, (() => void) | undefined>> {
  return {
    n: () => keys.nextOpen(1),
    p: () => keys.nextOpen(-1),
    a: keys.accept,
    x: keys.reject,
    r: keys.reopen,
    e: keys.edit,
    s: keys.split,
    m: keys.merge,
    v: keys.select,
    u: keys.undo,
    h: keys.history,
    '/': keys.search,
    '?': keys.help,
    Escape: keys.close,
  };
}
