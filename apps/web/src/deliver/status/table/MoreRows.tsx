import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../app/ErrorNotice.tsx';
import type { RowSet } from './rowSets.ts';

/** The end of what is loaded: coming into sight, it asks for more. */
export function MoreRows({ set, onMore }: { readonly set: RowSet; readonly onMore: (id: string) => void }) {
  const { t } = useTranslation();
  const wanted = set.more && !set.loading && !set.error;
  const ask = useEffectEvent(() => onMore(set.id));
  useEffect(() => {
    if (wanted) ask();
  }, [wanted]);
  if (set.error) return <ErrorNotice error={set.error} onRetry={set.retry} />;
  return (
    <p className="more-rows muted" role="status">
      {t('table.loading')}
    </p>
  );
}
