import type { Draw, drawWhose } from '@chengshi/contract';
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

type Whose = (typeof drawWhose)[number];

/** Lists that were drawn, the newest first: the reader’s own, those of others, or all where he has none. */
export function DrawList({ whose }: { readonly whose: Whose }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(
    api.draws.list.infiniteOptions({
      input: (cursor: string | undefined) => compact({ whose, cursor, limit: 20 }),
      ...paging,
    }),
  );
  if (list.isPending) return <PageLoading />;
  if (!list.data) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows) as Draw[]; // Only brands are lost.
  if (rows.length === 0) {
    // The own lists, or what is missing of them, are told above.
    if (whose === 'others') return null;
    return <EmptyState title={t(whose === 'mine' ? 'draws.emptyMine' : 'draws.empty')} help={t('draws.emptyHelp')} />;
  }
  return (
    <section className="draw-lists" aria-labelledby={`draws-${whose}`}>
      <h2 id={`draws-${whose}`} className={whose === 'all' ? 'only-read' : 'card-title'}>
        {t(`draws.${whose}`)}
      </h2>
      <ul className="card messages">
        {rows.map((draw) => (
          <DrawLine key={draw.id} draw={draw} />
        ))}
      </ul>
      <MoreRows query={list} />
    </section>
  );
}
