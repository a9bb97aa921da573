import type { DeadDelivery } from '@chengshi/contract';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { MoreRows } from '../../app/MoreRows.tsx';
import { paging } from '../../app/PagedTable.tsx';
import { PageLoading } from '../../app/RouteStates.tsx';
import { useRefresh } from '../../app/useRefresh.ts';
import { useSay } from '../../app/useSay.ts';
import { instantWords } from '../../ui/formats.ts';

/** What could not be handed over, why, and a way to try again. */
export function DeadList() {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const list = useInfiniteQuery(
    api.channels.dead.infiniteOptions({
      input: (cursor: string | undefined) => compact({ cursor, limit: 50 }),
      ...paging,
    }),
  );
  const retry = useMutation(
    api.channels.retry.mutationOptions({
      onSuccess: async () => {
        say.done(t('channels.retried'));
        await refresh('channels');
      },
      onError: say.failed,
    }),
  );
  if (list.isPending) return <PageLoading />;
  if (!list.data) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows) as DeadDelivery[]; // Only brands are lost.
  const waiting = list.data.pages[0]?.waiting ?? 0;
  return (
    <>
      <p className="muted">{t('channels.waiting', { count: waiting })}</p>
      {rows.length === 0 && <p className="muted">{t('channels.noDead')}</p>}
      <ul className="messages messages-plain">
        {rows.map(({ id, to, channel, kind, error, attempts, at }) => (
          <li key={id} className="message">
            <p>
              <span className="tag">{t(`channels.kinds.${channel}`)}</span> <strong lang="zh-CN">{to}</strong>{' '}
              {t(`messages.kinds.${kind}`)}
            </p>
            <p className="field-fault">{error}</p>
            <p className="head-facts muted">
              <span>{t('channels.attempts', { count: attempts })}</span>
              <span>{instantWords(at)}</span>
              <Button
                size="small"
                loading={retry.isPending && retry.variables.id === id}
                aria-label={t('channels.retryOf', { to })}
                onClick={() => retry.mutate({ id })}
              >
                {t('act.retry')}
              </Button>
            </p>
          </li>
        ))}
      </ul>
      <MoreRows query={list} />
    </>
  );
}
