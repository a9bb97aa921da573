import type { Draw } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';
import { doneOf } from './names.ts';

/** How far a list is worked off: in words, and as a bar for the eye. */
export function Progress({ draw }: { readonly draw: Pick<Draw, 'counts'> }) {
  const { t } = useTranslation();
  const { all, done } = doneOf(draw);
  return (
    <span className="draw-progress">
      <span className="figure">{t('draws.progress', { done, all })}</span>
      <progress aria-hidden="true" max={all} value={done} />
    </span>
  );
}
