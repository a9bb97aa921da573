import { type Light, lights } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { CountsBar, totalOf } from '../../ui/CountsBar.tsx';
import { LightIcon } from '../../ui/LightIcon.tsx';

/** The five lights as large figures over one bar. */
export function Standing({ counts }: { readonly counts: Readonly<Record<Light, number>> }) {
  const { t } = useTranslation();
  const total = totalOf(counts);
  return (
    <div className="standing">
      <CountsBar counts={counts} figures={false} />
      <dl className="standing-figures">
        {lights.map((light) => (
          <div key={light} className="standing-light">
            <dt className={`tone-${light}`}>
              <LightIcon light={light} />
              {t(`light.${light}`)}
            </dt>
            <dd>
              <span className="standing-count">{counts[light].toLocaleString('en-US')}</span>
              <span className="standing-share">{shareWords(counts[light], total)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** A few of many are still not nothing. */
function shareWords(count: number, total: number): string {
  const percent = total === 0 ? 0 : Math.round((count / total) * 100);
  return count > 0 && percent === 0 ? '<1%' : `${percent}%`;
}
