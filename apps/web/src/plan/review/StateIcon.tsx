import type { Item } from '@chengshi/contract';

/** Each state has its own shape, so that nobody depends on the colour: ring, tick, cross. */
const shapes: Readonly<Record<Item['state'], string>> = {
  found: 'M8 3a5 5 0 1 0 0 10A5 5 0 1 0 8 3Z',
  accepted: 'M2.5 8.5 6.5 12.5 13.5 3.5',
  rejected: 'M3.5 3.5 12.5 12.5M12.5 3.5 3.5 12.5',
};

export function StateIcon({ state }: { readonly state: Item['state'] }) {
  return (
    <svg className={`state-icon tone-is-${state}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={shapes[state]} />
    </svg>
  );
}
