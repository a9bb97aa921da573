import type { Item } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { states } from './filters.ts';

/** How much is left, as a figure and as a bar. */
export function Progress({ counts }: { readonly counts: Readonly<Record<Item['state'], number>> }) {
  const { t } = useTranslation();
  const total = states.reduce((sum, state) => sum + counts[state], 0);
  const decided = total - counts.found;
  const words = t('review.progress', { decided, total });
  return (
    <div className="progress">
      <p className="progress-left">
        {counts.found === 0 && total > 0 ? t('review.leftNone') : t('review.left', { count: counts.found })}
      </p>
      <div
        className="progress-bar"
        role="progressbar"
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={decided}
      >
        {(['accepted', 'rejected'] as const).map((state) => (
          <span
            key={state}
            className={`progress-part progress-${state}`}
            style={{ width: `${total === 0 ? 0 : (counts[state] / total) * 100}%` }}
          />
        ))}
      </div>
    </div>
  );
}
