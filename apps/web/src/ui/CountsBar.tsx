import { type Light, lights } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { LightIcon } from './LightIcon.tsx';

type Counts = Readonly<Record<Light, number>>;

export const noCounts: Counts = { done: 0, green: 0, yellow: 0, red: 0, grey: 0 };

export function addCounts(one: Counts, other: Counts): Counts {
  return Object.fromEntries(lights.map((light) => [light, one[light] + other[light]])) as Record<Light, number>;
}

export function totalOf(counts: Counts): number {
  return lights.reduce((sum, light) => sum + counts[light], 0);
}

/** How many of each light: as a bar for the eye, as figures with shapes for reading. */
export function CountsBar({ counts, figures = true }: { readonly counts: Counts; readonly figures?: boolean }) {
  const { t } = useTranslation();
  const present = lights.filter((light) => counts[light] > 0);
  return (
    <div className="counts">
      <div className="counts-bar" aria-hidden="true">
        {present.map((light) => (
          <span key={light} className={`counts-part ground-${light}`} style={{ flexGrow: counts[light] }} />
        ))}
      </div>
      {figures && (
        <ul className="counts-figures">
          {present.map((light) => (
            <li key={light} className={`tone-${light}`}>
              <LightIcon light={light} />
              <span className="counts-word">{t(`light.${light}`)}</span>
              <span className="figure">{counts[light].toLocaleString('en-US')}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
