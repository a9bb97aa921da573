import type { Message } from '@chengshi/contract';
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
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MessageLine } from './MessageLine.tsx';

/** Own messages, the newest first, and what marks them as read. */
export function MessageList({ unread }: { readonly unread: boolean }) {
  const { t } = useTranslation();
  const say = useSay();
  const refresh = useRefresh();
  const list = useInfiniteQuery(
    api.messages.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ unread, cursor, limit: 50 }),
      ...paging,
    }),
  );
  const mark = useMutation(
    api.messages.read.mutationOptions({ onSuccess: () => refresh('messages'), onError: say.failed }),
  );
  if (list.isPending) return <PageLoading />;
  if (!list.data) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows) as Message[]; // Only brands are lost.
  const [newest] = rows;
  if (!newest) {
    return <EmptyState title={t(unread ? 'messages.allRead' : 'messages.empty')} help={t('messages.emptyHelp')} />;
  }
  return (
    <>
      {rows.some(({ read }) => !read) && (
        <p className="messages-acts">
          <Button loading={mark.isPending} onClick={() => mark.mutate({ kind: 'all', until: newest.at })}>
            {t('messages.readAll')}
          </Button>
        </p>
      )}
      <ul className="card messages">
        {rows.map((message) => (
          <MessageLine
            key={message.id}
            message={message}
            onRead={() => mark.mutate({ kind: 'some', ids: [message.id] })}
          />
        ))}
      </ul>
      <MoreRows query={list} />
    </>
  );
}
