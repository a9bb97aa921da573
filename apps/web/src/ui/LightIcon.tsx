import type { Light } from '@chengshi/contract';

/** Each light has its own shape, so that nobody depends on the colour: tick, disc, triangle, square, ring. */
const shapes: Readonly<Record<Light, React.ReactNode>> = {
  done: <path d="M2.5 8.5 6.5 12.5 13.5 3.5" fill="none" stroke="currentColor" strokeWidth="2.6" />,
  green: <circle cx="8" cy="8" r="5.6" fill="currentColor" />,
  yellow: <path d="M8 1.6 15 14H1Z" fill="currentColor" />,
  red: <rect x="2" y="2" width="12" height="12" fill="currentColor" />,
  grey: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="2.2" />,
};

export function LightIcon({ light }: { readonly light: Light }) {
  return (
    <svg className={`light-icon tone-${light}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {shapes[light]}
    </svg>
  );
}
