import type { PlaceOpening } from '@chengshi/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../app/client.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { ReasonDialog } from '../../app/ReasonDialog.tsx';
import { OpenPlace } from './OpenPlace.tsx';

/** Whether reports about a commitment may say where they were made, and why; the office turns it on and off. */
export function CommitmentPlace({
  commitmentId,
  finished,
}: {
  readonly commitmentId: string;
  readonly finished: boolean;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'on' | 'off'>();
  const query = useQuery(api.places.ofCommitment.queryOptions({ input: { id: commitmentId } }));
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return null;
  const { mayOpen } = query.data;
  const rows = query.data.rows as PlaceOpening[]; // Only brands are lost.
  const current = rows.find(({ open }) => open);
  const former = rows.filter(({ open }) => !open);
  if (rows.length === 0 && (!mayOpen || finished)) return null;
  const close = () => setAsking(undefined);
  return (
    <section className="card" aria-labelledby="place">
      <div className="card-head">
        <h2 id="place" className="card-title">
          {t('places.title')}
        </h2>
        {mayOpen && current && <Button onClick={() => setAsking('off')}>{t('places.close')}</Button>}
        {mayOpen && !current && !finished && <Button onClick={() => setAsking('on')}>{t('places.open')}</Button>}
      </div>
      {current ? (
        <>
          <p>{t('places.on', { until: current.until })}</p>
          <p className="muted">{t('places.why', { reason: current.reason, by: current.by })}</p>
        </>
      ) : (
        <p className="muted">{t('places.off')}</p>
      )}
      {former.length > 0 && (
        <details className="body-former">
          <summary>{t('places.former', { count: former.length })}</summary>
          <ul>
            {former.map(({ id, since, until, reason, by, closed }) => (
              <li key={id}>
                <span className="figure">{t('places.span', { since, until: closed?.on ?? until })}</span>{' '}
                {t('places.why', { reason, by })}
                {closed && ` ${t('places.closedBecause', { by: closed.by, reason: closed.reason })}`}
              </li>
            ))}
          </ul>
        </details>
      )}
      {asking === 'on' && <OpenPlace commitmentId={commitmentId} onClose={close} />}
      {asking === 'off' && current && (
        <ReasonDialog
          title={t('places.close')}
          ok={t('places.close')}
          label={t('places.closeReason')}
          help={t('places.closeHelp')}
          done={t('places.closed')}
          changes={['places', 'reports']}
          send={(reason, idempotencyKey) =>
            client.places.close({ id: current.id, reason }, { context: { idempotencyKey } })
          }
          onClose={close}
        />
      )}
    </section>
  );
}
