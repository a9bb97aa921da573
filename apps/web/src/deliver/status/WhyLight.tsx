import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { LightBadge } from '../../ui/LightBadge.tsx';
import { reasonWords } from './reasons.ts';

/** The light of a commitment or of a part of it, with every reason. */
export function WhyLight({ id, place = '' }: { readonly id: string; readonly place?: string }) {
  const { t, i18n } = useTranslation();
  const { data, error, isError, refetch } = useQuery(api.status.commitment.queryOptions({ input: { id, place } }));
  if (isError) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <section className={`card reasons ground-soft-${data.light}`} aria-label={t('living.panel.reasons')}>
      <LightBadge light={data.light} />
      <ul>
        {data.reasons.map((reason) => (
          <li key={reason.code}>{reasonWords(reason, i18n.language)}</li>
        ))}
      </ul>
    </section>
  );
}
