import { useEffect, useEffectEvent } from 'react';

/** Keys of the whole page. They rest while somebody types, and while a dialog is open. */
export function useTableKeys(keys: { readonly undo: () => void; readonly help: () => void }): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest('input:not([type="checkbox"]), textarea, select, form, [role="dialog"]')) return;
    const control = event.ctrlKey || event.metaKey;
    if (control && !event.shiftKey && event.key.toLowerCase() === 'z') keys.undo();
    else if (!control && event.key === '?') keys.help();
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
