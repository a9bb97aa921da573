import type { Webhook } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { paging } from '../../app/PagedTable.tsx';
import { PageLoading } from '../../app/RouteStates.tsx';
import { AddWebhook } from './AddWebhook.tsx';
import { WebhookLine } from './WebhookLine.tsx';

/** The robots of units and offices in scope. */
export function WebhookList() {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const list = useInfiniteQuery(
    api.channels.webhooks.infiniteOptions({
      input: (cursor: string | undefined) => compact({ cursor, limit: 50 }),
      ...paging,
    }),
  );
  if (list.isPending) return <PageLoading />;
  if (!list.data) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows) as Webhook[]; // Only brands are lost.
  return (
    <>
      {rows.length === 0 && <p className="muted">{t('channels.none')}</p>}
      <ul className="messages messages-plain">
        {rows.map((webhook) => (
          <WebhookLine key={webhook.id} webhook={webhook} />
        ))}
      </ul>
      <div className="form-actions">
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('channels.add')}
        </Button>
        {list.hasNextPage && (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('act.more')}
          </Button>
        )}
      </div>
      {adding && <AddWebhook onClose={() => setAdding(false)} />}
    </>
  );
}
