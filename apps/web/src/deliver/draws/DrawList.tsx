import type { Draw } from '@chengshi/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/client.ts';
import { compact } from '../../app/compact.ts';
import { ErrorNotice } from '../../app/ErrorNotice.tsx';
import { MoreRows } from '../../app/MoreRows.tsx';
import { paging } from '../../app/PagedTable.tsx';
import { PageLoading } from '../../app/RouteStates.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { DrawLine } from './DrawLine.tsx';

/** Lists that were drawn, the newest first: those for the reader, or all of the region. */
export function DrawList({ mine }: { readonly mine: boolean }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(
    api.draws.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ mine: mine || undefined, cursor, limit: 20 }),
      ...paging,
    }),
  );
  if (list.isPending) return <PageLoading />;
  if (!list.data) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows) as Draw[]; // Only brands are lost.
  if (rows.length === 0) {
    return <EmptyState title={t(mine ? 'draws.emptyMine' : 'draws.empty')} help={t('draws.emptyHelp')} />;
  }
  return (
    <>
      <ul className="card messages" aria-label={t(mine ? 'draws.mine' : 'draws.others')}>
        {rows.map((draw) => (
          <DrawLine key={draw.id} draw={draw} />
        ))}
      </ul>
      <MoreRows query={list} />
    </>
  );
}
