import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { instantWords } from '../../ui/formats.ts';

/** What stands between a commitment and its closing, and how often it was closed and reopened, with the reasons. */
export function Closing({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { data } = useQuery(api.verification.ofCommitment.queryOptions({ input: { id } }));
  const { standing, closings = [] } = data ?? {};
  return (
    <section className="closing" aria-label={t('verification.closing')}>
      {standing?.needed && closings[0]?.kind !== 'closed' && (
        <p>
          {standing.claim === null
            ? t('verification.claim.none')
            : t(`verification.claim.${standing.claim}`, { date: standing.on ?? '' })}{' '}
          {standing.claim !== 'verified' && <span className="muted">{t('verification.needed')}</span>}
        </p>
      )}
      {children}
      {closings.length > 1 && (
        <ul className="plain-list muted">
          {closings.map(({ kind, words, by, at }) => (
            <li key={at}>
              {t(`verification.${kind}`, { by, at: instantWords(at) })}
              {words && <q className="dispatch-words">{words}</q>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
