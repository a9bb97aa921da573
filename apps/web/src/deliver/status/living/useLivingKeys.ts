import { useEffect, useEffectEvent } from 'react';

export interface LivingKeys {
  readonly step: (step: 1 | -1) => void;
  readonly close: () => void;
  readonly find: () => void;
  readonly help: () => void;
}

/** The keys of the living document. They rest while somebody types, and while a dialog is open. */
export function useLivingKeys(keys: LivingKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target as Element;
    if (target.closest('input, textarea, select, [role="dialog"]') && event.key !== 'Escape') return;
    const action = actionOf(event.key, target.closest('.mark-head') !== null, keys);
    if (!action) return;
    if (event.key !== 'Escape') event.preventDefault();
    action();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}

function actionOf(key: string, onMark: boolean, keys: LivingKeys): (() => void) | undefined {
  if (key === 'j' || (onMark && (key === 'ArrowRight' || key === 'ArrowDown'))) return () => keys.step(1);
  if (key === 'k' || (onMark && (key === 'ArrowLeft' || key === 'ArrowUp'))) return () => keys.step(-1);
  if (key === 'Escape') return keys.close;
  if (key === '/') return keys.find;
  if (key === '?') return keys.help;
  return undefined;
}
