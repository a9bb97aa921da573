import type { Trial } from '@chengshi/contract';
import { useTranslation } from 'react-i18next';

/** What came of trying a channel out, in the other side's words where it has some. */
export function TrialResult({ trial }: { readonly trial: Trial | undefined }) {
  const { t } = useTranslation();
  return (
    <p role="status" className={trial?.ok === false ? 'field-fault' : 'field-help'}>
      {trial && (trial.ok ? t('channels.works') : t('channels.fails', { error: trial.error ?? '' }))}
    </p>
  );
}
