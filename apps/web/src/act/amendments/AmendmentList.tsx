import type { Amendment, AmendmentState } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { MoreRows } from '../../app/MoreRows.tsx';
import { paging } from '../../app/PagedTable.tsx';
import { PageLoading } from '../../app/RouteStates.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { AmendmentCard } from './AmendmentCard.tsx';
import type { Editor } from './editor.ts';

/** Requests of one state; open ones the longest waiting first. */
export function AmendmentList(props: {
  readonly state: AmendmentState;
  readonly mine: boolean;
  readonly campaignId: string | undefined;
  readonly query: string | undefined;
  readonly editor: Editor;
}) {
  const { t } = useTranslation();
  const { state, mine, campaignId, query, editor } = props;
  const list = useInfiniteQuery(
    api.amendments.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ state, mine, campaignId, query, cursor, limit: 50 }),
      ...paging,
    }),
  );
  if (list.isPending) return <PageLoading />;
  if (!list.data) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows) as Amendment[]; // Only brands are lost.
  if (rows.length === 0) return <EmptyState title={t('amendments.empty')} help={t('amendments.emptyHelp')} />;
  return (
    <>
      <ul className="card amendments">
        {rows.map((amendment) => (
          <AmendmentCard key={amendment.id} amendment={amendment} editor={editor} />
        ))}
      </ul>
      <MoreRows query={list} />
    </>
  );
}
